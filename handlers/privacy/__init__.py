"""What is kept of a reader: told, handed over, forgotten."""
