"""Lines that belong to the page and not to the article: cookies, shares, adverts, credits, pointers."""

import re

_LONGEST = 250
"""Characters; page furniture is short, and what is longer is prose."""

_SHARE = (
    r"(?:deel|delen|tweet|share|whatsapp|e-?mail|mail|facebook|twitter|x|bluesky|mastodon|threads|linkedin|instagram"
    r"|telegram|pinterest|kopieer(?: de)? link|link gekopieerd|print|bewaar|opslaan|dit (?:artikel|bericht)|artikel"
    r"|nieuws|via|op|per|met|en|[|/•·,&+])"
)
_AGENCY = r"(?:anp|afp|rtr|reuters|dpa|epa|belga|novum)"
_WHOLE = (
    rf"{_SHARE}(?:[ :,]+{_SHARE})*",
    r"(?:alle )?cookies?(?: ?-?(?:beleid|instellingen|verklaring|voorkeuren|accepteren|beheren|weigeren|toestaan))?",
    r"(?:accepteer|weiger|beheer)(?: alles?)?(?: cookies)?|(?:ja, ik ga )?akkoord",
    r"privacy(?: ?-?(?:beleid|statement|verklaring|instellingen))?|algemene voorwaarden",
    r"advertenties?|ingezonden mededeling|gesponsord|sponsored|partnerbijdrage|reclame",
    rf"\(?{_AGENCY}(?:[ /]+{_AGENCY})*\)?",
    r"(?:lees|bekijk|luister|kijk|zie) (?:ook|meer|verder)|meer (?:laden|lezen|tonen|nieuws)|toon (?:alles|meer)",
    r"lees het hele artikel|alles tonen|bekijk alles|reager?en|reageer(?: nu)?(?: op dit (?:artikel|bericht))?",
    r"(?:\d+ )?reacties?(?: ?\(\d+\))?|plaats (?:een |je |uw )?reactie|praat mee|(?:heb je )?vragen\? stel ze",
    r"(?:wil je |wilt u )?(?:verder|meer|dit artikel) lezen\?.{0,80}",
    r"(?:al|nog geen|bent u al|ben je al) abonnee\??.{0,60}",
    r"(?:lees )?dit (?:artikel|verhaal) (?:is )?(?:alleen|exclusief) voor abonnees.{0,60}|voor abonnees|premium",
    r"je hebt (?:geen|nog \d) (?:gratis )?artikel(?:en)?.{0,60}|start je (?:gratis )?proefabonnement.{0,40}",
    r"abonneer(?: je| u)?(?: nu)?|word (?:nu )?(?:abonnee|lid)|al abonnee\?? ?(?:log in)?|neem een abonnement",
    r"log ?in|inloggen|aanmelden|registreren|mijn account|nieuwsbrief|nieuwsbrieven|volg ons",
    r"menu|home|zoek|zoeken|sluiten?|terug(?: naar boven)?|naar boven|volgende|vorige|contact|over ons|adverteren",
    r"colofon|rss|sitemap|vacatures",
    r"ga naar (?:de )?(?:hoofd)?inhoud|vergroot afbeelding|afspelen|luister naar dit artikel",
    r"home(?: ?[>›»/|] ?[\w &-]{2,40}){1,4}",
)
"""Whole lines, with any sign before or after."""
_NO_SENTENCE = (
    r"(?:lees|bekijk|luister|kijk|zie) (?:ook|meer|verder)\b.{0,120}",
    r"(?:bekijk|toon) alle .{1,60}",
    r"(?:abonneer(?: je| u)?|word|neem|probeer)(?: nu| hier)?\b.{0,60}"
    r"\b(?:abonnee|abonnement|gratis|onbeperkt|premium|kanaal|podcast)\b.{0,40}",
    r"abonneer (?:je|u) .{1,60}|(?:log ?in|inloggen) om .{1,60}|volg ons (?:op|via) .{1,60}",
    r"download (?:de|onze) .{0,20}\bapp\b.{0,30}",
)
"""Openings of pointers; with a full stop at the end the line is a sentence, and stays."""
_OPEN = (
    r"(?:wij|we|deze (?:web)?site|onze (?:web)?site|[\w-]+\.(?:nl|be|com)) "
    r"(?:maakt?|maken|gebruikt?|gebruiken|plaatst?|plaatsen)\b.{0,80}\bcookies\b.*",
    r"(?:de |het |dit )?(?:tekst|artikel|bericht|verhaal|lees|bekijk|ga)(?: (?:loopt|gaat))? "
    r"(?:door|verder) (?:onder|na) .{1,40}",
    r"(?:©|\(c\)|copyright\b).*",
    r"(?:foto(?:'s|’s)?|beeld|video|illustratie|bron|fotograaf|credits?) ?[:©].{0,120}",
    rf"(?:foto|beeld|bron) {_AGENCY}\b.{{0,60}}",
    r"(?:lees|kijk|luister|bekijk|beluister|zie) (?:ook|meer|verder|terug|hier)\b[^.:]{0,60}:.*",
    r"(?:schrijf|meld) (?:je|u)\b.{0,20}\bvoor .{0,30}(?:nieuwsbrief|push|update).{0,60}",
    r"(?:heb|heeft|zie|ziet) (?:je|jij|u) (?:een )?(?:tip|fout|typfout|spelfout|taalfout|aanvulling)\b.{0,120}",
    r"tip (?:de|onze) redactie.{0,60}",
)
"""Openings that no article has, sentence or not."""
_LINE = re.compile(
    rf"\W*(?:(?:{'|'.join(_WHOLE)})[\W_]*|(?:{'|'.join(_NO_SENTENCE)})(?<![.!?])|(?:{'|'.join(_OPEN)}))", re.IGNORECASE
)
_COPYRIGHT = r"(?:©|\(c\)|copyright\b)\s*(?:copyright\s*)?(?:\d{4}\s*)?\w[^.!?]{0,80}\.?"
_TAIL = re.compile(rf"(?<=[.!?\"'”’…])\s*(?:{_COPYRIGHT}|\((?:c\) )?ANP\))$", re.IGNORECASE)


def is_clutter(line: str) -> bool:
    """True for a line that is wholly page furniture ("Deel dit artikel", "Foto: ANP"), never for a sentence."""
    return len(line) <= _LONGEST and bool(_LINE.fullmatch(line.strip()))


def without_credit(paragraph: str) -> str:
    """`paragraph` without the copyright line that is glued behind its last sentence."""
    return _TAIL.sub("", paragraph)
