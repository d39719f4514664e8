"""What the process answers over HTTP: Telegram's webhook, health, metrics."""
