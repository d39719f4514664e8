"""When two publications are one article: by the source's own id, by address, else by what is written."""

import hashlib
import re
from urllib.parse import SplitResult, quote, urlsplit

from news.article import Article
from news.folding import fold

MAX_URL = 2_048
"""Characters; longer addresses are no links of news."""

_PORTS = {"http": 80, "https": 443}
_TRACKING = re.compile(
    r"(?:utm|mtm|pk|piwik|matomo|hsa|ns|dpg|ga|mc|vero|oly|trk|at)_.*|[fgtyo]clid|gclsrc|dclid|gbraid|wbraid|fbclid|msclkid"
    r"|twclid|igshid|igsh|yclid|ysclid|_ga|_gl|_hsenc|_hsmi|mkt_tok|s_cid|cmpid|cmp|xtor|wt_mc|wt\.mc_id|ito|smid|ocid"
    r"|ref_src|ref_url|referrer|referer|spm|_openstat|amp|outputtype|triedredirect|shared?",
    re.IGNORECASE,
)
_WEAK = frozenset(("cid", "ref", "source", "src", "origin", "from"))
"""Tracking on pages with a path of their own; where the path names only a script, they may choose the page."""
_SCRIPT = re.compile(r"(?:^|/)(?:[^/]*\.(?:php\d?|aspx?|jsp|cfm|cgi|dll))?$", re.IGNORECASE)
_HOST = re.compile(
    r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_][\w-]{1,61}|(?:\d{1,3}\.){3}\d{1,3}|localhost|\[[0-9a-f:.]+\]"
)
_VARIANT_HOST = re.compile(r"^(?:www\d?|m|mobile|mobiel|amp)\.(?=[^.]+\.)")
_VARIANT_PATH = re.compile(r"^/amp(?=/)|(?:/amp|\.amp)$", re.IGNORECASE)
_SAFE = "%/:=&?~#+!$,;'@()*[]"
_ESCAPE = re.compile(r"%[0-9a-fA-F]{2}")
_WORD = re.compile(r"\w+")


def canonical_url(url: str) -> str | None:
    """The address without what does not choose the page; None where it is no http(s) address of ≤2,048 characters.

    Off: user and password, default port, fragment, tracking parameters (utm_*, fbclid, gclid, …), the slash at the
    end. The host is in lower case, the parameters are sorted, other characters are escaped. Canonical once is
    canonical for good. Mobile and AMP addresses stay, for they may be the only ones that work; `identity_keys`
    looks through them.
    """
    if len(url) > MAX_URL:
        return None
    try:
        parts = urlsplit(url.strip())
        port, host = parts.port, (parts.hostname or "").rstrip(".").lower()
        scheme = parts.scheme.lower()
        host = f"[{host}]" if ":" in host else host
        if scheme not in _PORTS or not _HOST.fullmatch(host):
            return None
        address = f"{scheme}://{host}{_port(port, scheme)}{_path(parts)}{_query(parts)}"
    except ValueError:  # broken brackets, port, or surrogates
        return None
    return address if len(address) <= MAX_URL else None


def _port(port: int | None, scheme: str) -> str:
    return "" if port in (None, _PORTS[scheme]) else f":{port}"


def _path(parts: SplitResult) -> str:
    return _quoted(parts.path).rstrip("/") or "/"


def _query(parts: SplitResult) -> str:
    weak = _WEAK if not _SCRIPT.search(parts.path) else frozenset()
    kept = sorted(_quoted(pair) for pair in parts.query.split("&") if pair and not _tracks(pair, weak))
    return "?" + "&".join(kept) if kept else ""


def _tracks(pair: str, weak: frozenset[str]) -> bool:
    name = pair.partition("=")[0].lower()
    return name in weak or _TRACKING.fullmatch(name) is not None


def _quoted(text: str) -> str:
    escaped = quote(text, safe=_SAFE)
    escaped = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", escaped)
    return _ESCAPE.sub(lambda found: found[0].upper(), escaped)


def content_fingerprint(article: Article) -> str:
    """64 hex digits that are equal where title, place and body have the same words, whatever their signs and spaces."""
    return _digest(_words(article.title), _words(article.place or ""), _words(article.body))


def text_key(article: Article) -> str:
    """What names an article that has neither id nor address: its source, title and place; without a title, its text.

    So a changed body is a new version of the same article.
    """
    title = _words(article.title)
    said = (title, _words(article.place or "")) if title else ("", _words(article.body))
    return "text:" + _digest(article.source, *said)


def identity_keys(article: Article) -> tuple[str, ...]:
    """The names under which an article is known, the strongest first, at least one.

    "guid:…" holds within its source; "url:…" for every source, without scheme, www, mobile or AMP; an address
    without a path is a front page and names no article. "text:…" only where there is neither.
    """
    keys = []
    if article.guid:
        keys.append("guid:" + _digest(article.source, article.guid))
    if key := _url_key(article.url):
        keys.append(key)
    return tuple(keys) or (text_key(article),)


def _url_key(url: str | None) -> str | None:
    address = canonical_url(url) if url else None
    if address is None:
        return None
    host, slash, path = address.partition("://")[2].partition("/")
    path, mark, query = path.partition("?")
    path = _VARIANT_PATH.sub("", slash + path).strip("/")
    return f"url:{_VARIANT_HOST.sub('', host)}/{path}{mark}{query}" if path or query else None


def _words(text: str) -> str:
    return " ".join(_WORD.findall(fold(text))) or text.strip()


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
