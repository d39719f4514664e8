"""The summariser and its process: a double that speaks its protocol, and the real one without weights."""

import asyncio
import json
import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot.model.channel import Hello, Made, answered, articles_line, asked, greeted, hello_line, made_line
from bot.model.summariser import BATCH, ModelSummariser
from news.article import Article, Kind
from news.lead import Lead

NOW = datetime(2026, 3, 1, tzinfo=UTC)
BODY = "De brug over de Zaan bij Wormer blijft zeker tot mei dicht. Er zitten scheuren in, meldt Rijkswaterstaat."
DOUBLE = """
import json, os, signal, sys
say = lambda x: print(json.dumps(x), flush=True)
mode, count = sys.argv[1], sys.argv[2]
with open(count, "a") as file:
    file.write("started ")
if mode == "broken":
    say({"model": "", "error": "not prepared"}); sys.exit(1)
if mode == "dies at once":
    sys.exit(3)
say({"model": "double+1", "error": ""})
for line in sys.stdin:
    rows = json.loads(line)
    first = open(count).read().count("started") == 1
    with open(count, "a") as file:
        file.write(f"asked:{len(rows)} ")
    if mode == "dies once" and first or mode == "dies always":
        os.kill(os.getpid(), signal.SIGKILL)
    if mode == "rubbish":
        print("no json", flush=True); continue
    say([{"text": "" if "niets" in row["body"] else "Kort: " + row["title"], "seconds": 0.5,
          "evidence": [row["body"][:10]],
          "rejected": ["number"] + ["no_news"] * ("saai" in row["body"])} for row in rows])
"""


def article(title: str = "Brug dicht", body: str = BODY, kind: Kind = Kind.ARTICLE, language: str = "nl") -> Article:
    """An invented article."""
    return Article(source="test", fetched_at=NOW, title=title, body=body, kind=kind, language=language)


class Double:
    """A summariser on the double, and what happened in its process."""

    def __init__(self, folder: Path, mode: str) -> None:
        self.log = folder / "log"
        script = folder / "double.py"
        script.write_text(DOUBLE)
        self.summariser = ModelSummariser(Lead(), command=[sys.executable, str(script), mode, str(self.log)])

    @property
    def events(self) -> list[str]:
        """Here "started" and "asked:N" in their order."""
        return self.log.read_text().split() if self.log.exists() else []


async def test_briefs_of_the_model(tmp_path: Path) -> None:
    """What the process answers is the brief, with its method, model, time, evidence and refusals."""
    double = Double(tmp_path, "works")
    (brief,) = await double.summariser.summarise([article()])
    assert (brief.text, brief.method, brief.model) == ("Kort: Brug dicht", "model", "double+1")
    assert (brief.seconds, brief.evidence, brief.rejected) == (0.5, (BODY[:10],), ("number",))
    await double.summariser.close()


async def test_started_when_first_needed(tmp_path: Path) -> None:
    """No process before the first article, and one for all that follow."""
    double = Double(tmp_path, "works")
    assert await double.summariser.summarise([]) == []
    assert double.events == []
    await double.summariser.summarise([article()])
    await double.summariser.summarise([article()])
    assert double.events == ["started", "asked:1", "asked:1"]
    await double.summariser.close()


async def test_batches(tmp_path: Path) -> None:
    """Many articles go in batches, and each gets its own brief in order."""
    double = Double(tmp_path, "works")
    briefs = await double.summariser.summarise([article(str(number)) for number in range(2 * BATCH + 1)])
    assert [brief.text for brief in briefs] == [f"Kort: {number}" for number in range(2 * BATCH + 1)]
    assert double.events == ["started", f"asked:{BATCH}", f"asked:{BATCH}", "asked:1"]
    await double.summariser.close()


async def test_callers_take_turns(tmp_path: Path) -> None:
    """Two at once do not mix up their answers."""
    double = Double(tmp_path, "works")
    found = await asyncio.gather(*(double.summariser.summarise([article(name)]) for name in "abcdef"))
    assert [brief.text for (brief,) in found] == [f"Kort: {name}" for name in "abcdef"]
    assert double.events.count("started") == 1
    await double.summariser.close()


async def test_no_candidate_is_the_lead(tmp_path: Path) -> None:
    """Where the model has no brief there is a lead, which tells why the candidates fell."""
    double = Double(tmp_path, "works")
    (brief,) = await double.summariser.summarise([article(body=f"niets {BODY}")])
    assert brief.method == "lead"
    assert "number" in brief.rejected
    await double.summariser.close()


async def test_what_tells_no_news_is_a_lead(tmp_path: Path) -> None:
    """Where the model's best brief told no news the article's own sentences stand, with why."""
    double = Double(tmp_path, "works")
    (told,) = await double.summariser.summarise([article("Raad opent brug over de Zaan", f"niets saai {BODY}")])
    assert (told.method, told.model) == ("lead", None)
    assert told.text
    assert told.rejected[:2] == ("number", "no_news")
    await double.summariser.close()


