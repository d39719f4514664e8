"""Tests of `news.outlets`."""
