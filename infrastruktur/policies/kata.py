"""Readings and changes as people say them."""

from infrastruktur.enums.pantau import Ukuran
from infrastruktur.enums.penilaian import JenisKabar
from infrastruktur.models import Deret
from infrastruktur.policies.harian import sebut_nilai

# Measures whose figures stand for words.
ARTI: dict[str, dict[float, str]] = {
    Ukuran.TERSEDIA: {0: "tidak tersedia", 1: "tersedia"},
    Ukuran.UPS_SUMBER: {0: "baterai, hampir habis", 1: "baterai", 2: "listrik"},
}
KALIMAT = {
    JenisKabar.MEMBURUK: "kini {keadaan}",
    JenisKabar.MEMBAIK: "kini {keadaan}",
    JenisKabar.HILANG: "tidak ada bacaan; keadaannya tidak diketahui",
    JenisKabar.KEMBALI: "bacaan kembali; kini {keadaan}",
    JenisKabar.BERKEPAK: "berkepak (keadaannya berganti-ganti); kini {keadaan}",
    JenisKabar.TENANG: "tidak berkepak lagi; kini {keadaan}",
    JenisKabar.PENGINGAT: "masih {keadaan} dan belum ada yang menangani",
}


def sebut_bacaan(ukuran: str, nilai: float | None) -> str:
    """A value in words: `91,2%`, `tidak tersedia`; a dash where there is none."""
    arti = ARTI.get(ukuran, {})
    return arti[nilai] if nilai in arti else sebut_nilai(Ukuran(ukuran), nilai)


def sebut_deret(deret: Deret) -> str:
    """A series with what it belongs to: `Server SPSE, pemakaian disk /data`."""
    ukuran = deret.get_ukuran_display()
    # "CPU" and "UPS" stay as they are, "Pemakaian disk" goes on in the sentence.
    ukuran = ukuran if ukuran[:2].isupper() else ukuran[:1].lower() + ukuran[1:]
    return f"{deret.sasaran}, {ukuran} {deret.label}".rstrip()
