"""What the clock does about letters, and how other units find one."""

from lpse.sumbangan import sumbangan
from sekretariat.actions.ingat_surat import sapu_balasan, sapu_disposisi
from sekretariat.queries.persuratan import cari_perkara, disposisi_lewat_semua


def daftarkan() -> None:
    """Have late instructions and replies looked for every minute."""
    sumbangan.detak += [sapu_disposisi, sapu_balasan]
    sumbangan.cari_perkara.append(cari_perkara)
    sumbangan.hitungan["lpse_disposisi_lewat"] = disposisi_lewat_semua
