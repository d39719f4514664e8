"""The process: settings, command line, wiring, schedule, delivery, metrics. May use every other room."""
