"""What is backed up and where to: sources, repositories, and the backups that stand in them.

No row holds a secret. Where one is needed the row names its place: `env:CADANGAN_NAMA` or `berkas:/jalur`.
"""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now, Upper
from django.utils import timezone

from arsip.enums.cadangan import JenisRepositori, JenisSumber
from lpse.kode import kode_publik

POLA_RUJUKAN = r"^$|^env:CADANGAN_[A-Z0-9_]+$|^berkas:/.+$"
# What restic hands to ssh as a host must be no option, and no other scheme (rclone:, rest:) may start or tell
# anything. Where a medium is mounted is known only while it is plugged in.
POLA_SETEMPAT = r"^$|^/(\S| )*$|^media:[A-Za-z0-9-]+$"
_INANG = r"([A-Za-z0-9][A-Za-z0-9.-]*|\[[0-9A-Fa-f:.]+\])"
_ORANG = r"([A-Za-z0-9_][A-Za-z0-9_.-]*@)?"
_JALUR = r"/[^\s?#]*"
POLA_LUAR = (
    rf"^s3:(https?://)?{_INANG}(:[0-9]+)?{_JALUR}$"
    rf"|^sftp:{_ORANG}{_INANG}:{_JALUR}$"
    rf"|^sftp://{_ORANG}{_INANG}(:[0-9]+)?{_JALUR}$"
)
# One name, no way out of the directory.
POLA_PENANDA = r"^$|^[^/]*[^/.][^/]*$"
PORTAL, UTAMA = "portal", "utama"


class SumberQuerySet(models.QuerySet["Sumber"]):
    def aktif(self) -> "SumberQuerySet":
        return self.filter(is_aktif=True)


class Sumber(models.Model):
    """Something to back up: this portal, another PostgreSQL database, or a directory tree.

    `rujukan` names where the address of a database is kept. A directory may be a mounted one: then it must be
    a mount point, and hold the file `penanda`, or an empty mount would pass for an empty source.
    """

    kode = models.SlugField("kode", max_length=30)
    nama = models.CharField("nama", max_length=120)
    jenis = models.CharField("jenis", max_length=10, choices=JenisSumber)
    rujukan = models.CharField("rujukan alamat basis data", max_length=200, blank=True)
    jalur = models.CharField("jalur direktori", max_length=400, blank=True)
    is_titik_kait = models.BooleanField("jalur adalah disk yang dipasang", default=False)
    penanda = models.CharField("berkas penanda", max_length=200, blank=True)
    repositori = models.ForeignKey(
        "arsip.Repositori", verbose_name="repositori", on_delete=models.PROTECT, related_name="sumber"
    )
    selang_jam = models.PositiveSmallIntegerField(
        "dicadangkan setiap (jam)", default=24, validators=[MinValueValidator(1), MaxValueValidator(168)]
    )
    mulai_pukul = models.TimeField("mulai pukul", default="01:00")
    batas_jam = models.PositiveSmallIntegerField(
        "batas waktu (jam)", default=6, validators=[MinValueValidator(1), MaxValueValidator(72)]
    )
    is_aktif = models.BooleanField("dicadangkan", default=True)
    # Since when people have been told that no backup of it succeeds; empty again once one does.
    alarm_pada = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, db_default=Now())

    objects = SumberQuerySet.as_manager()

    class Meta:
        verbose_name = "sumber cadangan"
        verbose_name_plural = "sumber cadangan"
        constraints = [
            models.UniqueConstraint(Upper("kode"), name="sumber_kode_unik"),
            models.UniqueConstraint(
                fields=["jenis"], condition=Q(jenis=JenisSumber.PORTAL), name="sumber_satu_portal"
            ),
            models.CheckConstraint(
                condition=Q(jenis=JenisSumber.PORTAL, rujukan="", jalur="")
                | (Q(jenis=JenisSumber.BASIS_DATA, jalur="") & ~Q(rujukan=""))
                | Q(jenis=JenisSumber.DIREKTORI, rujukan="", jalur__startswith="/"),
                name="sumber_sesuai_jenis",
            ),
            models.CheckConstraint(condition=Q(rujukan__regex=POLA_RUJUKAN), name="sumber_rujukan"),
            # A mount without a marker cannot be told from the empty directory below it.
            models.CheckConstraint(condition=Q(is_titik_kait=False) | ~Q(penanda=""), name="sumber_bertanda"),
            models.CheckConstraint(condition=Q(penanda__regex=POLA_PENANDA), name="sumber_penanda_satu_nama"),
            models.CheckConstraint(
                condition=Q(selang_jam__range=(1, 168), batas_jam__range=(1, 72)), name="sumber_jadwal"
            ),
        ]

    def __str__(self) -> str:
        return self.nama


