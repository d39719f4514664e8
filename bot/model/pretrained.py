"""Any causal or sequence-to-sequence model of a hub or a folder, writing briefs freely, behind the guard.

What it is asked depends on what it is: a chat template where the tokenizer has one; the article alone for families that
were made to summarise whatever they are given; the instruction before and a label after it for all others.
"""

import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import torch
from huggingface_hub.utils.tqdm import disable_progress_bars
from transformers import AutoConfig, AutoModelForCausalLM, AutoModelForSeq2SeqLM, AutoTokenizer, GenerationConfig
from transformers.utils import logging as transformers_logging

from bot.model.channel import Made
from bot.model.prompt import opening, plain, question
from bot.model.weights import ModelError
from bot.model.writing import written
from news.article import Article

TOGETHER = 4
"""Articles in one `generate`: the key-value cache of a model of billions takes 100 MB and more for each."""

MOST_READ = 1_024
"""Tokens of a question."""

MOST_WRITTEN = 120
"""Tokens: 280 characters of Dutch are 70 to 120 in vocabularies that were not made for it."""

GROUP_SECONDS = 200.0
"""For one `generate`: two of them, and the reading before, stay within what the bot waits for a batch of eight."""

SUMMARISERS = frozenset({"bart", "mbart", "pegasus", "pegasus_x", "bigbird_pegasus", "led", "prophetnet"})
"""Families that summarise all they are given: an instruction would be summarised along."""

LEAST_READ = 32
"""Tokens; a model that reads less reads no article."""

_SHORTER = 0.7
_FAILED = "generation_failed"


@dataclass(frozen=True, slots=True)
class Pretrained:
    """A loaded model with its tokenizer."""

    name: str
    tokenizer: Any
    model: Any

    @classmethod
    def load(cls, name: str, *, threads: int = 1) -> "Pretrained":
        """The model of that id or folder, fetched from the hub where it is not there yet; raises ModelError.

        Code that a model brings along is never run.
        """
        place = _place(name)
        torch.set_num_threads(threads)
        _quiet()
        try:
            loaded = cls(name, AutoTokenizer.from_pretrained(place), _model(place))
            # Set, not passed along: `generate` would fill what is left open with what its maker liked.
            loaded.model.generation_config = _greedy(loaded.model.generation_config, loaded._padding)
            loaded._question("Titel", "Een bericht.")  # a template that fails does so now
        except Exception as error:  # whatever somebody's configuration, template or tokenizer brings about
            raise ModelError(f"{name}: {_cause(error)}") from error
        if loaded._room < LEAST_READ:
            raise ModelError(f"{name}: reads {loaded._room} tokens, too few for an article")
        return loaded

    def briefs(self, articles: Sequence[tuple[str, str]]) -> list[Made]:
        """One answer per (title, body), in their order; its text is "" where the guard lets none through."""
        questions = [self._tokens(title, body) for title, body in articles]
        by_length = sorted(range(len(articles)), key=lambda place: len(questions[place]))
        made: dict[int, Made] = {}
        for start in range(0, len(by_length), TOGETHER):
            places = by_length[start : start + TOGETHER]
            began = time.perf_counter()
            answers = self._answers([questions[place] for place in places])
            seconds = (time.perf_counter() - began) / len(places)
            made |= {place: _made(articles[place], text, seconds) for place, text in zip(places, answers, strict=True)}
        return [made[place] for place in range(len(articles))]

    def _answers(self, questions: Sequence[list[int]]) -> list[str | None]:
        """What the model writes to each, None where it fails on them."""
        ids, mask = _padded(questions, self._padding, left=not self._reads_apart)
        try:
            with torch.inference_mode():
                found = self.model.generate(input_ids=ids, attention_mask=mask)
        except (RuntimeError, ValueError, IndexError, TypeError):  # beyond its positions or vocabulary, out of memory
            return [None] * len(questions)
        new = found if self._reads_apart else found[:, ids.shape[1] :]
        return list(self.tokenizer.batch_decode(new, skip_special_tokens=True))

    def _tokens(self, title: str, body: str) -> list[int]:
        """The question with as much of the body as fits."""
        text = opening(body)
        while True:
            tokens = self._question(title, text)
            if len(tokens) <= self._room or not text:
                return tokens[: self._room]
            text = opening(text, int(len(text) * min(_SHORTER, self._room / len(tokens))))

    def _question(self, title: str, body: str) -> list[int]:
        title, body = self._without_signs(title), self._without_signs(body)
        if self.tokenizer.chat_template:
            turn = [{"role": "user", "content": question(title, body)}]
            # Models that may think aloud first (Qwen) are asked not to: a brief leaves no room for it.
            text = self.tokenizer.apply_chat_template(
                turn, tokenize=False, add_generation_prompt=True, enable_thinking=False
            )
            return list(self.tokenizer(text, add_special_tokens=False)["input_ids"])
        alone = self._reads_apart and self.model.config.model_type in SUMMARISERS
        text = plain(title, body) if alone else question(title, body)
        return list(self.tokenizer(text)["input_ids"])

    def _without_signs(self, text: str) -> str:
        """The text without the tokenizer's signs for turns and ends: an article may not open a turn of its own.

        Half a character becomes a question mark: tokenizers take whole ones.
        """
        text = text.encode(errors="replace").decode()
        added = [str(token) for token in self.tokenizer.added_tokens_decoder.values() if token.special]
        for sign in {*added, *self.tokenizer.all_special_tokens} - {""}:
            text = text.replace(sign, " ")
        return text

    @property
    def _reads_apart(self) -> bool:
        """Whether an encoder reads the question, so that the answer stands alone."""
        return bool(self.model.config.is_encoder_decoder)

    @property
    def _padding(self) -> int:
        """Any token will do where the tokenizer has none for it: what is padded is masked."""
        numbers = (self.tokenizer.pad_token_id, self.tokenizer.eos_token_id, 0)
        return next(number for number in numbers if number is not None)

    @property
    def _room(self) -> int:
        """Tokens that a question may have."""
        positions = getattr(self.model.config.get_text_config(), "max_position_embeddings", None) or MOST_READ * 2
        if not self._reads_apart:
            positions -= MOST_WRITTEN
        return int(min(MOST_READ, self.tokenizer.model_max_length, positions))


