"""Tests of `news.readers_times`."""
