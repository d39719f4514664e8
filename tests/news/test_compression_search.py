"""The search for the best brief, what can stand in one, and what is counted for the head."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.brief import MAX_BRIEF
from news.compression.cuts import cuts
from news.compression.features import cut_features, sentence_features
from news.compression.search import SHORTEST_BRIEF, Judged, best_briefs
from news.compression.standing import standing
from news.compression.words import words_of

NEWS = "Een Belgisch tankschip is vrijdag op de Waal bij Tiel vastgelopen, waarna de vaart urenlang stil lag."
MORE = "Twee sleepboten trokken het schip aan het eind van de middag los."
SCENE = "Op de kade stonden tientallen mensen met verrekijkers te kijken."
LEANING = "Hij had te diep gestoken voor deze waterstand, zegt Rijkswaterstaat."


def judged(text: str, chance: float, keep: float = 0.5) -> Judged:
    """A sentence all of whose cuts are equally likely to stay."""
    return Judged(text=text, chance=chance, keeps=dict.fromkeys(cuts(words_of(text)), keep))


def test_the_likely_sentences_are_taken() -> None:
    """What the head holds likely is the brief; what it does not is left out."""
    best = best_briefs([judged(SCENE, 0.05), judged(NEWS, 0.95, 1.0), judged(MORE, 0.9, 1.0)])[0]
    assert best.text == f"{NEWS} {MORE}"
    assert best.places == (1, 2)
    assert best.sources == (NEWS, MORE)


def test_unlikely_parts_are_cut() -> None:
    """A part that the head would not keep goes."""
    best = best_briefs([judged(f"{NEWS[:-1]}, onder meer naar Duitsland en de haven van Antwerpen.", 0.9, keep=0.02)])[
        0
    ]
    assert best.text == NEWS


def test_likely_parts_stay() -> None:
    """The same sentence stays whole where the head would keep its parts."""
    assert best_briefs([judged(NEWS, 0.9, keep=0.98)])[0].text == NEWS


def test_a_second_sentence_that_leans_follows_the_first() -> None:
    """Here "Hij …" may come behind the article's first sentence, and lower down behind none."""
    opening = best_briefs([judged(NEWS, 0.9), judged(LEANING, 0.9), judged(SCENE, 0.1)], most=200)
    assert any(one.places == (0, 1) for one in opening)
    lower = best_briefs([judged(SCENE, 0.1), judged(NEWS, 0.9), judged(LEANING, 0.9)], most=200)
    assert any(one.places == (1,) for one in lower)
    assert not any(2 in one.places for one in lower)


def test_a_turn_is_not_left_out() -> None:
    """What the next sentence takes back is no brief by itself, nor what somebody would do of whom nobody tells."""
    turned = [judged(NEWS, 0.9), judged("Maar een woordvoerder van de rederij in Tiel spreekt dat tegen.", 0.1)]
    assert not any(one.places == (0,) for one in best_briefs(turned, most=200))
    supposed = "De lege sluis bij Tiel zou door de gemeente worden gevuld met zand uit de Waal."
    assert not best_briefs([judged(supposed, 0.9)])
    assert best_briefs([judged(f"{supposed[:-1]}, meldt Rijkswaterstaat.", 0.9)])


def test_a_finding_keeps_its_source() -> None:
    """Where the next sentence tells where it comes from and both fit, the first is not told alone."""
    rows = [judged(NEWS, 0.9), judged("Dat blijkt uit een bericht van Rijkswaterstaat.", 0.1)]
    assert {one.places for one in best_briefs(rows, most=200)} == {(0, 1)}


def test_what_hangs_is_no_candidate() -> None:
    """A sentence that leans on one left out is passed over, so that the guard need not refuse it."""
    rows = [
        judged("De bemanning van Bas Kok is verhoord door agenten uit Tiel.", 0.2),
        judged("Een sleepboot sloot een akkoord met de reder over de schade.", 0.1),
        judged("Volgens de reder is het akkoord goed voor iedereen in de haven van Tiel.", 0.9),
        judged("Kok noemt de sleepboot een redder in nood voor de hele vaart.", 0.9),
    ]
    found = best_briefs(rows, most=200)
    assert found
    assert not any({2, 3} & set(one.places) and 0 not in one.places for one in found)


def test_a_second_sentence_says_something_new() -> None:
    """One that shares most of its words with the first is no second sentence."""
    again = "Een tankschip is bij Tiel op de Waal vastgelopen, meldt Rijkswaterstaat vrijdag."
    found = best_briefs([judged(NEWS, 0.9), judged(again, 0.9), judged(MORE, 0.9)], most=200)
    assert not any(one.places == (0, 1) for one in found)
    assert any(one.places == (1, 2) for one in found)


def test_two_sentences_are_neighbours() -> None:
    """A turn, a date or a name may stand between two that are not; what is left out would change what is said."""
    rows = [judged(NEWS, 0.9), judged(SCENE, 0.1), judged(MORE, 0.9)]
    found = best_briefs(rows, most=200)
    assert any(one.places == (0,) for one in found)
    assert not any(one.places == (0, 2) for one in found)


def test_a_scene_counts_less_than_news() -> None:
    """Where the head holds both as likely, the news is taken."""
    scene = "Er ging geen dag voorbij of er voer een tankschip langs de kade van Tiel in de mist."
    assert best_briefs([judged(scene, 0.6, 1.0), judged(NEWS, 0.6, 1.0)])[0].places != (0,)


