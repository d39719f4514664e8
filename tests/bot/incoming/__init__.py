"""What happens when news comes in."""
