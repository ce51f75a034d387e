"""The embedded PostgreSQL: its folder, its account and its life."""
