"""What people can say to the bot."""
