"""What the secretariat contributes to what all units share: mails, clock, demo."""

from django.db.models import QuerySet

from lpse.models import Akun
from lpse.sumbangan import HalamanRekaman, sumbangan
from sekretariat import demo, emails, tasks
from sekretariat.bukti import BUKTI
from sekretariat.bukti_risiko import BUKTI_RISIKO
from sekretariat.models import Disposisi
from sekretariat.queries.persuratan import surat_terbaca


def _disposisi(akun: Akun) -> QuerySet[Disposisi]:
    return Disposisi.objects.filter(surat__in=surat_terbaca(akun).values("pk"))


HALAMAN = {
    "sekretariat.paketgabungan": HalamanRekaman("sekretariat_e_reporting_lihat", ("kumpulan", "kode")),
    "sekretariat.kirimanspse": HalamanRekaman("sekretariat_data_spse_lihat"),
    "sekretariat.programkerja": HalamanRekaman("sekretariat_program_lihat"),
    "sekretariat.kegiatanprogram": HalamanRekaman("sekretariat_program_kegiatan", ("program__kode", "kode")),
    "sekretariat.realisasikegiatan": HalamanRekaman(
        "sekretariat_program_kegiatan", ("kegiatan__program__kode", "kegiatan__kode")
    ),
    "sekretariat.agendasurat": HalamanRekaman("sekretariat_persuratan_lihat", terbuka=surat_terbaca),
    "sekretariat.disposisi": HalamanRekaman(
        "sekretariat_persuratan_lihat", ("surat__kode",), terbuka=_disposisi
    ),
    "sekretariat.rapat": HalamanRekaman("sekretariat_rapat_lihat"),
    "sekretariat.tindaklanjutrapat": HalamanRekaman("sekretariat_rapat_lihat", ("rapat__kode",)),
    "sekretariat.evaluasi": HalamanRekaman("sekretariat_evaluasi_lihat"),
    "sekretariat.temuan": HalamanRekaman("sekretariat_temuan_lihat"),
    "sekretariat.laporanberkala": HalamanRekaman("sekretariat_pelaporan_lihat"),
    "sekretariat.risiko": HalamanRekaman("sekretariat_risiko_lihat"),
    "sekretariat.penilaianrisiko": HalamanRekaman("sekretariat_risiko_lihat", ("risiko__kode",)),
    "sekretariat.pengendalianrisiko": HalamanRekaman("sekretariat_risiko_lihat", ("risiko__kode",)),
    "sekretariat.sampeljejak": HalamanRekaman("sekretariat_periksa_sampel_lihat"),
    "sekretariat.eksporpemeriksaan": HalamanRekaman("sekretariat_periksa_ekspor_lihat"),
    "sekretariat.periksasegel": HalamanRekaman("sekretariat_periksa_segel_lihat"),
}


def pasang() -> None:
    """Register everything; once, when the models exist."""
    for area in (*emails.AREA, *tasks.AREA):
        area.daftarkan()
    sumbangan.halaman_rekaman |= HALAMAN
    sumbangan.daftarkan_bukti(*BUKTI, *BUKTI_RISIKO)
    sumbangan.demo += demo.BAB