def _place(name: str) -> str:
    """What the library is given: a folder that is there, or the id as it is."""
    path = Path(name).expanduser()
    if path.is_dir():
        return str(path)
    if name.startswith(("/", "~", ".")):  # no id does, and the library would answer with the rules for ids
        raise ModelError(f"{name}: no such folder")
    return name


def _quiet() -> None:
    """Only errors of the library; the bars of fetching a model are shown to people alone."""
    said: Any = transformers_logging
    said.set_verbosity_error()
    said.disable_progress_bar()
    if not sys.stderr.isatty():
        disable_progress_bars()


def _model(name: str) -> Any:
    config = AutoConfig.from_pretrained(name)
    kind = AutoModelForSeq2SeqLM if config.is_encoder_decoder else AutoModelForCausalLM
    # Half precision of 16 bits is slow on a CPU; bfloat16 is as small and is not.
    dtype = torch.bfloat16 if config.dtype is torch.float16 else "auto"
    return kind.from_pretrained(name, config=config, dtype=dtype).eval()


def _greedy(theirs: GenerationConfig, padding: int) -> Any:
    """The model's own first and last tokens, and nothing else of how its maker liked it to write."""
    kept = ("bos_token_id", "eos_token_id", "decoder_start_token_id", "forced_bos_token_id", "forced_eos_token_id")
    made: Any = GenerationConfig  # its constructor has no types
    return made(
        do_sample=False,
        num_beams=1,
        max_new_tokens=MOST_WRITTEN,
        max_time=GROUP_SECONDS,
        pad_token_id=padding,
        **{name: getattr(theirs, name, None) for name in kept},
    )


def _padded(rows: Sequence[list[int]], padding: int, *, left: bool) -> tuple[torch.Tensor, torch.Tensor]:
    """The rows at one length, and which of it is theirs; a causal model goes on at the right, so it is padded left."""
    longest = max(map(len, rows))
    fill = [[padding] * (longest - len(row)) for row in rows]
    seen = [[0] * len(one) for one in fill]
    ids = [none + row if left else row + none for row, none in zip(rows, fill, strict=True)]
    mask = [none + [1] * len(row) if left else [1] * len(row) + none for row, none in zip(rows, seen, strict=True)]
    return torch.tensor(ids), torch.tensor(mask)


def _made(article: tuple[str, str], answer: str | None, seconds: float) -> Made:
    if answer is None:
        return Made(text="", seconds=seconds, rejected=(_FAILED,))
    title, body = article
    found = written(answer, Article(source="", fetched_at=datetime.now(UTC), title=title, body=body))
    return Made(text=found.text, seconds=seconds, evidence=found.evidence, rejected=found.rejected)


def _cause(error: Exception) -> str:
    """The first line of what a library says, which may be a page."""
    line = (str(error).strip().splitlines() or [""])[0][:300]
    return line or type(error).__name__
