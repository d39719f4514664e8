"""Pages: the article and nothing around it, with what the page says about itself and nothing it does not say."""

import contextlib
import gzip
import json
import re
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from news.article import Kind
from news.errors import UnreadableError
from news.pages import parse_page
from tests.news.page_builder import FIRST, MENU, NOW, SECOND, THIRD, ZONE, linked, page, read

PAGES = Path(__file__).parents[3] / "shared/data/pages"


def test_the_text_comes_without_what_stands_around_it() -> None:
    """Paragraphs in order, without menu, banner, headline, related links or footer."""
    article = read(page())
    assert article.paragraphs == (FIRST, SECOND, THIRD)
    assert article.title == "Brug bij Meerdorp ingestort"
    assert article.kind is Kind.ARTICLE


def test_the_dateline_is_split_off() -> None:
    """Place and agencies are no part of the text."""
    article = read(page(text=f"<p>MEERDORP (ANP/AFP) - {FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"))
    assert (article.place, article.agencies) == ("MEERDORP", ("ANP", "AFP"))
    assert article.lead == FIRST


def test_pointers_between_paragraphs_go() -> None:
    """Lines like "Lees ook", picture credits, adverts and cues about pictures are no text."""
    text = (
        f"<p>{FIRST} (Tekst gaat verder onder de foto.)</p><p>Lees ook: Tien tips voor een betere tuin</p>"
        f"<p>Foto: ANP</p><p>{SECOND}</p><p>Advertentie</p><p>{THIRD}</p><p>{THIRD}</p>"
    )
    assert read(page(text=text)).paragraphs == (FIRST, SECOND, THIRD)


def test_the_byline_is_the_author() -> None:
    """A by-line above the text names the author where nothing else does."""
    article = read(page(text=f"<p>Door: Jan Jansen</p><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"))
    assert article.author == "Jan Jansen"
    assert article.paragraphs == (FIRST, SECOND, THIRD)


def test_a_page_built_by_scripts_has_its_text_in_its_data() -> None:
    """Where the elements hold nothing, the text of the JSON-LD is the article."""
    head = linked(articleBody=f"<p>{FIRST}</p><p>{SECOND}</p>")
    data = f"<html><head><title>Brug</title>{head}</head><body><div id='app'></div></body></html>".encode()
    assert read(data).paragraphs == (FIRST, SECOND)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"<html></html>", id="empty page"),
        pytest.param(b"<html><head><title>Welkom</title></head><body><p>Hallo.</p></body></html>", id="greeting"),
        pytest.param(page(title="").replace(b"<h1></h1>", b""), id="no title"),
        pytest.param(
            b"<html><head><title>Menu</title></head><body>" + MENU.encode() * 30 + b"</body></html>", id="menus"
        ),
    ],
)
def test_a_page_without_article_says_so(data: bytes) -> None:
    """Nothing is made of a page that holds no article."""
    with pytest.raises(UnreadableError, match=r"^no article on this page$"):
        read(data)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "iso8859-15"])
def test_letters_survive_their_encoding(encoding: str) -> None:
    """Accents and the euro sign come out right, whether declared or guessed."""
    text = FIRST.replace("Meerdorp", "Coëvorden")
    html = page(
        text=f"<p>{text}</p><p>Het kost 5 € per dag, zegt de provincie na een rondvraag bij ondernemers.</p>"
    ).decode()
    declared = html.replace("charset='utf-8'", f"charset='{encoding}'")
    body = read(declared.encode(encoding)).body
    assert "Coëvorden" in body
    assert "5 €" in body


def test_a_very_large_page_gives_its_paragraphs() -> None:
    """A live blog of thousands of updates comes in without menu, clock times, banner and related links."""
    updates = "".join(
        f"<h3>Update</h3><time>12:{n % 60:02}</time><p>Bericht {n} over de brug.</p>" for n in range(3_000)
    )
    paragraphs = read(page(text=f"<p>{FIRST}</p>{updates}")).paragraphs
    assert paragraphs[:3] == (FIRST, "Bericht 0 over de brug.", "Bericht 1 over de brug.")
    assert len(paragraphs) == 3_001


