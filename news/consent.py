"""Cookie walls: the text a site shows before its article, or in place of it."""

import re

_WALL_TITLE = re.compile(
    r"cookies? op .{1,60}|.{0,40}\bprivacy ?gate\b.{0,40}|.{0,20}\bmyprivacy\b.{0,40}|cookies?|cookie consent.{0,40}"
    r"|(?:wij|we) gebruiken cookies.{0,60}|toestemming (?:voor|gebruik).{0,20}cookies.{0,40}"
    r"|cookie-?(?:instellingen|melding|voorkeuren|toestemming|wall|beleid|verklaring).{0,40}"
    r"|(?:(?:je|jouw|uw) )?privacy-?(?:instellingen|voorkeuren).{0,40}|.{0,40}\b(?:je|jouw|uw) privacy\b.{0,60}"
    r"|voordat (?:je|u) (?:verder\s?gaat|doorgaat).{0,60}|.{0,60}\bgeef(?:t u)? toestemming\b.{0,40}",
    re.IGNORECASE,
)
_WE = r"\b(?:wij|we|onze|ons|[\w.]+\.(?:nl|be)|deze (?:web)?site|dpg media|mediahuis|talpa)\b"
_SAYS = re.compile(
    rf"{_WE}.{{0,160}}\b(?:gebruik|plaats|maak|vra|verzamel|bewa)\w*.{{0,120}}\b(?:cookies?|toestemming|tracking)\b"
    r"|\bcookies? (?:accepteren|weigeren|toestaan|instellen|beheren)\b|\balle cookies\b"
    r"|\b(?:alles|alle) (?:accepteren|toestaan|weigeren)\b"
    rf"|\b(?:klik|kies|druk|tik)\w*\b.{{0,60}}\b(?:akkoord|accepte\w+|instellen|instellingen)\b.{{0,200}}"
    rf"\b(?:cookies?|toestemming|gegevens|privacy)\b"
    r"|\b(?:je|jouw|uw) (?:cookie|privacy)-?(?:keuze|voorkeur|instelling)\w*"
    r"|\bonze (?:\d+ )?(?:advertentie)?partners\b.{0,200}\b(?:gegevens|cookies?|apparaat|advertenties)\b"
    r"|\b(?:cookies?|trackers?)\b.{0,100}\b(?:je|jouw|uw) (?:toestemming|apparaat|browser|ervaring|bezoek)\b",
    re.IGNORECASE,
)
_LONGEST = 1_500
"""Characters of one paragraph that are looked at."""


def is_wall_title(title: str) -> bool:
    """Whether a page with this title is a cookie wall: the title is about the reader's own choice."""
    return _WALL_TITLE.fullmatch(title.strip()) is not None


def is_consent(paragraph: str) -> bool:
    """Whether a paragraph asks the reader for consent; news about cookies speaks of others, not of "us" and "you"."""
    return _SAYS.search(paragraph[:_LONGEST]) is not None


def without_consent(paragraphs: list[str]) -> list[str]:
    """The paragraphs without those that ask for consent before the first or after the last other one.

    Inside an article they stay: there they are quoted.
    """
    first, last = 0, len(paragraphs)
    while first < last and is_consent(paragraphs[first]):
        first += 1
    while last > first and is_consent(paragraphs[last - 1]):
        last -= 1
    return paragraphs[first:last]
