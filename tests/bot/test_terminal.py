"""The terminal: Telegram's HTML as plain text, buttons by number, updates as Telegram would send them."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputMediaPhoto, Update
from telegram.constants import ParseMode
from telegram.error import InvalidToken

from bot.terminal.plain import plain
from bot.terminal.screen import Screen
from bot.terminal.transport import READER_ID, TerminalRequest
from handlers.html import bold, escape, link
from handlers.trend.chart import Chart
from handlers.trend.picture import draw

BUTTONS = InlineKeyboardMarkup(
    [
        [
            InlineKeyboardButton("‹ Terug", callback_data="latest:9:0"),
            InlineKeyboardButton("Verder ›", callback_data="n"),
        ],
        [InlineKeyboardButton("Gaza", callback_data="search:1")],
    ]
)


@pytest.fixture
def screen() -> Screen:
    """A screen that keeps what it shows."""
    return Screen(io.StringIO())


@pytest.fixture
def request_(screen: Screen) -> TerminalRequest:
    """The transport that shows on that screen."""
    return TerminalRequest(screen)


@pytest.fixture
async def bot(request_: TerminalRequest):
    """python-telegram-bot's own client over that transport."""
    async with Bot("0:terminal", request=request_, get_updates_request=request_) as client:
        yield client


def shown(screen: Screen) -> str:
    """Everything the screen has shown."""
    assert isinstance(screen.out, io.StringIO)
    return screen.out.getvalue()


@given(st.text(st.characters(exclude_characters="\r", exclude_categories=["Cs"])))
def test_escaped_text_is_shown_as_it_was_written(text):
    """What a title holds is read in the terminal as in Telegram."""
    assert plain(escape(text)) == text


def test_tags_do_not_show_and_links_have_their_address():
    """A terminal has no bold in a pipe, and nothing to tap on."""
    html = f"{bold('Brug dicht')}\n{link('De Dijkbode', 'https://dijkbode.example/1?a=1&b=2')} · <i>zojuist</i>"
    assert plain(html) == "Brug dicht\nDe Dijkbode (https://dijkbode.example/1?a=1&b=2) · zojuist"


def test_a_terminal_shows_bold():
    """Where there are colours there is bold, and it ends where it should."""
    assert plain("<b>Kort</b> nieuws", colours=True) == "\x1b[1mKort\x1b[22m nieuws"


async def test_a_message_is_shown_with_numbered_buttons(bot: Bot, screen: Screen):
    """Every button of every row has a number."""
    await bot.send_message(READER_ID, "<b>Het laatste nieuws</b>", ParseMode.HTML, reply_markup=BUTTONS)
    assert shown(screen) == "Het laatste nieuws\n[1] ‹ Terug   [2] Verder ›\n[3] Gaza\n\n"


async def test_text_without_html_is_shown_as_it_is(bot: Bot, screen: Screen):
    """Only what is sent as HTML is read as HTML."""
    await bot.send_message(READER_ID, "1 < 2 & <b>")
    assert shown(screen) == "1 < 2 & <b>\n\n"


async def test_a_number_presses_its_button(bot: Bot, request_: TerminalRequest):
    """The press carries the button's data and the message it stands under."""
    sent = await bot.send_message(READER_ID, "x", reply_markup=BUTTONS)
    update = Update.de_json(request_.pressed(2), bot)
    assert update.callback_query is not None
    assert update.callback_query.data == "n"
    assert update.callback_query.message is not None
    assert update.callback_query.message.message_id == sent.message_id


async def test_an_edited_message_is_shown_again_with_its_new_buttons(
    bot: Bot, screen: Screen, request_: TerminalRequest
):
    """A terminal cannot change what it has shown: it shows the page below."""
    sent = await bot.send_message(READER_ID, "een", reply_markup=BUTTONS)
    screen.new_turn()
    await bot.edit_message_text("twee", READER_ID, sent.message_id, reply_markup=BUTTONS)
    assert shown(screen).endswith("twee\n[1] ‹ Terug   [2] Verder ›\n[3] Gaza\n\n")
    assert request_.pressed(3) is not None


@pytest.mark.parametrize("number", [0, 4, 999])
async def test_a_number_without_a_button_presses_nothing(bot: Bot, request_: TerminalRequest, number: int):
    """It is then read as words."""
    await bot.send_message(READER_ID, "x", reply_markup=BUTTONS)
    assert request_.pressed(number) is None


async def test_a_new_turn_forgets_the_old_buttons(bot: Bot, screen: Screen, request_: TerminalRequest):
    """Numbers belong to the latest answer."""
    await bot.send_message(READER_ID, "x", reply_markup=BUTTONS)
    screen.new_turn()
    assert request_.pressed(1) is None


def test_a_command_is_typed_with_its_entity(request_: TerminalRequest):
    """Handlers see what Telegram would send: the entity covers the command alone, in UTF-16 units."""
    update = Update.de_json(request_.typed("/onderwerp Gaza 😀"), None)
    assert update.message is not None
    assert list(update.message.parse_entities().values()) == ["/onderwerp"]
    assert update.message.from_user is not None
    assert update.message.from_user.language_code == "nl"


def test_plain_words_have_no_entity(request_: TerminalRequest):
    """Words are no command."""
    update = Update.de_json(request_.typed("gaza / rafah"), None)
    assert update.message is not None
    assert not update.message.entities


async def test_a_notice_is_shown(bot: Bot, screen: Screen):
    """What Telegram shows as a pop-up is a line here; an acknowledgement without text is none."""
    await bot.answer_callback_query("1", "Deze knop werkt niet meer.")
    await bot.answer_callback_query("2")
    assert shown(screen) == "Deze knop werkt niet meer.\n\n"


async def test_what_the_terminal_does_not_know_is_refused(bot: Bot):
    """A method that it lacks fails loudly; nothing is pretended to be done."""
    with pytest.raises(InvalidToken):
        await bot.send_poll(READER_ID, "?", ["ja", "nee"])


async def test_a_picture_is_shown_in_words(bot: Bot, screen: Screen):
    """What it says of itself, its caption and its buttons."""
    drawn = draw(Chart("Sneeuw", "", ("2026-02-01",), (3,)), "3 │█\n0 │█")
    await bot.send_photo(READER_ID, drawn, "<b>Sneeuw</b>", parse_mode=ParseMode.HTML, reply_markup=BUTTONS)
    assert shown(screen) == "3 │█\n0 │█\n\nSneeuw\n[1] ‹ Terug   [2] Verder ›\n[3] Gaza\n\n"


async def test_a_picture_that_turns_is_shown_again(bot: Bot, request_: TerminalRequest, screen: Screen):
    """As it is now, with the buttons that it has now."""
    sent = await bot.send_photo(READER_ID, draw(Chart("a", "", ("2026-02-01",), (3,)), "een"), reply_markup=BUTTONS)
    screen.new_turn()
    other = InputMediaPhoto(draw(Chart("b", "", ("2026-02-01",), (3,)), "twee"), "<b>b</b>", ParseMode.HTML)
    await bot.edit_message_media(other, READER_ID, sent.message_id, reply_markup=BUTTONS)
    assert shown(screen).endswith("twee\n\nb\n[1] ‹ Terug   [2] Verder ›\n[3] Gaza\n\n")
    update = Update.de_json(request_.pressed(1), bot)
    assert update.callback_query is not None
    assert update.callback_query.message is not None
    assert update.callback_query.message.message_id == sent.message_id
