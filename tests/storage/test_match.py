"""Expressions in the words of FTS5 and of PostgreSQL."""

import pytest

from news.errors import QueryError
from news.expression import All, Any, Expression, Not, Words
from storage.match import MAX_STEMS, Fts5, Match, Tsquery, match

GAZA, RAFAH, VOETBAL = Words(("gaza",)), Words(("rafah",)), Words(("voetbal",))


@pytest.mark.parametrize(
    "expression, fts5, tsquery",
    [
        pytest.param(GAZA, '"gaza"', "(wgaza)", id="word"),
        pytest.param(Words(("gaza", "stad")), '"gaza stad"', "(wgaza <-> wstad)", id="phrase"),
        pytest.param(Words(("den", "ha"), prefix=True), '"den ha" *', "(wden <-> wha:*)", id="prefix"),
        pytest.param(All((GAZA, RAFAH)), '("gaza" AND "rafah")', "((wgaza) & (wrafah))", id="all"),
        pytest.param(Any((GAZA, RAFAH)), '("gaza" OR "rafah")', "((wgaza) | (wrafah))", id="any"),
        pytest.param(
            All((GAZA, Not(VOETBAL))), '(("gaza") NOT ("voetbal"))', "(((wgaza)) & !((wvoetbal)))", id="all-but"
        ),
        pytest.param(Words(("not",)), '"not"', "(wnot)", id="an-operator-is-a-word"),
    ],
)
def test_expression_is_written_in_both(expression: Expression, fts5: str, tsquery: str) -> None:
    """Each index gets the same in its own words."""
    assert match(expression, Fts5()) == Match(fts5)
    assert match(expression, Tsquery()) == Match(tsquery)


@pytest.mark.parametrize(
    "expression",
    [
        pytest.param(Not(GAZA), id="not"),
        pytest.param(All((Not(GAZA), Not(RAFAH))), id="neither"),
        pytest.param(Any((GAZA, Not(RAFAH))), id="or-not"),
        pytest.param(Not(All((GAZA, RAFAH))), id="not-both"),
    ],
)
def test_what_holds_for_an_empty_article_is_an_absence(expression: Expression) -> None:
    """FTS5 cannot say "everything but", so the query is asked the other way round."""
    assert match(expression, Fts5()).absent
    assert not match(Not(expression), Fts5()).absent


@pytest.mark.parametrize(
    "stem",
    ['gaza" OR "x', "gaza*", "Gaza", "ga za", "", "'", "é", "a" * 65, "gaza\n", "w:*", "x\x00"],
    ids=["quote", "star", "capital", "space", "empty", "apostrophe", "accent", "long", "newline", "colon", "nul"],
)
@pytest.mark.parametrize("dialect", [Fts5(), Tsquery()], ids=["fts5", "tsquery"])
def test_what_is_no_stem_is_refused(stem: str, dialect: Fts5 | Tsquery) -> None:
    """Nothing that means something to an index comes into a query, wherever it stands in the expression."""
    with pytest.raises(QueryError, match="not a stem"):
        match(Any((GAZA, Not(All((RAFAH, Words(("x", stem))))))), dialect)


def test_empty_parts_are_refused() -> None:
    """Neither index knows what brackets around nothing mean."""
    for nothing in (All(()), Any(()), Words(())):
        with pytest.raises(QueryError):
            match(nothing, Fts5())


def test_endless_expressions_are_refused() -> None:
    """Nobody means a thousand brackets, and an index would fall over."""
    deep: Expression = GAZA
    for _ in range(1_000):
        deep = Not(deep)
    with pytest.raises(QueryError, match="levels"):
        match(deep, Fts5())
    with pytest.raises(QueryError, match="words"):
        match(Any((GAZA,) * (MAX_STEMS + 1)), Tsquery())
