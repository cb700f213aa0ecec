"""The register of letters, the instructions about them, and what of the portal they concern."""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Concat, Now, Upper
from django.utils import timezone

from lpse.kode import kode_publik
from lpse.kunci import kunci
from lpse.models import Akun
from lpse.waktu import hari_ini
from sekretariat.enums.persuratan import (
    BERAKHIR,
    BERJALAN,
    STATUS_KELUAR,
    STATUS_MASUK,
    ArahSurat,
    BentukSurat,
    CaraKirim,
    SifatSurat,
    StatusDisposisi,
    StatusSurat,
)
from sekretariat.enums.retensi import MUSNAH

S = StatusSurat
AWALAN = {ArahSurat.MASUK: "SM", ArahSurat.KELUAR: "SK"}


class AgendaSuratQuerySet(models.QuerySet["AgendaSurat"]):
    def lock(self, pk: int) -> "AgendaSurat":
        """The letter with who drafted and approved it; it is locked until the act's transaction ends."""
        return kunci(self, pk, "dibuat_oleh", "disetujui_oleh", "naskah", no_key=True)


class AgendaSurat(models.Model):
    """One letter in the register. Never deleted; a number once given stays, also when it is called off."""

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    arah = models.CharField("arah", max_length=6, choices=ArahSurat)
    # A draft has none yet: numbers are taken in the order in which letters go out.
    tahun = models.PositiveSmallIntegerField("tahun agenda", null=True, blank=True)
    nomor_agenda = models.PositiveIntegerField("nomor agenda", null=True, blank=True)
    nomor_surat = models.CharField("nomor surat", max_length=100, blank=True)
    tanggal_surat = models.DateField("tanggal surat", null=True, blank=True)
    diterima = models.DateField("diterima", null=True, blank=True)
    dari = models.CharField("dari", max_length=150)
    kepada = models.CharField("kepada", max_length=150)
    perihal = models.CharField("perihal", max_length=200)
    sifat = models.CharField("sifat", max_length=7, choices=SifatSurat, default=SifatSurat.BIASA)
    status = models.CharField("status", max_length=14, choices=StatusSurat)
    berkas = models.ForeignKey(
        "lpse.Berkas", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    balas_sebelum = models.DateField("dibalas paling lambat", null=True, blank=True)
    membalas = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="balasan"
    )
    bentuk = models.CharField("bentuk", max_length=8, choices=BentukSurat, blank=True)
    isi = models.TextField("isi", max_length=10_000, blank=True)
    tembusan = models.TextField("tembusan", max_length=1000, blank=True)
    # Why it was sent back or called off, or how the matter ended.
    catatan = models.CharField("catatan", max_length=500, blank=True)
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    dibuat_pada = models.DateTimeField("dicatat pada", default=timezone.now, db_default=Now())
    disetujui_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    disetujui_pada = models.DateTimeField("disetujui pada", null=True, blank=True)
    naskah = models.ForeignKey(
        "lpse.Naskah", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    dikirim = models.DateField("dikirim", null=True, blank=True)
    cara_kirim = models.CharField("cara kirim", max_length=8, choices=CaraKirim, blank=True)
    keterangan_kirim = models.CharField("keterangan pengiriman", max_length=200, blank=True)
    bukti_kirim = models.ForeignKey(
        "lpse.Berkas", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # When the unit was told that a reply is due.
    diingatkan_pada = models.DateTimeField(null=True, blank=True, editable=False)
    # When its retention time was over and what people said in it was destroyed; the row stays.
    dimusnahkan_pada = models.DateTimeField("dimusnahkan pada", null=True, blank=True, editable=False)
    cari = models.GeneratedField(
        expression=Upper(
            Concat("nomor_surat", Value(" "), "perihal", Value(" "), "dari", Value(" "), "kepada")
        ),
        output_field=models.TextField(),
        db_persist=True,
    )

    objects = AgendaSuratQuerySet.as_manager()
    DATA_PRIBADI = ("dari", "kepada", "perihal", "isi", "tembusan", "catatan", "keterangan_kirim")

    class Meta:
        verbose_name = "agenda surat"
        verbose_name_plural = "agenda surat"
        constraints = [
            models.UniqueConstraint(fields=["arah", "tahun", "nomor_agenda"], name="agenda_nomor_unik"),
            models.CheckConstraint(
                condition=Q(arah=ArahSurat.MASUK, status__in=STATUS_MASUK, bentuk="")
                | (Q(arah=ArahSurat.KELUAR, status__in=STATUS_KELUAR) & ~Q(bentuk="")),
                name="agenda_status_menurut_arah",
            ),
            models.CheckConstraint(
                condition=~Q(arah=ArahSurat.MASUK)
                | (
                    Q(nomor_agenda__isnull=False, tanggal_surat__isnull=False, diterima__isnull=False)
                    & ~Q(nomor_surat="")
                ),
                name="agenda_masuk_lengkap",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[S.DINOMORI, S.DIKIRIM])
                | (
                    Q(nomor_agenda__isnull=False, tanggal_surat__isnull=False, disetujui_oleh__isnull=False)
                    & ~Q(nomor_surat="")
                ),
                name="agenda_keluar_bernomor",
            ),
            models.CheckConstraint(
                condition=Q(nomor_agenda__isnull=True, tahun__isnull=True, nomor_surat="")
                | Q(nomor_agenda__gt=0, tahun__isnull=False),
                name="agenda_nomor_bertahun",
            ),
            models.CheckConstraint(
                condition=~Q(perihal="") & ~Q(dari="") & ~Q(kepada=""), name="agenda_lengkap"
            ),
            models.CheckConstraint(
                condition=Q(disetujui_oleh__isnull=True) | ~Q(disetujui_oleh=F("dibuat_oleh")),
                name="agenda_dua_orang",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[S.SELESAI, S.DIBATALKAN]) | ~Q(catatan=""),
                name="agenda_berakhir_beralasan",
            ),
            models.CheckConstraint(
                condition=(Q(status=S.DIKIRIM, dikirim__isnull=False) & ~Q(cara_kirim=""))
                | (~Q(status=S.DIKIRIM) & Q(dikirim__isnull=True, cara_kirim="")),
                name="agenda_dikirim_dengan_cara",
            ),
            models.CheckConstraint(
                condition=Q(dimusnahkan_pada__isnull=True)
                | Q(
                    dari=MUSNAH,
                    kepada=MUSNAH,
                    perihal=MUSNAH,
                    isi="",
                    tembusan="",
                    keterangan_kirim="",
                    catatan__in=("", MUSNAH),
                    status__in=BERAKHIR,
                ),
                name="agenda_musnah_kosong",
            ),
        ]
        indexes = [
            GinIndex(OpClass(F("cari"), name="gin_trgm_ops"), name="agenda_cari_trgm"),
            models.Index(fields=["arah", "-id"], name="agenda_arah"),
            models.Index(fields=["tahun", "-id"], name="agenda_tahun"),
            models.Index(fields=["status", "-id"], name="agenda_status"),
            models.Index(fields=["diterima"], name="agenda_diterima"),
            models.Index(fields=["tanggal_surat"], name="agenda_tanggal"),
            models.Index(
                fields=["balas_sebelum"],
                condition=Q(balas_sebelum__isnull=False, status__in=BERJALAN),
                name="agenda_balas",
            ),
        ]

    def __str__(self) -> str:
        return self.sebutan

    @property
    def sebutan(self) -> str:
        """`SM-2026-0012`; of a draft `Konsep surat`."""
        if self.nomor_agenda is None:
            return "Konsep surat"
        return f"{AWALAN[ArahSurat(self.arah)]}-{self.tahun}-{self.nomor_agenda:04d}"

    def is_milik(self, akun: object) -> bool:
        """A letter is the unit's, never one person's."""
        return False

    @property
    def is_masuk(self) -> bool:
        return self.arah == ArahSurat.MASUK

    @property
    def is_rahasia(self) -> bool:
        return self.sifat == SifatSurat.RAHASIA

    @property
    def is_berjalan(self) -> bool:
        return self.status in BERJALAN

    @property
    def is_terlambat_dibalas(self) -> bool:
        """Whether the day to reply has passed; that a reply went out, the query knows."""
        return self.is_berjalan and self.balas_sebelum is not None and self.balas_sebelum < hari_ini()


