"""What is known about news: no Telegram, no SQL, no clock, no settings."""
