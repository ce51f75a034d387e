"""Commands for the people who build Lajur."""
