"""What went wrong on the wire, as one of our names and a reason."""

import asyncio
import os
import ssl

import aiohttp
from aiohttp.http_exceptions import ContentLengthError, TransferEncodingError

from bot.fetching.limits import Limits
from bot.fetching.refusal import RefusalError
from bot.fetching.resolver import PrivateSocketError

EXPECTED = (RefusalError, aiohttp.ClientError, asyncio.TimeoutError, OSError)
"""What a fetch may end in without a mistake of ours."""


def refusal(error: BaseException, limits: Limits) -> RefusalError:
    """The refusal that an expected exception stands for."""
    match error:
        case RefusalError():
            return error
        case aiohttp.ConnectionTimeoutError():
            return RefusalError("timeout", f"no connection within {limits.connect:g} s")
        case aiohttp.ServerTimeoutError():
            return RefusalError("timeout", f"silent for {limits.silence:g} s")
        case TimeoutError():
            return RefusalError("timeout", f"not done within {limits.whole:g} s")
        case aiohttp.ClientConnectorDNSError():
            return RefusalError("dns", "no such host, or its name cannot be looked up")
        case aiohttp.ClientSSLError() | ssl.SSLError():
            return RefusalError("tls", f"no secure connection: {_tls(error)}")
        case aiohttp.ClientConnectorError(os_error=PrivateSocketError()):
            return RefusalError("private_address", "not fetched, a private address")
        case aiohttp.ClientConnectorError():
            return RefusalError("unreachable", f"no connection: {_words(error.os_error)}")
    return _broken(error)


def _broken(error: BaseException) -> RefusalError:
    match error:
        case aiohttp.ClientPayloadError() if isinstance(error.__cause__, ContentLengthError | TransferEncodingError):
            return RefusalError("cut_short", "the answer ends before it is whole")
        case aiohttp.ServerDisconnectedError():
            return RefusalError("broken", "the connection was closed without an answer")
        case aiohttp.InvalidURL():
            return RefusalError("bad_address", "not an address")
        case OSError():
            return RefusalError("broken", f"the connection broke: {_words(error)}")
    return RefusalError("broken", "the answer is no proper HTTP")


def _tls(error: BaseException) -> str:
    inner = getattr(error, "os_error", None) or getattr(error, "certificate_error", None) or error
    said = getattr(inner, "verify_message", "") or getattr(inner, "reason", "") or "refused"
    return str(said).lower().replace("_", " ")


def _words(error: OSError) -> str:
    return (os.strerror(error.errno) if error.errno and error.errno > 0 else type(error).__name__).lower()
