"""The ticket: one matter somebody turned to the unit with, from its first word to its end."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now, Upper
from django.utils import timezone

from layanan.enums.tiket import (
    BERAKHIR,
    BERJALAN,
    MENUNGGU,
    TERBUKA,
    Dampak,
    JenisMasalah,
    JenisPeristiwa,
    JenisTiket,
    Kategori,
    KelompokPengguna,
    Prioritas,
    Saluran,
    StatusTiket,
    TipeLKPP,
    Urgensi,
)
from lpse.kode import kode_publik
from lpse.kunci import kunci
from lpse.models import Akun

S = StatusTiket


@dataclass(frozen=True, slots=True)
class Pelapor:
    """Somebody whom a door knows to be the ticket's own person, by its secret or by a proven mail.

    Has no permission at all; `akun` is theirs where they have signed in.
    """

    tiket_id: int
    akun: Akun | None = None

    def has_perm(self, perm: str) -> bool:
        return False


class TiketQuerySet(models.QuerySet["Tiket"]):
    def lock(self, pk: int) -> "Tiket":
        """The ticket with its people; it is locked until the act's transaction ends."""
        terkait = ("akun", "ditugaskan_kepada", "diselesaikan_oleh", "standar", "digabung_ke")
        return kunci(self, pk, *terkait, no_key=True)

    def terbuka(self) -> "TiketQuerySet":
        return self.filter(status__in=TERBUKA)

    def for_akun(self, akun: Akun) -> "TiketQuerySet":
        return self.filter(akun=akun)

    def terlambat(self, now: datetime) -> "TiketQuerySet":
        return self.filter(status__in=TERBUKA, tenggat__lt=now)


