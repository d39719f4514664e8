"""How the brief model was made and how it is measured; never imported by the bot."""
