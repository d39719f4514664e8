"""The parameters of one request, whatever form its body had."""

import json
from typing import cast

from .entities import cleaned
from .errors import bad_request
from .records import FilePart, Json
from .utf16 import has_lone_surrogate


class Params:
    """Reads parameters with the types that a method wants; forms hold strings, JSON bodies hold values."""

    def __init__(self, raw: Json) -> None:
        """Refuses strings that are not UTF-8."""
        if _broken(raw):
            raise bad_request("strings must be encoded in UTF-8")
        self.raw = raw

    def __contains__(self, name: str) -> bool:
        """Whether the parameter was given."""
        return self.raw.get(name) is not None

    def text(self, name: str) -> str:
        """A string without control characters; empty where it was not given."""
        raw = self.raw.get(name)
        if isinstance(raw, (dict, list, FilePart)):
            raise bad_request(f'field "{name}" must be of type String')
        return "" if raw is None else cleaned(str(raw))

    def integer(self, name: str, default: int) -> int:
        """A whole number."""
        raw = self.raw.get(name)
        if raw is None or raw == "":
            return default
        try:
            return int(str(raw))
        except ValueError:
            raise bad_request(f'parameter "{name}" must be a valid Number') from None

    def flag(self, name: str) -> bool:
        """True for `true`, `yes` and `1`, as Telegram reads them."""
        return str(self.raw.get(name, "")).strip().lower() in {"true", "yes", "1"}

    def json(self, name: str) -> object:
        """A value that forms carry as JSON text; None where it was not given."""
        raw = self.raw.get(name)
        if not isinstance(raw, str) or raw == "":
            return None if raw == "" else raw
        try:
            value: object = json.loads(raw)
        except ValueError:
            raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None
        if _broken(value):
            raise bad_request("strings must be encoded in UTF-8")
        return value

    def record(self, name: str) -> Json:
        """A JSON object; empty where it was not given."""
        value = self.json(name)
        if value is None:
            return {}
        if not isinstance(value, dict):
            raise bad_request(f'field "{name}" must be of type Object')
        return cast(Json, value)

    def records(self, name: str) -> list[Json]:
        """An array of JSON objects; empty where it was not given."""
        value = self.json(name)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise bad_request(f'field "{name}" must be an Array of Objects')
        return cast(list[Json], value)

    def names(self, name: str) -> frozenset[str] | None:
        """A set of names; None where it was not given."""
        value = self.json(name)
        if value is None:
            return None
        if not isinstance(value, list):
            raise bad_request(f'field "{name}" must be of type Array')
        return frozenset(str(item) for item in value)

    def file(self, name: str) -> FilePart | str | None:
        """An uploaded file (also by `attach://part`), or an address or file id."""
        raw = self.raw.get(name)
        if isinstance(raw, str) and raw.startswith("attach://"):
            raw = self.raw.get(raw.removeprefix("attach://"))
        return raw if isinstance(raw, FilePart) else (str(raw) if raw else None)


def _broken(value: object) -> bool:
    if isinstance(value, str):
        return has_lone_surrogate(value)
    if isinstance(value, dict):
        return any(_broken(name) or _broken(item) for name, item in value.items())
    return isinstance(value, list) and any(_broken(item) for item in value)
