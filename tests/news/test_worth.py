"""Scenes, old news and bare quotations count less than news; a second sentence says something new."""

import pytest

from news.compression.words import words_of
from news.compression.worth import OLD, PERSONAL, SCENE, SPOKEN, UNTITLED, is_repeated, titled, worth

FACTORS = [
    ("Er ging geen dag voorbij of er was brand in Straatdam.", SCENE),
    ("Het is half maart en de narcissen bloeien in Straatdam.", SCENE),
    ("Rond acht uur 's morgens rijden de wagens de straat in.", SCENE),
    ("Nee, bang is Anna Vos niet voor het water.", SCENE),
    ("Terwijl een stralende Tom Vis over het veld flaneert, telt Jan Bos de punten.", SCENE),
    ("Christa Maat wist het zweet van haar voorhoofd in de hal van het huis.", SCENE),
    ("Rookies zijn ze al lang niet meer op dit circuit.", SCENE),
    ("Wie naar de uitslagen van het nieuwe seizoen kijkt, kan denken dat het prima gaat.", SCENE),
    ("Ze vindt dat Steve Simon moet vertrekken na het toernooi.", 1.0),
    ("Het is een understatement dat het niet goed gaat met de club.", SCENE),
    ("In november vorig jaar kondigde het kabinet een plan aan.", OLD),
    ("In 2017 gold het feest nog als een proef.", OLD),
    ("Ooit was dit het grootste zwembad van het land.", OLD),
    ("Vijf jaar geleden zag het kabinet dit als oplossing.", OLD),
    ('"Ik wist het meteen", zegt Anna Vos.', SPOKEN),
    ("U kunt het natuurlijk altijd zelf proberen met een telefoon.", PERSONAL),
    ("Het kabinet trekt 40 miljoen euro uit voor de dijken.", 1.0),
    ("In Straatdam is een loods afgebrand.", 1.0),
    ("'s Ochtends vroeg brak brand uit in een loods.", 1.0),
    ("Een brand heeft in 2024 een loods verwoest.", 1.0),
    ("In november gaat de brug dicht.", 1.0),
]


@pytest.mark.parametrize("sentence,factor", FACTORS, ids=[sentence for sentence, _ in FACTORS])
def test_the_worth_of_a_sentence(sentence: str, factor: float) -> None:
    """How it opens tells what it is."""
    assert worth(sentence) == factor


def test_a_brief_shares_words_with_its_title() -> None:
    """The more it has the better, up to three; a title of two words tells nothing."""
    assert titled("Brand verwoest loods in Straatdam", "In Straatdam is een loods door brand verwoest.") == 1.0
    assert UNTITLED < titled("Brand verwoest loods in Straatdam", "In een loods woedde een vuur.") < 1.0
    assert titled("Brand verwoest loods in Straatdam", "De koning opent vandaag een zwembad.") == UNTITLED
    assert titled("Aan zee", "De koning opent vandaag een zwembad.") == 1.0
    assert titled("", "De koning opent vandaag een zwembad.") == 1.0


def test_what_was_just_said_is_repeated() -> None:
    """Most of the shorter one's words in the longer; a name in common is none."""
    first = words_of("Dinsdag ontving de Franse president Vallon zijn collega Chen voor een minitop.")
    again = words_of("Dinsdag was er in Parijs een minitop tussen de Franse president Vallon en Chen.")
    more = words_of("President Vallon wil strengere regels voor Chinese overnames in Europa.")
    assert is_repeated(first, again)
    assert not is_repeated(first, more)
    assert not is_repeated(words_of("Ajax won met 3-0 van PSV."), words_of("Daarmee staat Ajax bovenaan."))
    assert not is_repeated(words_of(""), words_of(""))
