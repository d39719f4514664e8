"""Articles with their briefs, as training and evaluation read them."""

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

HELD_OUT_SHARE = 5
"""Every fifth pair, by the hash of its id, is never trained on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """An article and the brief that a sub-editor made of it by leaving words out."""

    id: str
    source: str
    title: str
    text: str
    brief: str

    @property
    def held_out(self) -> bool:
        """Whether it is kept for measuring; decided by its id alone, so that it never changes."""
        return int(hashlib.sha256(self.id.encode()).hexdigest(), 16) % HELD_OUT_SHARE == 0


def load_pairs(files: Sequence[Path], articles: Path) -> list[Pair]:
    """The pairs of these files in their order; a shared article that is not there has an empty text."""
    shared = _shared(articles)
    pairs = []
    for file in files:
        for line in file.read_text().splitlines():
            row = json.loads(line)
            article = row if row["source"] == "own" else shared.get(row["id"], {})
            pairs.append(
                Pair(
                    id=row["id"],
                    source=row["source"],
                    title=article.get("title", ""),
                    text=article.get("text", ""),
                    brief=row["brief"],
                )
            )
    return pairs


def _shared(articles: Path) -> dict[str, dict[str, str]]:
    files = [articles / f"{name}.jsonl" for name in ("ntrex128", "ud_alpino")]
    return {row["id"]: row for file in files if file.exists() for row in map(json.loads, file.read_text().splitlines())}


def word_list(text: str) -> list[str]:
    """Lower-case words and figures without signs, as briefs are compared by."""
    return re.findall(r"\w+(?:[.,'’-]\w+)*", text.lower())
