"""What the notices of monitoring say when they are sent."""

from collections.abc import Sequence
from datetime import datetime

from infrastruktur.actions.denyut import SURAT_TIDUR
from infrastruktur.actions.kabar import SURAT_KABAR
from infrastruktur.enums.pantau import Keadaan
from infrastruktur.enums.penilaian import JenisKabar
from infrastruktur.models import ButirKabar, Kabar
from infrastruktur.policies.kata import KALIMAT, sebut_bacaan, sebut_deret
from infrastruktur.queries.terkait import Terkait, terkait_deret
from lpse.alamat import url_penuh
from lpse.models import Pemberitahuan
from lpse.sumbangan import Isi, sumbangan

TERBANYAK = 40  # lines of one mail
# What the subject names, worst first.
URUTAN = (Keadaan.KRITIS, Keadaan.PERINGATAN, Keadaan.TIDAK_DIKETAHUI, Keadaan.BAIK)


def isi_kabar(baris: Pemberitahuan) -> Isi | None:
    """Every series of the notice as it was when the notice was made, the worst first."""
    kabar = Kabar.objects.filter(pk=baris.objek_id).first()
    if kabar is None:
        return None
    semua = sorted(
        kabar.butir.select_related("deret__sasaran"), key=lambda b: (URUTAN.index(Keadaan(b.keadaan)), b.pk)
    )
    disebut = semua[:TERBANYAK]
    perkara = terkait_deret([b.deret for b in disebut], baris.akun) if baris.akun else {}
    return {
        "kabar": kabar,
        "subjek": _subjek(kabar, semua),
        "butir": [_butir(satu, perkara.get(satu.deret_id, [])) for satu in disebut],
        "sisa": len(semua[TERBANYAK:]),
        "url": url_penuh("admin:infrastruktur_siaga"),
    }


def _subjek(kabar: Kabar, butir: Sequence[ButirKabar]) -> str:
    terburuk = butir[0]
    apa = sebut_deret(terburuk.deret) if len(butir) == 1 else f"{kabar.kelompok}, {len(butir)} pembacaan"
    return f"{terburuk.get_keadaan_display().lower()}, {apa}"


def _butir(satu: ButirKabar, perkara: Sequence[Terkait]) -> dict[str, object]:
    keadaan = satu.get_keadaan_display().lower()
    hilang = satu.keadaan == Keadaan.TIDAK_DIKETAHUI
    return {
        "deret": sebut_deret(satu.deret),
        "kalimat": KALIMAT[JenisKabar(satu.jenis)].format(keadaan=keadaan),
        "nilai": "" if hilang else sebut_bacaan(satu.deret.ukuran, satu.nilai),
        "sejak": satu.sejak,
        "perkara": ", ".join(f"{p.jenis.lower()} {p.nomor}" for p in perkara),
    }


def isi_tidur(baris: Pemberitahuan) -> Isi:
    """Since when rounds have stopped."""
    return {
        "sejak": datetime.fromisoformat(baris.data["sejak"]),
        "url": url_penuh("admin:infrastruktur_siaga"),
    }


def daftarkan() -> None:
    """Register the notices with the outbox."""
    sumbangan.daftarkan_surat(SURAT_KABAR, isi_kabar)
    sumbangan.daftarkan_surat(SURAT_TIDUR, isi_tidur)
