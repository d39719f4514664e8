"""What fuzzing finds is a finding; some of it runs with every test: the same broken files, and the worst giants."""

from collections.abc import Iterator
from random import Random

import pytest

from tests.fuzz.giants import GIANTS
from tests.fuzz.mutating import mutated
from tests.fuzz.reading import MEGABYTES, SECONDS, Told, Worker
from tests.fuzz.seeds import SEEDS
from tests.fuzz.worker import outcome

WORST = (
    *("entity bomb", "quadratic entity", "zip bomb of a feed", "zip bomb in a zip bomb", "10 MB of < in a feed"),
    *("5 MB of < in a page", "10 MB of NUL", "one item of 290,000 parts", "many attributes", "deep divs", "JSON lists"),
    *("line ends in a description", "one large attribute", "mojibake", "59,000 paragraphs"),
)


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    """One process for all of them."""
    with Worker() as one:
        yield one


@pytest.mark.parametrize("name", SEEDS)
def test_what_fuzzing_starts_from_gives_articles(name: str) -> None:
    """A broken file tells something only where the whole one is understood."""
    assert outcome(name, SEEDS[name]).endswith(" articles")


@pytest.mark.parametrize("seed", range(6))
def test_broken_files_give_articles_or_a_named_reason(seed: int) -> None:
    """Never another exception, a time in the future, or letters that cannot be kept."""
    told = {number: outcome(*mutated(Random(f"{seed}:{number}"))) for number in range(60)}
    assert {number: what for number, what in told.items() if what.startswith("unforeseen") or not what} == {}


@pytest.mark.parametrize("what", WORST)
def test_giants_end_within_their_bounds(worker: Worker, what: str) -> None:
    """Within seconds and 300 MB, in a process that is watched; the others run with `tests.fuzz.feeds --giants`."""
    name, make = GIANTS[what]
    assert worker.read(name, make()).finding == ""


def test_a_finding_is_seen() -> None:
    """What takes too long or too much, and what nobody thought of."""
    assert Told("1 articles", SECONDS + 1).finding == "took 11 s"
    assert Told("1 articles", 0, MEGABYTES + 1).finding == "took 301 MB"
    assert Told("unforeseen: MemoryError").finding == "unforeseen: MemoryError"
    assert Told("not a feed", SECONDS, MEGABYTES).finding == ""


def test_a_worker_that_dies_is_a_finding_and_is_replaced(worker: Worker) -> None:
    """The next file is read as if nothing had been."""
    worker.read("feed.xml", SEEDS["feed.xml"])
    worker.end()
    assert worker.read("feed.xml", SEEDS["feed.xml"]).outcome == "1 articles"
    assert worker.read("feed.xml\nfeed.xml", b"x").outcome.startswith("unforeseen: the process died")
    assert worker.read("feed.xml", SEEDS["feed.xml"]).outcome == "1 articles"


def test_the_same_seed_makes_the_same_files() -> None:
    """So that a finding comes again."""
    assert [mutated(Random("1:2")) for _ in range(3)] == [mutated(Random("1:2"))] * 3
