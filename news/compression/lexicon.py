"""Closed word classes of Dutch that the rules of compression look at."""

from news.abbreviations import words as word_set

NEGATIONS = word_set("niet geen nooit nergens niemand niets noch nauwelijks amper evenmin zonder weinig")

HEDGES = word_set("""
    mogelijk mogelijke misschien wellicht waarschijnlijk waarschijnlijke vermoedelijk vermoedelijke blijkbaar
    kennelijk naar vermeende vermeend verwachting verluidt zogenaamde zogeheten voorlopig voorlopige bijna ruim
    zeker ongeveer circa minstens hoogstens maximaal minimaal alleen slechts enkel pas nog al weer opnieuw ook
    zelfs juist vooral deels gedeeltelijk grotendeels tijdelijk eventueel eventuele theoretisch officieel
    illegaal
    """)
"""Words that change what is claimed; they stay with what they belong to."""

DETERMINERS = word_set(
    """
    de het een 't dit dat deze die zijn haar hun ons onze mijn uw jouw elk elke ieder iedere alle enkele
    """
)

NUMERALS = word_set("""
    één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien
    achttien negentien twintig dertig veertig vijftig zestig zeventig tachtig negentig honderd honderden duizend
    duizenden tientallen miljoen miljard miljoenen miljarden beide meerdere verschillende tienduizenden
    honderdduizenden
    """)

PRONOUNS = word_set("hij zij ze het ik wij we jullie men er iedereen niemand iemand dit dat die deze")

PREPOSITIONS = word_set("""
    aan achter bij binnen boven buiten door gedurende in langs met na naar naast nabij namens om omstreeks onder
    ondanks op over per rond rondom sinds tegen tegenover ten ter tijdens tot tussen uit van vanaf vanuit
    vanwege via volgens voor voorbij wegens zonder dankzij inzake jegens richting te
    """)

ADVERBS = word_set("""
    niet ook al nog weer wel toch dan nu zo er hier daar daarom daardoor daarmee daarbij daarna daarvoor
    daarnaast erg zeer heel vaak soms altijd nooit meteen direct onmiddellijk opnieuw inmiddels intussen
    ondertussen eerder later nu gisteren vandaag morgen vanochtend vanmorgen vanmiddag vanavond vannacht echter
    overigens bovendien tevens immers namelijk juist vooral zelf alleen slechts mogelijk waarschijnlijk
    misschien vermoedelijk zich elkaar hem haar hen hun binnenkort momenteel tegenwoordig daarvan hierover
    daarover hierdoor hiermee hierbij mede toen eens ooit thans straks eindelijk uiteindelijk snel samen steeds
    nauwelijks amper volledig grotendeels onlangs geregeld regelmatig
    """)

_DAYS = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]
_PARTS = ("", "ochtend", "morgen", "middag", "avond", "nacht")
WEEKDAYS = frozenset(day + part for day in _DAYS for part in _PARTS)
DAYS = WEEKDAYS | word_set(
    """
    vandaag gisteren vanochtend vanmorgen vanmiddag vanavond vannacht gisteravond gistermiddag gisterochtend
    eergisteren
    """
)
"""Words for a day that can stand alone and go alone."""

SUBORDINATORS = word_set("""
    omdat doordat nadat voordat terwijl hoewel ofschoon aangezien zodat zodra totdat sinds sindsdien toen
    wanneer als indien mits tenzij zoals alsof waardoor waarbij waarna waarop waarmee waarin waarvan waaronder
    waarvoor waartegen waarover waaruit waaraan waarnaar
    """)
RELATIVES = word_set(
    """
    die dat wat waar wiens wier waarbij waarna waarop waarmee waarin waarvan waaronder waarvoor waartegen
    waarover waaruit waaraan waarnaar waardoor
    """
)

COORDINATORS = word_set("en maar want dus of")

EXAMPLES = (
    "onder wie",
    "onder meer",
    "onder andere",
    "met name",
    "in het bijzonder",
    "zoals",
    "waaronder",
    "inclusief",
    "vooral",
    "voornamelijk",
)
"""What opens examples of something already named."""

CONNECTIVES = word_set("echter overigens bovendien tevens daarnaast immers namelijk trouwens daarentegen vervolgens")
"""Point at what was said before; in a brief there is nothing before."""

FINAL_PREPOSITIONS = word_set("in op tijdens na bij rond gedurende wegens vanwege")

SUPERLATIVE = word_set("meest minst record eerst eerste laatste hoogste laagste grootste kleinste enige")
"""What these claim is bounded by a place or a time, which then stays."""

COPULAS = word_set("is zijn was waren")
