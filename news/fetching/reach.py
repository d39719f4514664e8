"""Whether it is a source that cannot be reached, or the network that is not there."""

from dataclasses import dataclass, replace

NOBODY_ANSWERED = frozenset(("dns", "unreachable", "timeout", "tls"))
"""The names of failures in which no server said anything (`bot.fetching.refusal`)."""
HOSTS = 3
"""So many different hosts in a row that nobody answered at, and it is the network."""


@dataclass(frozen=True, slots=True)
class Reach:
    """The hosts that were not reached since anything was."""

    unreached: frozenset[str] = frozenset()

    @property
    def offline(self) -> bool:
        """Whether there seems to be no network."""
        return len(self.unreached) >= HOSTS

    def after(self, host: str, failure: str | None) -> "Reach":
        """What is known after a fetch from this host that failed so, or did not (None)."""
        if failure not in NOBODY_ANSWERED:
            return Reach()
        return self if self.offline else replace(self, unreached=self.unreached | {host})
