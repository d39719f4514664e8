"""What models that write freely are asked, and how their answers become briefs."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.model.completions import Completions, seconds_to_wait
from bot.model.prompt import INSTRUCTION, MOST_CHARACTERS, opening, plain, question
from bot.model.writing import LONGEST_ANSWER, NOTHING, is_fit, unwrapped, with_leads, written
from news.article import Article, Kind
from news.brief import MAX_BRIEF, Brief
from news.guard import check
from news.lead import Lead

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
ONE = "De gemeente Zwolle sluit zaterdag twee bruggen in de binnenstad."
TWO = "Volgens wethouder Inge Bakker zijn de leuningen verroest."
THREE = "De werken duren vier weken."
BODY = f"{ONE} {TWO} {THREE}"


def article(body: str = BODY, kind: Kind = Kind.ARTICLE, language: str = "nl") -> Article:
    """An invented article."""
    return Article(source="test", fetched_at=NOW, title="Zwolle sluit bruggen", body=body, kind=kind, language=language)


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(ONE, id="bare"),
        pytest.param(f"\n\n  {ONE}\n", id="white space"),
        pytest.param(f"Samenvatting: {ONE}", id="a label"),
        pytest.param(f"**Samenvatting:**\n\n{ONE}", id="a label of its own, emphasised"),
        pytest.param(f"## Samenvatting\n\n{ONE}".replace("\n\n", ":\n"), id="a heading"),
        pytest.param(f"Natuurlijk! Hier is een samenvatting van het bericht:\n\n{ONE}", id="an announcement"),
        pytest.param(f"Hier is de korte samenvatting in twee zinnen: {ONE}", id="an announcement in the line"),
        pytest.param(f"“{ONE}”", id="quotation marks"),
        pytest.param(f'"{ONE}"', id="straight quotation marks"),
        pytest.param(f"- {ONE}", id="a bullet"),
        pytest.param(f"1. {ONE}", id="a number"),
        pytest.param(f"**{ONE}**", id="emphasis"),
        pytest.param(f"```\n{ONE}\n```", id="a fence"),
        pytest.param(f"<think>Ik kies de eerste zin.\n\nJa.</think>\n{ONE}", id="thoughts"),
        pytest.param(f"{ONE}\n\nBericht:\nEen ander bericht.", id="a model that goes on"),
        pytest.param(f"Zwolle sluit bruggen\n\n{ONE}", id="a heading without a sign"),
        pytest.param(f"Zwolle sluit bruggen\n{ONE}", id="a heading on the line before"),
        pytest.param(ONE.replace(" in de", "\nin de"), id="a line break"),
    ],
)
def test_wrapping_is_taken_off(answer: str) -> None:
    """What chat models put around an answer is no part of the brief."""
    assert unwrapped(answer) == ONE


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('"Ik ga," zegt Bakker. "Nu."', id="two quotations"),
        pytest.param("De lijst: brood, melk en kaas.", id="a colon within"),
        pytest.param("Bakker noemt het 'onzin'.", id="a quoted word"),
        pytest.param("'s Avonds sluit de brug.", id="an apostrophe"),
        pytest.param("2.000 huizen zijn zonder stroom.", id="a number at the beginning"),
        pytest.param("Het kost 3 * 4 euro.", id="a star"),
        pytest.param("Een zin die niet af is", id="a sentence that was cut off"),
    ],
)
def test_what_is_no_wrapping_stays(text: str) -> None:
    """A sentence that looks a little like wrapping is left whole."""
    assert unwrapped(text) == text


def test_lines_of_one_passage_are_together() -> None:
    """Two sentences on two lines, or as two bullets, are one brief."""
    assert unwrapped(f"{ONE}\n{TWO}") == f"{ONE} {TWO}"
    assert unwrapped(f"- {ONE}\n- {TWO}") == f"{ONE} {TWO}"


@pytest.mark.parametrize("answer", ["", "\n \n", "<think>zonder einde", "Samenvatting:", "**", "- \n- "])
def test_an_answer_without_text(answer: str) -> None:
    """Nothing is nothing, with its name."""
    assert unwrapped(answer) == ""
    assert written(answer, article()).rejected == (NOTHING,)


@given(st.text(max_size=300))
@example("\ud83d")
@example('"' * 50)
def test_any_answer_is_taken(answer: str) -> None:
    """Whatever a model writes becomes a brief that the guard accepts, or none with a reason."""
    found = written(answer, article())
    assert bool(found.text) != (not found.text and bool(found.rejected))
    assert not found.text or not check(found.text, article())


@given(st.sampled_from([ONE, TWO, THREE, f"{ONE} {TWO}", "Zwolle sluit alle bruggen."]), st.integers(0, 3))
def test_a_brief_is_never_longer_than_it_may_be(answer: str, times: int) -> None:
    """Repeating itself does not make an answer's brief longer than 280 characters."""
    assert len(written(" ".join([answer] * (times + 1)), article()).text) <= MAX_BRIEF


def test_two_sentences_with_their_evidence() -> None:
    """A brief of two sentences rests on two of the source, in the brief's order."""
    found = written(f"{ONE} {TWO} Een verzinsel.", article())
    assert (found.text, found.evidence, found.rejected) == (f"{ONE} {TWO}", (ONE, TWO), ())


def test_the_second_sentence_may_be_the_true_one() -> None:
    """Where the first is a lie the second can stand, and the refusals of what was tried before are named once each."""
    found = written(f"De gemeente Zwolle opent zaterdag twee bruggen. {THREE}", article())
    assert found.text == THREE
    assert "unknown_word" in found.rejected
    assert len(set(found.rejected)) == len(found.rejected)


