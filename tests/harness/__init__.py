"""Harnesses that run the real process for longer than a test may: kills, and what the benches share."""
