"""Tests of following topics."""
