"""A source as the command line shows it: an object for machines, a line for people."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.documents import Document
from storage.feed_rows import Feed

_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400


def source_document(feed: Feed) -> Document:
    """All that is known of a source; times are ISO 8601 in UTC, null where there is none.

    `enabled` tells whether it is fetched, `operator` what the operator said of that: true, false, or null for nothing.
    """
    course = feed.course
    return {
        "id": feed.id,
        "address": course.address,
        "first_address": feed.key,
        "name": feed.name,
        "outlet": feed.outlet,
        "category": feed.category,
        "by_default": feed.by_default,
        "wanted": feed.wanted,
        "enabled": feed.active,
        "operator": feed.enabled,
        "state": course.state.value,
        "reason": course.reason,
        "failing_since": _time(course.failing_since),
        "failures": course.failures,
        "interval_seconds": round(course.every.total_seconds()),
        "next_at": _time(course.next_at) if feed.active else None,
        "fetched_at": _time(course.fetched_at),
        "succeeded_at": _time(course.succeeded_at),
        "changed_at": _time(course.changed_at),
        "seconds": round(course.seconds, 3),
        "fetches": course.fetches,
        "unchanged": course.unchanged,
        "articles": course.articles,
        "left_out": dict(course.left_out),
        "added_at": _time(feed.added_at),
    }


def source_lines(feeds: Sequence[Feed], now: datetime) -> list[str]:
    """A table: number, state, interval, how long ago it changed, articles, name, category, address; then the reason."""
    rows = [_row(feed, now) for feed in feeds]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))] if rows else []
    lines = []
    for feed, row in zip(feeds, rows, strict=True):
        lines.append("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
        lines += [f"{' ' * widths[0]}  {feed.course.reason}"] if feed.course.reason else []
        lines += [f"{' ' * widths[0]}  left out: {_counts(feed)}"] if feed.course.left_out else []
    return lines


def _row(feed: Feed, now: datetime) -> tuple[str, ...]:
    course = feed.course
    changed = f"changed {_span(now - course.changed_at)} ago" if course.changed_at else "-"
    return (
        str(feed.id),
        course.state.value if feed.active else f"off ({course.state.value})",
        f"every {_span(course.every)}",
        changed,
        f"{course.articles} articles",
        f"{feed.name} [{feed.category}]" if feed.category else feed.name,
        course.address,
    )


def _counts(feed: Feed) -> str:
    return ", ".join(f"{count} {reason}" for reason, count in sorted(feed.course.left_out.items()))


def _span(span: timedelta) -> str:
    """A length of time in its largest unit: "45 s", "10 min", "3 h", "2 d"."""
    seconds = max(0, round(span.total_seconds()))
    for unit, name in ((_DAY, "d"), (_HOUR, "h"), (_MINUTE, "min")):
        if seconds >= unit:
            return f"{seconds // unit} {name}"
    return f"{seconds} s"


def _time(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
