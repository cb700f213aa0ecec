"""Every template by name, with the data it prints."""

from collections.abc import Mapping
from types import MappingProxyType

from lpse.dokumen import data, data_arsip, data_infrastruktur, data_sekretariat

JENIS: Mapping[str, type] = MappingProxyType(
    {**data.JENIS, **data_infrastruktur.JENIS, **data_arsip.JENIS, **data_sekretariat.JENIS}
)
