"""Finite verb forms of news Dutch: irregular ones listed, regular ones spelled from their infinitives."""

import re

from news.abbreviations import words as word_set

_IRREGULAR = """
    ben is zijn was waren heb heeft hebben had hadden word wordt worden werd werden zal zult zullen zou zouden
    kan kunt kunnen kon konden moet moeten moest moesten mag mogen mocht mochten wil willen wilde wilden wou
    durft durfde hoeft hoefde gaat gaan ging gingen doet doen deed deden staat staan stond stonden komt komen
    kwam kwamen krijgt krijgen kreeg kregen blijft blijven bleef bleven blijkt blijken bleek bleken geeft geven
    gaf gaven neemt nemen nam namen ziet zien zag zagen zegt zeggen zei zeiden houdt houden hield hielden laat
    laten liet lieten ligt liggen lag lagen loopt lopen liep liepen brengt brengen bracht brachten denkt denken
    dacht dachten vindt vinden vond vonden weet weten wist wisten zit zitten zat zaten staat vraagt vragen vroeg
    vroegen begint beginnen begon begonnen spreekt spreken sprak spraken schrijft schrijven schreef schreven
    verliest verliezen verloor verloren wint winnen won wonnen trekt trekken trok trokken valt vallen viel
    vielen sluit sluiten sloot sloten stijgt stijgen steeg stegen daalt treft treffen trof troffen sterft
    sterven stierf stierven rijdt rijden reed reden vliegt vliegen vloog vlogen schiet schieten schoot schoten
    slaat slaan sloeg sloegen wijst wijzen wees wezen biedt bieden bood boden kiest kiezen koos kozen helpt
    helpen hielp hielpen roept roepen riep riepen steekt steken stak staken eet eten at aten leest lezen las
    lazen draagt dragen droeg droegen grijpt grijpen greep grepen breekt breken brak braken drijft drijven dreef
    dreven verdwijnt verdwijnen verdween verdwenen verschijnt verschijnen verscheen verschenen lijkt lijken leek
    leken heet heette heten koopt kopen kocht kochten zoekt zoeken zocht zochten verkoopt verkocht verkopen
    werpt werpen wierp wierpen vertrekt vertrok vertrokken vertrekken ontvangt ontving ontvingen ontvangen hangt
    hing hingen hangen vangt ving vingen vangen bijt beet lijdt leed leden lijden snijdt sneed glijdt gleed
    strijdt streed streden wijkt week vergeet vergat stelen steelt stal stalen zingt zong drinkt dronk springt
    sprong sprongen dringt drong drongen bindt bond zwemt zwom geldt gold golden schuift schoof duikt dook
    kruipt kroop liegt loog buigt boog bezwijkt bezweek bezweken overlijdt overleed overleden treedt trad traden
    verbiedt verbood verboden besluit besloot besloten ontsluit begrijpt begreep ontstaat ontstond ontstonden
    bestaat bestond bestonden verstaat onderneemt vecht vocht vochten zendt zond zonden schrikt schrok weegt
    woog verslaat versloeg versloegen ontkomt overkomt voorkomt bezit bezat verlaat verliet verlieten ontslaat
    ontsloeg onderzoekt onderzocht bedenkt bedacht wordt gebeurt gebeurde gebeurden slaagt slaagde krijgt
    beschrijft beschreef behoudt behield bevindt bevond bevonden doodt doodde vlucht vluchtte vluchtten eist
    eiste eisten kost kostte kostten scheelt schoot zwijgt zweeg verwijt verweet bedraagt bedroeg bedroegen
    verdraagt verschilt gaf werft wierf verwerft verwierf hoopt hangt ontbreekt ontbrak
    """

