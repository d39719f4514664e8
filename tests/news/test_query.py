"""What a reader types is read as a tree, or refused with a reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.errors import QueryError
from news.expression import All, Any, Not, Words
from news.gazetteer import Gazetteer, Topic
from news.query import MAX_DEPTH, MAX_LETTERS, MAX_TERMS, Fault, parse_query
from news.query_tree import Both, Either, Query, Term, Without

NAMES = Gazetteer(
    Topic(name=name) for name in ("Gaza", "Den Haag", "Noord-Korea", "Tweede Kamer", "Oorlog in Oekraïne", "Weer")
)
A, B, C = Term("aap"), Term("beer"), Term("cavia")


def read(text: str) -> object:
    """The tree of a query, over the names above."""
    return parse_query(text, NAMES).tree


@pytest.mark.parametrize(
    "text, tree",
    [
        pytest.param("aap", A, id="one word"),
        pytest.param("aap beer", Both((A, B)), id="beside each other is and"),
        pytest.param("aap AND beer", Both((A, B)), id="and"),
        pytest.param("aap EN beer", Both((A, B)), id="en"),
        pytest.param("aap en beer", Both((A, B)), id="en in lower case is a common word"),
        pytest.param("aap OR beer", Either((A, B)), id="or"),
        pytest.param("aap OF beer", Either((A, B)), id="of"),
        pytest.param("aap of beer", Both((A, B)), id="of in lower case is a common word"),
        pytest.param("aap OR beer cavia", Either((A, Both((B, C)))), id="and binds more than or"),
        pytest.param("(aap OR beer) cavia", Both((Either((A, B)), C)), id="brackets bind most"),
        pytest.param("aap -beer", Both((A, Without(B))), id="without"),
        pytest.param("aap NIET beer", Both((A, Without(B))), id="niet"),
        pytest.param("aap AND NOT beer", Both((A, Without(B))), id="and not"),
        pytest.param("aap niet beer", Both((A, Without(B))), id="niet as one says it"),
        pytest.param("aap maar geen den haag", Both((A, Without(Term("den haag")))), id="geen before a name"),
        pytest.param("aap niet beer cavia", Both((A, Term("niet"), B, C)), id="niet in a sentence is a word"),
        pytest.param("aap niet", Both((A, Term("niet"))), id="niet at the end is a word"),
        pytest.param('aap "niet beer"', Both((A, Term("niet beer", quoted=True))), id="niet in a phrase is a word"),
        pytest.param("-beer aap", Both((A, Without(B))), id="what is excluded comes last"),
        pytest.param("aap OR beer -cavia", Both((Either((A, B)), Without(C))), id="excluded from the whole query"),
        pytest.param("aap OR (beer -cavia)", Either((A, Both((B, Without(C))))), id="excluded within brackets"),
        pytest.param("aap -(beer cavia)", Both((A, Without(Both((B, C))))), id="brackets excluded"),
        pytest.param("aap (beer (cavia))", Both((A, B, C)), id="brackets that say nothing"),
        pytest.param("(aap -beer) cavia", Both((A, C, Without(B))), id="what brackets exclude comes last too"),
        pytest.param('"de aap"', Term("de aap", quoted=True), id="a phrase keeps common words"),
        pytest.param("„de aap”", Term("de aap", quoted=True), id="the printer's quotation marks"),
        pytest.param('"aap OR beer"', Term("aap OR beer", quoted=True), id="no operators in a phrase"),
        pytest.param("den haag aap", Both((Term("den haag"), A)), id="a name of two words"),
        pytest.param("noord korea", Term("noord korea"), id="a name written otherwise"),
        pytest.param("de oorlog in oekraine", Term("oorlog in oekraine"), id="a name with a common word in it"),
        pytest.param("het weer", Term("weer"), id="an article before a name"),
        pytest.param("Gaza-stad", Term("Gaza-stad"), id="a hyphen inside a word excludes nothing"),
        pytest.param('""-aap', A, id="a dash behind a quotation excludes nothing"),
        pytest.param("aap - beer", Both((A, B)), id="a loose dash"),
        pytest.param("aap −beer", Both((A, Without(B))), id="a minus sign"),
        pytest.param("de", Term("de"), id="a common word alone"),
        pytest.param("😀 aap !!!", A, id="what is no word is passed over"),
        pytest.param("aap ()", A, id="empty brackets"),
    ],
)
def test_reading(text: str, tree: object) -> None:
    """Each rule of the grammar, on a query that needs it."""
    assert read(text) == tree


@pytest.mark.parametrize(
    "text, fault",
    [
        pytest.param("", Fault.EMPTY, id="nothing"),
        pytest.param("😀 ?!", Fault.EMPTY, id="no word"),
        pytest.param('""', Fault.EMPTY, id="an empty phrase"),
        pytest.param("()", Fault.EMPTY, id="only brackets"),
        pytest.param("a" * (MAX_LETTERS + 1), Fault.TOO_LONG, id="too long"),
        pytest.param("a " * (MAX_TERMS + 1), Fault.TOO_MANY_TERMS, id="too many words"),
        pytest.param("(" * (MAX_DEPTH + 1) + "aap" + ")" * (MAX_DEPTH + 1), Fault.TOO_DEEP, id="too deep"),
        pytest.param("(aap", Fault.BRACKET, id="not closed"),
        pytest.param("aap :)", Fault.BRACKET, id="not opened"),
        pytest.param('"aap', Fault.QUOTE, id="half a phrase"),
        pytest.param("aap AND", Fault.OPERATOR, id="and what"),
        pytest.param("AND aap", Fault.OPERATOR, id="what and"),
        pytest.param("aap OR", Fault.OPERATOR, id="or what"),
        pytest.param("OR", Fault.OPERATOR, id="or alone"),
        pytest.param("aap NOT", Fault.OPERATOR, id="not what"),
        pytest.param("aap NOT -beer", Fault.OPERATOR, id="not not"),
        pytest.param("-aap", Fault.ONLY_EXCLUDES, id="only without"),
        pytest.param("aap (-beer)", Fault.ONLY_EXCLUDES, id="only without, in brackets"),
    ],
)
def test_refusals(text: str, fault: Fault) -> None:
    """What cannot be understood is refused with the reason a bot can put into words."""
    with pytest.raises(QueryError) as refused:
        parse_query(text, NAMES)
    assert refused.value.args == (fault,)


def test_a_query_at_every_limit_is_read() -> None:
    """The limits themselves are allowed."""
    assert read("a" * MAX_LETTERS) == Term("a" * MAX_LETTERS)
    assert read("(" * MAX_DEPTH + "aap" + ")" * MAX_DEPTH) == A
    wide = read("x " * MAX_TERMS)
    assert isinstance(wide, Both)
    assert len(wide.parts) == MAX_TERMS


WORD = st.sampled_from(["aap", "beer", "de", "en", "Gaza", "Den", "Haag", "Gaza-stad", "-x", "zo'n", "😀", "9.12"])
PIECE = WORD | st.sampled_from(["AND", "OR", "NOT", "EN", "OF", "NIET", "(", ")", "-", '"', '"de aap"', "-(", "|"])
TYPED = st.one_of(st.lists(PIECE, max_size=14).map(" ".join), st.text(max_size=60), st.lists(PIECE).map("".join))


@given(TYPED)
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text that a reader types brings the reading down."""
    faults: list[object] = []
    try:
        assert parse_query(text, NAMES).names
    except QueryError as error:
        faults += error.args
    assert all(isinstance(fault, Fault) for fault in faults)


@given(TYPED)
def test_what_is_shown_is_read_back_as_the_same(text: str) -> None:
    """`str(query)` means what the query means."""
    try:
        query = parse_query(text, NAMES)
    except QueryError:
        return
    shown = str(query)
    if len(shown) <= MAX_LETTERS:  # "AND" is written out, which can make a long query too long to type
        assert parse_query(shown, NAMES) == query


def test_how_a_query_is_shown() -> None:
    """A reader sees how the query was understood."""
    assert str(parse_query("gaza OF rafah -voetbal", NAMES)) == "(gaza OR rafah) -voetbal"


def test_the_names_of_a_query_are_what_is_wanted() -> None:
    """What is excluded is not what a reader asks for, and nothing is named twice."""
    assert parse_query("gaza (Rafah OR gaza) -voetbal", NAMES).names == ("gaza", "Rafah")


def test_the_expression_is_the_tree_over_stems() -> None:
    """A query in its own words, for a store that knows no gazetteer."""
    query = Query(Both((Either((Term("Gaza-stad"), Term("huizen"))), Without(Term("boeren")))))
    wanted = Any((Words(("gaza", "stad")), Words(("huis",))))
    assert query.expression == All((wanted, Not(Words(("boer",)))))
