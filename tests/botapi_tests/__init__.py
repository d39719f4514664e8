"""What the Bot API double promises, told by two clients: a bare one and python-telegram-bot."""
