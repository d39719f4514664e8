"""`/settings`: the language, and what happens when there is nothing to tell."""
