"""The rules as they stand on paper: no Django, database, network or clock."""
