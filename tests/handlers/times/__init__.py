"""Tests of a reader's times."""
