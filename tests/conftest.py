"""What every test may ask for; `core` tests use none of it."""
