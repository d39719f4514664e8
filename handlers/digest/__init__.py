"""Digests: what a destination gets at its own times, or now."""
