"""Articles as desks write them: each about something of its own, with a number by which a test knows it again."""

import random
from dataclasses import dataclass, replace
from datetime import datetime

_OFFICES = (
    *("wethouder", "burgemeester", "schipper", "boerin", "coördinator", "directeur", "boswachter", "rechter"),
    *("brandweerman", "lerares", "dijkgraaf", "kapitein", "trainer", "huisarts", "molenaar", "archeologe"),
)
_WHAT = (
    *("de brug", "het zwembad", "een loods met vuurwerk", "de spoorlijn", "het windpark", "de dijk", "de gevangenis"),
    *("een nieuwe school", "het stadhuis", "de veerpont", "een kas met tomaten", "het café «Zoë»", "het museum"),
    *("de steenfabriek", "het sluisje", "een kudde schapen", "de bibliotheek", "het hertenkamp", "de haven", "de kerk"),
    *("een partij kaas", "het zendmast", "de ijsbaan", "een onderzeeboot", "de botanische tuin", "het filmhuis"),
)
_DOES = (
    *("gaat dicht na een storing", "wordt voor maanden hersteld", "krijgt toch een vergunning", "is ontruimd"),
    *("trekt duizenden bezoekers", "staat te koop", "blijft een week langer open", "moet van de rechter wachten"),
    *("wordt dit jaar niet meer gebouwd", "is na jaren klaar", "kost twee keer zoveel", "gaat over op stroom"),
)
_FIRST = ("Veen", "Amer", "Ooster", "Klaar", "Zand", "Noord", "Linde", "Tien", "Wester", "Ruig", "Molen", "Duin")
_LAST = ("hoven", "dijk", "wold", "beek", "meer", "gouw", "waard", "huizen", "vliet", "oord", "erf", "rade", "één")
_MORE = (
    "Dat heeft {who} {when} gezegd in {where}.",
    "De schade loopt volgens {who} op tot {number} duizend euro.",
    "In {where} wonen {number} mensen die er last van hebben.",
    "Een eerder plan werd {when} verworpen door {who}.",
    "Volgens {who} was {what} al langer een zorg.",
    "Wie er is, hoort {when} meer van {who}.",
    "Bij {what} waren {number} mensen aan het werk.",
)
_WHEN = ("maandagochtend", "afgelopen week", "vannacht", "na overleg", "in een brief", "bij de opening")


@dataclass(frozen=True, slots=True)
class Piece:
    """An article as it stands now; `number` is its own among all, and stands in its text."""

    number: int
    at: datetime
    title: str
    sentences: tuple[str, ...]
    guid: str
    link: str
    paid: bool = False

    @property
    def text(self) -> str:
        """Its sentences as one paragraph."""
        return " ".join(self.sentences)

    @property
    def words(self) -> tuple[str, str]:
        """What a reader reads: a change of it is a version."""
        return self.title, self.text


def write(number: int, at: datetime, home: str, draw: random.Random) -> Piece:
    """A new article of the outlet that lives at `home`."""
    what, where = draw.choice(_WHAT), draw.choice(_FIRST) + draw.choice(_LAST)
    title = f"{what[0].upper()}{what[1:]} in {where} {draw.choice(_DOES)}"
    told = [
        sentence.format(who=_who(draw), when=draw.choice(_WHEN), where=where, what=what, number=draw.randint(3, 900))
        for sentence in draw.sample(_MORE, 4)
    ]
    lead = f"In {where} is veel te doen om {what}, zo blijkt uit dossier {number}."
    return Piece(number, at, title, (lead, *told), f"{home}/-/{number}", f"{home}/artikel/{number}/", number % 7 == 0)


def _who(draw: random.Random) -> str:
    """Somebody with an office and a name that nobody has."""
    return (
        f"{draw.choice(_OFFICES)} {draw.choice(_FIRST)}{draw.choice(('sma', 'stra', 'inga', 'kamp', 'horst', 'mans'))}"
    )


def retitled(piece: Piece, draw: random.Random) -> Piece:
    """The same article under another headline."""
    return replace(piece, title=f"{piece.title}, zegt {_who(draw)} nu (deel {draw.randint(2, 99)})")


def extended(piece: Piece, draw: random.Random) -> Piece:
    """The same article with a sentence more."""
    added = f"Later meldde {_who(draw)} dat het om {draw.randint(1_000, 9_000)} meldingen gaat."
    return replace(piece, sentences=(*piece.sentences, added))


def reissued(piece: Piece, edition: int) -> Piece:
    """The same words under another id and address, as after a new system for the website."""
    home = piece.link.partition("/artikel/")[0]
    return replace(piece, guid=f"urn:uitgave:{edition}:{piece.number}", link=f"{home}/v{edition}/{piece.number}.html")
