"""Conversations about sources: which outlets a reader wants, and what an operator does with them."""
