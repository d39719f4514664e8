"""The words that the rules of the guard look at."""

from news.abbreviations import words

NEGATIONS = words(
    """
    niet geen nooit niemand niets nergens noch nauwelijks amper evenmin zonder geenszins ontkent ontkende ontkennen
    ontkenden ontkend weerspreekt weersprak tegengesproken
    """
)

MODALS = words(
    """
    zou zouden kan kunnen kon konden mag mogen mocht mochten moet moeten moest moesten wil willen wilde wilden wou zal
    zullen hoeft hoeven dreigt dreigen dreigde dreigden lijkt lijken leek leken hoopt hopen hoopte probeert proberen
    probeerde probeerden overweegt overwegen overwoog schijnt schijnen dient dienen weigert weigeren weigerde belooft
    beloofde poogt pogen verwacht verwachten verwachtte vreest vrezen vreesde overwogen gepland
    """
)
"""Verbs that say that something is not, or not yet, so."""

HEDGES = words(
    """
    mogelijk mogelijke misschien wellicht waarschijnlijk waarschijnlijke vermoedelijk vermoedelijke blijkbaar
    kennelijk
    naar-verluidt verluidt eventueel eventuele bijna vrijwel nagenoeg haast deels gedeeltelijk grotendeels voorlopig
    tijdelijk alleen slechts enkel uitsluitend pas hooguit of minstens zeker soms meestal
    """
)
"""Adverbs that make a claim smaller."""

REPORTS = words(
    """
    aldus volgens zegt zei zeggen zeiden meldt melden meldde meldden stelt stelde stellen stelden schrijft schreef
    schrijven schreven beweert beweerde beweren beweerden vindt vond vinden vonden denkt denken dacht dachten
    verklaart
    verklaarde verklaren verklaarden vertelt vertelde claimt claimde claimen meent menen meende verwacht verwachten
    berichtte bericht concludeert concludeerde concluderen noemt noemde noemen erkent erkende waarschuwt waarschuwde
    vermoedt vermoeden vermoedde schat schatten schatte zeggen blijkens
    """
)
"""What hands a claim to who makes it."""

CONDITIONS = words("als indien mits tenzij zolang zodra wanneer totdat behalve")

SUBORDINATORS = words(
    """
    als indien mits tenzij zolang zodra wanneer totdat omdat doordat nadat voordat terwijl hoewel ofschoon aangezien
    zodat toen sinds dat of om waardoor waarbij waarna waarop waarmee waarin waarvan waaronder waarvoor
    waartegen waarover waaruit waaraan waarnaar waar alsof die wie
    """
)
"""Open a clause that is nothing without them."""

APPROXIMATORS = words(
    """
    bijna ruim minstens zeker circa ca. ongeveer hooguit maximaal minimaal hoogstens krap rond zo'n zowat tot dan
    vrijwel nagenoeg pas slechts
    """
)
"""Stand before a number and change it; "dan" as in "meer dan"."""

QUALIFIERS = words(
    """
    vermeend vermeende voormalig voormalige vroegere gewezen toenmalig toenmalige demissionair demissionaire beoogd
    beoogde potentiële toekomstige aanstaande aanstaand geplande voorgestelde zogenaamd zogenaamde valse nep mislukte
    waarnemend plaatsvervangend verdachte kandidaat dreigende gedeeltelijke tijdelijke voorlopige voorwaardelijk
    voorwaardelijke mogelijke vermoedelijke waarschijnlijke eventuele oud ex eerste tweede derde vierde laatste
    onvoorwaardelijke halve illegale verboden beweerde poging
    """
)
"""Adjectives without which their noun is another thing."""

NUMERALS = words(
    """
    één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien
    negentien twintig dertig veertig vijftig zestig zeventig tachtig negentig honderd duizend tientallen honderden
    duizenden tienduizenden honderdduizenden miljoen miljard miljoenen miljarden biljoen anderhalf anderhalve half
    """
)

PREPOSITIONS = words(
    """
    aan achter bij binnen boven buiten door gedurende in langs met na naar naast nabij namens om omstreeks
    onder ondanks
    op over per rond rondom sinds tegen tegenover ten ter tijdens tot tussen uit van vanaf vanuit vanwege via volgens
    voor voorbij wegens zonder dankzij inzake jegens richting behalve
    """
)

PARTICLES = words(
    """
    aan achterover af bekend bij binnen boven buiten dicht dood door gelijk goed in klaar kwijt los mee mis na neer om
    omhoog omlaag onder op open over plaats samen stil stop tegen terecht terug toe uit vast vol voor vrij weg bijeen
    """
)
"""End a clause as the first half of its verb: "stelt … uit"."""

DETERMINERS = words(
    """
    de het een 't dit dat deze die zijn haar hun ons onze mijn uw jouw elk elke ieder iedere alle enkele beide veel
    weinig meer minder sommige andere diens zo'n
    """
)