class Tiket(models.Model):
    """Who asked what through which channel, where it stands, and by when it is owed an answer.

    What happened is told by its `PeristiwaTiket`, what was said by its `PesanTiket`. The deadlines here are
    a cache of what `layanan.policies.jam` computes from the events, the standard and the calendar named.
    `janji_pada` is a date an officer promised by hand: no clock ever moves it.
    """

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    nomor = models.CharField("nomor", max_length=40, unique=True)
    # Which of its secrets holds (`layanan.policies.tiket.rahasia`): one more, and the old links are dead.
    rahasia_ke = models.PositiveIntegerField(default=1, db_default=1, editable=False)
    # The fingerprint of the form it came from: the same form sent twice at once is one ticket.
    sekali = models.CharField(max_length=64, blank=True, default="", db_default="", editable=False)
    jenis = models.CharField("jenis", max_length=12, choices=JenisTiket)
    saluran = models.CharField("saluran", max_length=10, choices=Saluran)
    status = models.CharField("status", max_length=20, choices=StatusTiket, default=S.TERCATAT)
    judul = models.CharField("perihal", max_length=200)

    akun = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="tiket"
    )
    nama = models.CharField("nama", max_length=150)
    surel = models.EmailField("surel", blank=True)
    telepon = models.CharField("telepon", max_length=20, blank=True)
    user_id = models.CharField("User ID", max_length=30, blank=True)
    npwp = models.CharField("NPWP", max_length=20, blank=True)
    instansi = models.CharField("perusahaan atau instansi", max_length=200, blank=True)
    satker = models.ForeignKey(
        "lpse.Satker", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # Who came in person stands in the guest book.
    kunjungan = models.ForeignKey(
        "layanan.Kunjungan", on_delete=models.PROTECT, null=True, blank=True, related_name="tiket"
    )

    tipe_lkpp = models.CharField("tipe", max_length=2, choices=TipeLKPP, blank=True)
    kategori = models.CharField("kategori", max_length=2, choices=Kategori, blank=True)
    kelompok = models.CharField("pengguna", max_length=10, choices=KelompokPengguna, blank=True)
    jenis_masalah = models.CharField("jenis masalah", max_length=10, choices=JenisMasalah, blank=True)
    urgensi = models.CharField("urgensi", max_length=2, choices=Urgensi, default=Urgensi.TIDAK_MENDESAK)
    dampak = models.CharField("dampak", max_length=1, choices=Dampak, default=Dampak.KECIL)
    prioritas = models.CharField("prioritas", max_length=1, choices=Prioritas)
    kode_tender = models.CharField("kode tender atau paket", max_length=40, blank=True)
    nama_paket = models.CharField("nama paket", max_length=255, blank=True)
    kode_galat = models.CharField("kode galat di SPSE", max_length=60, blank=True)
    # What came of support for RUP, announcements, data: counted in the report.
    hasil = models.CharField("hasil", max_length=200, blank=True)
    nomor_lapor = models.CharField("nomor SP4N-LAPOR!", max_length=40, blank=True)
    # The code of the excluded matter in the profil, once it was answered as one.
    perkara_luar = models.CharField("perkara di luar kewenangan", max_length=40, blank=True)
    # A case of another unit: its number; whoever owns it finds it (`sumbangan.cari_perkara`).
    perkara = models.CharField("perkara terkait", max_length=40, blank=True)

    dibuka_pada = models.DateTimeField("dicatat pada", default=timezone.now, db_default=Now())
    dicatat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ditugaskan_kepada = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    diselesaikan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    diselesaikan_pada = models.DateTimeField("diselesaikan pada", null=True, blank=True)
    berakhir_pada = models.DateTimeField("berakhir pada", null=True, blank=True)
    digabung_ke = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="gabungan"
    )
    pisahan_dari = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="pisahan"
    )

    standar = models.ForeignKey("layanan.ButirStandar", on_delete=models.PROTECT, related_name="+")
    versi_kalender = models.CharField("versi kalender", max_length=16)
    respons_pada = models.DateTimeField("jawaban pertama pada", null=True, blank=True)
    tenggat_respons = models.DateTimeField("jawaban pertama paling lambat", null=True, blank=True)
    tenggat_selesai = models.DateTimeField("diselesaikan paling lambat", null=True, blank=True)
    # The nearer of the two that still runs; null while none does. The queue is ordered by it.
    tenggat = models.DateTimeField("tenggat", null=True, blank=True)
    janji_pada = models.DateTimeField("dijanjikan pada", null=True, blank=True)
    # Since then it holds no personal data, and its messages say only that they were destroyed.
    dimusnahkan_pada = models.DateTimeField("dimusnahkan pada", null=True, blank=True, editable=False)

    objects = TiketQuerySet.as_manager()
    DATA_PRIBADI = ("nama", "surel", "telepon", "npwp", "judul")

    class Meta:
        verbose_name = "tiket"
        verbose_name_plural = "tiket"
        constraints = [
            models.UniqueConstraint(fields=["sekali"], condition=~Q(sekali=""), name="tiket_sekali"),
            models.CheckConstraint(
                condition=Q(status=S.DIGABUNG, digabung_ke__isnull=False)
                | (~Q(status=S.DIGABUNG) & Q(digabung_ke__isnull=True)),
                name="tiket_digabung_bertujuan",
            ),
            models.CheckConstraint(
                condition=Q(digabung_ke__isnull=True) | ~Q(digabung_ke=F("id")),
                name="tiket_bukan_ke_diri_sendiri",
            ),
            models.CheckConstraint(
                condition=~Q(status=S.LUAR_KEWENANGAN) | ~Q(perkara_luar=""),
                name="tiket_luar_kewenangan_berperkara",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[S.SELESAI, S.DITUTUP])
                | Q(diselesaikan_oleh__isnull=False, diselesaikan_pada__isnull=False),
                name="tiket_selesai_oleh_petugas",
            ),
            models.CheckConstraint(
                condition=Q(status__in=BERAKHIR, berakhir_pada__isnull=False)
                | (~Q(status__in=BERAKHIR) & Q(berakhir_pada__isnull=True)),
                name="tiket_berakhir_bertanggal",
            ),
            models.CheckConstraint(
                condition=Q(status__in=TERBUKA) | Q(tenggat__isnull=True), name="tiket_tenggat_selama_terbuka"
            ),
            models.CheckConstraint(
                # The desk's order: what runs is always due some time.
                condition=~Q(status__in=BERJALAN) | Q(tenggat_selesai__isnull=False, tenggat__isnull=False),
                name="tiket_berjalan_bertenggat",
            ),
            models.CheckConstraint(
                condition=Q(dimusnahkan_pada__isnull=True)
                | Q(status__in=BERAKHIR, nama="", surel="", telepon="", npwp="", user_id=""),
                name="tiket_musnah_tanpa_data",
            ),
            models.CheckConstraint(
                condition=Q(kunjungan__isnull=True) | Q(saluran=Saluran.KUNJUNGAN),
                name="tiket_kunjungan_dari_buku_tamu",
            ),
        ]
        indexes = [
            # The desk: what is open, by its deadline; what waits for others is a list of its own.
            models.Index(fields=["tenggat", "id"], condition=Q(status__in=TERBUKA), name="tiket_antrean"),
            models.Index(fields=["id"], condition=Q(status__in=MENUNGGU), name="tiket_menunggu"),
            models.Index(fields=["status", "-id"], name="tiket_status"),
            models.Index(fields=["jenis", "-id"], name="tiket_jenis"),
            models.Index(
                fields=["ditugaskan_kepada", "tenggat", "id"],
                condition=Q(status__in=TERBUKA),
                name="tiket_petugas",
            ),
            models.Index(fields=["akun", "-id"], name="tiket_akun"),
            models.Index(fields=["-dibuka_pada"], name="tiket_dibuka"),
            # What a report counts of a period, read from the index alone.
            models.Index(
                fields=["dibuka_pada"],
                include=[
                    *("status", "jenis", "saluran", "respons_pada", "tenggat_respons"),
                    *("tenggat_selesai", "diselesaikan_pada"),
                ],
                name="tiket_periode",
            ),
            models.Index(Upper("surel"), F("id").desc(), name="tiket_surel"),
            models.Index(fields=["telepon", "-id"], name="tiket_telepon"),
            models.Index(Upper("user_id"), F("id").desc(), name="tiket_user_id"),
            models.Index(fields=["kode_tender", "-id"], name="tiket_tender"),
            models.Index(fields=["satker", "-id"], name="tiket_satker"),
            models.Index(fields=["perkara_luar", "-id"], condition=~Q(perkara_luar=""), name="tiket_luar"),
            # A caller is looked for while the number is still being typed.
            models.Index(OpClass(F("telepon"), name="text_pattern_ops"), name="tiket_telepon_awalan"),
            models.Index(OpClass(Upper("user_id"), name="text_pattern_ops"), name="tiket_user_id_awalan"),
            GinIndex(OpClass(Upper("nama"), name="gin_trgm_ops"), name="tiket_nama_trgm"),
            GinIndex(OpClass(Upper("judul"), name="gin_trgm_ops"), name="tiket_judul_trgm"),
            models.Index(
                fields=["diselesaikan_pada"], condition=Q(status=S.SELESAI), name="tiket_menunggu_konfirmasi"
            ),
            models.Index(
                fields=["berakhir_pada", "kode"],
                condition=Q(status__in=BERAKHIR, dimusnahkan_pada__isnull=True),
                name="tiket_retensi",
            ),
        ]

    def __str__(self) -> str:
        return self.nomor

    def is_milik(self, orang: Any) -> bool:
        """Whether this is the person who asked: proven by a door, or signed in as the Akun named."""
        if isinstance(orang, Pelapor):
            return orang.tiket_id == self.pk
        return self.akun_id is not None and self.akun_id == orang.pk

    @property
    def is_terbuka(self) -> bool:
        return self.status in TERBUKA

    @property
    def is_berjalan(self) -> bool:
        return self.status in BERJALAN

    @property
    def is_terlambat(self) -> bool:
        return self.is_terbuka and self.tenggat is not None and self.tenggat < timezone.now()


