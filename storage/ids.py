"""Ids that come back in `callback_data`: a reader can forge any number there."""

_END = 2**63


def can_be_kept(number: int) -> bool:
    """Whether a row may have this id: neither database even compares with more than 63 bits."""
    return 0 < number < _END
