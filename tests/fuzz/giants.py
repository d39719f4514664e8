"""Files that are made to cost: each is small to write down and large, deep or many when it is read."""

import gzip
from collections.abc import Callable

MB = 1024 * 1024
_RSS = b"<rss version='2.0'><channel><title>C</title><item><title>Brug</title><description>"
_PAGE = b"<!doctype html><html><head><title>Brug dicht | C</title></head><body><article><h1>Brug dicht</h1><p>"


def _bomb() -> bytes:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    return f'<!DOCTYPE rss [<!ENTITY a0 "ha">{entities}]><rss><channel><title>&a11;</title></channel></rss>'.encode()


def _quadratic() -> bytes:
    return f'<!DOCTYPE rss [<!ENTITY a "{"x" * 90_000}">]><rss><channel><title>{"&a;" * 90_000}'.encode()


def _items(count: int, inside: bytes = b"<title>Brug dicht</title>") -> bytes:
    return b"<rss version='2.0'><channel>" + b"<item>%s</item>" % inside * count + b"</channel></rss>"


def _wide(count: int, each: bytes) -> bytes:
    return _RSS + each * count + b"</description></item></channel></rss>"


def _page(inside: bytes) -> bytes:
    return _PAGE + inside + b"</p></article></body></html>"


def _sentences(size: int) -> bytes:
    one = b"De brug over het kanaal is zondag ingestort en blijft zeker een week dicht voor alle verkeer. "
    return one * (size // len(one))


GIANTS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "entity bomb": ("a.xml", _bomb),
    "quadratic entity": ("a.xml", _quadratic),
    "zip bomb of a feed": ("a.xml", lambda: gzip.compress(_RSS + b"x" * 200 * MB)),
    "zip bomb in a zip bomb": ("a.html", lambda: gzip.compress(gzip.compress(b"<p>" * 20 * MB))),
    "10 MB of <": ("a.xml", lambda: b"<" * 10 * MB),
    "10 MB of < in a feed": ("a.xml", lambda: _RSS + b"<" * (10 * MB - 1_000)),
    "5 MB of < in a page": ("a.html", lambda: _page(b"<" * (5 * MB - 1_000))),
    "10 MB of &": ("a.xml", lambda: _RSS + b"&" * (10 * MB - 1_000)),
    "10 MB of NUL": ("a.xml", lambda: _RSS + b"\x00" * (10 * MB - 1_000)),
    "10 MB of ]]>": ("a.xml", lambda: _RSS + b"<![CDATA[" + b"]]" * 5 * MB),
    "a million entities": ("a.xml", lambda: _wide(990_000, b"&amp;eacute;"[:7])),
    "20,000 items": ("a.xml", lambda: _items(20_000)),
    "20,000 items and parts": (
        "a.xml",
        lambda: _items(20_000, b"<title>B</title><link>/x</link><guid>1</guid>" + b"<c/>" * 10),
    ),
    "one item of 290,000 parts": (
        "a.xml",
        lambda: _items(1, b"<description>x</description>" * 145_000 + b"<a/>" * 140_000),
    ),
    "items in items": ("a.xml", lambda: b"<rss><channel>" + b"<item><title>x</title>" * 190 + b"</item>" * 190),
    "one large attribute": ("a.xml", lambda: b"<rss version='2.0'><channel x='" + b"y" * 9 * MB + b"'><item><title>B"),
    "large attribute of a page": ("a.html", lambda: _page(b"<a href='" + b"y" * 4 * MB + b"'>x</a>")),
    "many attributes": (
        "a.xml",
        lambda: b"<rss><channel><item " + b"".join(b"a%d='' " % n for n in range(300_000)) + b"/>",
    ),
    "attributes of a page": ("a.html", lambda: _page(b"<a " + b"".join(b"a%d='' " % n for n in range(300_000)) + b">")),
    "one large text": ("a.xml", lambda: _wide(1, _sentences(9 * MB))),
    "one large paragraph": ("a.html", lambda: _page(_sentences(4 * MB))),
    "one word of 4 MB": ("a.html", lambda: _page(b"a" * 4 * MB + b". Einde.")),
    "60,000 tags of text": ("a.html", lambda: _page(b"<b>Brug.</b> " * 29_000)),
    "59,000 paragraphs": ("a.html", lambda: _page(b"<p>De brug over het kanaal is dicht tot maandag.</p>" * 59_000)),
    "deep divs": ("a.html", lambda: _page(b"<div>" * 59_000 + b"Brug")),
    "deep enough divs": ("a.html", lambda: _page(b"<div>" * 190 + _sentences(100_000) + b"</div>" * 190)),
    "half tags": ("a.html", lambda: _page(b"<a href='" * 400_000)),
    "comments": ("a.html", lambda: _page(b"<!--" * MB)),
    "JSON-LD of 5 MB": ("a.html", lambda: _page(b"<script type='application/ld+json'>" + b"[" * 4 * MB)),
    "JSON in JSON": ("a.json", lambda: b'{"a":' * 100_000),
    "JSON lists": ("a.json", lambda: b"[" * 10 * MB),
    "JSON of empty objects": ("a.json", lambda: b'{"items":[' + b"{}," * 140_000 + b"{}]}"),
    "JSON of one long text": (
        "a.json",
        lambda: b'{"items":[{"title":"Brug","content_html":"' + _sentences(9 * MB) + b'"}]}',
    ),
    "JSON of a long number": (
        "a.json",
        lambda: b'{"items":[{"title":"Brug","date_published":' + b"9" * 9 * MB + b"}]}",
    ),
    "lines without end": ("a.jsonl", lambda: b'{"title":"Brug dicht","text":"De brug."}\n' * 20_000),
    "one long line": ("a.jsonl", lambda: b'{"title":"Brug dicht","text":"' + _sentences(20 * MB) + b'"}'),
    "agency copy on one line": ("a.txt", lambda: b"Brug dicht\nMEERDORP (ANP) - " + _sentences(2 * MB - 99)),
    "agency copy of times": ("a.txt", lambda: b"1 uur geledenA" * 140_000),
    "agency copy of datelines": ("a.txt", lambda: b"MEERDORP (ANP/AFP) - x\n" * 80_000),
    "spaces": ("a.txt", lambda: b" " * (2 * MB - 9) + b"x"),
    "line ends in a description": ("a.xml", lambda: _wide(1, b"\n \t" * 3 * MB)),
    "marks that turn the text": ("a.html", lambda: _page("\u202e\u200b".encode() * 700_000)),
    "mojibake": ("a.xml", lambda: _wide(1, "Ã©â€œ".encode() * 900_000)),
    "namespaces": ("a.xml", lambda: b"<rss>" + b"".join(b"<n%d:a/>" % n for n in range(200_000))),
    "UTF-16": ("a.xml", lambda: ("<rss><channel>" + "<item><title>Brug</title></item>" * 19_000).encode("utf-16")),
}
"""Hostile files by what they are: a name for the file, and how it is made."""