def test_a_packed_page_is_unpacked() -> None:
    """Gzip in, article out."""
    assert read(gzip.compress(page())).paragraphs == (FIRST, SECOND, THIRD)


def test_the_language_hint_reaches_a_flemish_page() -> None:
    """nl-BE is Dutch."""
    assert read(page(attributes='lang="nl-BE"')).language == "nl"


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from([FIRST, SECOND, "<p>", "</div>", "<b>", "&nbsp;", "<!--", "]]>", "\x00", "&#xD800;"]),
        max_size=12,
    )
)
def test_any_markup_is_an_article_or_a_reason(parts: list[str]) -> None:
    """Broken markup never gives anything but an article without tags, or a named reason."""
    with contextlib.suppress(UnreadableError):
        body = read(page(text=" ".join(parts))).body
        assert "<p>" not in body
        assert "\x00" not in body


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


needs_data = pytest.mark.skipif(not PAGES.is_dir(), reason="no ../shared/data/pages beside this checkout")


@needs_data
def test_a_flemish_page_gives_the_words_of_its_gold() -> None:
    """At least 95 % of the hand-checked words, and none that are not in it."""
    article = read((PAGES / "nieuwsblad_2025-02-02.html.gz").read_bytes())
    gold = json.loads((PAGES / "nieuwsblad_2025-02-02.gold.json").read_text())["V1"]
    parts = [text for part in gold["body"]["sections"] for text in (*part["headline"], *part["paragraphs"])]
    wanted, found = _words(" ".join((*gold["body"]["summary"], *parts))), _words(article.body)
    assert (wanted & found).total() >= 0.95 * wanted.total()
    assert not found - wanted
    assert article.title == gold["title"]
    assert article.published_at == datetime.fromisoformat(gold["publishing_date"])
    assert article.url == "https://www.nieuwsblad.be/cnt/dmf20250202_96887132"


@needs_data
def test_a_dutch_page_gives_its_text_title_time_and_address() -> None:
    """Nine paragraphs and a heading, no menu and no pointers."""
    article = read((PAGES / "nu_2020-09-26.html").read_bytes())
    assert len(article.paragraphs) == 9
    assert article.published_at == datetime(2020, 9, 26, 10, 7, 40, tzinfo=UTC)
    assert (article.url or "").endswith("verstappen-noteert-zesde-tijd-in-derde-training-russische-grand-prix.html")
    assert not re.search(r"zie ook|lees ook|cookie|reacties|NUjij|delen", article.body, re.IGNORECASE)


def test_a_page_has_no_problems_beside_its_article() -> None:
    """What is read whole has no remarks."""
    problems = parse_page(page(), source="s", fetched_at=NOW, zone=ZONE).problems
    assert problems == ()


def test_the_headline_above_the_text_goes_however_the_page_names_itself() -> None:
    """The h1 differs from the page's title, and the text begins with it."""
    text = f"<p>Schip vaart brug bij Meerdorp aan puin</p><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
    data = page(text=text).replace(
        b"<h1>Brug bij Meerdorp ingestort</h1>", b"<h1>Schip vaart brug bij Meerdorp aan puin</h1>"
    )
    assert read(data).paragraphs == (FIRST, SECOND, THIRD)


@pytest.mark.parametrize("heading", ["<h3>Meer uit Binnenland</h3>", "<p>Meer uit het buitenland</p>"])
def test_a_page_of_an_agency_does_not_keep_its_teasers(heading: str) -> None:
    """What stands under "Meer uit …" are other articles."""
    teasers = "".join(
        f"<p>{place} (ANP) - De haven van {place.title()} krijgt volgend jaar een nieuwe kade, meldt de gemeente.</p>"
        for place in ("ALMEN", "VELDHOEK")
    )
    article = read(page(text=f"<p>MEERDORP (ANP) - {FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>{heading}{teasers}"))
    assert article.paragraphs == (FIRST, SECOND, THIRD)


def test_a_plea_at_the_wall_is_no_text() -> None:
    """What asks for a subscription is not told by the article."""
    article = read(page(text=f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p><p>Verder lezen? Word abonnee</p>"))
    assert article.paragraphs == (FIRST, SECOND, THIRD)
