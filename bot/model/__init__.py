"""The embedded brief model: Gemma 3 270M, which chooses what to keep of an article, in a process of its own."""
