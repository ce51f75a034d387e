"""Lajur makes government SOPs run: read, drawn, carried from desk to desk."""

__version__ = "0.1.0"
