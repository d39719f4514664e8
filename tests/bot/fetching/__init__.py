"""Fetching: against servers on loopback that misbehave on purpose, and never beyond this machine."""
