"""What the imported data of SPSE answers to other parts of the secretariat."""

from sekretariat.enums.spse import PeranPejabat
from sekretariat.models import PejabatSPSE, PengumumanNontender, PengumumanTender, SatkerSPSE


def satker_dikenal() -> dict[str, str]:
    """SPSE's number of each agency with its dotted code, as far as any dataset gave both."""
    dikenal: dict[str, str] = {}
    for model in (SatkerSPSE, PengumumanNontender, PengumumanTender):
        rows = model.objects.filter(is_kini=True).exclude(kode_satker="").exclude(kode_satker_spse="")
        dikenal |= dict(rows.values_list("kode_satker_spse", "kode_satker").distinct())
    return dikenal


def cari_pejabat(nip: str, nik: str) -> list[str]:
    """As what an official with this NIP or NIK is named in imported data, in words; [] for nobody.

    Both numbers as 18 and 16 digits without separators; an empty one is not looked for.
    """
    nomor = {kolom: isi for kolom, isi in (("nip", nip), ("nik", nik)) if isi}
    peran: set[str] = set()
    for kolom, isi in nomor.items():
        peran.update(PejabatSPSE.objects.filter(**{kolom: isi}).values_list("peran", flat=True).distinct())
    return [str(p.label) for p in PeranPejabat if p in peran]
