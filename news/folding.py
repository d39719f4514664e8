"""Words as a reader means them: without case, diacritics or typing habits, and only a-z and 0-9.

The rules, in the order in which they are applied to a text:

- A word is a run of letters and digits of any script. A hyphen parts words (Gaza-stad: gaza, stad).
- Initials with points are one word (V.S.: vs); so is a number with points between its thousands (3.000: 3000).
- A clitic that stands alone goes ('s-Hertogenbosch: hertogenbosch; 't Hart: hart).
- What an apostrophe adds to a word goes (Trump's: trump; VVD'er: vvd; zo'n: zo), except a plural s after
  a, i, o, u or y, which belongs to it (foto's: fotos). Any other apostrophe is left out (O'Brien: obrien).
- Greek and Cyrillic are written in Latin letters; a letter of another script becomes x and its code point in hex,
  so that it can still be found by whoever types it.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

MAX_WORDS = 20_000
"""Words; what follows in a text is not looked at."""
MAX_WORD = 64
"""Letters of one folded word that are kept; the longest Dutch words in use have some fifty."""
MAX_TEXT = MAX_WORDS * 20
"""Characters of a text that are looked at."""

_LATIN = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ı": "i",
        "ħ": "h",
        "ŧ": "t",
        "ŋ": "n",
        "ə": "e",
        "ĸ": "k",
        "ſ": "s",
    }
)
_CYRILLIC = str.maketrans("абвгдезийклмнопрстфыэієґ", "abvgdezijklmnoprstfyeieg", "ъь") | {
    ord(letter): latin
    for letter, latin in zip(
        "жухцчшщюяї", ("zj", "oe", "ch", "ts", "tsj", "sj", "sjtsj", "joe", "ja", "ji"), strict=True
    )
}
_GREEK = str.maketrans("αβγδεζηικλμνξοπρσςτυφω", "avgdeziiklmnxoprsstyfo") | {
    ord("θ"): "th",
    ord("χ"): "ch",
    ord("ψ"): "ps",
}
_SCRIPTS: dict[int, int | str | None] = {**_CYRILLIC, **_GREEK}
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ`´′＇ʹʻ", "'"))
_WRITING = (*((mark, "'") for mark in "’‘ʼ`´′＇ʹʻ"), ("_", " "))  # one for one: places stay what they are
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e]")
_TOKEN = re.compile(
    r"(?:[^\W\d]\.){2,8}(?!\w)"  # V.S.
    r"|\d{1,3}(?:\.\d{3}){1,5}(?![\d.])"  # 3.000
    r"|(?<!\w)'[sStTnNkKmMrR](?!\w)"  # 's, 't
    r"|\w+(?:[\u0300-\u036f\u00ad]\w*)*(?:'\w+(?:[\u0300-\u036f\u00ad]\w*)*)*"
)
_RUN = re.compile(r"[\w'][\w.'\u0300-\u036f\u00ad]*")
"""What no word reaches beyond."""
_ADDED = frozenset({"s", "er", "ers", "tje", "tjes", "je", "jes", "n", "t", "re", "ve", "ll"})


class Token(NamedTuple):
    """One word of a text: as it is folded, and where it stands there (`text[start:end]` is what was written)."""

    word: str
    start: int
    end: int


def fold(text: str) -> str:
    """The text without case and diacritics, with plain apostrophes; other characters stay as they are."""
    plain = _INVISIBLE.sub("", text.translate(_APOSTROPHES)).casefold().translate(_LATIN)
    marked = unicodedata.normalize("NFKD", plain)
    bare = "".join(char for char in marked if not unicodedata.combining(char)).translate(_APOSTROPHES)
    return bare.casefold().translate(_LATIN)


@lru_cache(maxsize=65_536)
def _folded_word(written: str) -> str:
    first, *added = fold(written.replace(".", "")).split("'")
    while added and added[-1] in _ADDED and (first or len(added) > 1):
        stays = added[-1] == "s" and (first, *added[:-1])[-1][-1:] in tuple("aiouy")
        if stays:
            break
        added.pop()
    return "".join(_latin(char) for char in first + "".join(added))[:MAX_WORD]


def _latin(char: str) -> str:
    if char.isascii():
        return char if char.isalnum() else ""
    if ord(char) in _SCRIPTS:
        return char.translate(_SCRIPTS)
    digit = unicodedata.digit(char, None)
    if digit is not None:
        return str(digit)
    return f"x{ord(char):x}" if char.isalnum() else ""


def tokens(text: str) -> Iterator[Token]:
    """The words of a text in their order, at most `MAX_WORDS`, each with its place in the text as given."""
    return islice(_all_tokens(text[:MAX_TEXT]), MAX_WORDS)


def _all_tokens(text: str) -> Iterator[Token]:
    for mark, plain in _WRITING:  # ten searches for one letter take a tenth of the time of str.translate
        text = text.replace(mark, plain)
    for run in _RUN.finditer(text):
        written, start = run.group(), run.start()
        plain = written.rstrip(".")
        if plain.isalnum():  # nine of ten words; the rules for the others take three times as long
            if word := _folded_word(plain[: 4 * MAX_WORD]):
                yield Token(word, start, start + len(plain))
            continue
        for found in _TOKEN.finditer(written):
            if found.group()[0] != "'" and (word := _folded_word(found.group()[: 4 * MAX_WORD])):
                yield Token(word, start + found.start(), start + found.end())


def words(text: str) -> list[str]:
    """The folded words of a text in their order, each only a-z and 0-9; at most `MAX_WORDS`."""
    return [token.word for token in tokens(text)]
