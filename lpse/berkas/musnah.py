"""Looking whether destroyed files are really gone from storage."""

from lpse.berkas.simpan import kunci_rendisi, penyimpanan
from lpse.models.berkas import Berkas


def is_terhapus(berkas: Berkas) -> bool:
    """Whether the row says destroyed and neither the original nor a rendition lies in storage any more."""
    if not berkas.is_musnah or penyimpanan().exists(berkas.kunci):
        return False
    try:
        return not penyimpanan().listdir(kunci_rendisi(berkas))[1]
    except FileNotFoundError:
        return True
