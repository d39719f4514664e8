"""An OpenAI-compatible server that is busy, broken, slow, wrong or not there: leads, bounded calls, one warning."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.model.completions import MOST_BYTES
from bot.model.endpoint import AT_ONCE, LONGEST_REST, REST_SECONDS
from tests.model.endpoint_desk import TRUE, Desk, article, warnings
from tests.model.llm_double import Cuts, Fails, LlmDouble, Pours, Says, Sends, Stalls


@pytest.fixture
async def double() -> AsyncIterator[LlmDouble]:
    """A server that answers truly, and at which nothing went wrong that a test does not look at."""
    async with LlmDouble(lambda question: TRUE) as serving:
        yield serving


@pytest.fixture
async def desk(double: LlmDouble) -> AsyncIterator[Desk]:
    """A summariser at that server."""
    made = Desk(double)
    yield made
    await made.summariser.close()
    assert double.wrong == []


@pytest.mark.parametrize(
    "turn",
    [
        pytest.param(Fails(429), id="busy"),
        pytest.param(Fails(500), id="an error of the server"),
        pytest.param(Fails(503), id="a proxy without a server"),
        pytest.param(Cuts(), id="a connection that breaks"),
    ],
)
async def test_what_passes_is_tried_again(desk: Desk, double: LlmDouble, turn: Any) -> None:
    """After two failures that may pass the third answer counts, after growing pauses, and nobody is told."""
    double.plan.extend([turn, turn])
    with capture_logs() as logs:
        brief = await desk.brief()
    assert (brief.text, brief.rejected) == (TRUE, ())
    assert desk.pauses == [1.0, 2.0]
    assert warnings(logs) == []


@pytest.mark.parametrize(
    "after,pauses",
    [
        pytest.param("7", [7.0], id="seconds"),
        pytest.param("0", [1.0], id="at once is no shorter than ours"),
        pytest.param("soon", [1.0], id="no time"),
        pytest.param("Sun, 01 Mar 2020 00:00:00 GMT", [1.0], id="a moment gone by"),
    ],
)
async def test_retry_after_is_honoured(desk: Desk, double: LlmDouble, after: str, pauses: list[float]) -> None:
    """The server's own pause is kept."""
    double.plan.append(Fails(429, {"Retry-After": after}))
    assert (await desk.brief()).method == "endpoint"
    assert desk.pauses == pauses


@pytest.mark.parametrize(
    "after,rest",
    [
        pytest.param("120", 120.0, id="two minutes"),
        pytest.param("999999999999", LONGEST_REST, id="for ever is bounded"),
    ],
)
async def test_a_long_retry_after_is_a_rest(desk: Desk, double: LlmDouble, after: str, rest: float) -> None:
    """Nobody waits long for a brief: the server is left alone for as long as it asks, and leads stand."""
    double.plan.append(Fails(429, {"Retry-After": after}))
    assert (await desk.brief()).rejected == ("http_429",)
    assert desk.pauses == []
    desk.now = rest - 1
    assert (await desk.brief()).method == "lead"
    assert len(double.questions) == 1
    desk.now = rest
    assert (await desk.brief()).method == "endpoint"


async def test_a_server_that_always_fails(desk: Desk, double: LlmDouble) -> None:
    """Leads, one warning, and after the first article few further calls until the rest is over."""
    double.for_ever = Fails(500)
    with capture_logs() as logs:
        briefs = [await desk.brief() for _ in range(10)]
        assert len(double.questions) == 4
        desk.now = REST_SECONDS
        briefs.append(await desk.brief())
    assert len(double.questions) == 8
    assert {brief.method for brief in briefs} == {"lead"}
    assert {brief.rejected for brief in briefs} == {("http_500",)}
    assert warnings(logs) == ["http_500"]


async def test_many_at_once_at_a_server_that_always_fails(desk: Desk, double: LlmDouble) -> None:
    """A batch costs no more calls than those that were open when the first failed, and one warning."""
    double.for_ever = Fails(500)
    with capture_logs() as logs:
        briefs = await desk.summariser.summarise([article() for _ in range(50)])
    assert {brief.method for brief in briefs} == {"lead"}
    assert len(double.questions) <= 2 * 4 * AT_ONCE
    assert warnings(logs) == ["http_500"]


