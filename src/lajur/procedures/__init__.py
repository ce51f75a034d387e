"""SOP documents in, versions in force out."""
