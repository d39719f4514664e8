"""What may be cut from a sentence, as places of words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cut:
    """The words from `start` up to `stop` may go, by the rule `kind`.

    `clause`: the span is a whole clause, so a negation in it goes with what it denies. `paired`: the commas on both
    sides go too.
    """

    start: int
    stop: int
    kind: str
    clause: bool = False
    paired: bool = False

    def overlaps(self, other: "Cut") -> bool:
        """Whether they cannot both be made: they share words."""
        return self.start < other.stop and other.start < self.stop


def gaps(gone: frozenset[int]) -> tuple[tuple[int, int], ...]:
    """The stretches of places that go, each as start and stop."""
    found: list[tuple[int, int]] = []
    for place in sorted(gone):
        if found and found[-1][1] == place:
            found[-1] = (found[-1][0], place + 1)
        else:
            found.append((place, place + 1))
    return tuple(found)