ARTICLES = words("de het een 't")
LOOSE = words("meer minder veel weinig alle enkele beide sommige andere")
"""Determiners that can stand without a noun."""

OTHER_TIMES = words("vorige vorig volgende volgend komende komend afgelopen")
"""Open a time that needs no preposition: "vorige week"."""

ABOUT = words("bijna ruim minstens circa ca. ongeveer hooguit")
"""Say nothing without the number after them."""

SCALES = words("miljoen miljard biljoen duizend")
UNITS = words(
    "jaar uur procent euro dollar kilometer meter graden kilo ton liter punten zetels stemmen dagen maanden weken"
)
"""Say nothing without the number before them."""

MEASURES = words("geleden oud lang hoog breed diep zwaar later eerder")
"""Close a measure: "drie jaar geleden", "twee meter hoog"."""

PRONOUNS = words("hij zij ze het hem haar hen hun er dit dat deze die dezelfde")
PERSONAL = words("hij zij ze hem hen")
SUBJECT_PRONOUNS = words("hij zij ze het dit dat die deze er")
NOMINATIVES = words("hij zij ze we wij ik je jij men jullie")
NOT_SUBJECTS = NEGATIONS | {"te", "zich"}
POINTING = words(
    """
    hij zij ze hem dit dat deze die haar hun zijn hiervoor hiermee hierbij hierdoor hierop daarvoor daarmee daarbij
    daardoor daarop daarin daarna daarover daartegen daarom daar hier toen diens laatstgenoemde
    """
)
"""Open a sentence that means nothing without the one before it."""

ADVERBS = words(
    """
    al altijd anders bovendien daarna daarnaast daarop eindelijk gelukkig helaas hierna kortom tevens
    vervolgens dan daar daarom dus echter eerder er erg even gisteren gisteravond gistermiddag heel hier immers
    inmiddels intussen later meteen morgen namelijk net nog nu onlangs ook opnieuw overigens samen snel soms
    steeds straks
    toch toen uiteindelijk vaak vandaag vanavond vanmiddag vanmorgen vannacht vanochtend verder vooral weer wel
    zelf zelfs
    zeer zich zo maandag dinsdag woensdag donderdag vrijdag zaterdag zondag maandagavond dinsdagavond woensdagavond
    donderdagavond vrijdagavond zaterdagavond zondagavond maandagochtend dinsdagochtend woensdagochtend
    donderdagochtend
    vrijdagochtend zaterdagochtend zondagochtend maandagmiddag dinsdagmiddag woensdagmiddag donderdagmiddag
    vrijdagmiddag
    zaterdagmiddag zondagmiddag
    """
)
"""May stand between the verb and its subject, or open a sentence without being its subject."""

TIMES = words(
    """
    januari februari maart april mei juni juli augustus september oktober november december week weekend
    weekeinde jaar
    maand zomer winter voorjaar najaar weken maanden dag dagen ochtend middag avond nacht lente herfst jaren eeuw keer
    maal tijd tijden periode seizoen maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
    """
)
"""Before one of these "deze" points at no earlier sentence; a preposition before one is done with it: "in april"."""

AUXILIARIES = words(
    """
    is was zijn waren wordt werd worden werden heeft had hebben hadden blijft bleef gaat ging komt kwam laat liet
    krijgt kreeg
    """
)

HOMOGRAPHS = words("week weken zaken reden landen banken punten plannen branden kranten tijden namen")
"""Nouns that are spelled like a verb and are one more often."""

COORDINATORS = words("en maar want dus of")

INSERTABLE = words("en maar de het een die dat")
"""What a compression may add to join what it keeps."""

FUNCTION = (
    PREPOSITIONS
    | DETERMINERS
    | PRONOUNS
    | COORDINATORS
    | SUBORDINATORS
    | words(
        "te er al ook nog wel zich toch weer nu dan zo ze we ik je men u was is zijn wordt werd worden werden heeft had"
    )
    | words("hebben hadden waren")
)
"""Words that have no stem of their own to find."""

NAME_PARTICLES = words("van de der den ter ten te von zu du la le el al bin ben ibn da di dos del 't")
"""Between two capitals they join a name."""

GENERIC = words(
    """
    aanvaller bedrijf bestuurder bijeenkomst club coach dader jongen maatregel man meisje minister onderneming partij
    plan ploeg president premier rechter slachtoffer speler stichting team trainer verdachte vereniging
    voorstel vrouw wet
    wethouder zaak
    """
)
"""Nouns that with "de" or "het" mean the one just named."""

SAYS = words(
    "zegt zei zeggen stelt stelde beweert beweerde vindt vond denkt dacht meldt meldde schrijft schreef claimt"
)
"""With "Dat" before them they give the sentence before to its speaker."""
