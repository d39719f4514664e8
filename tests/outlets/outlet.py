"""One outlet: what it writes through the day, what its server makes of that, and what befalls it."""

import gzip
import hashlib
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import brotli

from tests.bot.fetching.server import Asked, Script, answer, moved, raw, silent
from tests.outlets.prose import Piece, extended, reissued, retitled, write
from tests.outlets.shapes import Dates, Shape, proper
from tests.outlets.truth import Truth

BEFORE = timedelta(hours=60)
"""How long an outlet has been writing when the day begins."""
WAIT = timedelta(hours=3)
"""What an outlet asks for that is asked too often; longer than anybody would wait by himself."""
_WALL = (
    b"<!DOCTYPE html><html><head><title>Privacy-instellingen</title></head><body><h1>Cookies accepteren?</h1>"
    b"<p>Wij en onze partners plaatsen cookies om je ervaring te verbeteren. Geef toestemming of pas je voorkeuren aan."
    b"</p><button>Akkoord</button></body></html>"
)
_PACK: dict[str, Callable[[bytes], bytes]] = {"gzip": gzip.compress, "br": brotli.compress, "": bytes}


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """How an outlet writes and serves."""

    shape: Shape
    per_day: int = 24
    window: int = 30
    """Pieces in its feed, the newest."""
    dates: Dates = proper
    codec: str = "utf-8"
    """In what its letters really are, whatever the feed says."""
    packing: str = ""
    etag: bool = True
    last_modified: bool = False
    shuffles: bool = False
    """Its pieces stand in another order each time."""


@dataclass(frozen=True, slots=True)
class Happening:
    """What befalls an outlet from an hour of the day until another: see the names in `Outlet`."""

    name: str
    since: float
    until: float = 1_000.0


