"""What the terminal shows: messages, and their buttons with a number to press them by."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TextIO

from bot.terminal.plain import plain


@dataclass
class Screen:
    """Writes to `out`; `colours` where it is a terminal. Buttons are numbered anew with each turn of the reader."""

    out: TextIO
    colours: bool = False
    buttons: list[tuple[int, str]] = field(default_factory=list)
    """(message id, callback data) of each button that can be pressed now."""

    def new_turn(self) -> None:
        """Forget the buttons of earlier answers."""
        self.buttons.clear()

    def line(self, text: str = "") -> None:
        """Write one line of the terminal's own."""
        print(text, file=self.out, flush=True)

    def message(self, message_id: int, text: str, markup: Mapping[str, Any] | None, *, html: bool) -> None:
        """Show a message, new or edited, and the buttons under it."""
        self.line(plain(text, colours=self.colours) if html else text)
        rows = (markup or {}).get("inline_keyboard", ())
        labels = [self._label(message_id, row) for row in rows]
        for label in labels:
            self.line(label)
        self.line()

    def _label(self, message_id: int, row: Sequence[Mapping[str, Any]]) -> str:
        labels = []
        for button in row:
            self.buttons.append((message_id, button["callback_data"]))
            labels.append(f"[{len(self.buttons)}] {button['text']}")
        return "   ".join(labels)
