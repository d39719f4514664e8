"""What a model that writes freely is asked, in Dutch, whoever runs it."""

from news.sentences import sentences

INSTRUCTION = (
    "Vat dit bericht samen in één of twee zinnen van samen hoogstens 250 tekens. Neem de woorden van het bericht "
    "over en laat weg wat niet nodig is. Voeg niets toe en geef alleen de samenvatting."
)
"""Asks for compression: the guard refuses words that the article does not have."""

MOST_CHARACTERS = 5_000
"""Of a body: about 1,500 tokens, so that it fits the 2,048 that a server may have by default with the answer."""

LONGEST_TITLE = 300
"""Characters."""


def question(title: str, body: str) -> str:
    """The instruction with the article, ending where the brief begins."""
    return f"{INSTRUCTION}\n\nBericht:\n{plain(title, body)}\n\nSamenvatting:"


def plain(title: str, body: str) -> str:
    """The article alone, as a model wants it that was made to summarise whatever it is given."""
    return "\n\n".join(part for part in (title.strip()[:LONGEST_TITLE], body.strip()) if part)


def opening(body: str, most: int = MOST_CHARACTERS) -> str:
    """The first whole sentences of a body that fit in so many characters; the first one cut where even it does not.

    Paragraphs are not kept apart.
    """
    kept: list[str] = []
    used = 0
    for sentence in sentences(body[: most * 2]):
        used += len(sentence) + 1
        if used > most + 1:
            break
        kept.append(sentence)
    return " ".join(kept) or " ".join(body.split())[:most]