@pytest.mark.parametrize(
    "kept",
    [
        pytest.param(article(kind=Kind.LIVEBLOG), id="a live blog"),
        pytest.param(article(kind=Kind.STUB), id="a stub"),
        pytest.param(article(language="en"), id="English"),
    ],
)
async def test_what_the_model_is_not_asked(tmp_path: Path, kept: Article) -> None:
    """Live blogs, stubs and other languages get a lead without starting the model."""
    double = Double(tmp_path, "works")
    (brief,) = await double.summariser.summarise([kept])
    assert brief.method == "lead"
    assert double.events == []


async def test_killed_in_the_middle(tmp_path: Path) -> None:
    """A process that is killed over a batch is started again, and the batch is asked once more."""
    double = Double(tmp_path, "dies once")
    briefs = await double.summariser.summarise([article("a"), article("b")])
    assert [brief.text for brief in briefs] == ["Kort: a", "Kort: b"]
    assert double.events == ["started", "asked:2", "started", "asked:2"]
    await double.summariser.close()


@pytest.mark.parametrize("mode", ["dies always", "rubbish"])
async def test_a_batch_that_always_kills(tmp_path: Path, mode: str) -> None:
    """After the second try the articles get their leads; none is lost."""
    double = Double(tmp_path, mode)
    briefs = await double.summariser.summarise([article("a"), article("b")])
    assert [brief.method for brief in briefs] == ["lead", "lead"]
    assert double.events.count("asked:2") == 2
    await double.summariser.close()


async def test_killed_between_batches(tmp_path: Path) -> None:
    """A process that was killed while idle is started again."""
    double = Double(tmp_path, "works")
    await double.summariser.summarise([article()])
    process = double.summariser._process
    assert process is not None
    os.kill(process.pid, signal.SIGKILL)
    await process.wait()
    (brief,) = await double.summariser.summarise([article()])
    assert brief.method == "model"
    await double.summariser.close()


@pytest.mark.parametrize("mode", ["broken", "dies at once"])
async def test_cannot_be_loaded(tmp_path: Path, mode: str) -> None:
    """The operator is told once, and it is not tried again."""
    double = Double(tmp_path, mode)
    with capture_logs() as logs:
        for _ in range(3):
            (brief,) = await double.summariser.summarise([article()])
            assert brief.method == "lead"
    assert [entry["log_level"] for entry in logs] == ["warning"]
    assert double.events == ["started"]


@pytest.mark.parametrize("mode", ["broken", "dies at once"])
async def test_closing_lets_it_be_tried_again(tmp_path: Path, mode: str) -> None:
    """Whoever prepares the model meanwhile need not start the bot again; the same trouble is not told twice."""
    double = Double(tmp_path, mode)
    with capture_logs() as logs:
        for _ in range(3):
            await double.summariser.summarise([article()])
            await double.summariser.close()
    assert double.events == ["started"] * 3
    assert [entry["log_level"] for entry in logs] == ["warning"]


async def test_closed_twice(tmp_path: Path) -> None:
    """Closing ends the process, and closing again is nothing."""
    double = Double(tmp_path, "works")
    await double.summariser.summarise([article()])
    process = double.summariser._process
    await double.summariser.close()
    await double.summariser.close()
    assert process is not None
    assert process.returncode == -signal.SIGKILL


async def test_the_real_process_without_weights(tmp_path: Path) -> None:
    """The real worker says what lacks, whatever lacks, and the lead takes over."""
    summariser = ModelSummariser(Lead(), folder=tmp_path)
    with capture_logs() as logs:
        (brief,) = await summariser.summarise([article()])
    assert brief.method == "lead"
    assert [entry["log_level"] for entry in logs] == ["warning"]


def test_lines_there_and_back() -> None:
    """Articles, answers and greetings are themselves again after the pipe, on one line each."""
    made = [Made(text="é\n", seconds=1.5, evidence=("a",), rejected=("number",)), Made(text="", seconds=0.0)]
    assert answered(made_line(made)) == made
    assert made_line(made).count(b"\n") == 1
    assert asked(articles_line([article("t", "een\n\ntwee")])) == [("t", "een\n\ntwee")]
    assert greeted(hello_line(Hello(model="m"))) == Hello(model="m")
    assert asked(articles_line([article("\ud83d", BODY)])) == [("\ud83d", BODY)]


@pytest.mark.parametrize("line", [b"", b"\n", b"{}", b"[1]", b'{"model": 1}', b"nonsense"])
def test_bad_lines(line: bytes) -> None:
    """What is no answer is named so, never another error."""
    with pytest.raises(ValueError):
        answered(line)
    assert greeted(line).error


def test_a_line_is_bounded() -> None:
    """Of a very long article only the part that can be read goes through the pipe."""
    assert len(articles_line([article(body="woord " * 100_000)])) < 30_000
    assert json.loads(articles_line([article()]))[0]["body"] == BODY
