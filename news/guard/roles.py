"""Nouns that with "de" or "het" mean somebody or something just named, and nouns that everybody knows which one."""

from news.abbreviations import words

PEOPLE = words(
    """
    auteur auteurs onderzoekers initiatiefnemers indieners betogers arrestanten daders middenvelder
    aanklager aanvaller aanvoerder acteur actrice advocaat advocate agent agente ambassadeur ambtenaar
    ambtgenoot analist architect arts assistent atleet atlete auteur automobilist baas bankier bedenker
    beklaagde bestuurder bestuursvoorzitter bewindsman bewindspersoon bewindsvrouw bewoner bewoonster bokser
    bondscoach bondskanselier bondstrainer broer burgemeester buurman buurvrouw cabaretier chauffeur coach
    correspondent coureur crimineel dader dichter dictator directeur dirigent dochter doelman doelvrouw
    echtgenoot econoom eigenaar eigenaresse fietser fotograaf gedeputeerde gemachtigde generaal geweldpleger
    gijzelaar gouverneur historicus hoofdofficier hoogleraar huisarts huurder inbreker initiatiefnemer
    inspecteur inwoner jongeman jongen journalist journaliste kampioen kandidaat kanselier keeper
    klimaatactivist kok koper korpschef kroonprins kunstenaar kunstenares leerling leider leidster liberaal
    lijsttrekker maker man manager meisje middenvelder militair minister moeder moordenaar motorrijder muzikant
    nummer officier ondernemer onderwijzer onderzoeker oprichter opvolger oud-minister oud-premier overvaller
    partijleider patient piloot politica politicoloog politicus politieman premier presentator presentatrice
    president producent raadslid raadsman raadsvrouw rapper rechercheur rechter regeringsleider regisseur renner
    rijder schaatser schaatsster scheidsrechter schrijfster schrijver schutter senator sergeant slachtoffer
    sociaaldemocraat speelster speler spits sporter sprinter staatshoofd staatssecretaris student studente
    sultan superster tegenstander tennisser tennisster tiener titelverdediger topambtenaar topman topscorer
    topvrouw trainer turner turnster vader verdachte verdediger verdedigster verkoper veroordeelde voetballer
    voetbalster voorganger voorman voorvrouw voorzitter vrouw weduwe wereldkampioen wereldkampioene werkgever
    wetenschapper wethouder wielrenner wielrenster winnaar winnares woordvoerder woordvoerster zanger zangeres
    zoon zus
    """
)
"""Somebody: "de bondscoach" is nobody where the sentence that named him is left out."""

BODIES = words(
    """
    bedrijf bende club coalitiepartner commissie concern concurrent dorp drietal duo echtpaar elftal fabrikant
    fonds gemeente gezin groep handelaar instelling koppel land landskampioen leverancier museum omroep
    onderneming organisatie partij ploeg provincie school stad stichting team techgigant techreus tweetal
    vereniging viertal vliegtuigbouwer winkelketen zender
    """
)
"""Somebody that is many: "de ploeg" may be told by a name in the sentence before."""

THINGS = words(
    """
    aanbeveling aandeel aanklacht aanpassing aanslag aanval aanvaring actie afspraak akkoord album amendement
    analyse artikel auto bedrag beeld beelden beslissing besluit bijeenkomst bod boek boot botsing brand brief
    conclusie congres daling deal debat demonstratie document duel eilandengroep eis evenement explosie feest
    festival film fout fusie gebeurtenis gebouw gesprek gesprekken graafschap herdenking huis hulp idee incident
    ingreep krant kritiek lancering liefhebber lijst locatie luchthaven maatregel maatregelen manoeuvre match
    misdrijf moord motie naam netwerk nieuws onderzoek ongeluk ongeval onthulling ontslag ontwerp oproep
    optreden overeenkomst overname overtreding overval overwinning paar paragraaf peiling plaats plan plannen
    platform poging prijs probleem procedure proces proef programma project protest raket ramp rapport reactie
    rechtszaak regeling renovatie reorganisatie resolutie resultaat resultaten ruzie schikking schip situatie
    slachtoffers speech staking stap start stijging straf studie tekst titel toename toernooi toespraak toestel
    transfer trein tunnel uitbreiding uitkomst uitslag uitspraak uitzending verbouwing verdachten vergadering
    vergunning verhoging verklaring verkoop verlies vliegtuig vlucht vondst voorstel voorval voorwaarde vraag
    waarschuwing wedstrijd wet wetsvoorstel wijziging winkel winst zaak zege zitting
    """
)
"""Something: "het akkoord" is none where it was not told which."""

FAMOUS = words("trump poetin rutte biden obama merkel macron zelensky netanyahu erdogan verstappen messi wilders")
"""Known by their surname to every reader of Dutch news."""

LINKS = words(
    """
    zo ook daarnaast verder bovendien vervolgens toch dus want andersom tegelijkertijd daarentegen evenzeer
    hierdoor daarop daarna sindsdien desondanks niettemin beide beiden immers namelijk althans wel daarvan hiervan
    zodoende weliswaar integendeel toegegeven overigens bovenal toen dan vandaar kortom ondertussen intussen
    """
)
"""Open a sentence that goes on with the one before it."""