class PeristiwaTiket(models.Model):
    """One event of a ticket: append-only by trigger, in the order of `urut`.

    `status` is what the ticket became; `standar` the item that holds from here on; `detik` the working time
    by which the solution's deadline is extended.
    """

    tiket = models.ForeignKey(Tiket, on_delete=models.PROTECT, related_name="peristiwa")
    urut = models.PositiveIntegerField("urut")
    jenis = models.CharField("peristiwa", max_length=20, choices=JenisPeristiwa)
    pada = models.DateTimeField("pada", default=timezone.now, db_default=Now())
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    status = models.CharField("status", max_length=20, choices=StatusTiket)
    standar = models.ForeignKey(
        "layanan.ButirStandar", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    detik = models.PositiveIntegerField("perpanjangan (detik kerja)", null=True, blank=True)
    alasan = models.TextField("alasan", max_length=1000, blank=True)
    rincian = models.JSONField("rincian", default=dict, blank=True)

    DATA_PRIBADI = ("alasan", "rincian")

    class Meta:
        verbose_name = "peristiwa tiket"
        verbose_name_plural = "peristiwa tiket"
        constraints = [
            models.UniqueConstraint(fields=["tiket", "urut"], name="peristiwa_tiket_urut"),
            models.CheckConstraint(
                condition=~Q(jenis=JenisPeristiwa.DIPERPANJANG) | (Q(detik__gt=0) & ~Q(alasan="")),
                name="peristiwa_perpanjangan_beralasan",
            ),
            models.CheckConstraint(
                condition=~Q(jenis__in=[JenisPeristiwa.DICATAT, JenisPeristiwa.STANDAR_DIGANTI])
                | Q(standar__isnull=False),
                name="peristiwa_berstandar",
            ),
        ]
        indexes = [models.Index(fields=["jenis", "pada"], name="peristiwa_tiket_jenis")]

    def __str__(self) -> str:
        return f"{self.tiket_id}/{self.urut} {self.jenis}"
