"""What is new about a story: names and numbers that nobody told, in sentences that stand by themselves."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from news.article import Article, Kind
from news.brief import MAX_BRIEF
from news.sentences import sentences
from news.story_news import RETELLING, news_in, news_of_change

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
BODY = (
    "In een flat in Zutphen heeft vannacht brand gewoed. Daarbij zijn twee mensen gewond geraakt, meldt de brandweer. "
    "De oorzaak is nog onbekend. Bewoners van de flat zijn opgevangen in een sporthal. De gemeente zoekt een plek waar "
    "zij kunnen slapen."
)
FIRST = Article(source="a", fetched_at=NOW, title="Brand in flat Zutphen", body=BODY, publisher="De Dijkbode")
OPGEPAKT = "De politie heeft een man van 34 jaar opgepakt voor de brand in een flat in Zutphen."
OTHER = Article(
    source="b",
    fetched_at=NOW,
    title="Man opgepakt na brand Zutphen",
    body=f"{OPGEPAKT} Bij de brand raakten vier mensen gewond, zegt burgemeester Anna Kolk. De schade is groot.",
    publisher="Het Avondspoor",
)
BLOG = replace(FIRST, kind=Kind.LIVEBLOG, title="Liveblog: brand in Zutphen")


def changed(body: str, **values: object) -> Article:
    """The first article with another text."""
    return replace(FIRST, body=body, **values)  # type: ignore[arg-type]


def test_another_report_brings_what_nobody_told():
    """In the report's own sentences and order; the one that leans on the other comes with it."""
    assert news_in(OTHER, [FIRST]) == (
        OPGEPAKT,
        "Bij de brand raakten vier mensen gewond, zegt burgemeester Anna Kolk.",
    )
    assert news_in(OTHER, [FIRST, OTHER]) == ()


def test_a_copy_that_counts_otherwise_is_news():
    """With the sentence before it, where it needs that to be understood."""
    body = BODY.replace("Daarbij zijn twee mensen", "Bij de brand zijn vier mensen")
    said = ("In een flat in Zutphen heeft vannacht brand gewoed.", sentences(body)[1])
    assert news_in(replace(FIRST, publisher="Het Avondspoor", body=body), [FIRST]) == said


def test_names_that_another_paper_has_besides_are_news_once_the_story_is_there_a_while():
    """Whom it asked about the same is no news; a number is at once."""
    body = "De brand in Zutphen wordt onderzocht door Anna Kolk van de Rijkspolitie. De flat is dicht."
    late = replace(OTHER, body=body, fetched_at=NOW + RETELLING)
    assert news_in(late, [FIRST]) == (sentences(body)[0],)
    assert news_in(replace(late, fetched_at=NOW + RETELLING / 2), [FIRST]) == ()
    one_name = replace(late, body="De brand in Zutphen wordt onderzocht door de Rijkspolitie. De flat is dicht.")
    assert news_in(one_name, [FIRST]) == ()
    counted = replace(one_name, body="In Zutphen ligt nog één man in het ziekenhuis. De flat is dicht.")
    assert news_in(counted, [FIRST]) == ()
    assert news_in(replace(counted, body=counted.body.replace("één", "negen")), [FIRST])


@pytest.mark.parametrize(
    "article",
    [
        pytest.param(replace(FIRST, publisher="Het Avondspoor"), id="a copy"),
        pytest.param(
            changed(f"{BODY} De flat werd gebouwd door Jan Bakels.", publisher="Avondspoor"), id="a long tail"
        ),
        pytest.param(
            changed("Bij een brand in een flat in Zutphen zijn 2 mensen gewond geraakt. Dat meldt De Dijkbode."),
            id="the same in other words",
        ),
        pytest.param(replace(OTHER, kind=Kind.STUB), id="a pointer"),
        pytest.param(replace(OTHER, title="Weer brand. Column"), id="a column"),
        pytest.param(changed("Hij heet Piet Brand, zegt zij. Daar was Klaas bij.", publisher="b"), id="only pointers"),
    ],
)
def test_what_brings_nothing_is_no_news(article: Article):
    """Nobody is told again what they know, or what they would not understand."""
    assert news_in(article, [FIRST]) == ()


