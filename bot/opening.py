"""Opening the database: migrated to this version before anything else is done."""

from bot.settings import Settings
from storage.database import Database
from storage.upgrade import upgrade


async def open_database(settings: Settings) -> Database:
    """The database of the settings, at this version's schema; close it when done."""
    db = await Database.open(settings.database_url.get_secret_value())
    try:
        await upgrade(db)
    except BaseException:
        await db.close()
        raise
    return db
