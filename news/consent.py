"""Cookie walls: the text a site shows before its article, or in place of it."""

import re
from urllib.parse import urlsplit

import lxml.html

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
_MOST_WORDS = 80
"""Of a page that only sends on, scripts among them."""
_LONGEST = 1_500
"""Characters of one paragraph that are looked at."""


_ADDRESS = re.compile(r"https?://[^\s\"'<>\\]{4,300}")
_ERROR_TITLE = re.compile(
    r"(?:fout |error |oeps[!,.: ]*)?(?:404|403|410|500|502|503)\b.{0,40}"
    r"|(?:de(?:ze)? |oeps[!,.]? )*pagina (?:is )?niet (?:meer )?(?:gevonden|beschikbaar).{0,20}"
    r"|(?:page )?not found|access denied|toegang geweigerd|forbidden|just a moment.{0,3}"
    r"|attention required!?.{0,20}|even geduld.{0,20}|pardon our interruption.{0,3}"
    r"|(?:oeps[!,.:]* )?er (?:is|ging) iets (?:mis|fout).{0,20}"
    r"|(?:technische )?storing|site in onderhoud|onderhoud|are you a robot\??|ben je een robot\??",
    re.IGNORECASE,
)
"""As whole titles only: "Storing bij ING duurt voort" is news."""
_WALL_HOSTS = frozenset(("myprivacy", "privacy", "privacygate", "consent", "cookie", "cookies", "cmp"))
"""First labels of hosts; "myprivacy.dpgmedia.nl" is where the papers of DPG send who has not chosen yet."""
_WALL_PATH = re.compile(
    r"/(?:privacy-?(?:gate|wall|settings)|consent(?:-?(?:wall|gate))?|cookie-?(?:wall|gate|consent|melding|keuze)s?"
    r"|accept-?cookies|toestemming)(?:\.\w{2,5})?(?:/|$)",
    re.IGNORECASE,
)


def is_consent_address(url: str) -> bool:
    """Whether an address that a page was sent on to is where consent is asked for, and no article is."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return False
    return host.partition(".")[0] in _WALL_HOSTS or _WALL_PATH.match(parts.path) is not None


def asks_elsewhere(root: lxml.html.HtmlElement) -> bool:
    """Whether a page of few words sends its reader on to where consent is asked for; larger ones link there, too."""
    if len(root.xpath("string(//body)").split()) > _MOST_WORDS:
        return False
    refresh = (element.get("content") or "" for element in root.iter("meta") if element.get("http-equiv"))
    scripts = (element.text or "" for element in root.iter("script"))
    forms = (element.get("action") or "" for element in root.iter("form"))
    told = (text[:_LONGEST] for texts in (refresh, scripts, forms) for text in texts)
    return any(is_consent_address(found[0]) for text in told for found in _ADDRESS.finditer(text))


def is_error_title(title: str) -> bool:
    """Whether a page with this title says that there is no page, or that we may not see it."""
    return _ERROR_TITLE.fullmatch(title.strip()) is not None


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
