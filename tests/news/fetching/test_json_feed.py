"""JSON Feed as a source: what its texts hold does not decide what it is."""

import json
from datetime import UTC, datetime

import pytest

from news.fetching.reading import Body, Read, read

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("<p>De brug bij <b>Merwekust</b> is dicht.</p>", id="a page's elements"),
        pytest.param("<item>De brug bij Merwekust is dicht.</item>", id="a feed's elements"),
        pytest.param("De brug bij Merwekust is dicht.", id="none"),
    ],
)
def test_html_in_a_json_feed_is_text(text: str) -> None:
    """Its one entry is read, whatever elements its text has."""
    item = {"id": "1", "url": "https://o.example/1", "title": "Brug dicht", "content_html": text}
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Omroep", "items": [item]}
    data = json.dumps(feed).encode()
    found = read(Body(data=data, source="https://o.example/f", outlet="O", fetched_at=NOW, zone="Europe/Amsterdam"))
    assert isinstance(found, Read)
    assert [entry.article.body for entry in found.entries] == ["De brug bij Merwekust is dicht."]
