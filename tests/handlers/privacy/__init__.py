"""What is kept of a reader."""
