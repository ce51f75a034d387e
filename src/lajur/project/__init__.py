"""Settings, root URLs, worker, supervisor, command line: the only place that knows everything."""
