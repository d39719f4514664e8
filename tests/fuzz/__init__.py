"""Fuzzing: hostile and broken input made up without end, against the promise that it gives articles or a reason."""
