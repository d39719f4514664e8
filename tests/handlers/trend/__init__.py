"""Tests of `/trend`."""