@pytest.mark.parametrize(
    "lie",
    [
        pytest.param("De gemeente Zwolle sluit zaterdag drie bruggen in de binnenstad.", id="another number"),
        pytest.param("De gemeente Zwolle sluit zaterdag geen bruggen in de binnenstad.", id="a negation"),
        pytest.param("De leuningen zijn verroest.", id="an attribution left out"),
        pytest.param("The municipality closes two bridges on Saturday.", id="English"),
        pytest.param("sluit zaterdag", id="no sentence"),
    ],
)
def test_lies_are_refused(lie: str) -> None:
    """The guard stands behind every model."""
    found = written(lie, article())
    assert (found.text, found.evidence) == ("", ())
    assert found.rejected


def test_a_long_answer_is_cut_before_it_is_read() -> None:
    """Time does not grow with what a model pours out."""
    assert len(unwrapped("woord " * 100_000)) <= LONGEST_ANSWER


async def test_leads_take_the_empty_places() -> None:
    """Briefs stay at their place; a refused one becomes a lead that keeps the reasons."""
    made = {0: Brief(text="Kort.", method="endpoint"), 2: Brief(text="", method="endpoint", rejected=("number",))}
    first, second, third = await with_leads([article(), article(), article()], made, Lead())
    assert (first.text, second.method, third.method) == ("Kort.", "lead", "lead")
    assert (second.rejected, third.rejected[:1]) == ((), ("number",))


@pytest.mark.parametrize(
    "one,fit",
    [
        pytest.param(article(), True, id="an article"),
        pytest.param(article(kind=Kind.TEASER), True, id="a teaser"),
        pytest.param(article(kind=Kind.LIVEBLOG), False, id="a live blog"),
        pytest.param(article(kind=Kind.STUB), False, id="a stub"),
        pytest.param(article(language="en"), False, id="English"),
        pytest.param(article(body="\n"), False, id="no body"),
    ],
)
def test_what_a_model_is_asked_for(one: Article, fit: bool) -> None:
    """Only Dutch news that can stand alone."""
    assert is_fit(one) is fit


def test_the_question_holds_instruction_and_article() -> None:
    """In that order, and it ends where the brief begins."""
    asked = question("Titel", BODY)
    assert asked.index(INSTRUCTION) < asked.index("Titel") < asked.index(BODY)
    assert asked.endswith("Samenvatting:")


def test_an_article_without_a_title() -> None:
    """No empty line stands for it."""
    assert plain("", BODY) == BODY
    assert plain("Titel", "") == "Titel"


@given(st.text(max_size=400), st.integers(0, 120))
def test_an_opening_fits(body: str, most: int) -> None:
    """Never more than asked for."""
    assert len(opening(body, most)) <= most


@pytest.mark.parametrize(
    "most,kept",
    [
        pytest.param(1_000, BODY, id="all of it"),
        pytest.param(len(ONE), ONE, id="the first sentence exactly"),
        pytest.param(len(ONE) + len(TWO), ONE, id="one character too few for the second"),
        pytest.param(len(ONE) + 1 + len(TWO), f"{ONE} {TWO}", id="two exactly"),
        pytest.param(10, ONE[:10], id="not even the first"),
    ],
)
def test_an_opening_holds_whole_sentences(most: int, kept: str) -> None:
    """As many as fit; a first one that does not fit is cut."""
    assert opening(BODY, most) == kept


def test_a_long_body_is_bounded() -> None:
    """20,000 words become what a server reads by default."""
    assert MOST_CHARACTERS - len(BODY) < len(opening(f"{BODY} " * 2_000)) <= MOST_CHARACTERS


@given(st.integers(-10_000, 10_000_000))
def test_a_date_to_wait_for(seconds: int) -> None:
    """Retry-After as a date is the time until then, never negative."""
    date = format_datetime(NOW + timedelta(seconds=seconds), usegmt=True)
    assert seconds_to_wait(date, NOW) == max(0, seconds)


@pytest.mark.parametrize(
    "value,wait",
    [
        pytest.param(None, None, id="no header"),
        pytest.param("", None, id="an empty one"),
        pytest.param("12", 12.0, id="seconds"),
        pytest.param(" 12 ", 12.0, id="blanks"),
        pytest.param("-1.5", None, id="neither sign nor fraction, says RFC 9110"),
        pytest.param("١٢", None, id="other digits"),
        pytest.param("9" * 5_000, 999_999_999.0, id="without end"),
        pytest.param("Sun, 01 Mar 2026 12:00:30", 30.0, id="a date without a zone is UTC"),
        pytest.param("Sun, 99 Mar 2026 12:00:30 GMT", None, id="a day that is none"),
    ],
)
def test_the_pause_of_a_header(value: str | None, wait: float | None) -> None:
    """Seconds or a date; what is neither is no pause."""
    assert seconds_to_wait(value, NOW) == wait


@given(st.text(max_size=40))
def test_any_header_is_read(value: str) -> None:
    """No header brings the client down."""
    wait = seconds_to_wait(value, NOW)
    assert wait is None or wait >= 0


@pytest.mark.parametrize(
    "address", ["", "http://", "https:///v1", "ftp://host/v1", "localhost:11434", "http://[::1/v1"]
)
def test_what_is_no_address(address: str) -> None:
    """It is refused at once, without being shown."""
    with pytest.raises(ValueError, match=r"^no web address$"):
        Completions(address, "m")


@pytest.mark.parametrize(
    "address", ["http://llm.example:11434/v1", "http://llm.example:11434/v1/", " http://a:b@llm.example:11434/v1 "]
)
def test_where_it_asks(address: str) -> None:
    """The host that a log shows is the address's, without a login."""
    assert Completions(address, "m").host == "llm.example:11434"
