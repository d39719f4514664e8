"""The tokens, the embedding on disk and the layers that read: against transformers' own."""

from pathlib import Path

import pytest
import torch
from hypothesis import example, given
from hypothesis import strategies as st
from transformers import Gemma3ForCausalLM

from bot.model.embedding import EmbeddingFile
from bot.model.reader import Reader
from bot.model.reading import MOST_TOKENS, reading
from bot.model.tokens import Vocabulary, latin
from tests.model import tiny


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny prepared model."""
    return tiny.prepare(tmp_path_factory.mktemp("cache") / "tiny")


def test_pairs_merge_by_their_number(folder: Path) -> None:
    """The joint token with the lowest number is made first: "aan" is not a+"an" here, "een" is e+"en"."""
    vocabulary = Vocabulary.load(folder)
    numbers = tiny.vocabulary()
    assert vocabulary.word("een", first=True) == (numbers["een"],)
    assert vocabulary.word("de") == (numbers["▁de"],)
    assert vocabulary.word("aan", first=True) == (numbers["a"], numbers["a"], numbers["n"])


def test_unknown_signs_are_bytes(folder: Path) -> None:
    """What the vocabulary lacks is read as the bytes of UTF-8."""
    numbers = tiny.vocabulary()
    assert Vocabulary.load(folder).word("é", first=True) == (numbers["<0xC3>"], numbers["<0xA9>"])


@given(st.text(st.characters(), max_size=200))
@example("\ud83d")
def test_any_word_has_tokens(word: str) -> None:
    """Every text becomes known numbers, in bounded time."""
    numbers = {
        token: number for token, number in tiny.vocabulary().items() if not token.startswith("<") or "x" in token
    }
    assert set(Vocabulary(numbers).word(word)) <= set(numbers.values())


def test_only_latin_is_kept() -> None:
    """The kept vocabulary is that of Latin text with Dutch news' signs."""
    assert all(map(latin, ("▁België", "€", "“")))
    assert not any(map(latin, ("Москва", "東京")))


def test_embedding_rows(folder: Path) -> None:
    """Rows read one by one are those of the whole table, repeated where asked twice."""
    model = Gemma3ForCausalLM.from_pretrained(folder, dtype="auto")
    file = EmbeddingFile(folder / "model.safetensors")
    rows = file.vectors([5, 9, 5])
    assert torch.equal(rows, model.model.embed_tokens.weight[[5, 9, 5]])
    file.close()


def test_states_are_those_of_transformers(folder: Path) -> None:
    """Our two layers give the hidden states that the whole model has after two layers."""
    model = Gemma3ForCausalLM.from_pretrained(folder, dtype="auto").eval()
    tokens = [2, 70, 71, 72, 300, 301, 90]
    with torch.inference_mode():
        theirs = model(torch.tensor([tokens]), output_hidden_states=True).hidden_states[tiny.LAYERS][0].float()
    ours = Reader(folder, tiny.LAYERS).read([tokens])[0]
    assert torch.allclose(ours, torch.nn.functional.normalize(theirs, dim=-1), atol=2e-2)


def test_padding_changes_nothing(folder: Path) -> None:
    """A short sequence beside a long one has the states that it has alone."""
    reader = Reader(folder, tiny.LAYERS)
    short, long = [2, 70, 71], [2, *range(60, 100)]
    together = reader.read([short, long])
    assert [len(one) for one in together] == [3, 41]
    assert torch.allclose(together[0], reader.read([short])[0], atol=2e-2)


def test_places_of_words(folder: Path) -> None:
    """Each word of each sentence has its tokens, and the sentences follow each other."""
    vocabulary = Vocabulary.load(folder)
    read = reading(vocabulary, "Brug dicht", "De brug is dicht. De gemeente weet nog niets.", twice=False)
    assert [len(places) - 1 for places in read.words] == [4, 5]
    assert read.tokens[read.words[1][0] : read.words[1][1]] == vocabulary.word("De")
    assert read.words[0][-1] == read.words[1][0]
    assert read.words[1][-1] == len(read.tokens)


def test_reading_twice_points_at_the_second(folder: Path) -> None:
    """The places are those of the second reading, where every word has seen the whole article."""
    vocabulary = Vocabulary.load(folder)
    once, twice = (reading(vocabulary, "Brug", "De brug is dicht.", twice=again) for again in (False, True))
    assert twice.words[0][0] > once.words[0][-1]
    assert twice.words[0][-1] == len(twice.tokens)


def test_long_articles_are_read_in_part(folder: Path) -> None:
    """An article of 20,000 words costs no more than its first whole sentences."""
    read = reading(Vocabulary.load(folder), "", "De brug is dicht. " * 5_000, twice=False)
    assert len(read.sentences) > 0
    assert len(read.tokens) <= MOST_TOKENS + 10
