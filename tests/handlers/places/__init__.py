"""Groups, channels and moves."""
