"""Identity: one article has one name, whatever the address looks like; two articles never share one."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.article import Article
from news.identity import MAX_URL, canonical_url, content_fingerprint, identity_keys, text_key

NOW = datetime(2026, 2, 1, 11, 0, tzinfo=UTC)
ARTICLE = Article(
    source="file:krant", fetched_at=NOW, title="Brug bij Zwolle dicht", body="De brug is dicht.", place="ZWOLLE"
)


@pytest.mark.parametrize(
    "written, canonical",
    [
        pytest.param("https://krant.nl/a?utm_source=rss&utm_medium=x", "https://krant.nl/a", id="campaign"),
        pytest.param("https://krant.nl/a?fbclid=1&gclid=2&msclkid=3", "https://krant.nl/a", id="click ids"),
        pytest.param("https://krant.nl/a?cid=rss", "https://krant.nl/a", id="cid beside a path that names the page"),
        pytest.param("https://krant.nl/lees.php?cid=12", "https://krant.nl/lees.php?cid=12", id="cid that is the page"),
        pytest.param("https://krant.nl/?ref=12", "https://krant.nl/?ref=12", id="ref that is the page"),
        pytest.param("https://krant.nl/a#reacties", "https://krant.nl/a", id="fragment"),
        pytest.param("HTTPS://Krant.NL/A", "https://krant.nl/A", id="host in lower case, path as it is"),
        pytest.param("https://krant.nl:443/a", "https://krant.nl/a", id="default port"),
        pytest.param("http://krant.nl:80", "http://krant.nl/", id="default port of http, empty path"),
        pytest.param("http://krant.nl:8080/a", "http://krant.nl:8080/a", id="other port"),
        pytest.param("https://krant.nl/a/", "https://krant.nl/a", id="slash at the end"),
        pytest.param("https://krant.nl/a?b=2&a=1", "https://krant.nl/a?a=1&b=2", id="sorted"),
        pytest.param("https://krant.nl/a?", "https://krant.nl/a", id="empty query"),
        pytest.param("https://jan:geheim@krant.nl/a", "https://krant.nl/a", id="user and password"),
        pytest.param("https://krant.nl/é b%2f", "https://krant.nl/%C3%A9%20b%2F", id="escapes"),
        pytest.param("https://krant.nl/100%", "https://krant.nl/100%25", id="lone per cent sign"),
        pytest.param("  https://krant.nl/a\n", "https://krant.nl/a", id="white space around"),
        pytest.param('https://krant.nl/<b>"x"', "https://krant.nl/%3Cb%3E%22x%22", id="markup"),
        pytest.param("https://krant.nl/a?amp=1", "https://krant.nl/a", id="AMP parameter"),
        pytest.param("https://krant.nl./a", "https://krant.nl/a", id="point after the host"),
        pytest.param("http://[2001:db8::1]/a", "http://[2001:db8::1]/a", id="IPv6"),
    ],
)
def test_an_address_has_one_spelling(written: str, canonical: str) -> None:
    """What does not choose the page is taken off; what may choose it stays."""
    assert canonical_url(written) == canonical


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("", id="nothing"),
        pytest.param("krant.nl/a", id="no scheme"),
        pytest.param("/a/b", id="path only"),
        pytest.param("javascript:alert(1)", id="script"),
        pytest.param("ftp://krant.nl/a", id="other scheme"),
        pytest.param("https://", id="no host"),
        pytest.param("https://krant", id="host without a point"),
        pytest.param("https://kr ant.nl/a", id="space in host"),
        pytest.param("https://[::1/a", id="broken brackets"),
        pytest.param("https://krant.nl:99999/a", id="no such port"),
        pytest.param("https://krant.nl/\ud800", id="surrogate"),
        pytest.param("https://krant.nl/" + "a" * MAX_URL, id="too long"),
        pytest.param("https://krant.nl/" + "é" * 500, id="too long once escaped"),
    ],
)
def test_what_is_no_address_is_none(written: str) -> None:
    """Only http and https with a real host, up to 2,048 characters."""
    assert canonical_url(written) is None


@given(st.text(max_size=60), st.text(max_size=60))
def test_canonical_once_is_canonical_for_good(path: str, query: str) -> None:
    """Taking the canonical address of a canonical address changes nothing."""
    once = canonical_url(f"https://krant.nl/{path}?{query}")
    assert once is None or canonical_url(once) == once


@given(st.text())
def test_any_text_may_be_asked(text: str) -> None:
    """Whatever the text is, the answer is None or a bounded http(s) address in ASCII."""
    url = canonical_url(text)
    assert url is None or (url.startswith(("http://", "https://")) and url.split("/")[2] and len(url) <= MAX_URL)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"body": "De  brug\n\nis dicht!"}, id="space and signs"),
        pytest.param({"title": "BRUG bij Zwolle: dicht"}, id="case"),
        pytest.param({"place": "Zwolle"}, id="case of the place"),
        pytest.param({"url": "https://krant.nl/a", "guid": "1", "author": "Jan"}, id="what is no text"),
    ],
)
def test_a_fingerprint_hears_words_only(change: dict[str, str]) -> None:
    """White space, punctuation, case and the data around a text do not change its fingerprint."""
    assert content_fingerprint(replace(ARTICLE, **change)) == content_fingerprint(ARTICLE)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"body": "De brug is niet dicht."}, id="a word in the body"),
        pytest.param({"title": "Brug bij Zwolle open"}, id="a word in the title"),
        pytest.param({"place": "KAMPEN"}, id="the place"),
        pytest.param({"title": "Brug bij Zwolle", "body": "dicht De brug is dicht."}, id="a word from title to body"),
        pytest.param({"title": "", "body": "Brug bij Zwolle dicht De brug is dicht."}, id="no title"),
    ],
)
def test_a_fingerprint_tells_texts_apart(change: dict[str, str]) -> None:
    """One other word, or a word in another part, is another text."""
    assert content_fingerprint(replace(ARTICLE, **change)) != content_fingerprint(ARTICLE)  # type: ignore[arg-type]


def test_a_fingerprint_is_64_hex_digits_even_of_signs() -> None:
    """Texts without any word are told apart as well."""
    fire, ice = (content_fingerprint(replace(ARTICLE, title=title, body="")) for title in ("🔥", "🧊"))
    assert fire != ice
    assert len(bytes.fromhex(fire)) == 32


def test_a_text_without_names_is_known_by_source_title_and_place() -> None:
    """A changed body is a new version; another source, title or place is another article."""
    assert text_key(replace(ARTICLE, body="Weer open.")) == text_key(ARTICLE)
    others = [replace(ARTICLE, source="file:b"), replace(ARTICLE, title="Brug"), replace(ARTICLE, place="KAMPEN")]
    assert len({text_key(article) for article in (ARTICLE, *others)}) == 4


def test_a_text_without_title_is_known_by_its_body() -> None:
    """Two untitled texts of a source are two articles."""
    untitled = replace(ARTICLE, title="")
    assert text_key(untitled) != text_key(replace(untitled, body="Een andere tekst."))


def test_the_strongest_name_comes_first() -> None:
    """The id goes before the address; the text only counts where there is neither."""
    keys = identity_keys(replace(ARTICLE, guid="7", url="https://krant.nl/a"))
    assert [key.partition(":")[0] for key in keys] == ["guid", "url"]
    assert identity_keys(ARTICLE) == (text_key(ARTICLE),)


def test_an_id_holds_within_its_source() -> None:
    """Two sources may both have a number 7."""
    first, second = (identity_keys(replace(ARTICLE, guid="7", source=source)) for source in ("feed:a", "feed:b"))
    assert not set(first) & set(second)


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("http://krant.nl/a", id="http"),
        pytest.param("https://www.krant.nl/a/", id="www"),
        pytest.param("https://m.krant.nl/a?utm_source=app", id="mobile"),
        pytest.param("https://amp.krant.nl/a", id="AMP host"),
        pytest.param("https://krant.nl/a/amp/", id="AMP path"),
        pytest.param("https://krant.nl/amp/a", id="AMP folder"),
    ],
)
def test_variants_of_an_address_are_one_article(url: str) -> None:
    """Scheme, www, mobile and AMP do not make another article, whichever source gave it."""
    plain = replace(ARTICLE, url="https://krant.nl/a")
    assert identity_keys(replace(ARTICLE, url=url, source="feed:b")) == identity_keys(plain)


@pytest.mark.parametrize("url", ["https://krant.nl/b", "https://krant.be/a", "https://krant.nl/a?id=2"])
def test_other_addresses_are_other_articles(url: str) -> None:
    """Another path, domain or page parameter is another article."""
    plain = replace(ARTICLE, url="https://krant.nl/a")
    assert not set(identity_keys(replace(ARTICLE, url=url))) & set(identity_keys(plain))


def test_a_front_page_names_no_article() -> None:
    """A feed that links every entry to its front page does not make them one."""
    assert identity_keys(replace(ARTICLE, url="https://krant.nl/")) == (text_key(ARTICLE),)