_REGULAR = """
    maken raken zaken haken melden stellen vertellen tellen bellen spelen delen halen betalen bepalen herhalen
    eindigen verklaren verhogen verlagen verwachten wachten achten werken merken bemerken beperken versterken
    verzoeken waarschuwen arresteren reageren adviseren organiseren noteren publiceren concluderen constateren
    protesteren demonstreren accepteren bekritiseren investeren presenteren introduceren produceren exporteren
    importeren profiteren controleren informeren rapporteren evacueren registreren weigeren leveren beweren
    zweren leren keren storten starten praten zetten verzetten inzetten richten berichten dichten stichten
    lichten toelichten belichten vluchten dreigen bedreigen eisen reizen prijzen bewijzen verrijzen bevestigen
    beschuldigen verdedigen veroordelen oordelen beoordelen bedoelen voelen noemen benoemen openen rekenen
    tekenen betekenen ondertekenen bereiken gebruiken verbruiken misbruiken ontdekken dekken wekken trekken
    strekken schrappen stoppen kloppen schoppen knappen stappen openbaren sparen besparen varen ervaren bewaren
    beschouwen bouwen vertrouwen trouwen groeien bloeien gooien draaien zaaien naaien vrezen wonen bewonen tonen
    lonen belonen erkennen kennen bekennen herkennen verkennen ontkennen rennen benadrukken drukken plukken
    lukken mislukken pakken zakken maakten lachen dansen hopen kopen leven beleven overleven geloven beloven
    streven roven verdoven proeven behoeven wagen klagen aanklagen jagen slagen verslagen vervolgen volgen
    zorgen verzorgen bezorgen borgen leggen uitleggen overleggen liggen vertegenwoordigen beëindigen kondigen
    verdenken pleiten splitsen kweken lekken steken passen aanpassen missen vermissen beslissen wissen vissen
    botsen kruisen huisvesten vestigen verhuizen steunen ondersteunen leunen verdienen dienen bedienen verlenen
    lenen menen stemmen bestemmen instemmen remmen filmen doemen roemen oogsten rusten uitrusten barsten kosten
    testen vasten toetsen schatten vatten bevatten haten laten baten verschaffen schaffen treffen straffen
    bestraffen blaffen hebben schikken beschikken kijken bekijken strijken wijken lijken verplaatsen plaatsen
    veroorzaken leiden begeleiden verspreiden uitbreiden bereiden scheiden bestrijden snijden vermijden wijden
    bieden ontbinden vinden wenden branden landen stranden redden wedden bidden houden raden verraden laden
    baden schaden tasten betasten verwoesten vernietigen beschadigen verwonden gewonden doden duiden noden
    noodden ontmoeten groeten moeten wisselen handelen behandelen onderhandelen wandelen mompelen regelen
    stempelen twijfelen bemiddelen verdubbelen halveren verbeteren verslechteren veranderen herinneren weigeren
    hinderen verhinderen minderen verminderen vorderen bevorderen worstelen herstellen bestellen instellen
    voorstellen uitstellen verstellen verliezen scoren horen behoren storen verstoren vieren regeren studeren
    proberen opereren negeren eren sturen duren huren verhuren vuren schuren beheersen sluiten uiten fluiten
    ruimen uitgeven geven streamen missen meten vergeten zitten bezitten kampen stampen ontploffen blussen
    kussen sussen lossen schorsen plaatsen bezetten blokkeren ontvoeren voeren uitvoeren invoeren hoeren
    sneuvelen bombarderen kapen gijzelen schenden strafferen verkiezen huldigen herdenken trainen debuteren
    eindigen tekenen verwerpen keuren goedkeuren afkeuren treuren gebeuren verbeuren speuren kleuren zeuren
    verlengen mengen brengen wensen grenzen begrenzen lenzen ontslaan vrijspreken tikken schikken slikken likken
    prikken wikken verzinken klinken drinken stinken blinken schenken zinken verklaren zeggen luiden besteden
    vergoeden bloeden hoeden voeden broeden woeden spoeden bezoeken raadplegen plegen verplegen wegen bewegen
    overwegen dwingen afdwingen kantelen staken ondervragen klimmen dalen afdalen falen malen schelen verdelen
    kwalen wisselen sturen stuiten leggen lachen zwaaien aaien bespotten spotten bespreken smeken rekenen weren
    afweren beweren waaien laaien roeien boeien schroeien gloeien kneden smeden kukelen tuimelen rollen zwellen
    schelden gelden melden wachten duwen schuwen waarderen accepteren analyseren annuleren baseren benaderen
    besparen bestuderen blokkeren circuleren coördineren corrigeren decoreren definiëren demonteren detacheren
    dicteren discrimineren dumpen eindigen escaleren evalueren exploiteren fuseren groeten halveren hervatten
    hervormen inspecteren inspireren installeren isoleren kalmeren klappen kloppen knielen koken kraken lokken
    markeren motiveren muteren neigen noemen observeren oefenen offeren omsingelen ontkennen overtuigen
    overvallen pauzeren peilen piepen planten plunderen pogen posten printen privatiseren promoveren provoceren
    redeneren reduceren repareren reserveren respecteren restaureren roken ruilen samenvatten saneren scannen
    scheuren signaleren slopen snappen solliciteren spannen spellen splitten sponsoren stabiliseren stagneren
    storten stranden studeren subsidiëren suggereren tarten telen temperen timmeren toeteren transformeren
    uitwisselen variëren verdwalen vergelijken vermoeden vermoorden verpesten vertragen versnellen verstoppen
    verstrijken vertalen verwarren verwijderen vertonen vestigen vertrouwen verzamelen vieren visualiseren
    vloeren voltooien voorspellen vullen waarborgen wandelen winkelen zakken zegenen zoenen zuchten zuiveren
    zwakken zwermen bewapenen trotseren torpederen verwelkomen ontstemmen ontsnappen ontwikkelen ontwerpen
    ontlenen ontleden ontgaan onthullen ontmantelen ontruimen ontwijken onttrekken ontzeggen ontwrichten
    herroepen herbouwen herhalen heropenen herschikken hervestigen herverdelen kappen happen klikken tippen
    strippen trippen naderen schaatsen fietsen verrassen wassen lanceren creëren financieren garanderen riskeren
    stimuleren domineren functioneren
    """