def test_the_title_tells_which_news() -> None:
    """Of two as likely, the one with the title's words."""
    rows = [judged("De gemeente Tiel opent volgende week een zwembad in de wijk.", 0.7, 1.0), judged(NEWS, 0.7, 1.0)]
    assert 1 in best_briefs(rows, title="Tankschip loopt vast op Waal bij Tiel")[0].places


def test_order_is_the_articles() -> None:
    """However likely the later sentence, it stays behind the earlier."""
    assert all(one.places == tuple(sorted(one.places)) for one in best_briefs([judged(NEWS, 0.2), judged(MORE, 0.9)]))


@given(
    st.lists(
        st.tuples(
            st.sampled_from([NEWS, MORE, SCENE, LEANING, "Nee.", "Wat nu?", '"Dat weet ik niet."', "x " * 300]),
            st.floats(0, 1),
            st.floats(0, 1),
        ),
        max_size=12,
    )
)
def test_every_candidate_fits(rows: list[tuple[str, float, float]]) -> None:
    """Candidates are bounded, distinct, fit, and stand in falling order."""
    found = best_briefs([judged(*row) for row in rows])
    assert len({one.text for one in found}) == len(found) <= 24
    assert all(SHORTEST_BRIEF <= len(one.text) <= MAX_BRIEF and 1 <= len(one.places) <= 2 for one in found)
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


ALONE = [
    pytest.param("De gemeente Tiel heeft de kade afgesloten.", True, id="a name"),
    pytest.param("Hij heeft de kade afgesloten.", False, id="a pronoun"),
    pytest.param("Daarom heeft de gemeente de kade afgesloten.", False, id="a connective"),
    pytest.param("De verdachte heeft de kade afgesloten.", False, id="a suspect without a name"),
    pytest.param("De verdachte van de brand heeft bekend.", True, id="a suspect of something"),
    pytest.param("Dat zijn volgens de gemeente de oudste kades.", False, id="that are, and not that his"),
    pytest.param("Nooit eerder waren er zo veel kades dicht in Tiel.", False, id="more than what was told"),
    pytest.param("De kans is dus groot dat Tiel de kade afsluit.", False, id="a conclusion"),
    pytest.param("Dit jaar heeft de gemeente de kade afgesloten.", True, id="this year points at now"),
    pytest.param("Dat er ruzie is over twee huizen, doet er volgens de gemeente niet toe.", True, id="a clause"),
    pytest.param("Volgens Marieke Vos heeft hij de kade afgesloten.", True, id="a name before the pronoun"),
]


@pytest.mark.parametrize("sentence, alone", ALONE)
def test_standing_alone(sentence: str, alone: bool) -> None:
    """A sentence that points at one before it cannot open a brief, but can follow that one."""
    assert standing(sentence).alone is alone
    assert standing(sentence).after


NO_STATEMENT = [
    pytest.param("Heeft de gemeente de kade afgesloten?", id="a question"),
    pytest.param("Een kade vol verrekijkers.", id="no verb"),
    pytest.param("De gemeente heeft de kade afgesloten", id="no stop"),
    pytest.param("Kades, bruggen, havens en wonen.", id="a list that ends like a verb"),
    pytest.param("KADES - De gemeente heeft de kade afgesloten.", id="a key word before it"),
    pytest.param("heeft de gemeente de kade afgesloten.", id="no capital"),
    pytest.param("Ik heb de kade gezien en wij zijn gebleven.", id="the writer speaks"),
    pytest.param('"De gemeente heeft de kade afgesloten."', id="a quotation without its speaker"),
    pytest.param('De gemeente heeft "de kade afgesloten.', id="a quotation mark that stays open"),
    pytest.param("Zij is er.", id="too short to be news"),
    pytest.param("De gemeente heeft " + "nog een kade en " * 30 + "niets gezien.", id="too long to be a sentence"),
]


@pytest.mark.parametrize("sentence", NO_STATEMENT)
def test_no_statement_stands(sentence: str) -> None:
    """What is no whole statement is never part of a brief."""
    assert not standing(sentence).alone
    assert not standing(sentence).after


@given(st.text(max_size=80), st.lists(st.text(min_size=1, max_size=120), max_size=12))
def test_counts_have_one_shape(title: str, sentences: list[str]) -> None:
    """Every sentence and cut gets as many numbers as the next, all of them small."""
    rows = sentence_features(title, sentences)
    assert len(rows) == len(sentences)
    assert len({len(row) for row in rows}) <= 1
    assert all(0 <= value <= 20 for row in rows for value in row)


def test_counts_see_the_title() -> None:
    """A sentence with the title's words has more of it than one without."""
    with_title, without = sentence_features("Tankschip vast op Waal", [NEWS, SCENE])
    assert sum(a != b for a, b in zip(with_title, without, strict=True)) > 3


def test_cut_counts_name_their_rule() -> None:
    """Two cuts by different rules have different rows of the same length."""
    sentence = f"{NEWS[:-1]} (tot middernacht), onder meer naar Duitsland."
    rows = [cut_features("", sentence, 0, cut) for cut in cuts(words_of(sentence))]
    assert len(rows) >= 2
    assert len({len(row) for row in rows}) == 1
    assert len({tuple(row) for row in rows}) == len(rows)
