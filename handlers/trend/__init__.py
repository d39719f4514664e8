"""`/trend`: how much was written about a topic, as a small picture."""
