"""How an outlet is doing, in one word where something is wrong."""

from collections.abc import Collection

from news.fetching.course import State

_WORST_FIRST = (State.GONE, State.CONSENT, State.FAILING, State.SLOW)
"""When all of an outlet's sources are unwell, the most lasting trouble is told."""


def trouble(states: Collection[State]) -> State | None:
    """What is wrong with an outlet whose sources are in these states; None while one of them works well.

    A source that was never fetched tells nothing yet.
    """
    known = {state for state in states if state is not State.NEW}
    if not known or State.FINE in known:
        return None
    if State.SLOW in known:
        return State.SLOW
    return next(state for state in _WORST_FIRST if state in known)
