"""Making broken files out of good ones, the same from the same random numbers."""

import gzip
from collections.abc import Callable
from random import Random

from tests.fuzz.seeds import SEEDS

_TOKENS = (
    *(
        b"<",
        b">",
        b"</",
        b"/>",
        b"&",
        b"&amp;",
        b"&#0;",
        b"&#xD800;",
        b"&#x110000;",
        b"&nbsp;",
        b"&eacute",
        b"]]>",
        b"<![CDATA[",
    ),
    *(
        b"<!--",
        b"-->",
        b"<?",
        b"?>",
        b"<!DOCTYPE x [",
        b"<!ENTITY a 'b'>",
        b"&a;",
        b"\x00",
        b"\xff",
        b"\xed\xa0\x80",
        b"\xef\xbb\xbf",
    ),
    *(
        b"\xfe\xff",
        b"\xc3",
        "Ã©".encode(),
        "â€œ".encode(),
        b"\x1f\x8b",
        b"'",
        b'"',
        b"=",
        b"{",
        b"}",
        b"[",
        b"]",
        b",",
        b"\\u0000",
        b"\\ud800",
    ),
    *(
        b"null",
        b"1e999",
        b"-0",
        b"\r",
        b"\n\n",
        b"\t",
        "\u202e\u200b\u2028".encode(),
        b"<item>",
        b"</item>",
        b"<entry>",
        b"<title>",
    ),
    *(
        b"<p>",
        b"<div>",
        b"<script>",
        b"<template>",
        b"<svg>",
        b"<table>",
        b"<a href='//[x'>",
        b"xml:base='http://['",
        b"xmlns:x=''",
    ),
    *(
        b"encoding='utf-7'",
        b"charset=utf-16",
        b"type='xhtml'",
        b"mode='base64'",
        b"7 uur geleden",
        b"LONDEN (ANP) - ",
        b"99-99-9999",
    ),
    *(
        b"https://[::1",
        b"https://a:99999/",
        b"%ff%zz",
        b"|",
        " • ".encode(),
        b"Verder lezen? Word abonnee",
        b"Wij gebruiken cookies",
    ),
)
_CODECS = ("utf-16", "utf-16-le", "utf-32", "latin-1", "cp1252", "utf-8-sig", "utf-7", "cp037")


def _flip(data: bytes, random: Random) -> bytes:
    place = random.randrange(len(data) + 1)
    return data[:place] + bytes([random.randrange(256)]) + data[place + 1 :]


def _insert(data: bytes, random: Random) -> bytes:
    place = random.randrange(len(data) + 1)
    return data[:place] + random.choice(_TOKENS) * random.choice((1, 1, 2, 50)) + data[place:]


def _cut(data: bytes, random: Random) -> bytes:
    start, end = sorted(random.randrange(len(data) + 1) for _ in range(2))
    return data[:start] + data[end:]


def _double(data: bytes, random: Random) -> bytes:
    start, end = sorted(random.randrange(len(data) + 1) for _ in range(2))
    return data[:end] + data[start:end] * random.choice((1, 2, 30)) + data[end:]


def _splice(data: bytes, random: Random) -> bytes:
    other = random.choice(list(SEEDS.values()))
    return data[: random.randrange(len(data) + 1)] + other[random.randrange(len(other)) :]


def _truncate(data: bytes, random: Random) -> bytes:
    return data[: random.randrange(len(data) + 1)]


def _recode(data: bytes, random: Random) -> bytes:
    return data.decode("utf-8", "replace").encode(random.choice(_CODECS), "replace")


def _pack(data: bytes, random: Random) -> bytes:
    packed = gzip.compress(data, mtime=0)
    return packed if random.random() < 0.5 else packed[: random.randrange(len(packed))]


_MUTATIONS: tuple[Callable[[bytes, Random], bytes], ...] = (
    *(_flip, _insert, _insert, _insert, _cut, _double, _splice, _truncate, _recode, _pack),
)
_LARGEST = 2_000_000
"""Bytes; what is larger is made by `tests.fuzz.giants`."""


def mutated(random: Random) -> tuple[str, bytes]:
    """A file that was good once, under its own name or another's."""
    name = random.choice(list(SEEDS))
    data = SEEDS[name]
    for _ in range(random.choice((1, 1, 2, 3, 5, 9))):
        data = random.choice(_MUTATIONS)(data, random)[:_LARGEST]
    return random.choice([name, name, name, "-", *SEEDS]), data
