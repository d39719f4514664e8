"""`briefje brief`: briefs on the command line."""

from pathlib import Path

from bot.clock import now
from bot.documents import brief_document, print_documents
from bot.opening import open_database
from bot.reading import STDIN, only
from bot.settings import Settings
from bot.summaries import open_summariser
from news.article import Article
from news.brief import Brief
from news.errors import BriefjeError, UnreadableError
from news.formats import parse
from storage import kept
from storage.kept import KeptArticle


class NoSuchArticleError(BriefjeError):
    """Neither a file nor the id of a kept article."""

    wrong_use = True


async def print_briefs(settings: Settings, what: str, method: str | None, *, as_json: bool) -> None:
    """Make and print a brief for each article of a file, or for the kept article of that id; nothing is stored."""
    known = None if _is_input(what) else await _kept(settings, what)
    found = [known.article] if known else _parsed(settings, what)
    async with open_summariser(settings, method) as maker:
        briefs = await maker.summarise(found)
    if as_json:
        print_documents([brief_document(brief, one, known) for brief, one in zip(briefs, found, strict=True)])
        return
    print("\n\n".join(_shown(brief, one) for brief, one in zip(briefs, found, strict=True)))  # noqa: T201


def _shown(brief: Brief, article: Article) -> str:
    return "\n".join(part for part in (article.title, brief.text or "-") if part)


def _parsed(settings: Settings, what: str) -> list[Article]:
    one = only(what)
    try:
        parsed = parse(one.data, one.name, source=one.source, fetched_at=now(), zone=settings.zone)
    except UnreadableError as error:
        raise UnreadableError(f"{one.name}: {error}") from error
    return list(parsed.articles)


async def _kept(settings: Settings, what: str) -> KeptArticle:
    if what.isascii() and what.isdigit() and len(what) < 19:
        async with await open_database(settings) as db, db.read() as conn:
            for found in await kept.get(conn, [int(what)]):
                return found
    raise NoSuchArticleError(f"{what}: no such file, and no kept article of that id")


def _is_input(what: str) -> bool:
    return what == STDIN or Path(what).exists()
