"""Word counts: how often words occur in what came in."""

from storage import word_counts
from storage.database import Database
from storage.word_counts import OF


async def test_counts_add_up(db: Database) -> None:
    """Articles are counted with the words in them; a word that never was counted is left out."""
    async with db.write() as conn:
        await word_counts.add(conn, {"brug": 2, "schip": 1}, 3)
        await word_counts.add(conn, {"brug": 1}, 1)
        assert await word_counts.get(conn, ["brug", "schip", "dijk", OF]) == {"brug": 3, "schip": 1, OF: 4}
        assert await word_counts.get(conn, []) == {}


async def test_many_words_at_once(db: Database) -> None:
    """More words than fit one statement are counted all."""
    async with db.write() as conn:
        await word_counts.add(conn, {f"woord{number}": 1 for number in range(1_200)}, 1)
        assert len(await word_counts.get(conn, [f"woord{number}" for number in range(1_200)])) == 1_200


async def test_old_news_counts_less_and_less(db: Database) -> None:
    """From a number of articles on all counts are halved, and what was said once is forgotten: it stays small."""
    async with db.write() as conn:
        await word_counts.add(conn, {"brug": 9, "schip": 1}, 19)
        assert not await word_counts.age(conn, most=10)
        await word_counts.add(conn, {}, 1)
        assert await word_counts.age(conn, most=10)
        assert await word_counts.get(conn, ["brug", "schip", OF]) == {"brug": 4, OF: 10}
