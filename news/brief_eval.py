"""How good briefs are: figures over texts, the briefs that were made of them and those that a hand wrote."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from statistics import fmean

from news.brief import Brief
from news.folding import words
from news.guard import check
from news.rouge import chrf, rouge


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One text, the brief that a person wrote for it ("" where nobody did), and the brief to be judged."""

    text: str
    reference: str
    brief: Brief


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What a set of briefs amounts to; means over its briefs, 0 where there are none.

    `rouge_1`, `rouge_2`, `rouge_l` and `chrf` are F scores from 0 to 1 over the `referenced` ones; an empty brief
    scores 0 there. `length` is in characters, over the briefs that are not empty. `unsourced` counts words of a brief
    that its text does not have in that form. `refusals` counts the briefs that the guard refuses, by reason;
    `rejected` what earlier candidates fell through for. `methods` are shares that sum to 1. `seconds` is per brief.
    """

    briefs: int
    referenced: int
    empty: int
    rouge_1: float
    rouge_2: float
    rouge_l: float
    chrf: float
    length: float
    unsourced: float
    refusals: Mapping[str, int]
    rejected: Mapping[str, int]
    methods: Mapping[str, float]
    seconds: float

    def as_dict(self) -> dict[str, object]:
        """The figures as plain values, for JSON."""
        return asdict(self)


def figures(judged: Sequence[Judged]) -> Figures:
    """The figures of a set of briefs."""
    referenced = [each for each in judged if each.reference.strip()]
    scores = [rouge(each.brief.text, each.reference) for each in referenced]
    written = [each for each in judged if each.brief.text]
    return Figures(
        briefs=len(judged),
        referenced=len(referenced),
        empty=len(judged) - len(written),
        rouge_1=_mean([score.one for score in scores]),
        rouge_2=_mean([score.two for score in scores]),
        rouge_l=_mean([score.longest for score in scores]),
        chrf=_mean([chrf(each.brief.text, each.reference) for each in referenced]),
        length=_mean([len(each.brief.text) for each in written]),
        unsourced=_mean([len(unsourced(each.brief.text, each.text)) for each in written]),
        refusals=refusals(written),
        rejected=_counted([reason for each in judged for reason in each.brief.rejected]),
        methods=_shares([each.brief.method for each in judged]),
        seconds=_mean([each.brief.seconds for each in judged]),
    )


def unsourced(brief: str, text: str) -> tuple[str, ...]:
    """The words of a brief, folded, that its text does not have."""
    known = set(words(text))
    return tuple(word for word in words(brief) if word not in known)


def refusals(judged: Sequence[Judged]) -> dict[str, int]:
    """How many briefs the guard refuses for each reason, most frequent first; a brief counts once for a reason."""
    found: list[str] = []
    for each in judged:
        found += sorted({refusal.reason.value for refusal in check(each.brief.text, each.text)})
    return _counted(found)


def _counted(found: Sequence[str]) -> dict[str, int]:
    return dict(Counter(found).most_common())


def _shares(found: Sequence[str]) -> dict[str, float]:
    return {name: count / len(found) for name, count in _counted(found).items()}


def _mean(values: Sequence[float]) -> float:
    return fmean(values) if values else 0.0