class Outlet:
    """An outlet; `pieces` are all it has written and not withdrawn, the newest first.

    Its server can be `busy` (429), `down` (503, both asking to wait), `failing` (500), `cut` (half an answer),
    `silent`, behind a `wall` of cookies, sending `rubbish` or `nothing`, showing a `short` feed or a `bare` one,
    `moved` for good or `gone`. Its desk can have `reissued` everything under new ids and addresses, or `replaced` it
    by other news.
    """

    def __init__(
        self, number: int, name: str, habits: Habits, happenings: Sequence[Happening], start: datetime
    ) -> None:
        self.name = name
        self.slug = f"o{number}"
        self.home = f"https://{self.slug}.example"
        self.truth = Truth()
        self.pieces: list[Piece] = []
        self.rude: list[str] = []
        self._habits = habits
        self._happenings = happenings
        self._start = start
        self._draw = random.Random(number)
        self._numbers = iter(range(number * 10_000 + 1, number * 10_000 + 9_999))
        self._plan = self._planned()
        self._not_before = start

    @property
    def path(self) -> str:
        """Where its feed is when the day begins."""
        return f"/{self.slug}/rss"

    @property
    def path_now(self) -> str:
        """Where its feed is in the end."""
        return f"/{self.slug}/nieuw" if any(one.name == "moved" for one in self._happenings) else self.path

    @property
    def ends(self) -> bool:
        """Whether it is gone at the end of the day."""
        return any(one.name == "gone" for one in self._happenings)

    def advance(self, now: datetime) -> None:
        """Let its desk work until now."""
        while self._plan and self._plan[-1][0] <= now:
            at, _, work = self._plan.pop()
            work(at)

    def script(self, path: str, asked: Asked, now: datetime) -> Script:
        """What its server answers."""
        if now < self._not_before:
            self.rude.append(f"{self.name} asked to wait until {self._not_before:%H:%M}, was asked at {now:%H:%M}")
        happening = self._happening(now)
        if happening == "gone":
            self._not_before = now + timedelta(days=365)
            return answer("410 Gone")
        if happening == "moved" and path == self.path:
            return moved(301, f"/{self.slug}/nieuw")
        if (trouble := self._trouble(happening, now)) is not None:
            return trouble
        return self._feed(asked, now, {"short": 3, "bare": 0}.get(happening, self._habits.window))

    def _trouble(self, happening: str, now: datetime) -> Script | None:
        if happening in ("busy", "down"):
            self._not_before = now + WAIT
            return answer({"busy": "429 Too Many", "down": "503 Later"}[happening], Retry_After=str(WAIT.seconds))
        troubles = {
            "failing": answer("500 Oops", b"<html><h1>Storing</h1></html>"),
            "cut": raw(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n<?xml version='1.0'?><rss><channel>"),
            "silent": silent(),
            "wall": answer(body=_WALL, Content_Type="text/html"),
            "rubbish": answer(body=bytes(range(256)) * 40, Content_Type="application/rss+xml"),
            "nothing": answer(body=b""),
        }
        return troubles.get(happening)

    def _feed(self, asked: Asked, now: datetime, window: int) -> Script:
        pieces = sorted(self.pieces, key=lambda piece: piece.at, reverse=True)[:window]
        shown = self._draw.sample(pieces, len(pieces)) if self._habits.shuffles else pieces
        etag = f'"{hashlib.sha256(repr(pieces).encode()).hexdigest()[:12]}"'
        if self._habits.etag and asked.headers.get("if-none-match") == etag:
            self.truth.answered(now)
            return answer("304 Not Modified", ETag=etag)
        self.truth.shown(pieces, now)
        habits = self._habits
        text = habits.shape(self.name, self.home, shown, habits.dates, now)
        body = _PACK[habits.packing](text.encode(habits.codec, "xmlcharrefreplace"))
        said = {"Content_Encoding": habits.packing} if habits.packing else {}
        said |= {"ETag": etag} if habits.etag else {}
        said |= {"Last_Modified": now.strftime("%a, %d %b %Y %H:%M:%S GMT")} if habits.last_modified else {}
        return answer(body=body, Content_Type="application/xml", **said)

    def _happening(self, now: datetime) -> str:
        hour = (now - self._start) / timedelta(hours=1)
        return next((one.name for one in self._happenings if one.since <= hour < one.until), "")

    def _planned(self) -> list[tuple[datetime, int, Callable[[datetime], None]]]:
        plan: list[tuple[datetime, int, Callable[[datetime], None]]] = []
        minutes = int((BEFORE + timedelta(hours=36)) / timedelta(minutes=1))
        wanted = self._habits.per_day * minutes // (24 * 60)
        for number, minute in enumerate(sorted(self._draw.sample(range(minutes), wanted))):
            at = self._start - BEFORE + timedelta(minutes=minute)
            plan.append((at, 3 * number, self._publish))
            for step, change in enumerate((retitled, extended)):
                later = at + timedelta(minutes=self._draw.randint(5, 240))
                if self._draw.random() < 0.15 and not self._moves_house(later):
                    plan.append((later, 3 * number + 1 + step, self._changing(at, change)))
        for one in self._happenings:
            if one.name in ("reissued", "replaced"):
                work = self._reissue if one.name == "reissued" else self._replace
                plan.append((self._start + timedelta(hours=one.since), -1, work))
        return sorted(plan, key=lambda event: event[:2], reverse=True)

    def _moves_house(self, at: datetime) -> bool:
        """Whether all gets other ids about then: what also gets other words cannot be known again by anybody."""
        moves = (self._start + timedelta(hours=one.since) for one in self._happenings if one.name == "reissued")
        return any(abs(at - move) < timedelta(hours=4) for move in moves)

    def _publish(self, at: datetime) -> None:
        self.pieces.append(write(next(self._numbers), at, self.home, self._draw))

    def _changing(self, at: datetime, change: Callable[[Piece, random.Random], Piece]) -> Callable[[datetime], None]:
        def work(_: datetime) -> None:
            self.pieces = [change(piece, self._draw) if piece.at == at else piece for piece in self.pieces]

        return work

    def _reissue(self, at: datetime) -> None:
        self.pieces = [reissued(piece, at.hour) for piece in self.pieces]

    def _replace(self, at: datetime) -> None:
        self.pieces = []
        for number in range(40, 0, -1):
            self._publish(at - timedelta(minutes=30 * number, seconds=30))
