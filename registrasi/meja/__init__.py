"""The officers' pages of registration, inside the admin site: the queue and the desk."""
