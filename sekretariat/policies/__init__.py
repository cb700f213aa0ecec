"""Pure decisions: what is allowed, due, missing or counted, without a database."""
