"""Assets in six registers: how each came to be as it is, what of it runs out, how it was let go."""

from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Cast, Concat, Now, Round, Upper
from django.utils import timezone

from infrastruktur.enums.aset import (
    KOLOM_KHUSUS,
    WAJIB,
    JenisMasa,
    KelasAset,
    NilaiCIA,
    Register,
    StatusAset,
    StatusPenghapusan,
)
from infrastruktur.models.pantau import Sasaran
from lpse.kode import kode_publik
from lpse.kunci import kunci
from lpse.models import Akun
from lpse.waktu import hari_ini

SEMUA_KHUSUS = tuple(dict.fromkeys(nama for kolom in KOLOM_KHUSUS.values() for nama in kolom))
JUMLAH_CIA = F("kerahasiaan") + F("keutuhan") + F("ketersediaan")
DIGIT_NILAI = 2
# What the history calls an event whose own word does not say enough.
SEBUTAN_PERISTIWA = {
    "suku_cadang": "Suku cadang",
    "masa": "Masa berlaku",
    "diusulkan": "Penghapusan diusulkan",
    "ditolak": "Penghapusan ditolak",
    "ditarik": "Usulan penghapusan ditarik",
}


def _kosong(nama: str) -> Q:
    return Q(lokasi__isnull=True) if nama == "lokasi" else Q(**{nama: ""})


def _syarat_register(register: str) -> Q:
    """Of this register: what it must say is there, what other registers say is not."""
    syarat = Q(register=register)
    for nama in SEMUA_KHUSUS:
        if nama not in KOLOM_KHUSUS[register]:
            syarat &= _kosong(nama)
    for nama in WAJIB[register]:
        syarat &= ~_kosong(nama)
    return syarat | ~Q(register=register)


class AsetQuerySet(models.QuerySet["Aset"]):
    def lock(self, pk: int) -> "Aset":
        """The asset, locked until the act's transaction ends."""
        return kunci(self, pk, "lokasi", "sasaran", no_key=True)

    def ada(self) -> "AsetQuerySet":
        """What the unit still has."""
        return self.exclude(status=StatusAset.DIHAPUSKAN)


