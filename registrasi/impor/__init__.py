"""Files of users from elsewhere: reading their cells within limits, and reading a row's meaning."""
