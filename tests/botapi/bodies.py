"""Reading a request's parameters: query, JSON, form or multipart."""

import json
from typing import Final
from urllib.parse import parse_qsl

from aiohttp import BodyPartReader
from aiohttp.web import BaseRequest

from .errors import bad_request
from .records import FilePart, Json

# Bytes that are not UTF-8 become lone surrogates, which are refused where strings are checked.
_LENIENT: Final = "surrogateescape"


async def read_params(request: BaseRequest) -> Json:
    """All parameters of the request; the body's win over the query's."""
    params: Json = dict(parse_qsl(request.rel_url.raw_query_string, keep_blank_values=True, errors=_LENIENT))
    if request.content_type.startswith("multipart/"):
        return params | await _multipart(request)
    body = await request.read()
    if request.content_type == "application/json":
        return params | _json(body)
    if request.content_type == "application/x-www-form-urlencoded":
        form = body.decode("utf-8", _LENIENT)
        return params | dict(parse_qsl(form, keep_blank_values=True, errors=_LENIENT))
    return params


def _json(body: bytes) -> Json:
    try:
        value = json.loads(body.decode("utf-8", _LENIENT)) if body else {}
    except ValueError:
        raise bad_request("can't parse request: JSON object expected") from None
    if not isinstance(value, dict):
        raise bad_request("can't parse request: JSON object expected")
    return value


async def _multipart(request: BaseRequest) -> Json:
    params: Json = {}
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or part.name is None:
            raise bad_request("can't parse multipart request")
        content = bytes(await part.read(decode=True))
        if part.filename is None:
            params[part.name] = content.decode("utf-8", _LENIENT)
        else:
            kind = part.headers.get("Content-Type", "application/octet-stream")
            params[part.name] = FilePart(part.filename, kind, content)
    return params
