"""Settings, addresses, worker, supervisor, command line: it alone knows all."""
