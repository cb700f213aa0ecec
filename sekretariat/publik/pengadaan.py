"""What the public reads of the tenders in SPSE: totals of a year, no provider, no official."""

from lpse.grafik import Nilai, grafik_batang
from lpse.profil import profil
from lpse.sumbangan import Isi
from sekretariat.naskah.grafik_e_reporting import isi_bulan
from sekretariat.queries.publik import tender_setahun


def bagian_pengadaan(tahun: int) -> Isi | None:
    """Tenders and nontenders announced in a year; None where there are none."""
    setahun = tender_setahun(tahun)
    tender, nontender = setahun["bulan"].semua, setahun["nontender"].semua
    if not tender.paket and not nontender.paket:
        return None
    bulan: Nilai = [(nama, b.paket if b else 0) for nama, b in isi_bulan(setahun["bulan"].baris)]
    grafik = grafik_batang("tender", f"Tender diumumkan {tahun}", bulan, kolom="Bulan", satuan="tender")
    return {
        "tahun": tahun,
        "tender": tender,
        "data": (("Tender", tender), ("Nontender", nontender)),
        "metode": setahun["metode"].baris,
        "grafik": grafik if tender.paket else None,
        "dasar": profil().dasar("sekretariat.e_reporting"),
    }
