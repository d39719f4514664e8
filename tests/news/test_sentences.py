"""Dutch text is parted where a reader would part it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.sentences import LONGEST_BRACKET, paragraphs, sentences

SPLITS = {
    "two plain sentences": ["De raad stemt in.", "Het plan gaat door."],
    "question and exclamation": ["Komt er een brug?", "Ja!", "De raad wil het."],
    "both signs at once": ["Wat nu?!", "Niemand weet het."],
    "ellipsis before a capital": ["Het bleef lang stil...", "Toen klonk applaus."],
    "ellipsis as one sign": ["Het bleef lang stil…", "Toen klonk applaus."],
    "digit begins a sentence": ["De brand is uit.", "23 mensen zijn veilig."],
    "elided article begins one": ["Het waaide hard.", "'s Avonds ging het liggen."],
    "elided it begins one": ["Hij ging.", "'t Is nu stil."],
    "curly elision begins one": ["Het waaide.", "’s Nachts ook."],
    "small first letter of a name": ["Dat is duur.", "iPhones kosten meer."],
    "quotation parted inside": ['"Ik ga niet.', 'Ik blijf", zegt ze.'],
    "quotation then statement": ['"Ik ga niet weg."', "Dat zei de wethouder."],
    "low quotation marks": ["„We gaan door.”", "De staking duurt voort."],
    "old Dutch quotation marks": [",,We gaan door.''", "De staking duurt voort."],
    "lone closing mark": [",, We gaan door. ''", "De staking duurt voort."],
    "lone straight mark by parity": ['" We gaan door. "', "De staking duurt voort."],
    "guillemets": ["«We gaan door.»", "De staking duurt voort."],
    "bracket closes after the stop": ["(De raad was er niet.)", "Het ging mis."],
    "suspect's initial before a function word": ["De rechter veroordeelde Kees B.", "De man gaat in beroep."],
    "group letter": ["Oranje zit in groep B.", "De loting was gisteren."],
    "X as the network": ["Dat schrijft hij op X.", '"Het is klaar."'],
    "etcetera before a function word": ["Er zijn stoelen, tafels enz.", "De rest volgt later."],
    "company form before a function word": ["Zij werkt bij Jansen B.V.", "De fabriek sluit."],
    "company in capitals is no abbreviation": ["Hij werkt bij ING.", "Klanten merken niets."],
    "first name that looks like a month": ["Hij sprak met Jan.", "Piet was er niet."],
    "title word without a name": ["Zij wordt prof.", "Dat maakte de club bekend."],
    "unit before a function word": ["De brug is 20 km.", "De weg is langer."],
    "name with an exclamation mark before a function word": ["Hij werkt bij Yahoo!", "De zaak loopt."],
    "acronym with points": ["Zij woont in de V.S.", "Dat bevalt haar."],
    "a year ends a sentence": ["Dat was in 2019.", "Nu is het anders."],
    "letters with diacritics": ["De wagen stond stil.", "Één man bleef achter."],
    "bare dash begins one": ["Eén ding is zeker.", "- Het gaat door."],
}

WHOLE = {
    "doctor": "Volgens dr. Jansen is het over.",
    "lawyer and surname with article": "Dat stelt mr. De Vries in zijn pleidooi.",
    "professor with initials": "Het woord is aan prof. dr. J.P. van den Berg.",
    "several initials": "A.F.Th. Smit schreef het boek.",
    "single initial": "Het Kamerlid H. Kronenberg vroeg het.",
    "initial with a diacritic": "De schrijver Ö. Yilmaz las voor.",
    "saint": "De veerboot voer naar St. Maarten.",
    "squire": "De gast was jhr. Van Lennep.",
    "among others": "Er kwamen o.a. Amerikanen en Britten.",
    "for example": "Neem bijv. Amsterdam of Utrecht.",
    "that is": "Het is d.w.z. Rotterdam dat betaalt.",
    "about": "Vragen m.b.t. Schiphol blijven open.",
    "respectively": "Ajax en PSV wonnen resp. Europees en thuis.",
    "number": "Hij woont op nr. 12 en zij op nr. Veertien.",
    "page": "Zie blz. 3 en art. 5 van de wet.",
    "circa": "Er kwamen ca. 300 mensen.",
    "until": "De winkel is open van 9 t/m 5 uur.",
    "please": "Graag a.u.b. Nederlands spreken.",
    "clock time": "Het begon om 18.05 uur en eindigde om 20.30 uur.",
    "thousands": "Er waren 1.000 bezoekers en 2.0 is de versie.",
    "last": "Op 3 maart jl. 's avonds brak brand uit.",
    "month": "Op 12 feb. 2020 werd het stil.",
    "month after a day": "Op 12 jan. Amsterdamse tijd vertrok het schip.",
    "company": "De firma Smit & Co. Limburg is failliet.",
    "versus": "De wedstrijd Ajax vs. Feyenoord is afgelast.",
    "quotation goes on in lower case": '"Ga weg!" riep de man.',
    "quotation handed to its speaker": '"Ga weg!" Zegt de man.',
    "question in a quotation": "‘Wat nu?’ vroeg ze zich af.",
    "old quotation marks go on": ",,Ga weg!'' riep de man.",
    "ellipsis goes on": "Het was... nou ja, anders.",
    "sentences in brackets": "De raad (die vergaderde. Het was laat.) stemde in.",
    "name with an exclamation mark": "Het bedrijf Yahoo! Finance groeit.",
    "web address": "Meer staat op www.voorbeeld.nl en op radio.nl te lezen.",
    "numbered heading": "1. Waarom nu?",
    "roman heading": "IV. Het slot",
}


@pytest.mark.parametrize("expected", SPLITS.values(), ids=SPLITS.keys())
def test_a_sentence_ends_where_the_next_one_begins(expected: list[str]) -> None:
    """Each of these texts is parted into exactly these sentences."""
    assert list(sentences(" ".join(expected))) == expected


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE.keys())
def test_a_full_stop_within_a_sentence_does_not_end_it(text: str) -> None:
    """Each of these is one sentence, alone and between others."""
    assert sentences(text) == (text,)
    assert sentences(f"Dit gaat vooraf. {text}")[-1] == text


def test_a_paragraph_always_begins_a_sentence() -> None:
    """A heading without a full stop does not run on into the text below it."""
    assert sentences("Onrust in de stad\n\nde politie kwam. Zij ging.") == (
        "Onrust in de stad",
        "de politie kwam.",
        "Zij ging.",
    )


def test_a_line_of_its_own_is_a_sentence() -> None:
    """Lines of a list or a by-line are parted, though no blank line stands between them."""
    assert sentences("Jan Smit\nRedacteur\nDe brug is dicht.") == ("Jan Smit", "Redacteur", "De brug is dicht.")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "De gemeenteraad van Nergenshuizen besloot gisteravond laat dat\nBrugwachters blijven.", id="long line"
        ),
        pytest.param("De raad besloot\nom te wachten.", id="lower case follows"),
    ],
)
def test_a_wrapped_line_is_joined(text: str) -> None:
    """A line break in the middle of running text is white space."""
    assert sentences(text) == (" ".join(text.split()),)


def test_a_bracket_that_never_closes_holds_nothing_together() -> None:
    """An open bracket, or one that closes far away, does not glue the rest of the text into one sentence."""
    far = "De raad ( kwam. " + "Het regende. " * LONGEST_BRACKET + ") Klaar."
    assert len(sentences(far)) > LONGEST_BRACKET
    assert sentences("De raad (kwam. Het regende.") == ("De raad (kwam.", "Het regende.")


@pytest.mark.parametrize("nothing", ["", " ", "\n\n", "\t \n \r\n", "\u2028"])
def test_nothing_has_no_sentences(nothing: str) -> None:
    """White space alone gives no sentence, and no empty one."""
    assert sentences(nothing) == ()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('" ' * 100_000, id="lone quotation marks"),
        pytest.param("." * 200_000 + "x", id="full stops"),
        pytest.param("(" * 100_000 + " a " + ")" * 100_000, id="nested brackets"),
        pytest.param("() " * 60_000, id="many brackets"),
        pytest.param("a\n" * 100_000, id="short lines"),
        pytest.param("\n" * 200_000 + "a", id="blank lines"),
        pytest.param("De heer J. Jansen (dr.) zei: 'Ja.' " * 10_000, id="abbreviations"),
    ],
)
def test_a_long_text_of_any_shape_comes_back(text: str) -> None:
    """Shapes that make careless patterns quadratic are parted without losing anything (else this test never ends)."""
    assert " ".join(sentences(text)).split() == text.split()


PIECES = st.sampled_from(
    [
        "De",
        "raad",
        "dr.",
        "J.",
        "o.a.",
        "enz.",
        '"Ja',
        'nee."',
        "zegt",
        "'s",
        "…",
        "?!",
        "(zo.",
        "dus)",
        "3.",
        "\n",
        "\n\n",
        "''",
        "X.",
    ]
)


@given(st.lists(PIECES, max_size=40).map(" ".join) | st.text(max_size=200))
def test_no_character_is_lost(text: str) -> None:
    """Joined with spaces the sentences are the text, but for its white space; none is empty or padded."""
    parted = sentences(text)
    assert " ".join(parted) == " ".join(text.split())
    assert all(sentence and sentence == sentence.strip() for sentence in parted)


@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_no_sentence_crosses_a_paragraph(text: str) -> None:
    """Each sentence lies within one paragraph."""
    assert sentences(text) == tuple(each for paragraph in paragraphs(text) for each in sentences(paragraph))


@given(st.lists(st.sampled_from(list(SPLITS.values())), min_size=1, max_size=5))
def test_paragraphs_do_not_change_each_other(texts: list[list[str]]) -> None:
    """What stands in one paragraph, an open quotation too, does not change how another is parted."""
    assert list(sentences("\n\n".join(" ".join(text) for text in texts))) == [each for text in texts for each in text]