async def test_a_server_that_recovers(desk: Desk, double: LlmDouble) -> None:
    """It is used again, the operator reads so, and its next outage is told anew."""
    with capture_logs() as logs:
        double.for_ever = Fails(500)
        await desk.brief()
        double.for_ever = None
        desk.now = REST_SECONDS
        assert (await desk.brief()).method == "endpoint"
        double.for_ever = Fails(500)
        await desk.brief()
    assert [entry["event"] for entry in logs] == [
        "summary_endpoint_gives_no_brief",
        "summary_endpoint_serves_again",
        "summary_endpoint_gives_no_brief",
    ]


async def test_a_server_that_is_not_there(double: LlmDouble) -> None:
    """A refused connection is a server that does not serve."""
    desk = Desk(double)
    await double.__aexit__()
    with capture_logs() as logs:
        brief = await desk.brief()
    assert (brief.method, brief.rejected) == ("lead", ("unreachable",))
    assert warnings(logs) == ["unreachable"]
    assert len(desk.pauses) == 3


async def test_a_server_that_does_not_answer(double: LlmDouble) -> None:
    """After the time for the whole the lead stands; it is not asked again at once, as it may still be writing."""
    desk = Desk(double, whole=0.2)
    double.for_ever = Stalls()
    with capture_logs() as logs:
        async with asyncio.timeout(30):  # ends the test where there is no such time
            brief = await desk.brief()
    assert (brief.method, brief.rejected) == ("lead", ("timed_out",))
    assert (warnings(logs), len(double.questions)) == (["timed_out"], 1)
    await desk.summariser.close()


async def test_an_answer_without_end(desk: Desk, double: LlmDouble) -> None:
    """It is read up to a bound, and the connection closed."""
    double.plan.append(Pours())
    with capture_logs() as logs:
        brief = await desk.brief()
    assert (brief.method, brief.rejected) == ("lead", ("too_large",))
    assert warnings(logs) == ["too_large"]
    assert double.poured < 64 * MOST_BYTES


@pytest.mark.parametrize(
    "turn,reason",
    [
        pytest.param(Sends(b"<html>"), "not_an_answer", id="a page"),
        pytest.param(Sends(b"{"), "not_an_answer", id="broken JSON"),
        pytest.param(Sends(b"[" * 100_000), "not_an_answer", id="deep JSON"),
        pytest.param(Sends(b'{"choices": "\xff"}'), "not_an_answer", id="no UTF-8"),
        pytest.param(Sends(b""), "not_an_answer", id="nothing"),
        pytest.param(Sends(b"null"), "not_an_answer", id="null"),
        pytest.param(Sends(b'{"choices": []}'), "not_an_answer", id="no choice"),
        pytest.param(Sends(b'{"choices": [{"message": null}]}'), "not_an_answer", id="no message"),
        pytest.param(Says(None), "no_text", id="thoughts only"),
        pytest.param(Says(["a"]), "no_text", id="a list"),
        pytest.param(Says(" \n"), "no_text", id="blanks"),
        pytest.param(Fails(400), "http_400", id="refused for this article"),
    ],
)
async def test_no_answer_is_the_lead(desk: Desk, double: LlmDouble, turn: Any, reason: str) -> None:
    """One article gets its lead with the reason, told once; it is not tried again, and the next one is asked for."""
    double.plan.extend([turn, turn])
    with capture_logs() as logs:
        briefs = [await desk.brief() for _ in range(3)]
    assert [brief.method for brief in briefs] == ["lead", "lead", "endpoint"]
    assert briefs[0].rejected == (reason,)
    assert warnings(logs) == [reason]
    assert len(double.questions) == 3


async def test_a_model_that_is_not_there(double: LlmDouble) -> None:
    """The operator reads once which setting to look at; all briefs are leads."""
    desk = Desk(double, name="geen-model")
    with capture_logs() as logs:
        for moment in range(3):
            desk.now = moment * REST_SECONDS
            assert (await desk.brief()).method == "lead"
    assert warnings(logs) == ["http_404"]
    assert "SUMMARY_MODEL_NAME" in logs[0]["hint"]
    assert logs[0]["model"] == "geen-model"
    assert double.wrong == ["model geen-model"] * 3
    await desk.summariser.close()


@pytest.mark.parametrize("status", [301, 308, 204, 401, 403, 405])
async def test_a_server_that_refuses(desk: Desk, double: LlmDouble, status: int) -> None:
    """Redirects, keys and methods that are refused are not tried again, and no redirect is followed."""
    double.for_ever = Fails(status, {"Location": double.address} if status < 400 else {})
    with capture_logs() as logs:
        assert (await desk.brief()).rejected == (f"http_{status}",)
    assert warnings(logs) == [f"http_{status}"]
    assert (len(double.headers), desk.pauses) == (1, [])
