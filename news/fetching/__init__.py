"""Fetching, decided: when a source is asked again, how it is doing, and what of it is new."""
