"""`briefje chat` through a pipe: the same bot, no token, sample news where there is no other."""

import json

from .conftest import Briefje

ARTICLE = json.dumps(
    {"id": "1", "title": "Pont vaart weer", "text": "De pont over het Spaarne vaart weer. Dat meldt de gemeente."}
)


async def chat(briefje: Briefje, *said: str) -> str:
    """What the terminal shows when these lines are typed; the conversation ends well and without complaints."""
    status, out, errors = await briefje.command("chat", said="".join(f"{line}\n" for line in said))
    assert (status, errors) == (0, "")
    return out


def answers(out: str) -> list[str]:
    """What the bot said to each line that was typed."""
    return out.split("\n› ")[1:]


async def test_a_newcomer_sees_sample_news(briefje: Briefje):
    """Five stories with title, brief, place, source and age, marked as samples, and a button to read on."""
    briefje.settings.pop("TELEGRAM_BOT_TOKEN")
    out = await chat(briefje, "/latest")
    assert "voorbeeldnieuws" in out
    [answer] = answers(out)
    assert answer.count("· voorbeeld ·") == 5
    assert answer.count(" geleden") == 5
    assert "[1] Verder ›" in answer


async def test_a_topic_is_answered_by_meaning(briefje: Briefje):
    """Gaza by its places and word forms, football not; and each match says why."""
    gaza, nothing = answers(await chat(briefje, "/topic Gaza", "/onderwerp schaatsbaan Ankeveen"))
    assert "RAFAH" in gaza
    assert "omdat: " in gaza
    assert "geen nieuws over “schaatsbaan Ankeveen”" in nothing


async def test_a_number_without_a_button_is_no_topic(briefje: Briefje):
    """The buttons that are there stay."""
    _, nothing, second = answers(await chat(briefje, "/laatste", "99", "1"))
    assert "Een knop met nummer 99 is er nu niet." in nothing
    assert "‹ Terug" in second


async def test_a_number_presses_a_button(briefje: Briefje):
    """The next page shows other stories, and the way back shows the first ones again."""
    first, second, back = answers(await chat(briefje, "/laatste", "1", "1"))
    titles = [page.splitlines()[3] for page in (first, second, back)]
    assert titles[0] != titles[1]
    assert titles[0] == titles[2]


async def test_real_news_takes_the_place_of_the_samples(briefje: Briefje):
    """One real article, and nothing invented is shown any more."""
    await chat(briefje, "/latest")
    status, _, errors = await briefje.command("ingest", "-", said=ARTICLE)
    assert status == 0, errors
    out = await chat(briefje, "/latest 20")
    assert "Pont vaart weer" in out
    assert "voorbeeld" not in out


async def test_what_it_does_not_know_is_answered_kindly(briefje: Briefje):
    """A mistyped command, an empty topic, plain words, a wrong number, and a typing error in a topic."""
    latst, topic, words, number, near = answers(
        await chat(briefje, "/latst", "/topic", "hallo daar", "/latest veel", "/topic oekriane")
    )
    assert "Bedoelde je /latest" in latst
    assert "/hulp" in latst
    assert "Over welk onderwerp" in topic
    assert "[1] Nieuws over hallo daar" in words
    assert "“veel” is geen aantal" in number
    assert "Bedoelde je Oekraïne" in near


async def test_stray_bytes_and_empty_lines_end_nothing(briefje: Briefje):
    """A pipe may hold anything."""
    status, out, errors = await briefje.command("chat", said=b"\n\xff\xfe\x00\n  \n/hulp")
    assert (status, errors) == (0, "")
    assert "Zo werkt Briefje" in out


async def test_no_input_is_no_conversation(briefje: Briefje):
    """An empty pipe ends at once and well."""
    assert answers(await chat(briefje)) == []
