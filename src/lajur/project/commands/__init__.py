"""The commands of `lajur`, one module each: HELP, add_arguments and run."""
