"""An article as the tokens that the model reads, with the place of each word among them."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.model.tokens import BOS, Vocabulary
from news.sentences import sentences

MOST_TOKENS = 420
"""Of the body, per reading: about 280 words, in which nearly all news stands; time grows faster than this does."""

MOST_SENTENCES = 40
AGAIN = "Kort nieuwsbericht:"
"""Stands before the second reading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What is read: `tokens`, and for each of the `sentences` the first token of every word, and one past the last."""

    tokens: tuple[int, ...]
    sentences: tuple[str, ...]
    words: tuple[tuple[int, ...], ...]


def reading(vocabulary: Vocabulary, title: str, body: str, *, twice: bool) -> Reading:
    """The title and as many whole sentences as fit, once or twice; the places are those of the last time."""
    kept = _fitting(vocabulary, body)
    tokens = [BOS, *_text(vocabulary, title), *_gap(vocabulary)]
    words = _body(vocabulary, kept, tokens)
    if twice:
        tokens += [*_gap(vocabulary), *_text(vocabulary, f"{AGAIN} {title}"), *_gap(vocabulary)]
        words = _body(vocabulary, kept, tokens)
    return Reading(tokens=tuple(tokens), sentences=kept, words=words)


def _fitting(vocabulary: Vocabulary, body: str) -> tuple[str, ...]:
    kept, used = [], 0
    for sentence in sentences(body)[:MOST_SENTENCES]:
        used += sum(len(vocabulary.word(word)) for word in sentence.split())
        if used > MOST_TOKENS:
            break
        kept.append(sentence)
    return tuple(kept)


def _body(vocabulary: Vocabulary, kept: Sequence[str], tokens: list[int]) -> tuple[tuple[int, ...], ...]:
    """Append the sentences to the tokens; where their words are."""
    places, first = [], True
    for sentence in kept:
        starts = []
        for word in sentence.split():
            starts.append(len(tokens))
            tokens.extend(vocabulary.word(word, first=first))
            first = False
        places.append((*starts, len(tokens)))
    return tuple(places)


def _text(vocabulary: Vocabulary, text: str) -> list[int]:
    return [number for place, word in enumerate(text.split()) for number in vocabulary.word(word, first=place == 0)]


def _gap(vocabulary: Vocabulary) -> tuple[int, ...]:
    return vocabulary.word("\n\n", first=True)
