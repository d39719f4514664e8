"""`briefje chat`: the same bot in a terminal, with a local transport in place of Telegram's HTTP."""
