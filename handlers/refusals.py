"""What is said of a query that cannot be understood."""

from handlers.answer import Answer
from handlers.commands import TOPIC, Command
from handlers.texts import Texts
from news.errors import QueryError
from news.query import MAX_LETTERS, Fault

_REFUSALS = {
    Fault.TOO_LONG: "topic-too-long",
    Fault.TOO_MANY_TERMS: "topic-too-complex",
    Fault.TOO_DEEP: "topic-too-complex",
    Fault.ONLY_EXCLUDES: "topic-only-not",
}
"""By the fault; of any other, "topic-unclear"."""


def unclear(error: QueryError, texts: Texts, asked: Command = TOPIC) -> Answer:
    """A kind refusal that says what to do, with an example of the command that was used."""
    name = _REFUSALS.get(error.args[0], "topic-unclear")
    most = {"most": MAX_LETTERS} if name == "topic-too-long" else {}
    return Answer.one(texts(name, command=asked.twin if texts.language == "nl" else asked.name, **most))
