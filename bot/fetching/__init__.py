"""Fetching: sources are asked politely, what comes is bounded, and nothing private is ever reached."""
