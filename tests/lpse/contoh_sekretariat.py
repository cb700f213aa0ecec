"""Documents of the secretariat, filled in, for the tests of every template."""

from typing import Any

CONTOH_SEKRETARIAT: dict[str, dict[str, Any]] = {}
