"""Questions to the database that pages, acts and figures share."""