_VOWELS = "aeiouy"
_VOICELESS = (*"tkfspx", "ch")
_DIGRAPH = re.compile(r"(aa|ee|oo|uu|ie|ei|ij|ui|oe|eu|ou|au|ie|eau)$")


def _stem(infinitive: str) -> str:
    """The first person of a regular verb: maken → maak, stellen → stel, reizen → reis."""
    raw = infinitive.removesuffix("en") if infinitive.endswith("en") else infinitive.removesuffix("n")
    if raw.endswith("ë"):
        return raw[:-1] + "e"
    if len(raw) > 2 and raw[-1] == raw[-2] and raw[-1] not in _VOWELS:
        raw = raw[:-1]
    elif _open_syllable(raw):
        raw = raw[:-1] + raw[-2] + raw[-1]
    return raw[:-1] + {"z": "s", "v": "f"}.get(raw[-1], raw[-1])


def _open_syllable(raw: str) -> bool:
    """Whether the vowel before the last consonant is long and written once: mak(en), not werk(en) or open(en)."""
    if len(raw) < 2 or raw[-1] in _VOWELS or raw[-2] not in "aeou":
        return False
    if len(raw) > 2 and raw[-3] in _VOWELS:
        return False
    unstressed = raw[-2] == "e" and len(raw) > 3 and raw[-1] in "lnr" and any(v in _VOWELS for v in raw[:-2])
    return not unstressed or raw.endswith(("eer", "neer"))


def _forms(infinitive: str) -> set[str]:
    stem = _stem(infinitive)
    raw = infinitive.removesuffix("en")
    # -eren is stressed in loans (arresteerde), and not in leveren: both are kept, since no Dutch word is the wrong one
    loan = infinitive.endswith("eren") and len(infinitive) > 6
    stems = {stem, infinitive[:-4] + "eer"} if loan else {stem}
    ending = "t" if raw.endswith(_VOICELESS) else "d"
    forms = {infinitive}
    for one in stems:
        present = one if one.endswith("t") else one + "t"
        forms |= {present, f"{one}{ending}e", f"{one}{ending}en"}
    return forms


