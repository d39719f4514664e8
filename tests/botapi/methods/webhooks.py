"""Where updates go, and the end of a session."""

import re
from typing import Final
from urllib.parse import urlsplit

from ..errors import bad_request
from ..params import Params
from ..records import Json, Webhook
from ..world import World
from .handler import Handlers

_SECRET: Final = re.compile(r"[A-Za-z0-9_-]{0,256}")
_LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})


def set_webhook(world: World, params: Params) -> bool:
    """setWebhook: from now on updates are posted; an empty url means deleteWebhook."""
    url, secret = params.text("url"), params.text("secret_token")
    if not url:
        return delete_webhook(world, params)
    _check_url(url)
    if not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    if (allowed := params.names("allowed_updates")) is not None:
        world.updates.allowed = allowed
    world.webhook = Webhook(url, secret)
    return _drop_pending(world, params)


def delete_webhook(world: World, params: Params) -> bool:
    """DeleteWebhook."""
    world.webhook = None
    return _drop_pending(world, params)


def get_webhook_info(world: World, params: Params) -> Json:
    """GetWebhookInfo."""
    body: Json = {
        "url": world.webhook.url if world.webhook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates),
    }
    return body | world.webhook_error


def end_session(world: World, params: Params) -> bool:
    """The methods logOut and close change nothing here."""
    return True


def _check_url(url: str) -> None:
    parts = urlsplit(url)
    # A Bot API server of one's own takes plain HTTP; the double takes it from its own machine only.
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _LOOPBACK):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")


def _drop_pending(world: World, params: Params) -> bool:
    if params.flag("drop_pending_updates"):
        world.updates.clear()
    return True


WEBHOOKS: Final[Handlers] = {
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "logOut": end_session,
    "close": end_session,
}
