"""What people can say to the bot: one module per conversation. May use news and storage."""
