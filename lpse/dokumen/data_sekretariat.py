"""What the documents of the secretariat print, as `data.py` has it for the others."""

from collections.abc import Mapping
from types import MappingProxyType

JENIS: Mapping[str, type] = MappingProxyType({})
