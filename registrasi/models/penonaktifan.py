from functools import partial
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone

from lpse.kode import kode_publik
from lpse.kunci import kunci
from lpse.models import Akun
from registrasi.enums.pendaftaran import StatusSPSE
from registrasi.enums.penonaktifan import DasarPenonaktifan, StatusPenonaktifan
from registrasi.models.pengguna import PenggunaSPSE

S = StatusPenonaktifan
SELESAI = (S.DIJAWAB_TIDAK_BERALASAN, S.DITOLAK_LKPP, S.DIARSIPKAN)
TERBUKA = tuple(s for s in S if s not in SELESAI)
SUDAH_NONAKTIF = (S.NONAKTIF, S.DIBERITAHUKAN, S.DIARSIPKAN)
SUDAH_DIUSULKAN = (S.DIUSULKAN_LKPP, S.DITOLAK_LKPP, *SUDAH_NONAKTIF)
SUDAH_DINYATAKAN = (S.PERNYATAAN_TERBIT, *SUDAH_DIUSULKAN)
# Until then evidence may be added: afterwards the decision rests on what is there.
DAPAT_DIBUKTIKAN = (S.DILAPORKAN, S.KLARIFIKASI, S.PERNYATAAN_TERBIT, S.DIUSULKAN_LKPP)

Orang: Any = partial(
    models.ForeignKey,  # type: ignore[misc]
    settings.AUTH_USER_MODEL,
    on_delete=models.PROTECT,
    null=True,
    blank=True,
    related_name="+",
)
Saat: Any = partial(models.DateTimeField, null=True, blank=True)  # type: ignore[misc]
Hari: Any = partial(models.DateField, null=True, blank=True)  # type: ignore[misc]
Nomor = partial(models.CharField, max_length=100, blank=True)


class PenonaktifanQuerySet(models.QuerySet["Penonaktifan"]):
    def lock(self, pk: int) -> "Penonaktifan":
        """The case with its user and their Akun; the case is locked until the act's transaction ends."""
        terkait = ("pengguna__akun", "pengguna__penyedia", "rujukan_surat", "pernyataan")
        return kunci(self, pk, *terkait)

    def terbuka(self) -> "PenonaktifanQuerySet":
        return self.filter(status__in=TERBUKA)

    def menunggu_jawaban(self) -> "PenonaktifanQuerySet":
        """Those the user can still answer, in time or late."""
        return self.filter(status=S.KLARIFIKASI, dijawab_pada__isnull=True)

    def belum_dijawab(self) -> "PenonaktifanQuerySet":
        """Clarifications whose time ran out in silence that nobody has recorded yet."""
        lewat = self.menunggu_jawaban().filter(tenggat__lt=timezone.now())
        return lewat.filter(tidak_dijawab_pada__isnull=True)


