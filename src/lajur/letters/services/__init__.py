"""What changes papers: one named function, one transaction each."""
