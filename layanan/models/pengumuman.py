"""Announcements: what users were told, when, and about which service; what they were told stays."""

from datetime import datetime

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now, Upper
from django.utils import timezone

from layanan.enums.pengumuman import DampakGangguan, JenisPembaruan, JenisPengumuman, StatusPengumuman
from lpse.kode import kode_publik
from lpse.models import Akun
from lpse.waktu import hari_ini

J, S = JenisPengumuman, StatusPengumuman
SUDAH_LEWAT = (S.BERAKHIR, S.DIBATALKAN)
PERNAH_TAYANG = Q(status__in=(S.TAYANG, S.BERAKHIR)) | Q(status=S.DIBATALKAN, berakhir_pada__isnull=False)


class LayananDipantau(models.Model):
    """A service whose state users want to know. Never deleted: what was announced points to it."""

    kode = models.SlugField("kode", max_length=30, unique=True)
    nama = models.CharField("nama", max_length=80)
    keterangan = models.CharField("keterangan", max_length=160, blank=True)
    urutan = models.PositiveSmallIntegerField("urutan", default=100)
    dipakai = models.BooleanField("ditampilkan", default=True)
    # Days before this one are not claimed to have been good.
    dipantau_sejak = models.DateField("dipantau sejak", default=hari_ini)

    class Meta:
        verbose_name = "layanan dipantau"
        verbose_name_plural = "layanan dipantau"
        ordering = ["urutan", "nama"]
        constraints = [models.CheckConstraint(condition=~Q(nama=""), name="layanan_dipantau_bernama")]

    def __str__(self) -> str:
        return self.nama


class PengumumanQuerySet(models.QuerySet["Pengumuman"]):
    def lock(self, pk: int) -> "Pengumuman":
        """The announcement, locked until the act's transaction ends."""
        return self.select_for_update(of=("self",)).get(pk=pk)

    def terbit(self, now: datetime) -> "PengumumanQuerySet":
        """What the public may read, the ended ones too: decided by the time, not by the minute's round."""
        return self.filter(PERNAH_TAYANG | Q(status=S.TERJADWAL, tayang_pada__lte=now))

    def berjalan(self, now: datetime) -> "PengumumanQuerySet":
        """Shown and not over."""
        belum_lewat = Q(berakhir_pada__isnull=True) | Q(berakhir_pada__gt=now)
        return self.terbit(now).exclude(status__in=SUDAH_LEWAT).filter(belum_lewat)

    def harus_tayang(self, now: datetime) -> "PengumumanQuerySet":
        return self.filter(status=S.TERJADWAL, tayang_pada__lte=now)

    def harus_berakhir(self, now: datetime) -> "PengumumanQuerySet":
        return self.filter(status=S.TAYANG, berakhir_pada__lte=now)