class DisposisiQuerySet(models.QuerySet["Disposisi"]):
    def lock(self, pk: int) -> "Disposisi":
        """The instruction with its letter; it is locked until the act's transaction ends."""
        return kunci(self, pk, "surat", "dari", "kepada", no_key=True)

    def terbuka(self) -> "DisposisiQuerySet":
        """Those that nobody has reported on yet."""
        return self.filter(status=StatusDisposisi.TERBUKA)


class Disposisi(models.Model):
    """What one officer is to do about a letter that came in; one passed on points to the one it came from."""

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    surat = models.ForeignKey(AgendaSurat, on_delete=models.PROTECT, related_name="disposisi")
    induk = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="lanjutan"
    )
    dari = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    kepada = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    instruksi = models.CharField("instruksi", max_length=500)
    tenggat = models.DateField("tenggat", null=True, blank=True)
    status = models.CharField(
        "status", max_length=7, choices=StatusDisposisi, default=StatusDisposisi.TERBUKA
    )
    catatan = models.CharField("catatan", max_length=500, blank=True)
    naskah = models.ForeignKey(
        "lpse.Naskah", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now, db_default=Now())
    berakhir_pada = models.DateTimeField("berakhir pada", null=True, blank=True)
    diingatkan_pada = models.DateTimeField(null=True, blank=True, editable=False)

    objects = DisposisiQuerySet.as_manager()
    DATA_PRIBADI = ("instruksi", "catatan")

    class Meta:
        verbose_name = "disposisi"
        verbose_name_plural = "disposisi"
        constraints = [
            models.CheckConstraint(condition=~Q(instruksi=""), name="disposisi_berisi"),
            models.CheckConstraint(condition=~Q(dari=F("kepada")), name="disposisi_kepada_orang_lain"),
            models.CheckConstraint(
                condition=Q(status=StatusDisposisi.TERBUKA, berakhir_pada__isnull=True)
                | (~Q(status=StatusDisposisi.TERBUKA) & Q(berakhir_pada__isnull=False) & ~Q(catatan="")),
                name="disposisi_berakhir_bercatatan",
            ),
            models.UniqueConstraint(
                fields=["surat", "kepada"],
                condition=Q(status=StatusDisposisi.TERBUKA),
                name="disposisi_satu_terbuka",
            ),
        ]
        indexes = [
            models.Index(
                fields=["kepada", "tenggat"],
                condition=Q(status=StatusDisposisi.TERBUKA),
                name="disposisi_terbuka",
            ),
            models.Index(fields=["dibuat_pada"], name="disposisi_dibuat"),
        ]

    def __str__(self) -> str:
        return f"{self.surat_id}: {self.get_status_display()}"

    def is_milik(self, akun: Akun) -> bool:
        """Whether this person is the one who is to do it."""
        return self.kepada_id == akun.pk

    @property
    def is_terlambat(self) -> bool:
        return (
            self.status == StatusDisposisi.TERBUKA and self.tenggat is not None and self.tenggat < hari_ini()
        )


class KaitanSurat(models.Model):
    """A record of the portal that a letter concerns, by its number; the unit that keeps it finds it."""

    surat = models.ForeignKey(AgendaSurat, on_delete=models.CASCADE, related_name="kaitan")
    nomor = models.CharField("nomor", max_length=40)
    dicatat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    dicatat_pada = models.DateTimeField("dicatat pada", default=timezone.now, db_default=Now())

    class Meta:
        verbose_name = "kaitan surat"
        verbose_name_plural = "kaitan surat"
        constraints = [
            models.CheckConstraint(condition=~Q(nomor=""), name="kaitan_surat_bernomor"),
            models.UniqueConstraint("surat", Upper("nomor"), name="kaitan_surat_sekali"),
        ]
        indexes = [models.Index(Upper("nomor"), name="kaitan_surat_nomor")]

    def __str__(self) -> str:
        return f"{self.surat_id}: {self.nomor}"
