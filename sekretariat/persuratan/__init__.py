"""The room of letters: the register, letters in and out, instructions about them; and the facilities."""