class Aset(models.Model):
    """One asset. Never deleted: what was let go keeps its code and its history.

    All registers share one table, since they are numbered, searched, moved, valued and let go alike; a check
    per register says which columns are its own. Six detail tables would need a trigger for the same promise,
    a JSON column could not make it.
    """

    register = models.CharField("register", max_length=15, choices=Register)
    kode = models.CharField("kode", max_length=16, unique=True)
    nomor_inventaris = models.CharField("nomor inventaris", max_length=60, blank=True)
    nama = models.CharField("nama", max_length=150)
    sub_klasifikasi = models.CharField("sub klasifikasi", max_length=80, blank=True)
    pemilik = models.CharField("pemilik", max_length=120, blank=True)
    pemegang = models.CharField("pemegang", max_length=120, blank=True)
    lokasi = models.ForeignKey(
        "lpse.Lokasi", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    status = models.CharField("status", max_length=10, choices=StatusAset, default=StatusAset.DIPAKAI)
    kerahasiaan = models.PositiveSmallIntegerField("kerahasiaan (C)", choices=NilaiCIA)
    keutuhan = models.PositiveSmallIntegerField("keutuhan (I)", choices=NilaiCIA)
    ketersediaan = models.PositiveSmallIntegerField("ketersediaan (A)", choices=NilaiCIA)
    nilai = models.GeneratedField(
        verbose_name="nilai",
        expression=Round(
            Cast(JUMLAH_CIA, models.DecimalField(max_digits=5, decimal_places=2)) / Value(3), DIGIT_NILAI
        ),
        output_field=models.DecimalField(max_digits=3, decimal_places=2),
        db_persist=True,
    )
    # 1 to 1.33, 1.67 to 2.33, 2.67 to 3.
    kelas = models.GeneratedField(
        verbose_name="kelas",
        expression=Case(
            When(kerahasiaan__lte=4 - F("keutuhan") - F("ketersediaan"), then=Value(KelasAset.RENDAH.value)),
            When(kerahasiaan__lte=7 - F("keutuhan") - F("ketersediaan"), then=Value(KelasAset.SEDANG.value)),
            default=Value(KelasAset.TINGGI.value),
        ),
        output_field=models.CharField(max_length=6, choices=KelasAset),
        db_persist=True,
    )

    format_penyimpanan = models.CharField("format penyimpanan", max_length=120, blank=True)
    metode_penghapusan = models.CharField("metode penghapusan", max_length=160, blank=True)
    nip = models.CharField("NIP", max_length=30, blank=True)
    fungsi = models.CharField("fungsi, subbidang, atau unit", max_length=120, blank=True)
    jabatan = models.CharField("jabatan", max_length=120, blank=True)
    nomor_kontrak = models.CharField("nomor kontrak, NDA, atau SLA", max_length=100, blank=True)
    atasan = models.CharField("atasan langsung", max_length=120, blank=True)
    jenis = models.CharField("jenis", max_length=60, blank=True)
    spesifikasi = models.CharField("spesifikasi", max_length=400, blank=True)
    nomor_seri = models.CharField("nomor seri", max_length=80, blank=True)
    penyedia = models.CharField("penyedia", max_length=150, blank=True)
    deskripsi = models.CharField("deskripsi", max_length=500, blank=True)
    keterangan = models.CharField("keterangan", max_length=500, blank=True)

    # What is watched of it, where it is watched.
    sasaran = models.ForeignKey(Sasaran, on_delete=models.PROTECT, null=True, blank=True, related_name="aset")
    dicatat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    dicatat_pada = models.DateTimeField("dicatat pada", default=timezone.now, db_default=Now())
    cari = models.GeneratedField(
        expression=Upper(
            Concat("kode", Value(" "), "nomor_inventaris", Value(" "), "nama", Value(" "), "nomor_seri")
        ),
        output_field=models.TextField(),
        db_persist=True,
    )

    objects = AsetQuerySet.as_manager()
    DATA_PRIBADI = ("nama", "nip", "jabatan", "nomor_kontrak", "atasan", "pemegang", "keterangan")

    class Meta:
        verbose_name = "aset"
        verbose_name_plural = "aset"
        constraints = [
            models.CheckConstraint(condition=~Q(nama=""), name="aset_bernama"),
            models.CheckConstraint(
                condition=Q(kerahasiaan__range=(1, 3), keutuhan__range=(1, 3), ketersediaan__range=(1, 3)),
                name="aset_nilai_cia",
            ),
            models.CheckConstraint(
                condition=Q(sasaran__isnull=True)
                | Q(register__in=[Register.FISIK, Register.PERANGKAT_LUNAK, Register.LAYANAN]),
                name="aset_dapat_dipantau",
            ),
            *(
                models.CheckConstraint(condition=_syarat_register(register), name=f"aset_kolom_{register}")
                for register in Register.values
            ),
            models.UniqueConstraint(
                Upper("nomor_inventaris"), condition=~Q(nomor_inventaris=""), name="aset_inventaris_unik"
            ),
        ]
        indexes = [
            GinIndex(OpClass(F("cari"), name="gin_trgm_ops"), name="aset_cari_trgm"),
            GinIndex(OpClass(Upper("pemegang"), name="gin_trgm_ops"), name="aset_pemegang_trgm"),
            models.Index(fields=["register", "kode"], name="aset_register"),
            models.Index("register", Upper("nama"), name="aset_nama"),
            models.Index(fields=["sasaran"], condition=Q(sasaran__isnull=False), name="aset_sasaran"),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.nama}"

    def is_milik(self, akun: Akun) -> bool:
        """An asset is the unit's, never one person's."""
        return False

    @property
    def nama_kelas(self) -> str:
        """The class in words."""
        return KelasAset(self.kelas).label

    @property
    def is_dihapuskan(self) -> bool:
        return self.status == StatusAset.DIHAPUSKAN

    @property
    def is_sdm(self) -> bool:
        """Whether it is a person, of whom less is shown."""
        return self.register == Register.SDM

    @property
    def is_bersuku_cadang(self) -> bool:
        """Whether it is made of parts."""
        return self.register == Register.FISIK


class PerubahanAset(models.Model):
    """One column of an asset, what it held before and since when it holds what; append-only by trigger.

    Of a person's record only that it changed is kept. `tanggal` is when it happened, `pada` when it was
    recorded; the rows of one act share `pada`.
    """

    aset = models.ForeignKey(Aset, on_delete=models.PROTECT, related_name="perubahan")
    peristiwa = models.CharField("peristiwa", max_length=12)
    kolom = models.CharField("kolom", max_length=30, blank=True)
    lama = models.CharField("sebelumnya", max_length=500, blank=True)
    baru = models.CharField("menjadi", max_length=500, blank=True)
    is_disamarkan = models.BooleanField("isinya tidak disalin", default=False)
    catatan = models.CharField("catatan", max_length=500, blank=True)
    tanggal = models.DateField("tanggal", default=hari_ini)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField("dicatat pada", default=timezone.now, db_default=Now())

    class Meta:
        verbose_name = "perubahan aset"
        verbose_name_plural = "perubahan aset"
        constraints = [
            models.CheckConstraint(
                condition=Q(is_disamarkan=False) | Q(lama="", baru=""), name="perubahan_aset_tersamar"
            ),
        ]
        indexes = [models.Index(fields=["aset", "-id"], name="perubahan_aset_terbaru")]

    def __str__(self) -> str:
        return f"{self.aset_id}: {self.peristiwa} {self.kolom}".strip()

    @property
    def sebutan(self) -> str:
        """What happened, as people read it."""
        return SEBUTAN_PERISTIWA.get(self.peristiwa, self.peristiwa.capitalize())

    @property
    def nama_kolom(self) -> str:
        """The column's name as people read it."""
        kolom: Any = Aset._meta.get_field(self.kolom) if self.kolom else None
        return str(kolom.verbose_name) if kolom else ""


class MasaBerlakuQuerySet(models.QuerySet["MasaBerlaku"]):
    def diawasi(self) -> "MasaBerlakuQuerySet":
        """What still counts, of assets the unit still has."""
        return self.filter(diakhiri_pada__isnull=True).exclude(aset__status=StatusAset.DIHAPUSKAN)

    def berakhir_sampai(self, hari: date) -> "MasaBerlakuQuerySet":
        return self.diawasi().filter(berakhir__lte=hari)


class MasaBerlaku(models.Model):
    """A date on which something of an asset runs out. Renewed means closed, and another row.

    `diingatkan` is the nearest threshold in days that people have been reminded of.
    """

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    aset = models.ForeignKey(Aset, on_delete=models.PROTECT, related_name="masa")
    jenis = models.CharField("jenis", max_length=10, choices=JenisMasa)
    berakhir = models.DateField("berakhir")
    keterangan = models.CharField("keterangan", max_length=200, blank=True)
    diingatkan = models.PositiveSmallIntegerField("sudah diingatkan (hari)", null=True, blank=True)
    dicatat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    dicatat_pada = models.DateTimeField("dicatat pada", default=timezone.now, db_default=Now())
    diakhiri_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    diakhiri_pada = models.DateTimeField("tidak berlaku lagi sejak", null=True, blank=True)

    objects = MasaBerlakuQuerySet.as_manager()

    class Meta:
        verbose_name = "masa berlaku"
        verbose_name_plural = "masa berlaku"
        constraints = [
            models.UniqueConstraint(
                fields=["aset", "jenis"],
                condition=Q(diakhiri_pada__isnull=True),
                name="masa_berlaku_satu_per_jenis",
            ),
            models.CheckConstraint(
                condition=Q(diakhiri_oleh__isnull=True, diakhiri_pada__isnull=True)
                | Q(diakhiri_oleh__isnull=False, diakhiri_pada__isnull=False),
                name="masa_berlaku_diakhiri_lengkap",
            ),
        ]
        indexes = [
            models.Index(
                fields=["berakhir"], condition=Q(diakhiri_pada__isnull=True), name="masa_berlaku_diawasi"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.berakhir:%Y-%m-%d}"

    @property
    def sisa_hari(self) -> int:
        """Days left; negative once it is over."""
        return (self.berakhir - hari_ini()).days


class PenghapusanAset(models.Model):
    """A proposal that an asset be let go, and what another person decided."""

    aset = models.ForeignKey(Aset, on_delete=models.PROTECT, related_name="penghapusan")
    status = models.CharField(
        "status", max_length=9, choices=StatusPenghapusan, default=StatusPenghapusan.DIUSULKAN
    )
    alasan = models.CharField("alasan", max_length=500)
    # How data on it are made unreadable, or how it leaves.
    metode = models.CharField("metode penghapusan", max_length=160)
    tanggal = models.DateField("tanggal penghapusan")
    diusulkan_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    diusulkan_pada = models.DateTimeField("diusulkan pada", default=timezone.now, db_default=Now())
    diputus_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    diputus_pada = models.DateTimeField("diputus pada", null=True, blank=True)
    catatan = models.CharField("catatan putusan", max_length=500, blank=True)

    class Meta:
        verbose_name = "penghapusan aset"
        verbose_name_plural = "penghapusan aset"
        constraints = [
            models.CheckConstraint(
                condition=~Q(alasan="") & ~Q(metode=""), name="penghapusan_aset_beralasan"
            ),
            models.CheckConstraint(
                condition=Q(
                    status=StatusPenghapusan.DIUSULKAN, diputus_oleh__isnull=True, diputus_pada__isnull=True
                )
                | (
                    ~Q(status=StatusPenghapusan.DIUSULKAN)
                    & Q(diputus_oleh__isnull=False, diputus_pada__isnull=False)
                ),
                name="penghapusan_aset_diputus_lengkap",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[StatusPenghapusan.DISETUJUI, StatusPenghapusan.DITOLAK])
                | ~Q(diputus_oleh=F("diusulkan_oleh")),
                name="penghapusan_aset_dua_orang",
            ),
            models.CheckConstraint(
                condition=~Q(status=StatusPenghapusan.DITOLAK) | ~Q(catatan=""),
                name="penghapusan_aset_tolak_beralasan",
            ),
            models.UniqueConstraint(
                fields=["aset"],
                condition=Q(status__in=[StatusPenghapusan.DIUSULKAN, StatusPenghapusan.DISETUJUI]),
                name="penghapusan_aset_satu_terbuka",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.aset_id}: {self.get_status_display()}"

    def is_milik(self, akun: Akun) -> bool:
        """Whether this person proposed it."""
        return self.diusulkan_oleh_id == akun.pk
