"""In which colour this room shows how something is."""

from infrastruktur.enums.pantau import Keadaan

WARNA: dict[str, str] = {
    Keadaan.BAIK: "hijau",
    Keadaan.PERINGATAN: "kuning",
    Keadaan.KRITIS: "merah",
    Keadaan.TIDAK_DIKETAHUI: "biru",
}


def tag_keadaan(keadaan: str) -> dict[str, str]:
    """What `_komponen/tag.html` takes."""
    return {"kode": WARNA[keadaan], "teks": Keadaan(keadaan).label}
