"""What a destination follows: `/subscribe`, `/unsubscribe`, `/topics`, the first walk, and buttons elsewhere."""
