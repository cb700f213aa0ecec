"""What is watched: targets, the series they yield, and the rounds in which they are asked."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now, Upper
from django.utils import timezone

from infrastruktur.enums.pantau import JenisSasaran, Keadaan, PeranSasaran, Ukuran
from lpse.kode import kode_publik


class SasaranQuerySet(models.QuerySet["Sasaran"]):
    def aktif(self) -> "SasaranQuerySet":
        return self.filter(dihentikan_pada__isnull=True)


class Sasaran(models.Model):
    """Something watched. Never deleted: its readings are the record the regulation asks for.

    `opsi` names secrets by reference (`env:NAMA`), never by value.
    """

    kode = models.SlugField("kode", max_length=40)
    nama = models.CharField("nama", max_length=120)
    jenis = models.CharField("jenis", max_length=10, choices=JenisSasaran)
    peran = models.CharField("peran", max_length=20, choices=PeranSasaran, default=PeranSasaran.LAIN)
    alamat = models.CharField("alamat", max_length=300, blank=True)
    opsi = models.JSONField("pilihan", default=dict, blank=True)
    # Targets with the same word here fall together and are told of in one message.
    kelompok = models.CharField("kelompok", max_length=60, blank=True)
    # The code of the service users notice it by, as announcements know it.
    layanan = models.CharField("layanan yang terdampak", max_length=30, blank=True)
    jeda_menit = models.PositiveSmallIntegerField("diperiksa setiap (menit)", default=1)
    batas_detik = models.PositiveSmallIntegerField("batas menunggu (detik)", default=5)
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now, db_default=Now())
    dihentikan_pada = models.DateTimeField("dihentikan pada", null=True, blank=True)
    dihentikan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    alasan_henti = models.CharField("alasan dihentikan", max_length=300, blank=True)
    galat = models.CharField("galat terakhir", max_length=200, blank=True)
    catatan = models.CharField("cara bertanya", max_length=200, blank=True)
    ditanya_pada = models.DateTimeField("terakhir ditanya", null=True, blank=True)
    dijawab_pada = models.DateTimeField("terakhir menjawab", null=True, blank=True)

    objects = SasaranQuerySet.as_manager()

    class Meta:
        verbose_name = "sasaran pemantauan"
        verbose_name_plural = "sasaran pemantauan"
        constraints = [
            models.UniqueConstraint(Upper("kode"), name="sasaran_kode_unik"),
            models.CheckConstraint(condition=~Q(nama=""), name="sasaran_bernama"),
            models.CheckConstraint(
                condition=Q(jenis=JenisSasaran.INANG, alamat="")
                | (~Q(jenis=JenisSasaran.INANG) & ~Q(alamat="")),
                name="sasaran_beralamat",
            ),
            models.CheckConstraint(
                condition=Q(dihentikan_pada__isnull=True, alasan_henti="", dihentikan_oleh__isnull=True)
                | (Q(dihentikan_pada__isnull=False) & ~Q(alasan_henti="")),
                name="sasaran_henti_beralasan",
            ),
            models.CheckConstraint(
                condition=Q(jeda_menit__gte=1, jeda_menit__lte=1440, batas_detik__gte=1, batas_detik__lte=30),
                name="sasaran_waktu_wajar",
            ),
            # This host is watched once.
            models.UniqueConstraint(
                fields=["jenis"],
                condition=Q(jenis=JenisSasaran.INANG, dihentikan_pada__isnull=True),
                name="sasaran_satu_inang",
            ),
        ]
        indexes = [models.Index(fields=["nama", "id"], name="sasaran_menurut_nama")]

    def __str__(self) -> str:
        return self.nama


class Deret(models.Model):
    """One series: a measure of a target, of one disk or interface where there are several; and how it is.

    `calon` is the state that readings point to now, for the `kali`-th time; `sebelum_hilang` what was known
    when readings stopped coming. States change by compare-and-set on (`keadaan`, `sejak`).
    """

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    sasaran = models.ForeignKey(Sasaran, on_delete=models.PROTECT, related_name="deret")
    ukuran = models.CharField("ukuran", max_length=12, choices=Ukuran)
    label = models.CharField("bagian", max_length=120, blank=True)
    keadaan = models.CharField("keadaan", max_length=16, choices=Keadaan, default=Keadaan.TIDAK_DIKETAHUI)
    sejak = models.DateTimeField("sejak", default=timezone.now, db_default=Now())
    calon = models.CharField("calon keadaan", max_length=16, choices=Keadaan, blank=True)
    kali = models.PositiveSmallIntegerField("kali berturut-turut", default=0)
    sebelum_hilang = models.CharField("sebelum hilang", max_length=16, choices=Keadaan, blank=True)
    nilai = models.FloatField("nilai terakhir", null=True, blank=True)
    dibaca_pada = models.DateTimeField("dibaca pada", null=True, blank=True)
    # The last raw value of a counter, and when: a rate is made of two.
    pencacah = models.DecimalField(max_digits=20, decimal_places=0, null=True, blank=True)
    pencacah_pada = models.DateTimeField(null=True, blank=True)
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now, db_default=Now())
    # What was taken out for good (a disk, an interface): no longer expected.
    dilepas_pada = models.DateTimeField("dilepas pada", null=True, blank=True)

    class Meta:
        verbose_name = "deret pembacaan"
        verbose_name_plural = "deret pembacaan"
        constraints = [
            models.UniqueConstraint(fields=["sasaran", "ukuran", "label"], name="deret_satu_per_bagian"),
            models.CheckConstraint(
                condition=Q(nilai__isnull=True, dibaca_pada__isnull=True)
                | Q(nilai__isnull=False, dibaca_pada__isnull=False),
                name="deret_nilai_berwaktu",
            ),
        ]
        indexes = [
            models.Index(
                fields=["keadaan", "id"],
                condition=~Q(keadaan=Keadaan.BAIK) & Q(dilepas_pada__isnull=True),
                name="deret_tidak_baik",
            )
        ]

    def __str__(self) -> str:
        bagian = f" {self.label}" if self.label else ""
        return f"{self.get_ukuran_display()}{bagian}"


class Siklus(models.Model):
    """One round of asking: the proof that somebody looked, and the watcher's own heartbeat."""

    mulai = models.DateTimeField("mulai")
    selesai = models.DateTimeField("selesai", null=True, blank=True)
    sasaran = models.PositiveIntegerField("sasaran ditanya", default=0)
    gagal = models.PositiveIntegerField("tidak menjawab", default=0)
    bacaan = models.PositiveIntegerField("bacaan", default=0)

    class Meta:
        verbose_name = "siklus pemantauan"
        verbose_name_plural = "siklus pemantauan"
        constraints = [
            models.CheckConstraint(
                condition=Q(selesai__isnull=True) | Q(selesai__gte=F("mulai")),
                name="siklus_selesai_sesudah_mulai",
            ),
            models.CheckConstraint(condition=Q(gagal__lte=F("sasaran")), name="siklus_gagal_terhitung"),
        ]
        indexes = [models.Index(fields=["mulai"], name="siklus_mulai")]

    def __str__(self) -> str:
        return f"siklus {self.pk}"
