"""Tests of what empties the outbox."""