class Penonaktifan(models.Model):
    """A case to deactivate a user of SPSE: from the report with its letter to the archive.

    Each step writes its own columns and no other's. Once ended the row is frozen by the database; a
    reversal is a `Pengaktifan`, never a change of this row.
    """

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    nomor = models.CharField("nomor", max_length=40, unique=True)
    pengguna = models.ForeignKey(
        PenggunaSPSE, on_delete=models.PROTECT, related_name="penonaktifan", verbose_name="pengguna"
    )
    status = models.CharField("status", max_length=24, choices=StatusPenonaktifan, default=S.DILAPORKAN)
    profil = models.ForeignKey("lpse.VersiProfil", on_delete=models.PROTECT, related_name="+")

    dasar = models.CharField("dasar", max_length=12, choices=DasarPenonaktifan)
    peminta = models.CharField("peminta", max_length=30, blank=True)
    entri = models.ForeignKey(
        "registrasi.EntriDaftarHitam",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="penonaktifan",
        verbose_name="entri daftar hitam",
    )
    rujukan_surat = models.ForeignKey(
        "lpse.RujukanSurat", on_delete=models.PROTECT, related_name="+", verbose_name="surat laporan"
    )
    uraian = models.TextField("uraian", max_length=4000)
    dilaporkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="dicatat oleh"
    )
    created_at = models.DateTimeField("dicatat pada", default=timezone.now, db_default=Now())

    nomor_klarifikasi = Nomor("nomor surat klarifikasi")
    diminta_pada = Saat("klarifikasi diminta pada")
    tenggat = Saat("jawaban ditunggu sampai")
    versi_kalender = models.CharField(max_length=64, blank=True, editable=False)
    jawaban = models.TextField("jawaban pengguna", max_length=4000, blank=True)
    dijawab_pada = Saat("dijawab pada")
    tidak_dijawab_pada = Saat("tercatat tidak dijawab pada")

    nomor_balasan = Nomor("nomor surat balasan")
    tanggal_balasan = Hari("tanggal surat balasan")
    isi_balasan = models.TextField("isi balasan", max_length=4000, blank=True)

    temuan = models.TextField("pelanggaran yang dinyatakan", max_length=4000, blank=True)
    pernyataan = models.ForeignKey(
        "lpse.Naskah",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="pernyataan",
    )

    pengusul = Orang(verbose_name="diusulkan oleh")
    nomor_usulan = Nomor("nomor surat atau tiket usulan")
    tanggal_usulan = Hari("tanggal usulan")
    nomor_lkpp = Nomor("nomor jawaban LKPP")
    tanggal_lkpp = Hari("tanggal jawaban LKPP")
    alasan_lkpp = models.TextField("alasan LKPP", max_length=2000, blank=True)

    pemutus = Orang(verbose_name="diputus oleh")
    diputus_pada = Saat("diputus pada")
    status_sebelum = models.CharField(max_length=10, choices=StatusSPSE, blank=True, editable=False)
    # What the decision took away, so that the reversal knows what to give again: [{"peran", "selesai"}].
    peran_diakhiri = models.JSONField(default=list, blank=True, editable=False)

    nomor_pemberitahuan = Nomor("nomor surat pemberitahuan")
    tanggal_pemberitahuan = Hari("tanggal surat pemberitahuan")
    lpse_tujuan = models.CharField("LPSE tempat terdaftar", max_length=150, blank=True)
    surel_lpse = models.EmailField("surel LPSE itu", blank=True)
    tempat_arsip = models.CharField("tempat arsip", max_length=150, blank=True)
    diarsipkan_pada = Saat("diarsipkan pada")

    objects = PenonaktifanQuerySet.as_manager()
    DATA_PRIBADI = ("uraian", "jawaban", "isi_balasan", "temuan", "alasan_lkpp")

    class Meta:
        verbose_name = "penonaktifan"
        verbose_name_plural = "penonaktifan"
        constraints = [
            models.UniqueConstraint(
                fields=["pengguna"], condition=Q(status__in=TERBUKA), name="penonaktifan_satu_terbuka"
            ),
            models.CheckConstraint(
                condition=Q(dasar=DasarPenonaktifan.DAFTAR_HITAM) & ~Q(peminta="")
                | Q(dasar=DasarPenonaktifan.PELANGGARAN, peminta="", entri__isnull=True),
                name="penonaktifan_dasar",
            ),
            models.CheckConstraint(condition=~Q(uraian=""), name="penonaktifan_beruraian"),
            models.CheckConstraint(
                condition=Q(status=S.DILAPORKAN)
                | (Q(diminta_pada__isnull=False, tenggat__isnull=False) & ~Q(nomor_klarifikasi="")),
                name="penonaktifan_diklarifikasi",
            ),
            models.CheckConstraint(
                condition=Q(dijawab_pada__isnull=True, jawaban="")
                | (Q(dijawab_pada__isnull=False) & ~Q(jawaban="")),
                name="penonaktifan_jawaban_bertanggal",
            ),
            models.CheckConstraint(
                condition=~Q(status=S.DIJAWAB_TIDAK_BERALASAN)
                | (Q(tanggal_balasan__isnull=False) & ~Q(nomor_balasan="") & ~Q(isi_balasan="")),
                name="penonaktifan_dijawab_tertulis",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=SUDAH_DINYATAKAN)
                | (
                    Q(pernyataan__isnull=False)
                    & ~Q(temuan="")
                    & (Q(dijawab_pada__isnull=False) | Q(tidak_dijawab_pada__isnull=False))
                ),
                name="penonaktifan_didengar_dinyatakan",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=SUDAH_DIUSULKAN)
                | (Q(pengusul__isnull=False, tanggal_usulan__isnull=False) & ~Q(nomor_usulan="")),
                name="penonaktifan_diusulkan",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=(S.DITOLAK_LKPP, *SUDAH_NONAKTIF))
                | (Q(tanggal_lkpp__isnull=False) & ~Q(nomor_lkpp="")),
                name="penonaktifan_dijawab_lkpp",
            ),
            models.CheckConstraint(
                condition=~Q(status=S.DITOLAK_LKPP) | ~Q(alasan_lkpp=""), name="penonaktifan_tolak_beralasan"
            ),
            models.CheckConstraint(
                condition=Q(status__in=SUDAH_NONAKTIF, pemutus__isnull=False, diputus_pada__isnull=False)
                | (~Q(status__in=SUDAH_NONAKTIF) & Q(pemutus__isnull=True, diputus_pada__isnull=True)),
                name="penonaktifan_diputus_berpasangan",
            ),
            models.CheckConstraint(
                condition=Q(pemutus__isnull=True)
                | (~Q(pemutus=F("pengusul")) & ~Q(pemutus=F("dilaporkan_oleh"))),
                name="penonaktifan_dua_orang",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=(S.DIBERITAHUKAN, S.DIARSIPKAN))
                | (
                    Q(tanggal_pemberitahuan__isnull=False)
                    & ~Q(nomor_pemberitahuan="")
                    & ~Q(lpse_tujuan="")
                    & ~Q(surel_lpse="")
                ),
                name="penonaktifan_diberitahukan",
            ),
            models.CheckConstraint(
                condition=~Q(status=S.DIARSIPKAN) | (Q(diarsipkan_pada__isnull=False) & ~Q(tempat_arsip="")),
                name="penonaktifan_diarsipkan",
            ),
        ]
        indexes = [
            models.Index(fields=["status", "-id"], name="penonaktifan_per_status"),
            models.Index(fields=["dasar", "-id"], name="penonaktifan_per_dasar"),
            models.Index(fields=["pengguna", "-id"], name="penonaktifan_per_pengguna"),
            models.Index(
                fields=["tenggat"],
                condition=Q(status=S.KLARIFIKASI, dijawab_pada__isnull=True, tidak_dijawab_pada__isnull=True),
                name="penonaktifan_menunggu_jawaban",
            ),
        ]

    def __str__(self) -> str:
        return self.nomor

    def is_milik(self, akun: Akun) -> bool:
        """Whether the case is about this person."""
        return self.pengguna.akun_id == akun.pk

    @property
    def is_terbuka(self) -> bool:
        return self.status in TERBUKA

    @property
    def is_didengar(self) -> bool:
        """Whether the user has answered, or their silence is on record."""
        return self.dijawab_pada is not None or self.tidak_dijawab_pada is not None

    @property
    def is_menunggu_jawaban(self) -> bool:
        """Whether the user can still answer; late is better than unheard, until the statement is issued."""
        return self.status == S.KLARIFIKASI and self.dijawab_pada is None

    @property
    def is_disetujui_lkpp(self) -> bool:
        return bool(self.nomor_lkpp) and self.status == S.DIUSULKAN_LKPP
