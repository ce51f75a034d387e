"""What is read of cases: frozen rows, a fixed number of statements each."""