FINITE = frozenset(_IRREGULAR.split()) | frozenset(form for verb in _REGULAR.split() for form in _forms(verb))
"""Third persons, singular and plural, present and past; the plural present is the infinitive."""

INFINITIVES = frozenset(
    form for form in FINITE if form.endswith("en") and not form.endswith(("den", "ten"))
) | word_set(
    """
    zijn hebben worden gaan staan doen zien zullen kunnen moeten mogen willen laten vinden houden bieden weten
    """
)

REPORTING = word_set("""
    zegt zei zeggen zeiden meldt meldde melden meldden stelt stelde stellen stelden schrijft schreef schrijven
    schreven vertelt vertelde vertellen verklaart verklaarde benadrukt benadrukte bevestigt bevestigde laat liet
    denkt vindt vond vinden vonden aldus waarschuwt waarschuwde concludeert concludeerde constateert beweert
    beweerde beweren beweerden ontkent ontkende ontkennen weet wist verwacht verwachtte verwachten hoopt hoopte
    vreest vreesde vrezen blijkt bleek reageert reageerde noemt noemde oordeelt oordeelde claimt claimde denken
    dacht meent meende voegt voegde luidt luidde staat erkent erkende belooft beloofde eist eiste vraagt vroeg
    """)
"""Verbs that hand what is said to who says it."""

_PREFIXES = ("ver", "be", "ont", "her", "over", "onder", "door", "mis", "om", "voor", "weer", "ge", "er")


def is_finite(word: str) -> bool:
    """Whether a bare lower-case word is a finite verb form that this list knows, with or without a prefix."""
    if word in FINITE:
        return True
    return any(
        len(word) > len(prefix) + 3 and word.startswith(prefix) and word[len(prefix) :] in FINITE
        for prefix in _PREFIXES
    )


_NOUN_ENDINGS = ("ingen", "heden", "schappen", "schillen", "bieden", "middelen", "zinnen", "heid", "menten", "eid")
_PARTICIPLE = re.compile(
    r"^(?:(?:aan|af|op|in|uit|om|over|onder|door|voor|mee|na|neer|terug|toe|weg|vrij|vast|plaats|bij|dood|stil|goed|"
    r"af|binnen|samen|mis|los|open|gelijk|bekend|heen)?ge\w{2,}(?:d|t|en)|(?:ver|be|ont|her|er)\w{3,}(?:d|t|en))$"
)


def is_verbal(word: str) -> bool:
    """Whether a bare lower-case word can end a Dutch clause as its verb: finite, infinitive or participle."""
    return is_finite(word) or is_participle(word) or _with_particle(word)


_PARTICLES = (
    "aan",
    "achter",
    "af",
    "bij",
    "binnen",
    "door",
    "goed",
    "in",
    "los",
    "mee",
    "mis",
    "na",
    "neer",
    "om",
    "op",
    "open",
    "over",
    "plaats",
    "samen",
    "stil",
    "tegen",
    "terug",
    "toe",
    "tegemoet",
    "uit",
    "vast",
    "voor",
    "voort",
    "vol",
    "vrij",
    "weg",
    "buiten",
    "rond",
    "bekend",
    "deel",
)


def _with_particle(word: str) -> bool:
    """A separable verb at the end of its clause: vastzaten, toenam, afwijst."""
    return any(word.startswith(one) and word[len(one) :] in FINITE for one in _PARTICLES if len(word) > len(one) + 2)


def is_participle(word: str) -> bool:
    """Whether a bare lower-case word looks like a past participle."""
    return bool(_PARTICIPLE.match(word)) and not word.endswith(_NOUN_ENDINGS)
