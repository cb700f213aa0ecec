"""What every unit's API stands on: tokens, throttling, errors, schema."""
