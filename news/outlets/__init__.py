"""Outlets: who publishes, where their feeds are, which of them a reader wants."""
