"""One article on its way in: what is kept of it, what has been decided, and so what has to be written."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from news.article import Article
from news.identity import content_fingerprint
from news.versions import Change, Outcome, decide, filled
from storage.kept import KeptArticle, sort_second


@dataclass(slots=True)
class Record:
    """An article between look-up and writing; it changes as incoming ones are decided on.

    `before` is what the database has, None for a new article. `keys` and `fingerprints` are what it is known by;
    those that the database does not have yet are in `new_keys` and `new_fingerprints`, in their order.
    """

    before: KeptArticle | None
    first_seen_at: datetime
    sample: bool = False
    id: int = 0  # a new article gets its own when it is written
    article: Article | None = None
    version: int = 0
    fingerprints: set[str] = field(default_factory=set)
    new_fingerprints: list[str] = field(default_factory=list)
    new_keys: list[str] = field(default_factory=list)
    earlier: list[tuple[int, Article]] = field(default_factory=list)  # the versions that are left behind

    @classmethod
    def of(cls, kept: KeptArticle) -> "Record":
        """The record of an article that is kept."""
        return cls(kept, kept.first_seen_at, kept.sample, kept.id, kept.article, kept.version)

    def decide(self, incoming: Article) -> Outcome:
        """What an incoming publication of this article means.

        A text that came in before, or that was kept, is never a change, whatever came between: it only fills in what
        was unknown. What says the same in every field, as nearly all that a feed repeats, costs a comparison: a
        fingerprint takes 2 ms, and `news.versions` takes three.
        """
        if self.article is not None and _as_before(incoming, self.article):
            return Outcome(Change.UNCHANGED, self.article)
        fingerprint = content_fingerprint(incoming)
        outcome = decide(self.article, incoming)
        if self.article is not None and fingerprint in self.fingerprints:
            told = filled(self.article, incoming) if outcome.change is Change.CHANGED else outcome.article
            same = replace(told, kind=self.article.kind)
            outcome = Outcome(Change.UNCHANGED, same)
        if outcome.change is not Change.UNCHANGED:
            self._next_version()
        self._know(fingerprint)
        if outcome.change is Change.CHANGED:
            self._know(content_fingerprint(outcome.article))
        self.article = outcome.article
        return outcome

    def _know(self, fingerprint: str) -> None:
        if fingerprint not in self.fingerprints:
            self.fingerprints.add(fingerprint)
            self.new_fingerprints.append(fingerprint)

    def _next_version(self) -> None:
        if self.article is not None:
            self.earlier.append((self.version, self.article))
        self.version += 1

    @property
    def changed(self) -> bool:
        """Whether the row of a kept article is to be written."""
        return self.before is not None and self.before.article != self.article

    @property
    def decided(self) -> Article:
        """The article as it is to be kept."""
        if self.article is None:
            raise ValueError("nothing was decided")
        return self.article

    @property
    def sort_second(self) -> int:
        """The second by which it is put in order."""
        return sort_second(self.decided.published_at, self.first_seen_at)

    def kept(self) -> KeptArticle:
        """The article as it is kept when all is written."""
        return KeptArticle(
            id=self.id,
            article=self.decided,
            version=self.version,
            story_id=None if self.before is None else self.before.story_id,
            first_seen_at=self.first_seen_at,
            sample=self.sample,
        )


def _as_before(incoming: Article, kept: Article) -> bool:
    """Whether nothing differs but when it was fetched and its place among the others."""
    return replace(incoming, fetched_at=kept.fetched_at, position=kept.position) == kept
