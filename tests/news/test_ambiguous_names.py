"""Names that are words, people or other places too: each both ways, in titles such as newspapers make."""

import pytest

from .topic_articles import topics_of

MEANT = [
    ("Georgië", "Georgische oppositie blijft op straat", "In Tbilisi kwamen opnieuw duizenden mensen bijeen."),
    ("Georgië", "Georgië wil sneller bij de EU", "De regering in Tbilisi dient een plan in."),
    ("Turkije", "Turkije sluit grens met buurland", "Ankara noemt de maatregel tijdelijk."),
    ("Turkije", "Turkse visser vangt recordvis", "De man uit Izmir haalde de vis zelf binnen."),
    ("Jordanië", "Jordanië vraagt hulp voor kampen", "De Jordaanse regering zegt dat het water opraakt."),
    ("Amsterdam", "Bewoners van de Jordaan klagen over drukte", "In de Amsterdamse buurt is het te vol."),
    ("Oranje", "Oranje oefent zonder aanvoerder", "De bondscoach spaart zijn verdediger."),
    ("Oranje", "Nederlands elftal wint van Finland", "Oranje scoorde drie keer in Eindhoven."),
    ("Ajax", "Ajax huurt verdediger uit Denemarken", "De Amsterdamse club tekent tot de zomer."),
    ("Ajax", "Ajacieden vieren zege in de stad", "Ajax won met ruime cijfers."),
    ("Mali", "Rebellen in Mali nemen dorp in", "Het leger in Bamako bevestigt het verlies."),
    ("Mali", "Malinese boer ontwerpt waterpomp", "In Mali regent het weinig."),
    ("Oman", "Oman bemiddelt tussen buurlanden", "In Muscat zaten de gezanten een dag bijeen."),
    ("Iran", "Iraanse filmmaker vrijgelaten", "De man zat twee jaar vast in Teheran."),
    ("Irak", "Iraakse premier belooft stroom", "In Bagdad valt het licht elke avond uit."),
    ("Forum voor Democratie", "Forum stemt tegen begroting", "De fractie van Baudet vindt de plannen te duur."),
    ("Forum voor Democratie", "Forum voor Democratie verliest zetels", "Baudet spreekt van een tegenslag."),
    ("Groningen", "Groningen legt fietspad aan", "De Groningse wethouder opende het pad."),
    ("Nijmegen", "Nijmegen breidt vierdaagse uit", "De Nijmeegse gemeenteraad stemde in."),
    ("Chili", "Chili stemt over nieuwe grondwet", "In Santiago stonden lange rijen."),
    ("Polen", "Polen bouwt hek langs grens", "Warschau trekt er geld voor uit."),
    ("Polen", "Poolse chauffeurs leggen werk neer", "In heel Polen staan vrachtwagens stil."),
    ("Finland", "Finnen kiezen nieuwe president", "In Helsinki opent het stembureau vroeg."),
    ("Noorwegen", "Noren winnen op de latten", "In Oslo werd feest gevierd."),
    ("Denemarken", "Denen verbieden plastic bekers", "Kopenhagen begint ermee in de zomer."),
    ("Cuba", "Cuba zit dagen zonder stroom", "In Havana gingen mensen de straat op."),
    ("Zeeland", "Zeeuwse mosselen vroeg op de markt", "In Zeeland zijn vissers tevreden."),
    ("Portugal", "Portugese premier treedt af", "In Lissabon wordt opnieuw gekozen."),
    ("Rusland", "Russen stemmen drie dagen lang", "Het Kremlin noemt de opkomst hoog."),
    ("Frankrijk", "Franse boeren blokkeren snelweg", "Bij Parijs staat het verkeer vast."),
    ("Koningshuis", "Koning opent nieuwe brug", "Willem-Alexander kwam met Máxima."),
    ("Wielrennen", "Kopgroep blijft weg in slotetappe", "Het peloton gaf de achtervolging op."),
    ("PSV", "PSV wint in eigen huis", "Het Philips Stadion zat vol."),
    ("Sinterklaas", "Sinterklaas komt aan per stoomtrein", "De intocht duurde een uur."),
    ("Soedan", "Gevechten in Soedan laaien op", "Khartoem ligt opnieuw onder vuur."),
    ("Openbaar vervoer", "NS schrapt treinen wegens kou", "Reizigers kunnen de bus nemen."),
    ("Terrorisme", "IS eist aanslag op markt op", "De terreurgroep geeft geen bewijs."),
    ("Weer", "Weer: buien en harde wind", "Het KNMI waarschuwt voor windstoten."),
    ("Limburg", "Limburgse beek buiten oevers", "In Limburg staan kelders blank."),
    ("Friesland", "Friese meren dicht voor boten", "In Friesland ligt te veel ijs."),
]

