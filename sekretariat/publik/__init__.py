"""The public pages made from several units: the front page, who we are, what we report, open data."""
