"""`/schedule`: when a destination wants its digest, its zone, its quiet hours, its pause."""
