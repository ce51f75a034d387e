"""Everything others may ask about papers; answers are frozen rows."""