class Pengumuman(models.Model):
    """One announcement. Once scheduled its text and times stay as they were told: a trigger keeps them.

    `perkiraan_selesai` is what was said first, `perkiraan_kini` what the last update said. `berakhir_pada`
    is when it stops being shown as current: planned while it runs, a fact once it is over.
    """

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    jenis = models.CharField("jenis", max_length=12, choices=JenisPengumuman)
    status = models.CharField("status", max_length=10, choices=StatusPengumuman, default=S.DRAF)
    judul = models.CharField("judul", max_length=120)
    isi = models.TextField("isi", max_length=5000)
    layanan = models.ManyToManyField(LayananDipantau, blank=True, related_name="pengumuman")
    dampak = models.CharField("dampak", max_length=8, choices=DampakGangguan, blank=True)
    mulai = models.DateTimeField("mulai", null=True, blank=True)
    perkiraan_selesai = models.DateTimeField("perkiraan selesai", null=True, blank=True)
    perkiraan_kini = models.DateTimeField("perkiraan selesai kini", null=True, blank=True, editable=False)
    selesai_pada = models.DateTimeField("selesai pada", null=True, blank=True)
    tayang_pada = models.DateTimeField("tayang pada", null=True, blank=True)
    berakhir_pada = models.DateTimeField("berakhir pada", null=True, blank=True)
    # Who opened it when no person did: the unit, and its own name for the matter.
    sumber = models.CharField("dibuka oleh sistem", max_length=40, blank=True)
    kunci = models.CharField("kunci", max_length=120, blank=True, editable=False)
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now, db_default=Now())
    diperbarui_pada = models.DateTimeField("diperbarui pada", default=timezone.now, db_default=Now())

    objects = PengumumanQuerySet.as_manager()

    class Meta:
        verbose_name = "pengumuman"
        verbose_name_plural = "pengumuman"
        constraints = [
            models.CheckConstraint(condition=~Q(judul="") & ~Q(isi=""), name="pengumuman_berisi"),
            models.CheckConstraint(
                condition=Q(jenis=J.GANGGUAN) | Q(dampak=""), name="pengumuman_dampak_milik_gangguan"
            ),
            models.CheckConstraint(
                condition=Q(status__in=[S.DRAF, S.DIBATALKAN])
                | Q(jenis=J.UMUM)
                | (Q(jenis=J.GANGGUAN, mulai__isnull=False) & ~Q(dampak=""))
                | Q(jenis=J.PEMELIHARAAN, mulai__isnull=False, perkiraan_selesai__isnull=False),
                name="pengumuman_lengkap",
            ),
            models.CheckConstraint(
                condition=Q(mulai__isnull=True)
                | Q(perkiraan_selesai__isnull=True)
                | Q(perkiraan_selesai__gt=F("mulai")),
                name="pengumuman_urutan_waktu",
            ),
            models.CheckConstraint(
                condition=Q(status__in=[S.DRAF, S.DIBATALKAN]) | Q(tayang_pada__isnull=False),
                name="pengumuman_tayang_berwaktu",
            ),
            models.CheckConstraint(
                condition=~Q(status=S.BERAKHIR) | Q(berakhir_pada__isnull=False),
                name="pengumuman_berakhir_berwaktu",
            ),
            # A maintenance nobody ends is over at its planned end.
            models.CheckConstraint(
                condition=~Q(status=S.TAYANG, jenis=J.PEMELIHARAAN) | Q(berakhir_pada__isnull=False),
                name="pengumuman_pemeliharaan_berbatas",
            ),
            models.CheckConstraint(
                condition=Q(dibuat_oleh__isnull=False) | (~Q(sumber="") & ~Q(kunci="")),
                name="pengumuman_berpenulis",
            ),
            models.UniqueConstraint(
                fields=["kunci"],
                condition=~Q(kunci="") & ~Q(status__in=SUDAH_LEWAT),
                name="pengumuman_kunci_satu_berjalan",
            ),
        ]
        indexes = [
            models.Index(fields=["-tayang_pada", "-id"], name="pengumuman_terbit"),
            models.Index(fields=["status", "-id"], name="pengumuman_status"),
            models.Index(fields=["berakhir_pada"], condition=Q(status=S.TAYANG), name="pengumuman_berakhir"),
            models.Index(fields=["tayang_pada"], condition=Q(status=S.TERJADWAL), name="pengumuman_jadwal"),
            GinIndex(OpClass(Upper("judul"), name="gin_trgm_ops"), name="pengumuman_judul_trgm"),
        ]

    def __str__(self) -> str:
        return self.judul

    def is_milik(self, akun: Akun) -> bool:
        """Whether this person wrote it."""
        return self.dibuat_oleh_id is not None and self.dibuat_oleh_id == akun.pk

    @property
    def is_lewat(self) -> bool:
        """Whether it is over by now, whatever the clock has got round to."""
        berakhir = self.berakhir_pada is not None and self.berakhir_pada <= timezone.now()
        return self.status in SUDAH_LEWAT or (self.status != S.DRAF and berakhir)

    @property
    def is_mulai(self) -> bool:
        """Whether what it tells of has begun."""
        return self.mulai is None or self.mulai <= timezone.now()


class PembaruanPengumuman(models.Model):
    """What users were told later: the state then known, or that it is over. Append-only by trigger."""

    pengumuman = models.ForeignKey(Pengumuman, on_delete=models.PROTECT, related_name="pembaruan")
    jenis = models.CharField("jenis", max_length=9, choices=JenisPembaruan)
    isi = models.TextField("isi", max_length=2000)
    perkiraan_selesai = models.DateTimeField("perkiraan selesai", null=True, blank=True)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    pada = models.DateTimeField("pada", default=timezone.now, db_default=Now())

    class Meta:
        verbose_name = "pembaruan pengumuman"
        verbose_name_plural = "pembaruan pengumuman"
        ordering = ["-pk"]
        constraints = [models.CheckConstraint(condition=~Q(isi=""), name="pembaruan_pengumuman_berisi")]

    def __str__(self) -> str:
        return f"{self.pengumuman_id}: {self.get_jenis_display()}"


