"""A day of sixty outlets that do not exist, in the shapes and with the habits of those that do."""
