"""Promises of news.decoding."""

import codecs
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.decoding import decode
from news.errors import UnreadableError

SENTENCE = "Oekraïne: ‘één’ café kost € 5, zegt Özgür"
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn")), min_size=1).filter(
    lambda text: text.strip() and not set(text) & set("ÂÃÄÅâïð\ufeff\u2028\u2029") and text.isprintable()
)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(SENTENCE.encode(), id="utf-8"),
        pytest.param(codecs.BOM_UTF8 + SENTENCE.encode(), id="utf-8 with its mark"),
        pytest.param(SENTENCE.encode("utf-16"), id="utf-16 with its mark"),
        pytest.param(codecs.BOM_UTF16_BE + SENTENCE.encode("utf-16-be"), id="utf-16 big endian"),
        pytest.param(SENTENCE.encode("utf-32"), id="utf-32 with its mark"),
        pytest.param(SENTENCE.encode("cp1252"), id="windows-1252"),
        pytest.param(SENTENCE.encode().decode("cp1252", "replace").encode(), id="utf-8 read as windows-1252"),
    ],
)
def test_a_sentence_is_read_whatever_it_was_written_in(data: bytes) -> None:
    """The same Dutch sentence comes out of each encoding that Dutch files have."""
    assert decode(data) == SENTENCE


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_markup_shows_how_many_bytes_its_letters_have(encoding: str) -> None:
    """A feed whose letters have two or four bytes each needs no mark: it begins with "<"."""
    assert decode("<rss>Eén café</rss>".encode(encoding)) == "<rss>Eén café</rss>"


def test_a_latin_1_file_is_read() -> None:
    """Accents of Latin-1 are letters, the two bytes that UTF-8 would have made of them are not needed."""
    assert decode("België en Curaçao".encode("latin-1")) == "België en Curaçao"


def test_one_broken_byte_costs_one_letter() -> None:
    """A stray byte in a UTF-8 file does not make mojibake of the rest."""
    assert decode("één ".encode() + b"\x92" + " café".encode()) == "één ’ café"


@pytest.mark.parametrize("byte", [0x81, 0x8D, 0x8F, 0x90, 0x9D])
def test_bytes_without_a_windows_letter_do_not_fail(byte: int) -> None:
    """The five bytes that Windows-1252 leaves open are kept as Latin-1 controls."""
    assert decode(b"een woord " + bytes([byte])) == "een woord " + chr(byte)


@pytest.mark.parametrize(
    "written, meant",
    [
        pytest.param("OekraÃ¯ne", "Oekraïne", id="a letter with a trema"),
        pytest.param("ze zei: â€œnee", "ze zei: “nee", id="an opening quotation mark"),
        pytest.param("â‚¬ 5", "€ 5", id="a euro"),
        pytest.param("Â© ANP", "© ANP", id="a sign of Latin-1"),
        pytest.param("â\x80\x9cneeâ\x80\x9d", "“nee”", id="quotation marks by Latin-1"),
        pytest.param("â€œneeâ€, zei ze", "“nee”, zei ze", id="a closing mark that lost its last byte"),
        pytest.param("cafÃƒÂ© dicht", "café dicht", id="gone wrong twice"),
        pytest.param("Å¡ en Ä‡", "š en ć", id="letters of names from elsewhere"),
        pytest.param("hoera ðŸ˜€", "hoera 😀", id="an emoji"),
        pytest.param("OekraÃ¯ne en België", "Oekraïne en België", id="beside letters that are right"),
    ],
)
def test_utf_8_that_was_read_as_latin_1_is_mended(written: str, meant: str) -> None:
    """Pairs that only UTF-8 bytes make become the letter they were."""
    assert decode(written.encode()) == meant


@pytest.mark.parametrize(
    "text", ["SÃO PAULO", "Âge d'or", "à la carte", "naïef", "Ångström", "één", "de letter “Ä”", "Å”"]
)
def test_real_letters_are_left_alone(text: str) -> None:
    """Capitals with a circumflex or a tilde before ordinary letters are no mojibake."""
    assert decode(text.encode()) == text


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"], ids=["windows", "old mac", "unix"])
def test_line_ends_become_line_feeds(end: str) -> None:
    """Every system's line end is one line feed."""
    assert decode(f"een{end}twee{end}{end}drie".encode()) == "een\ntwee\n\ndrie"


@pytest.mark.parametrize("data", [b"", b" \r\n\t", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, "\u200b\n".encode()])
def test_an_empty_file_is_named_so(data: bytes) -> None:
    """Nothing to see is an empty file, with or without a byte-order mark."""
    with pytest.raises(UnreadableError, match="empty file"):
        decode(data)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"tekst\0tekst", id="a NUL"),
        pytest.param(b"\x89PNG\r\n\x1a\n en meer", id="a picture"),
        pytest.param(b"%PDF-1.7 leesbare tekst", id="a PDF"),
        pytest.param(b"PK\x03\x04 leesbare tekst", id="an archive"),
        pytest.param(bytes(range(1, 32)) * 4 + b"abc", id="control characters"),
        pytest.param("tekst".encode("utf-32-le"), id="four bytes a letter, without a mark"),
    ],
)
def test_a_binary_file_is_named_so(data: bytes) -> None:
    """What is no text is refused by its name, not shown as letters."""
    with pytest.raises(UnreadableError, match="binary file"):
        decode(data)


def test_a_stray_control_character_is_no_binary_file() -> None:
    """One bell in a page of text is left to be cleaned."""
    assert "\x07" in decode(b"\x07" + b"tekst " * 100)


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_a_named_reason(data: bytes) -> None:
    """Nothing but our own exception comes out, and no carriage return."""
    with suppress(UnreadableError):
        text = decode(data)
        assert text.strip()
        assert "\r" not in text
        assert "\0" not in text


@given(WORDS)
def test_utf_8_comes_back_letter_for_letter(text: str) -> None:
    """What was written as UTF-8 is read as it was."""
    assert decode(text.encode()) == text
