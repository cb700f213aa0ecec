"""What the clock does with incidents and LKPP's instructions, and what other units find here."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from infrastruktur.actions.gangguan_terukur import susulkan
from infrastruktur.actions.gangguan_umum import urus_pengumuman
from infrastruktur.actions.instruksi import catat_instruksi
from infrastruktur.models import InstruksiLKPP
from infrastruktur.queries.gangguan import cari_perkara, instruksi_lewat
from lpse.models import Akun
from lpse.pemberitahuan import beritahukan
from lpse.sumbangan import Isi, PenerimaInstruksi, sumbangan


def susulkan_gangguan() -> None:
    """What the measurements say and no incident does yet."""
    susulkan(timezone.now())


def ingatkan_instruksi() -> None:
    """Remind whoever is to carry out an instruction past its day, once for each day that was set."""
    for instruksi in instruksi_lewat():
        akun = instruksi.penanggung_jawab
        assert akun is not None  # the query asks for one
        kunci = f"instruksi:{instruksi.pk}:lewat:{akun.pk}:{instruksi.tenggat}"
        with transaction.atomic():
            beritahukan(
                "infrastruktur/instruksi_lewat", kepada=akun.email, akun=akun, objek=instruksi, kunci=kunci
            )


def terima_instruksi(isi: str, *, oleh: Akun, asal: str = "", dari: str = "LKPP") -> str:
    """Take over an instruction that another unit heard. Returns its code. Raises TidakBerwenang."""
    return catat_instruksi(isi=isi, oleh=oleh, asal=asal, dari=dari).kode


def instruksi_dari(asal: str) -> list[Isi]:
    """How the instructions stand that came with a matter at LKPP."""
    return [
        {
            "isi": satu.isi,
            "status": satu.get_status_display(),
            "is_menunggu": satu.is_menunggu,
            "url": reverse("admin:infrastruktur_instruksi_lihat", args=[satu.kode]),
        }
        for satu in InstruksiLKPP.objects.filter(asal=asal).order_by("pk")
    ]


def daftarkan() -> None:
    """Register the minute's work, the search by number, and who takes LKPP's instructions."""
    # Each by itself: one that fails must not keep the public from hearing.
    sumbangan.detak += [susulkan_gangguan, urus_pengumuman, ingatkan_instruksi]
    sumbangan.cari_perkara.append(cari_perkara)
    sumbangan.penerima_instruksi = PenerimaInstruksi(
        terima_instruksi, instruksi_dari, "admin:infrastruktur_instruksi"
    )
