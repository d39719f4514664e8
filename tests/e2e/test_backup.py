"""`briefje db backup`, `restore` and `copy` as an operator runs them, and beside a bot that is running."""

import json

from tests.botapi import BotApiDouble

from .conftest import Briefje

NEWS = "Sluis bij Merwekust dicht\nMERWEKUST (ANP) - De sluis bij Merwekust is dicht na een aanvaring met een duwboot."
LATER = (
    "Bibliotheek van Ruiterbeek wint prijs\n"
    "RUITERBEEK (ANP) - De bibliotheek van Ruiterbeek krijgt de prijs voor de mooiste leeszaal."
)


async def titles(briefje: Briefje) -> list[str]:
    """What `latest` gives now."""
    _, out, _ = await briefje.command("latest", "--json")
    return [json.loads(line)["title"] for line in out.splitlines()]


async def test_operator_goes_back_to_yesterday(briefje: Briefje):
    """Backed up, changed, restored: as it was, and what was there in between is kept and named."""
    await briefje.command("ingest", "-", said=NEWS)
    vault = str(briefje.folder / "gisteren.sqlite3")
    status, out, errors = await briefje.command("db", "backup", vault)
    assert (status, errors) == (0, "")
    assert out.startswith(f"{vault}: ")
    await briefje.command("ingest", "-", said=LATER)
    assert len(await titles(briefje)) == 2
    status, out, errors = await briefje.command("db", "restore", vault)
    assert (status, errors) == (0, "")
    assert "1 articles" in out
    assert "kept as" in out
    assert await titles(briefje) == ["Sluis bij Merwekust dicht"]


async def test_running_bot_is_backed_up_but_not_replaced(briefje: Briefje, api: BotApiDouble):
    """A backup does not mind a bot at work; a restore would pull the ground from under it."""
    await briefje.command("ingest", "-", said=NEWS)
    await briefje.starts(api)
    vault = str(briefje.folder / "nu.sqlite3")
    assert (await briefje.command("db", "backup", vault))[0] == 0
    status, out, errors = await briefje.command("db", "restore", vault)
    assert (status, out) == (1, "")
    assert errors == "briefje: a bot is running on this database; stop it first\n"
    assert await briefje.stops() == 0
    assert (await briefje.command("db", "restore", vault))[0] == 0


async def test_copy_says_what_it_moved_and_spares_what_is_there(briefje: Briefje):
    """A second copy into the same database would mix two bots."""
    await briefje.command("ingest", "-", said=NEWS)
    target = f"sqlite+aiosqlite:///{briefje.folder}/groot.sqlite3"
    status, out, _ = await briefje.command("db", "copy", target)
    assert status == 0
    assert "1 articles" in out
    status, _, errors = await briefje.command("db", "copy", target)
    assert status == 1
    assert "not empty" in errors
    status, _, errors = await briefje.command("db", "copy", "mysql://ik:geheim@ergens/x")
    assert status == 1
    assert "geheim" not in errors
