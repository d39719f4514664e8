"""Tests of `handlers.sources`."""
