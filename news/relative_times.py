"""Dutch relative times ("een uur geleden", "gisteren 18.05 uur", "vanochtend") against a known now."""

from datetime import time

from news.clock_time import CLOCK

_COUNTING = (
    "nul;een eén één 'n ’n;twee;drie;vier;vijf;zes;zeven;acht;negen;tien;elf;twaalf;dertien;veertien;vijftien;zestien;"
    "zeventien;achttien;negentien;twintig"
)
_NUMBERS = {word: float(number) for number, words in enumerate(_COUNTING.split(";")) for word in words.split()}
_NUMBERS |= {"dertig": 30, "veertig": 40, "vijftig": 50, "zestig": 60, "half": 0.5, "halve": 0.5, "een half": 0.5}
_NUMBERS |= {"een halve": 0.5, "anderhalf": 1.5, "anderhalve": 1.5, "een paar": 3, "enkele": 3, "tweeënhalf": 2.5}
_SECONDS = {"s": 1, "m": 60, "k": 900, "u": 3600}
_DAYS = {"d": 1, "w": 7}
_MONTHS = {"maand": 1, "jaar": 12}

_NUMBER = rf"(?:\d{{1,5}}(?:[.,]\d)?|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_UNIT = (
    r"(?:seconden?|sec\.?|minuten|minuut|minuutje|min\.?|kwartier(?:tje)?|uren|uurtje|uur|u\.?|dagen|dag|dgn?\.?|d|etmaal"
    r"|weken|week|wk\.?|maanden|maand|mnd\.?|jaren|jaar|jr\.?)"
)
_PART = rf"(?:{_NUMBER}\s*{_UNIT}|kwartier(?:tje)?)"
_AGO = (
    r"(?:(?:minder dan|meer dan|ongeveer|circa|ca\.|ruim|bijna|zo['’]n)\s+)?"
    rf"{_PART}(?:(?:\s+en\s+|,?\s+){_PART})?\s+geleden"
)
_WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_WEEKDAY = rf"(?:{'|'.join(_WEEKDAYS)})"
_DAYPARTS = {"ochtend": time(9), "morgen": time(9), "middag": time(15), "avond": time(20), "nacht": time(3)}
_DAYPART = r"(?:ochtend|morgen|middag|avond)"
_DAY = (
    rf"(?:van{_DAYPART}|vannacht|(?:de\s+)?afgelopen\s+nacht|vandaag|(?:eer)?gisteren(?:\s*{_DAYPART})?|gister{_DAYPART}"
    rf"|(?:afgelopen\s+)?(?:{_WEEKDAY}(?:{_DAYPART})?|(?:ma|di|wo|do|vr|za|zo)\b\.?))"
)
_JUST_NOW = r"(?:zojuist|zonet|zo net|daarnet|net|nu)"
_JOINT = r"[\s,]*(?:\b(?:om|rond|-|–|\|)|[-–|·•])?\s*"

RELATIVE = rf"(?:{_AGO}|{_JUST_NOW}|{_DAY}(?:{_JOINT}{CLOCK})?|(?:om\s+)?(?:at_clock))"
