"""How the parts of the fetcher say that it goes no further: an exception that becomes a `Refused`.

The names are counted and shown, so they stay as they are:

    bad_address scheme credentials port private_address    the address is not one we ask
    dns unreachable tls timeout                            nobody answered
    broken cut_short encoding too_large                    what answered is no proper HTTP, or too much
    redirects redirect_loop bad_redirect                   we were sent around
    robots robots_unreachable                              robots.txt says no, or cannot be had
    http_403, http_410, http_503, …                        the server says no
    internal                                               our own mistake, with its trace in the log
"""

from datetime import timedelta

from news.errors import BriefjeError


class RefusalError(BriefjeError):
    """Why a fetch ends here: its stable name, and a reason that does not name the address (the fetcher puts it before).

    `status` and `retry_after` are the server's, where it answered.
    """

    def __init__(self, name: str, reason: str, *, status: int | None = None, retry_after: timedelta | None = None):
        super().__init__(reason)
        self.name = name
        self.reason = reason
        self.status = status
        self.retry_after = retry_after