class BuktiPemberitahuanQuerySet(models.QuerySet["BuktiPemberitahuan"]):
    def belum_disurati(self) -> "BuktiPemberitahuanQuerySet":
        """Those whose mails are not all in the outbox yet."""
        return self.filter(disurati_pada__isnull=True)


class BuktiPemberitahuan(models.Model):
    """That users were told one thing: an announcement, or an update of it, and by what means when.

    `spanduk_pada` and `umpan_pada` are the first page and the first feed that really carried it. Mails are
    counted from the outbox, whose rows point here. Each time is written once.
    """

    pengumuman = models.ForeignKey(Pengumuman, on_delete=models.PROTECT, related_name="bukti")
    pembaruan = models.OneToOneField(
        PembaruanPengumuman, on_delete=models.PROTECT, null=True, blank=True, related_name="bukti"
    )
    pada = models.DateTimeField("dinyatakan tayang pada", default=timezone.now, db_default=Now())
    spanduk_pada = models.DateTimeField("spanduk pertama terlihat pada", null=True, blank=True)
    umpan_pada = models.DateTimeField("pertama termuat dalam umpan pada", null=True, blank=True)
    # How far the letters to the subscribers have come, by the subscription's own order.
    disurati_sampai = models.BigIntegerField(default=0, editable=False)
    disurati_pada = models.DateTimeField("semua surel disiapkan pada", null=True, blank=True)

    objects = BuktiPemberitahuanQuerySet.as_manager()

    class Meta:
        verbose_name = "bukti pemberitahuan"
        verbose_name_plural = "bukti pemberitahuan"
        constraints = [
            models.UniqueConstraint(
                fields=["pengumuman"], condition=Q(pembaruan__isnull=True), name="bukti_pengumuman_sekali"
            ),
        ]
        indexes = [
            models.Index(fields=["id"], condition=Q(disurati_pada__isnull=True), name="bukti_disurati"),
        ]

    def __str__(self) -> str:
        return f"{self.pengumuman_id}: {self.pk}"

    @property
    def peristiwa(self) -> str:
        """What was told: `Pengumuman`, `Pembaruan`, `Selesai`, `Dibatalkan`."""
        return self.pembaruan.get_jenis_display() if self.pembaruan else "Pengumuman"


class LanggananPengumumanQuerySet(models.QuerySet["LanggananPengumuman"]):
    def aktif(self, jenis: str) -> "LanggananPengumumanQuerySet":
        """Who proved their address and asked for this kind."""
        return self.filter(dikonfirmasi_pada__isnull=False, **{JenisPengumuman(jenis).value: True})


class LanggananPengumuman(models.Model):
    """An address that wants announcements by e-mail, once its owner has followed the link sent there.

    Ended means deleted: no purpose is left for the address. Its links carry a keyed fingerprint
    (`layanan.policies.langganan`), so no secret is stored.
    """

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    surel = models.EmailField("surel")
    gangguan = models.BooleanField("gangguan", default=True)
    pemeliharaan = models.BooleanField("pemeliharaan", default=True)
    umum = models.BooleanField("informasi", default=False)
    diminta_pada = models.DateTimeField("diminta pada", default=timezone.now, db_default=Now())
    dikonfirmasi_pada = models.DateTimeField("dikonfirmasi pada", null=True, blank=True)

    objects = LanggananPengumumanQuerySet.as_manager()
    DATA_PRIBADI = ("surel",)

    class Meta:
        verbose_name = "langganan pengumuman"
        verbose_name_plural = "langganan pengumuman"
        constraints = [
            models.UniqueConstraint(Upper("surel"), name="langganan_surel_sekali"),
            models.CheckConstraint(
                condition=Q(gangguan=True) | Q(pemeliharaan=True) | Q(umum=True), name="langganan_berisi"
            ),
        ]
        indexes = [
            models.Index(
                fields=["diminta_pada"],
                condition=Q(dikonfirmasi_pada__isnull=True),
                name="langganan_menunggu",
            ),
        ]

    def __str__(self) -> str:
        return f"langganan {self.pk}"
