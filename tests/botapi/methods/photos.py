"""Files that come with a message; a photo is looked at, as Telegram looks at it."""

from io import BytesIO
from typing import Final

from PIL import Image, UnidentifiedImageError

from ..errors import NO_PHOTOS, bad_request
from ..params import Params
from ..records import Attachment, Chat, FilePart
from ..world import World

MAX_SIDES: Final = 10_000
MAX_RATIO: Final = 20


def attachment(world: World, params: Params, kind: str) -> Attachment:
    """The file of that kind: uploaded, or named by address or file id."""
    return world.keep_file(kind, _file(params, kind))


def photo_of(world: World, params: Params, chat: Chat) -> Attachment:
    """The photo: its sides at most 10,000 together, one at most 20 times the other (Bot API, sendPhoto)."""
    file = _file(params, "photo")
    if chat.id in world.without_photos:
        raise bad_request(NO_PHOTOS)
    if isinstance(file, FilePart):
        _look_at(file.content)
    return world.keep_file("photo", file)


def _file(params: Params, kind: str) -> FilePart | str:
    file = params.file(kind)
    if file is None:
        raise bad_request(f"there is no {kind} in the request")
    if not isinstance(file, str) and not file.content:
        raise bad_request("file must be non-empty")
    return file


def _look_at(content: bytes) -> None:
    try:
        with Image.open(BytesIO(content)) as image:
            image.load()
            wide, high = image.size
    except (UnidentifiedImageError, OSError, SyntaxError):
        raise bad_request("IMAGE_PROCESS_FAILED") from None
    if wide + high > MAX_SIDES or max(wide, high) > MAX_RATIO * min(wide, high):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
