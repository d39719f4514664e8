"""The gazetteer: what Briefje knows of the topics that readers ask for, from the `.toml` files beside this module.

Each `[[topic]]` has a `name` and may have, from telling to vague (with the weight of one such word):

- `aliases` (1.0): other names, by which a reader may ask for it too;
- `places` (0.9), `bodies` (0.8: organisations, parties, clubs), `adjectives` (0.8: what and who is from there),
  `people` (0.75), `words` (0.75);
- `company` (0.4): words that count only beside one of the others.

How a term is compared: one that is written with a capital is a name, of which only the forms that are listed count
(a genitive s apart); one in lower case counts in all its word forms, unless it begins with "=". `people` and
`bodies` want a capital in the article too. Words that need more care are named again in:

- `capital`: wants a capital in the article (Polen, Oman); if it is all capitals, it wants them all (IS, VS);
- `whole`: never as a part of a longer word (Mali, rente);
- `except`: phrases in which nothing counts (russisch roulette).

`english.toml` has the names that English readers see.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from news.folding import words
from news.stemming import stems

WEIGHTS = {"aliases": 1.0, "places": 0.9, "bodies": 0.8, "people": 0.8, "words": 0.8, "adjectives": 0.8}
"""What one word of a kind is worth, 0..1."""
COMPANY = 0.4
"""What a word is worth that counts only beside another."""
_CARE = ("capital", "whole", "except", "company")
_NEEDS_CAPITAL = frozenset({"bodies", "people"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word or phrase that tells of a topic; `weight` is 0..1, the flags are those of the gazetteer's files."""

    text: str
    weight: float = 1.0
    exact: bool = False
    capital: bool = False
    whole: bool = False
    company: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What is known of one topic; `terms` include its name and aliases, `exceptions` are phrases that do not count."""

    name: str
    aliases: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    exceptions: tuple[str, ...] = ()
    english: str = ""
    """Its name in English, where it has another one; a reader can ask for it by that too."""


def folded_name(text: str) -> str:
    """A name as it is compared: its folded words, parted by one space."""
    return " ".join(words(text))


class Gazetteer:
    """Topics by their names and aliases."""

    def __init__(self, topics: Iterable[Topic]) -> None:
        self.topics: tuple[Topic, ...] = tuple(topics)
        self._named = {folded_name(topic.english): topic for topic in self.topics if topic.english}
        self._named |= {folded_name(alias): topic for topic in self.topics for alias in reversed(topic.aliases)}
        self._named |= {folded_name(topic.name): topic for topic in self.topics}
        self.longest: int = max((name.count(" ") + 1 for name in self._named), default=1)
        """Words in the longest name."""

    def find(self, text: str) -> Topic | None:
        """The topic of that name or alias, whatever its case, diacritics and hyphens; None if there is none."""
        return self._named.get(folded_name(text))

    def names(self) -> tuple[str, ...]:
        """The names of all topics, in the order of the files."""
        return tuple(topic.name for topic in self.topics)

    def asked_as(self) -> Mapping[str, str]:
        """The name of the topic for each folded name and alias by which a reader can ask for it."""
        return {folded: topic.name for folded, topic in self._named.items()}


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer that comes with Briefje, read once."""
    folder = files(__name__)
    tables = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".toml")), key=lambda entry: entry.name)
    topics = [topic for table in tables for topic in read_topics(table.read_text(encoding="utf-8"))]
    english = tomllib.loads(folder.joinpath("english.toml").read_text(encoding="utf-8"))["english"]
    return Gazetteer(replace(topic, english=english.get(topic.name, "")) for topic in topics)


def read_topics(toml: str) -> Iterator[Topic]:
    """The topics of one file; raises ValueError that names the topic and the key that is not understood."""
    for entry in tomllib.loads(toml).get("topic", []):
        unknown = set(entry) - {"name", *WEIGHTS, *_CARE}
        if unknown:
            raise ValueError(f"topic {entry.get('name')}: unknown key {', '.join(sorted(unknown))}")
        yield _topic(entry)


def _topic(entry: Mapping[str, list[str]]) -> Topic:
    name = str(entry["name"])
    care = {key: frozenset(text.removeprefix("=") for text in entry.get(key, ())) for key in _CARE}
    found: dict[str, Term] = {}
    for kind, text in _terms(name, entry):
        found.setdefault(text.removeprefix("="), _term(kind, text, care))
    return Topic(
        name=name,
        aliases=tuple(text.removeprefix("=") for text in entry.get("aliases", ())),
        terms=tuple(found.values()),
        exceptions=tuple(entry.get("except", ())),
    )


def _terms(name: str, entry: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    yield "aliases", name
    for kind in (*WEIGHTS, "company"):
        for text in entry.get(kind, ()):
            yield kind, text


def _term(kind: str, text: str, care: Mapping[str, frozenset[str]]) -> Term:
    bare = text.removeprefix("=")
    company = kind == "company" or _named(bare, care["company"]) or bare.lower() in care["company"]
    return Term(
        text=bare,
        weight=COMPANY if company else WEIGHTS[kind],
        exact=text != bare or bare[:1].isupper(),
        capital=bare in care["capital"] or (kind in _NEEDS_CAPITAL and bare[:1].isupper()),
        whole=_named(bare, care["whole"]),
        company=company,
    )


def _named(text: str, named: frozenset[str]) -> bool:
    """Whether care was asked for the word, or, if it counts in all its forms, for one of those."""
    return text in named or (text[:1].islower() and stems(text) in {stems(one) for one in named if one[:1].islower()})
