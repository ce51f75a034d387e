"""How a paper is written: kind and facts to blocks, blocks to page, Word and PDF.

Nothing here knows a table or a clock; the same blocks feed every writer.
"""
