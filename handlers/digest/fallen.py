"""What becomes of the slots of a destination whose moment has come, before any news is looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from handlers.digest.order import Wanted
from news.readers_times.fallen_due import fallen_due
from news.readers_times.slot import Due, Fate, fate
from storage.destinations import Destination
from storage.digests import Decision, Result
from storage.slots import KeptSlot


@dataclass(frozen=True, slots=True)
class Fallen:
    """A destination's slots that fell due.

    `passed` are the comings of which no digest is made; `answered` those that one digest answers, the `wanted` one,
    which is that of the last of them: two slots within the two hours that the bot was away are one digest. `coming`
    tells when each slot (by id) comes next.
    """

    passed: tuple[Decision, ...]
    answered: tuple[Decision, ...]
    wanted: Wanted | None
    coming: tuple[tuple[int, Due], ...]


def decide(to: Destination, due: Sequence[KeptSlot], now: datetime) -> Fallen:
    """What becomes of these slots of one destination; that a coming is `answered` is decided as sent."""
    decisions: list[Decision] = []
    coming: list[tuple[int, Due]] = []
    for one in due:
        comings, following = fallen_due(one.slot, one.due, now, to.zone)
        coming.append((one.id, following))
        decisions += [_decision(to, one, each, now) for each in comings]
    decisions.sort(key=lambda one: one.due_at)
    answered = [one for one in decisions if one.result is Result.SENT]
    missed = [one.due_at for one in decisions if one.result is Result.SKIPPED]
    wanted = None
    if answered:
        at = answered[-1].due_at
        wanted = Wanted(destination=to, at=at, late=fate(at, now) is Fate.LATE, missed=tuple(missed))
    passed = [one for one in decisions if one.result is not Result.SENT]
    return Fallen(tuple(passed), tuple(answered), wanted, tuple(coming))


def _decision(to: Destination, kept: KeptSlot, coming: Due, now: datetime) -> Decision:
    """A pause holds for the slots that come within it; a sleep for all, as nothing arrives there."""
    if to.asleep_since is not None or to.is_paused(coming.at):
        result = Result.PAUSED
    elif fate(coming.at, now) is Fate.SKIPPED:
        result = Result.SKIPPED
    else:
        result = Result.SENT
    return Decision(
        destination_id=to.id, local_date=coming.local_date, at=kept.slot.time, due_at=coming.at, result=result
    )