NOT_MEANT = [
    ("Georgië", "Georgia kiest voor strengere stemwet", "De gouverneur in Atlanta tekende het besluit."),
    ("Georgië", "Georgina wint bakwedstrijd", "De taart van Georgina viel in de smaak."),
    ("Turkije", "Kalkoen uit de oven blijft sappig", "Een kalkoen moet rusten na het braden."),
    ("Turkije", "Turkoois is de kleur van dit jaar", "Ontwerpers kiezen voor turkoois en zand."),
    ("Turkije", "Turks fruit opnieuw op het toneel", "De zaal was elke avond vol."),
    ("Jordanië", "Jordaan viert feest op de gracht", "Zangers traden op voor het café."),
    ("Jordanië", "Jordan koopt basketbalclub", "De oud-speler betaalt een fors bedrag."),
    ("Oranje", "Code oranje om gladde wegen", "Rijd alleen als het moet."),
    ("Oranje", "Boot gezonken in haven", "De oranje sloep lag los."),
    ("Oranje", "Huis van Oranje opent archief", "Brieven van Willem van Oranje zijn te lezen."),
    ("Ajax", "Held Ajax op het toneel", "De Griekse held Ajax wordt gespeeld door een beginner."),
    ("Mali", "Betoging op het Malieveld", "Duizenden mensen kwamen naar het Malieveld."),
    ("Mali", "Formaliteit kost maanden", "Een kleine formaliteit houdt de bouw op."),
    ("Oman", "Roman over vissersdorp bekroond", "De roman wint een prijs van tienduizend euro."),
    ("Iran", "Irak opent grens voor pelgrims", "Bagdad rekent op veel bezoekers."),
    ("Irak", "Iran test nieuwe satelliet", "Teheran noemt de proef geslaagd."),
    ("Forum voor Democratie", "Forum Groningen trekt bezoekers", "Het cultuurhuis bestaat vijf jaar."),
    ("Forum voor Democratie", "World Economic Forum begint in Davos", "Leiders spreken over de handel."),
    ("Forum voor Democratie", "Lezers praten door op internetforum", "Op het forum staan honderden vragen."),
    ("Groningen", "FC Groningen verliest van hekkensluiter", "FC Groningen zakt naar de laatste plaats."),
    ("Nijmegen", "NEC Nijmegen koopt spits", "NEC Nijmegen legt hem drie jaar vast."),
    ("Chili", "Chili sin carne voor veel eters", "Een pan chili sin carne kost weinig."),
    ("Chili", "Chilipeper is heter dan gedacht", "De chilipeper groeit in een kas."),
    ("Polen", "Polenta met paddenstoelen", "Roer de polenta tot het dik is."),
    ("Polen", "Noordpool en Zuidpool smelten", "Onderzoekers meten op beide polen."),
    ("Finland", "Finale van de bakwedstrijd", "De finale is zondag."),
    ("Denemarken", "Dennen verdwijnen uit het bos", "De dennen zijn ziek."),
    ("Cuba", "Cuba libre is drankje van de zomer", "Een cuba libre is snel gemaakt."),
    ("Zeeland", "Nieuw-Zeeland schrapt belasting", "De regering in Wellington wil groei."),
    ("Portugal", "Costa wint damtoernooi in Hengelo", "De dammer Costa bleef ongeslagen."),
    ("Rusland", "Russisch ei blijft populair", "Een russisch ei hoort bij het buffet."),
    ("Rusland", "Wit-Rusland sluit krant", "In Minsk ging de redactie dicht."),
    ("Frankrijk", "Frans de Vries (80) wint prijs", "Frans de Vries kweekt rozen."),
    ("Frankrijk", "Frans Timmermans houdt toespraak", "De zaal klapte voor Timmermans."),
    ("Koningshuis", "Schutterskoning gekozen in dorp", "De koning van de schutterij is bakker."),
    ("Koningshuis", "Burger King opent filiaal", "De keten verkoopt er hamburgers."),
    ("Wielrennen", "Giro 555 open voor slachtoffers", "Op giro 555 is al veel gestort."),
    ("Soedan", "Zuid-Soedan krijgt eerste snelweg", "In Juba begon de aanleg."),
    ("Openbaar vervoer", "Een of ander idee van ns", "Het is een of of een of."),
    ("Ruimtevaart", "Huizen voor arbeiders", "De gemeente wil er ruimte voor."),
    ("Amsterdam", "Gevel aan de Amsterdamsestraatweg geverfd", "De Amsterdamsestraatweg in Utrecht is lang."),
    ("Weer", "Minister weer op bezoek", "Hij is er weer."),
    ("Terrorisme", "Dit is wat er is gebeurd", "Het is nog onduidelijk wat er is."),
    ("Weer", "Wint hij weer een prijs", "Hij doet weer mee en weer wint hij."),
    ("Voetbal", "Ruimte voor zaalbal in gymzaal", "De gymzaal krijgt een vloer."),
    ("Verenigde Staten", "Zuid-Amerika snakt naar regen", "In Zuid-Amerika drogen rivieren op."),
    ("Ajax", "Bajaxbus rijdt door dorp", "De bajaxbus is geel."),
    ("VVD", "Wvvdbrug krijgt verf", "De wvvdbrug is oud."),
    ("Asiel", "Dierenasiel zit vol katten", "Het dierenasiel zoekt baasjes voor tien katten."),
    ("Ierland", "Noord-Ierland krijgt regering", "In Belfast werd lang gepraat."),
    ("Soedan", "Sultan bezoekt bakkerij", "De sultan at een koek."),
    ("Congo", "Conga-dansers vullen plein", "De conga duurde een uur."),
]


@pytest.mark.parametrize("topic, title, body", MEANT, ids=lambda text: text[:24])
def test_what_is_meant_is_found(topic: str, title: str, body: str) -> None:
    """The name in its own sense tells what an article is about."""
    assert topic in topics_of(title, body)


@pytest.mark.parametrize("topic, title, body", NOT_MEANT, ids=lambda text: text[:24])
def test_what_is_not_meant_is_not_found(topic: str, title: str, body: str) -> None:
    """The same letters in another sense do not."""
    assert topic not in topics_of(title, body)