def test_the_full_text_of_what_was_announced_is_no_news():
    """By the same publisher, or in the same words by another; of another report it is."""
    teaser = replace(OTHER, kind=Kind.TEASER, body=f"{OPGEPAKT} …")
    assert news_in(OTHER, [teaser]) == ()
    assert news_in(replace(OTHER, publisher="De Dijkbode"), [teaser]) == ()
    assert news_in(OTHER, [replace(FIRST, kind=Kind.TEASER)]) != ()


@pytest.mark.parametrize(
    "after, said",
    [
        pytest.param(
            changed(f"De brand in Zutphen is geblust en de bewoners mogen naar huis. {BODY}"),
            ("De brand in Zutphen is geblust en de bewoners mogen naar huis.",),
            id="another opening",
        ),
        pytest.param(
            changed(BODY.replace("twee mensen", "vijf mensen")),
            (sentences(BODY)[0], "Daarbij zijn vijf mensen gewond geraakt, meldt de brandweer."),
            id="more wounded, told with the sentence that it leans on",
        ),
        pytest.param(changed(BODY.replace("vannacht brand", "vannacht, brand")), (), id="a mended comma"),
        pytest.param(changed(f"{BODY} Bakels bouwde de flat."), (), id="a longer tail"),
        pytest.param(changed(BODY.replace("Zutphen", "Deventer")), (), id="a mended name"),
        pytest.param(changed(f"{OPGEPAKT} {BODY}\n\nCorrectie: eerder stond hier Lochem."), (), id="a correction"),
    ],
)
def test_a_changed_article_tells_what_changed(after: Article, said: tuple[str, ...]):
    """What it said before is no news, however it is spelled now."""
    assert news_of_change(FIRST, after, []) == said


def test_what_another_report_told_is_no_news_of_a_change():
    """The publisher only caught up."""
    after = changed(f"{OPGEPAKT} {BODY}", title="Brand in flat Zutphen")
    assert news_of_change(FIRST, after, []) == (OPGEPAKT,)
    assert news_of_change(replace(FIRST, title=OTHER.title, body=f"{BODY} {OPGEPAKT}"), after, [OTHER]) == ()


def test_a_teaser_that_gets_its_text_is_no_news():
    """Also where it broke off in the middle of an article."""
    teaser = replace(FIRST, kind=Kind.TEASER, body=sentences(BODY)[0])
    assert news_of_change(teaser, changed(f"{OPGEPAKT} {BODY}"), []) == ()
    cut = changed("In een flat in Zutphen heeft vannacht …")
    assert news_of_change(cut, changed(BODY.replace("twee", "acht")), []) == ()


def test_every_new_entry_of_a_live_blog_is_news():
    """Without names and numbers too; what stood there is none."""
    entry = "De brandweer heeft de bewoners laten weten dat ze terug mogen."
    assert news_of_change(BLOG, replace(BLOG, body=f"{entry}\n\n{BODY}"), []) == (entry,)
    assert news_of_change(BLOG, replace(BLOG, body=BODY.replace("vannacht brand", "vannacht, brand")), []) == ()


WORDS = st.lists(st.sampled_from([*BODY.split(), *OTHER.body.split(), "Hij", "\n\n", "12", "“"]), max_size=60)


@settings(max_examples=60, deadline=None)
@given(WORDS.map(" ".join), WORDS.map(" ".join))
def test_what_is_told_stands_in_the_article(before: str, after: str):
    """Word for word, as whole sentences, within the length of a brief; nothing new in the same text."""
    article = changed(after, publisher="Het Avondspoor")
    for said in (news_in(article, [changed(before)]), news_of_change(changed(before), article, [])):
        assert all(sentence in set(sentences(article.body)) for sentence in said)
        assert len(" ".join(said)) <= MAX_BRIEF
        assert len(said) <= 2
    assert news_in(article, [article]) == ()
    assert news_of_change(article, article, []) == ()
