"""Tests mirror the rooms; `botapi` is a strict double of the Bot API, `e2e` runs the real process."""
