"""Which acts a case knows: from which status, to which, by whom, on which rule."""
