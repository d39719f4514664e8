"""The list of outlets as a message: a region at a time, a button for each outlet, and one for other languages."""

from collections.abc import Sequence

from handlers.answer import Button, Keyboard, Message
from handlers.html import clip, visible
from handlers.sources.addresses import View
from handlers.sources.health import trouble
from handlers.texts import Texts
from news.outlets.known import Region, region_of
from news.outlets.naming import outlet_mark
from news.outlets.wishes import Wishes, gets
from storage.outlets import Outlet

PAGE = 8
"""Outlets on a page: what a phone shows with its buttons."""

_NAME_UNITS = 28


def sources_screen(view: View, outlets: Sequence[Outlet], wishes: Wishes, texts: Texts, title: str = "") -> Message:
    """The outlets of the view's region, or of the first region that has any; `title` names a channel."""
    regions = _by_region(outlets)
    head = [texts("sources-header"), *([title] if title else [])]
    if not regions:
        return Message("\n\n".join([*head, texts("sources-none")]), (_languages(view, wishes, texts),))
    region = view.region if view.region in regions else next(iter(regions))
    here = regions[region]
    shown = View(view.destination_id, region, min(view.page, (len(here) - 1) // PAGE))
    lines = [texts(f"sources-region-{region.value}"), texts("sources-legend"), _languages_line(wishes, texts)]
    rows = [_row(shown, one, wishes, texts) for one in here[shown.page * PAGE : (shown.page + 1) * PAGE]]
    turning = _turning(shown, len(here), texts)
    others = tuple(_region(shown, one, texts) for one in regions if one is not region)
    keys = (*rows, *turning, *_pairs(others), _languages(shown, wishes, texts))
    return Message("\n\n".join([*head, *lines]), keys)


def _by_region(outlets: Sequence[Outlet]) -> dict[Region, list[Outlet]]:
    """The outlets that can be had, by the regions that have any."""
    found: dict[Region, list[Outlet]] = {region: [] for region in Region}
    for one in outlets:
        if one.available:
            found[region_of(one.name, one.category)].append(one)
    return {region: some for region, some in found.items() if some}


def _row(view: View, one: Outlet, wishes: Wishes, texts: Texts) -> tuple[Button, ...]:
    wanted = gets(wishes, one.key, by_default=one.by_default)
    wrong = trouble(one.states)
    name = clip(visible(one.name), _NAME_UNITS) + (f" · {texts.plain(f'source-{wrong.value}')}" if wrong else "")
    return (Button(f"{'✓' if wanted else '○'} {name}", view.outlet(outlet_mark(one.key), wanted=not wanted)),)


def _turning(view: View, count: int, texts: Texts) -> Keyboard:
    turning = []
    if view.page > 0:
        turning.append(Button(texts.plain("button-back"), View(view.destination_id, view.region, view.page - 1).data))
    if (view.page + 1) * PAGE < count:
        turning.append(Button(texts.plain("button-next"), View(view.destination_id, view.region, view.page + 1).data))
    return (tuple(turning),) if turning else ()


def _region(view: View, region: Region, texts: Texts) -> Button:
    return Button(texts.plain(f"button-region-{region.value}"), View(view.destination_id, region).data)


def _pairs(buttons: Sequence[Button]) -> Keyboard:
    return tuple(tuple(buttons[first : first + 2]) for first in range(0, len(buttons), 2))


def _languages_line(wishes: Wishes, texts: Texts) -> str:
    return texts("sources-languages" if wishes.other_languages else "sources-dutch")


def _languages(view: View, wishes: Wishes, texts: Texts) -> tuple[Button, ...]:
    name = "button-languages-off" if wishes.other_languages else "button-languages-on"
    return (Button(texts.plain(name), view.languages(other=not wishes.other_languages)),)
