"""Telegram's HTML style: what it becomes, and in which words it is refused."""

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.botapi import Entity, HtmlError, parse_html
from tests.botapi.utf16 import utf16_length, utf16_slice

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
SIMPLE_TAGS = {"b": "bold", "em": "italic", "u": "underline", "s": "strikethrough", "tg-spoiler": "spoiler"}


@pytest.mark.parametrize(
    "source,reason",
    [
        # a < that was not escaped
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        # offsets count bytes, not characters
        ("é<br>", 'Unsupported start tag "br" at byte offset 2'),
        ("<p>nee</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b>nee", 'Can\'t find end tag corresponding to start tag "b"'),
        ("nee</b>", "Unexpected end tag at byte offset 3"),
        ("<b>nee</b", "Unclosed end tag at byte offset 6"),
        ("<b><i>nee</b></i>", 'Unmatched end tag at byte offset 9, expected "</i>", found "</b>"'),
        ("<span>nee</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<span class="rood">nee</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<a ="x">nee</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ("<a href= ", 'Unclosed start tag "a" at byte offset 0'),
        # an address without quotes may hold letters, digits, dots and hyphens only
        ("<a href=http://nos.nl>nee</a>", "Unexpected end of name token at byte offset 8"),
        ('<tg-emoji emoji-id="x">👍</tg-emoji>', "Invalid custom emoji identifier specified"),
        (
            "&#xD83D;",
            "Text contains invalid Unicode characters after decoding HTML entities, "
            "check for unmatched surrogate code units",
        ),
    ],
)
def test_broken_markup_is_refused_in_the_words_of_telegram(source: str, reason: str) -> None:
    """Each way to break markup gets the reason that tdlib gives."""
    with pytest.raises(HtmlError) as refused:
        parse_html(source)
    assert str(refused.value) == reason


@pytest.mark.parametrize(
    "source,text",
    [
        ("Knevel & Van den Brink", "Knevel & Van den Brink"),
        ("AT&T;", "AT&T;"),
        ("&lt;b&gt; &amp; &quot;", '<b> & "'),
        # the semicolon may be missing
        ("1 &lt 2", "1 < 2"),
        ("&#8364;&#x20AC;", "€€"),
        # other names stay as they are
        ("&nbsp;&euro;&apos;", "&nbsp;&euro;&apos;"),
        ("&#0;&#12345678;", "&#0;&#12345678;"),
        # ten characters are one too many
        ("&#x000041;&#x0000041;", "A&#x0000041;"),
        ("a > b", "a > b"),
    ],
)
def test_only_four_names_and_numbers_are_references(source: str, text: str) -> None:
    """Whatever else starts with & is plain text."""
    assert parse_html(source).text == text


@pytest.mark.parametrize(
    "source,entity",
    [
        ("<b>x</b>", Entity("bold", 0, 1)),
        ("<STRONG >x</strong>", Entity("bold", 0, 1)),
        ("<i>x</>", Entity("italic", 0, 1)),
        ("<em>x</em>", Entity("italic", 0, 1)),
        ("<u>x</u>", Entity("underline", 0, 1)),
        ("<ins>x</ins>", Entity("underline", 0, 1)),
        ("<s>x</s>", Entity("strikethrough", 0, 1)),
        ("<strike>x</strike>", Entity("strikethrough", 0, 1)),
        ("<del>x</del>", Entity("strikethrough", 0, 1)),
        ("<tg-spoiler>x</tg-spoiler>", Entity("spoiler", 0, 1)),
        ('<span class="tg-spoiler">x</span>', Entity("spoiler", 0, 1)),
        ("<code>x</code>", Entity("code", 0, 1)),
        ('<code class="language-nl">x</code>', Entity("code", 0, 1)),
        ("<pre>x</pre>", Entity("pre", 0, 1)),
        ('<pre><code class="language-nl">x</code></pre>', Entity("pre", 0, 1, language="nl")),
        ("<blockquote>x</blockquote>", Entity("blockquote", 0, 1)),
        ("<blockquote expandable>x</blockquote>", Entity("expandable_blockquote", 0, 1)),
        ('<a href="https://nos.nl/a?b=1&amp;c=2">x</a>', Entity("text_link", 0, 1, url="https://nos.nl/a?b=1&c=2")),
        ("<a href='nos.nl'>x</a>", Entity("text_link", 0, 1, url="http://nos.nl/")),
        ("<a>nos.nl</a>", Entity("text_link", 0, 6, url="http://nos.nl/")),
        ('<a href="tg://user?id=42">x</a>', Entity("text_mention", 0, 1, user_id=42)),
        ('<tg-emoji emoji-id="42">👍</tg-emoji>', Entity("custom_emoji", 0, 2, custom_emoji_id="42")),
    ],
)
def test_every_supported_tag_becomes_its_entity(source: str, entity: Entity) -> None:
    """Every tag of the documentation, with the attributes that count."""
    assert parse_html(source).entities == (entity,)


@pytest.mark.parametrize(
    "source", ["<b></b>x", '<a href="">x</a>', '<a href="localhost">x</a>', '<a href="ftp://a.nl">x</a>']
)
def test_a_tag_over_nothing_and_a_link_to_nowhere_leave_plain_text(source: str) -> None:
    """Telegram drops these entities in silence; the text stays."""
    parsed = parse_html(source)
    assert (parsed.text, parsed.entities) == ("x", ())


def test_an_outer_entity_comes_before_those_within_it() -> None:
    """Entities are sorted by place, then from long to short, then by kind as tdlib does."""
    parsed = parse_html("<i><b>a</b>b<u>c</u></i><pre><code>d</code></pre>")
    assert [(one.type, one.offset, one.length) for one in parsed.entities] == [
        ("italic", 0, 3),
        ("bold", 0, 1),
        ("underline", 2, 1),
        ("pre", 3, 1),
        ("code", 3, 1),
    ]


@given(TEXTS)
def test_escaped_text_parses_back_to_itself(text: str) -> None:
    """Whatever a publisher writes, its escaped form shows exactly that and nothing else."""
    parsed = parse_html(escape(text, quote=False))
    assert (parsed.text, parsed.entities) == (text, ())


@given(st.lists(st.tuples(TEXTS, st.sampled_from([None, *SIMPLE_TAGS]))))
def test_offsets_count_utf16_code_units(parts: list[tuple[str, str | None]]) -> None:
    """Each entity covers exactly the text between its tags, emoji or not."""
    source = "".join(f"<{tag}>{escape(text)}</{tag}>" if tag else escape(text, quote=False) for text, tag in parts)
    parsed = parse_html(source)
    assert parsed.text == "".join(text for text, _ in parts)
    covered = [(SIMPLE_TAGS[tag], text) for text, tag in parts if tag and text]
    assert [(one.type, parsed.covered(one)) for one in parsed.entities] == covered


@given(TEXTS)
def test_a_quoted_address_is_read_back(text: str) -> None:
    """References in an attribute are decoded as in text."""
    path = "".join(char for char in text if not char.isspace())
    [link] = parse_html(f'<a href="{escape("https://nos.nl/" + path)}">x</a>').entities
    assert link.url == "https://nos.nl/" + path


@given(st.text(alphabet=st.sampled_from("<>/&;=\"' abi#x1😀\n")))
def test_any_input_is_parsed_or_refused(source: str) -> None:
    """The parser ends on every input; what it accepts has its entities within the text."""
    try:
        parsed = parse_html(source)
    except HtmlError:
        return
    assert all(0 <= one.offset < one.end <= len(parsed) for one in parsed.entities)


@given(TEXTS, TEXTS)
def test_a_slice_is_found_by_its_utf16_offset(before: str, part: str) -> None:
    """Lengths and slices agree with each other."""
    assert utf16_slice(before + part, utf16_length(before), utf16_length(part)) == part
