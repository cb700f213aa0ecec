"""The room of the registers: what the unit has, and who holds it."""
