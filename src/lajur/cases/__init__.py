"""An SOP in force at work: cases, branches, tasks, deadlines."""
