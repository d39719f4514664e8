"""A clock that stands still until a test lets time pass."""


class Clock:
    """Monotonic seconds, called as `time.monotonic` is."""

    def __init__(self) -> None:
        """Starts somewhere."""
        self._now = 1000.0

    def __call__(self) -> float:
        """The time now."""
        return self._now

    def passes(self, seconds: float) -> None:
        """Let time pass."""
        self._now += seconds