class Repositori(models.Model):
    """A restic repository: a directory, a medium, or storage elsewhere.

    An empty `lokasi` is `LPSE_DATA_DIR/cadangan`, on the very disk it protects: the screen says so. An empty
    `sandi` is the file that the portal makes for itself beside its data, mode 0400.
    """

    kode = models.SlugField("kode", max_length=30)
    nama = models.CharField("nama", max_length=120)
    jenis = models.CharField("jenis", max_length=6, choices=JenisRepositori)
    lokasi = models.CharField("lokasi", max_length=400, blank=True)
    sandi = models.CharField("rujukan sandi", max_length=200, blank=True)
    # For S3, as `env:CADANGAN_S3`: the key is in CADANGAN_S3_KUNCI, its secret in CADANGAN_S3_RAHASIA.
    rahasia = models.CharField("rujukan kunci akses", max_length=200, blank=True)
    id_mesin = models.CharField(max_length=64, blank=True, editable=False)
    disiapkan_pada = models.DateTimeField("disiapkan pada", null=True, blank=True)
    diperiksa_pada = models.DateTimeField("struktur terakhir diperiksa", null=True, blank=True)
    dibaca_pada = models.DateTimeField("isi terakhir dibaca ulang", null=True, blank=True)
    # Which part of the data the next rolling read takes, 1 to BAGIAN_BACA (policies.jadwal).
    bagian_baca = models.PositiveSmallIntegerField(default=1, editable=False)
    is_aktif = models.BooleanField("dipakai", default=True)
    # Of storage elsewhere: since when people have been told that no copy reaches it.
    alarm_pada = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, db_default=Now())

    class Meta:
        verbose_name = "repositori cadangan"
        verbose_name_plural = "repositori cadangan"
        constraints = [
            models.UniqueConstraint(Upper("kode"), name="repositori_kode_unik"),
            models.UniqueConstraint(fields=["lokasi"], name="repositori_lokasi_unik"),
            models.CheckConstraint(
                condition=Q(sandi__regex=POLA_RUJUKAN, rahasia__regex=POLA_RUJUKAN),
                name="repositori_rujukan",
            ),
            models.CheckConstraint(
                condition=Q(jenis=JenisRepositori.LUAR, lokasi__regex=POLA_LUAR)
                | (~Q(jenis=JenisRepositori.LUAR) & Q(lokasi__regex=POLA_SETEMPAT)),
                name="repositori_lokasi_berbentuk",
            ),
            models.CheckConstraint(
                condition=Q(disiapkan_pada__isnull=True, id_mesin="")
                | (Q(disiapkan_pada__isnull=False) & ~Q(id_mesin="")),
                name="repositori_disiapkan",
            ),
        ]

    def __str__(self) -> str:
        return self.nama


class Cadangan(models.Model):
    """One backup that stands: a snapshot of a source in a repository, with what it must come to.

    `manifes` is what was counted in the source while it was saved: rows of each table, files, bytes, hashes
    of a sample, migrations. A copy in another repository points to the one it was copied from.
    """

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    sumber = models.ForeignKey(Sumber, on_delete=models.PROTECT, related_name="cadangan")
    repositori = models.ForeignKey(Repositori, on_delete=models.PROTECT, related_name="cadangan")
    asal = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="salinan")
    snapshot = models.CharField("snapshot", max_length=64)
    dari_saat = models.DateTimeField("keadaan pada")
    manifes = models.JSONField("manifes")
    baris = models.BigIntegerField("baris", default=0)
    berkas = models.BigIntegerField("berkas", default=0)
    ukuran = models.BigIntegerField("ukuran (byte)", default=0)
    ukuran_baru = models.BigIntegerField("yang baru disimpan (byte)", default=0)
    # Read back in full and equal to the manifest, and restored in a drill.
    dibaca_pada = models.DateTimeField("isi dibaca ulang pada", null=True, blank=True)
    diuji_pada = models.DateTimeField("diuji pulih pada", null=True, blank=True)
    ditahan = models.CharField("ditahan karena", max_length=200, blank=True)
    dibuang_pada = models.DateTimeField("dibuang pada", null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, db_default=Now())

    class Meta:
        verbose_name = "cadangan"
        verbose_name_plural = "cadangan"
        constraints = [
            models.UniqueConstraint(fields=["repositori", "snapshot"], name="cadangan_snapshot_unik"),
            models.CheckConstraint(
                condition=Q(baris__gte=0, berkas__gte=0, ukuran__gte=0, ukuran_baru__gte=0),
                name="cadangan_hitungan",
            ),
            models.CheckConstraint(
                condition=Q(ditahan="") | Q(dibuang_pada__isnull=True), name="cadangan_ditahan_tidak_dibuang"
            ),
        ]
        indexes = [models.Index(fields=["sumber", "repositori", "-dari_saat"], name="cadangan_terbaru")]

    def __str__(self) -> str:
        return f"{self.sumber} {self.dari_saat:%Y-%m-%d %H:%M}"
