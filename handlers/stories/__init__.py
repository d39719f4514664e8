"""Stories behind their items: who else tells them, since when, and what came before."""
