"""Tests of what is decided about fetching."""
