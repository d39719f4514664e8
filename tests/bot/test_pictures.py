"""What a picture says in words: read from the PNG itself, whatever else is in it."""

from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from bot.pictures import LONGEST, description
from tests.pictures import png

words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=60)


def saying(text: str, *, keyword: str = "Description", packed: bool = False) -> bytes:
    """A PNG that says this."""
    out, info = BytesIO(), PngInfo()
    info.add_itxt("Author", "Briefje")
    info.add_itxt(keyword, text, zip=packed)
    Image.new("RGB", (3, 3)).save(out, "PNG", pnginfo=info)
    return out.getvalue()


@given(words)
def test_what_it_says_is_read(text):
    """Every letter of any script."""
    assert description(saying(text)) == text


def test_other_texts_are_not_its_description():
    """Nor is that of a picture without one."""
    assert description(saying("iets", keyword="Comment")) == ""
    assert description(png()) == ""


def test_a_description_has_an_end():
    """However much a picture says."""
    assert len(description(saying("a" * (LONGEST + 5)))) == LONGEST


@given(st.binary(max_size=200), st.integers(0, 200))
def test_any_bytes_can_be_asked(content, cut):
    """What is no PNG, or half of one, says nothing or a part."""
    assert description(content) == ""
    assert description(saying("▁▇")[:cut]).replace("\ufffd", "") in ("", "▁", "▁▇")


def test_what_is_packed_is_not_read():
    """Ours never is; a packed one could be a bomb."""
    assert description(saying("a" * 5_000, packed=True)) == ""
