"""The archive cabinet: the documents of users, found, checked and handed out."""
