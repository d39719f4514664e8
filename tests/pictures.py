"""Pictures for tests."""

from functools import cache
from io import BytesIO

from PIL import Image


@cache
def png(wide: int = 40, high: int = 20, colour: str = "white") -> bytes:
    """A PNG of one colour."""
    out = BytesIO()
    Image.new("RGB", (wide, high), colour).save(out, "PNG")
    return out.getvalue()
