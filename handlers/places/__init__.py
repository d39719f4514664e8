"""Where the bot is: chats that it comes into and has to leave, groups that move, channels that somebody sets up."""
