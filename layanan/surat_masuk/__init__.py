"""Reading letters that strangers send: pure functions of bytes; nothing here knows the database."""
