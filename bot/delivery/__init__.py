"""Delivery: what empties the outbox, at Telegram's pace, and loses nothing."""
