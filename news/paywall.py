"""Paywalls: what a page shows in place of the rest of its article, and the offers under it.

Shapes seen: a question ("Wil je verder lezen?"), a statement ("Dit artikel is exclusief voor abonnees"), an order ("Log
in om verder te lezen"), each followed by offers; and an element that is called a paywall. A plea for subscribers under
a whole article is cut as well, and no wall. The button "Word abonnee" stands on every page and says nothing.
"""

import re

import lxml.html

_LONGEST = 220
"""Characters; offers are short, and what is longer is prose."""
_PIECE = r"(?:artikel|verhaal|interview|stuk|bericht|nieuws)"
_WALL = re.compile(
    r"\W*(?:"
    rf"(?:wil|wilt) (?:je|jij|u) (?:(?:dit|het) (?:hele |volledige )?{_PIECE} )?"
    r"(?:(?:graag|direct|verder|meer|gratis)\s?){0,3}lezen\?"
    rf"|(?:(?:dit|het) (?:hele |volledige )?{_PIECE} )?(?:verder\s?lezen|doorlezen|meer lezen|helemaal lezen)\?"
    rf"|lees (?:(?:dit|het) (?:hele |volledige )?{_PIECE}\b ?)?.{{0,40}}\bmet (?:een |je |jouw |uw )?(?:\S+ )?"
    r"(?:\w*abonnement|account|premium|plus)\b"
    rf"|(?:dit|het) {_PIECE}\b.{{0,40}}\b(?:alleen|exclusief|uitsluitend|enkel|voorbehouden)\b.{{0,40}}"
    r"\b(?:abonnees|leden|premium|plus)\b"
    r"|(?:alleen|exclusief|uitsluitend|enkel) (?:(?:beschikbaar|toegankelijk|te lezen) )?voor (?:onze |betalende )?"
    r"(?:abonnees|leden)\b"
    r"|(?:log ?in|word (?:nu )?(?:abonnee|lid)|maak (?:gratis )?een (?:gratis )?account(?: aan)?|registreer(?: je)?"
    r"|abonneer(?: je| u)?) (?:om|en (?:lees|krijg))\b.{0,60}\b(?:lezen|verder|toegang|artikel\w*)\b"
    r"|(?:je|u) hebt .{0,30}\bgratis artikel"
    rf"|om (?:dit|het hele|het volledige) {_PIECE} (?:verder )?te (?:kunnen )?lezen\b.{{0,80}}"
    r"\b(?:abonn|account|log|premium)"
    r")",
    re.IGNORECASE,
)
_OFFER = re.compile(
    r"\W*(?:"
    r"(?:word|neem|kies|start|probeer|bekijk|sluit|al|bent u al|ben je al|nog geen|met een|steun)\b.{0,70}"
    r"\b(?:abonnees?|\w*abonnement\w*|lid|premium|maand gratis|gratis maand)\b.{0,90}"
    r"|(?:nu |al )?(?:vanaf|voor|eerste \w+ voor) (?:slechts |maar )?€ ?\d.{0,60}"
    r"|(?:krijg |heb )?onbeperkt\w* (?:toegang|lezen)\b.{0,100}"
    r"|(?:log ?in|inloggen)\b.{0,40}|maandelijks opzegbaar.{0,40}"
    r")",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?<!no-)(?<!non-)(?<!without-)(?<![a-z])(?:pay-?wall|premium-?(?:wall|gate|overlay)|subscri(?:be|ption)-?(?:wall|gate)"
    r"|purchase-?wall|abonnee-?(?:muur|wall)|login-?wall|reg(?:istration)?-?wall)(?!-(?:free|off|disabled|hidden|config)\b)",
    re.IGNORECASE,
)
_NAMED_IN = ("class", "id", "data-testid", "data-component")
_SELLS = re.compile(r"abonn|premium|inlog|log in|lid word|word lid|toegang|verder lezen|proef|account", re.IGNORECASE)
_PROSE = 40
"""Words of a paragraph that is no offer: two of them behind a plea, and the article goes on."""
_MOST_ELEMENTS = 20_000
_ELSEWHERE = frozenset(("nav", "footer", "header", "aside", "script", "style", "template"))


def without_wall(paragraphs: list[str]) -> tuple[list[str], bool]:
    """The paragraphs up to the wall, without the offers at it, and whether there is one."""
    start = next((place for place, text in enumerate(paragraphs) if _matches(_WALL, text)), None)
    walled = start is not None and sum(len(text.split()) >= _PROSE for text in paragraphs[start + 1 :]) < 2
    kept = paragraphs[:start] if walled else [text for text in paragraphs if not _matches(_WALL, text)]
    while kept and _matches(_OFFER, kept[-1]):
        kept.pop()
    return kept, walled


def shows_wall(root: lxml.html.HtmlElement) -> bool:
    """Whether a page has an element that says, or is called, that the rest is for subscribers."""
    for element, _ in zip(root.iter(lxml.html.etree.Element), range(_MOST_ELEMENTS), strict=False):
        text = " ".join((element.text or "").split()) if len(element.text or "") <= 2 * _LONGEST else ""
        if (text and _matches(_WALL, text)) or _is_called_wall(element):
            return not any(above.tag in _ELSEWHERE for above in (element, *element.iterancestors()))
    return False


def _is_called_wall(element: lxml.html.HtmlElement) -> bool:
    names = " ".join(element.get(name) or "" for name in _NAMED_IN)
    if element.tag in ("html", "body") or not names.strip() or not _NAME.search(names):
        return False
    return _SELLS.search(" ".join(element.itertext("*"))[:600]) is not None


def _matches(pattern: re.Pattern[str], text: str) -> bool:
    return len(text) <= _LONGEST and pattern.match(text) is not None
