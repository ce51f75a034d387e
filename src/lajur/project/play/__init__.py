"""`lajur play`: a case from start to end through the real services.

`place` is the database of its own, `scripts` says what is played, `stage` makes
the demo office ready for it, `run` acts on a virtual clock, `paperwork` writes
what a person would write, `record` keeps what came of it.
"""
