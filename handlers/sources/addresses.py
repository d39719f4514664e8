"""Callback data of the buttons about outlets. Anybody can forge it: what it names is looked up each time."""

import re
from dataclasses import dataclass

from news.outlets.known import Region

ADDRESS = re.compile(
    r"sources(?::(\d{1,18}):(national|regional|flemish|other):(\d{1,3})(?::(?:(on|off):([0-9a-f]{12})|(lang):(on|off)))?)?"
)
"""The destination, the region and page that are shown, and what is tapped: an outlet's mark or the languages."""


@dataclass(frozen=True, slots=True)
class View:
    """What of the list a message shows: whose it is, which region, which page from 0."""

    destination_id: int
    region: Region
    page: int = 0

    @property
    def data(self) -> str:
        """The data of a button that leads here."""
        return f"sources:{self.destination_id}:{self.region.value}:{self.page}"

    def outlet(self, mark: str, *, wanted: bool) -> str:
        """The data of a button that switches this outlet on or off."""
        return f"{self.data}:{'on' if wanted else 'off'}:{mark}"

    def languages(self, *, other: bool) -> str:
        """The data of a button that asks for other languages, or for Dutch alone."""
        return f"{self.data}:lang:{'on' if other else 'off'}"
