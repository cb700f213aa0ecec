"""The room of meetings: planned, invited to, held, their minutes, and what follows from them."""
