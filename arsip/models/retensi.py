"""How long records are kept: classes and their versions, holds, and lists of what is destroyed."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone

from arsip.enums.retensi import (
    USUL_TERBUKA,
    KeadaanButir,
    LingkupTahan,
    NasibAkhir,
    StatusPemusnahan,
    StatusTahan,
)
from lpse.kode import kode_publik
from lpse.kunci import kunci
from lpse.models import Akun

S = StatusPemusnahan
L = LingkupTahan
K = KeadaanButir
POLA_KELAS = r"^[A-Za-z][A-Za-z0-9_-]{1,39}$"
BULAN_TERBANYAK = 1200  # a hundred years


class KelasRetensiQuerySet(models.QuerySet["KelasRetensi"]):
    def berlaku(self, hari: date) -> "KelasRetensiQuerySet":
        """Of each class the version in force on this day: the last to begin, of those the last written."""
        mulai = self.filter(berlaku_mulai__lte=hari)
        return mulai.order_by("kode", "-berlaku_mulai", "-pk").distinct("kode")


class KelasRetensi(models.Model):
    """One version of a retention class as the region's schedule (JRA) has it. Append-only by trigger.

    Without months nothing of the class falls due: the portal knows no years that no rule has told it.
    """

    kode = models.CharField("kode kelas", max_length=40)
    nama = models.CharField("nama", max_length=150)
    dasar = models.CharField("dasar aturan", max_length=300, blank=True)
    dihitung_dari = models.CharField("dihitung dari", max_length=200, blank=True)
    aktif_bulan = models.PositiveSmallIntegerField("masa aktif (bulan)", null=True, blank=True)
    inaktif_bulan = models.PositiveSmallIntegerField("masa inaktif (bulan)", null=True, blank=True)
    nasib = models.CharField("nasib akhir", max_length=8, choices=NasibAkhir, default=NasibAkhir.DINILAI)
    berlaku_mulai = models.DateField("berlaku mulai")
    keterangan = models.CharField("keterangan", max_length=500, blank=True)
    ditetapkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ditetapkan_pada = models.DateTimeField("ditetapkan pada", default=timezone.now, db_default=Now())

    objects = KelasRetensiQuerySet.as_manager()

    class Meta:
        verbose_name = "kelas retensi"
        verbose_name_plural = "kelas retensi"
        constraints = [
            models.CheckConstraint(condition=Q(kode__regex=POLA_KELAS), name="kelas_retensi_kode"),
            models.CheckConstraint(
                condition=Q(aktif_bulan__isnull=True, inaktif_bulan__isnull=True)
                | Q(aktif_bulan__lte=BULAN_TERBANYAK, inaktif_bulan__lte=BULAN_TERBANYAK)
                & Q(aktif_bulan__isnull=False, inaktif_bulan__isnull=False, ditetapkan_oleh__isnull=False)
                & ~Q(dasar="")
                & ~Q(dihitung_dari=""),
                name="kelas_retensi_masa_berdasar",
            ),
        ]
        indexes = [models.Index(fields=["kode", "-berlaku_mulai", "-id"], name="kelas_retensi_berlaku")]

    def __str__(self) -> str:
        return f"{self.kode} {self.nama}"

    @property
    def masa_bulan(self) -> int | None:
        """How many months after the event its records fall due; None: never, no rule has been entered."""
        if self.aktif_bulan is None or self.inaktif_bulan is None:
            return None
        return self.aktif_bulan + self.inaktif_bulan

    @property
    def is_permanen(self) -> bool:
        """Whether its records are kept for ever, by a rule that names no time."""
        return self.nasib == NasibAkhir.PERMANEN and self.masa_bulan is None and bool(self.dasar)

    @property
    def is_dimusnahkan(self) -> bool:
        """Whether its records may come on a list: their time is known, and destruction is their fate."""
        return self.masa_bulan is not None and self.nasib == NasibAkhir.MUSNAH


class PenahananQuerySet(models.QuerySet["Penahanan"]):
    def lock(self, pk: int) -> "Penahanan":
        """The hold, locked until the act's transaction ends."""
        return kunci(self, pk, "akun", "ditahan_oleh")

    def berlaku(self) -> "PenahananQuerySet":
        return self.filter(status=StatusTahan.BERLAKU)


class Penahanan(models.Model):
    """Tahan untuk hukum: what must not be destroyed, why, and by which letter. Frozen but for its lifting."""

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    status = models.CharField(
        "status", max_length=8, choices=StatusTahan, default=StatusTahan.BERLAKU, db_index=True
    )
    lingkup = models.CharField("lingkup", max_length=8, choices=LingkupTahan)
    kelas = models.CharField("kelas", max_length=40, blank=True)
    kunci = models.CharField("kode rekaman", max_length=64, blank=True)
    akun = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    label = models.CharField("yang ditahan", max_length=200)
    alasan = models.TextField("alasan", max_length=1000)
    surat_nomor = models.CharField("nomor surat", max_length=100)
    surat_tanggal = models.DateField("tanggal surat")
    surat_dari = models.CharField("surat dari", max_length=150)
    surat = models.ForeignKey(
        "lpse.Berkas", verbose_name="pindaian surat", on_delete=models.PROTECT, related_name="+"
    )
    ditahan_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ditahan_pada = models.DateTimeField("ditahan pada", default=timezone.now, db_default=Now())
    dilepas_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    dilepas_pada = models.DateTimeField("dilepas pada", null=True, blank=True)
    alasan_lepas = models.TextField("alasan dilepas", max_length=1000, blank=True)

    objects = PenahananQuerySet.as_manager()

    class Meta:
        verbose_name = "penahanan"
        verbose_name_plural = "penahanan"
        constraints = [
            models.CheckConstraint(
                condition=Q(lingkup=L.REKAMAN, akun__isnull=True) & ~Q(kelas="") & ~Q(kunci="")
                | Q(lingkup=L.KELAS, kunci="", akun__isnull=True) & ~Q(kelas="")
                | Q(lingkup=L.PENGGUNA, kelas="", kunci="", akun__isnull=False)
                | Q(lingkup=L.CADANGAN, kelas="", akun__isnull=True) & ~Q(kunci=""),
                name="penahanan_menurut_lingkup",
            ),
            models.CheckConstraint(
                condition=~Q(alasan="") & ~Q(surat_nomor="") & ~Q(surat_dari=""), name="penahanan_bersurat"
            ),
            models.CheckConstraint(
                condition=Q(status=StatusTahan.BERLAKU, dilepas_oleh__isnull=True, dilepas_pada__isnull=True)
                | Q(status=StatusTahan.DILEPAS, dilepas_oleh__isnull=False, dilepas_pada__isnull=False)
                & ~Q(alasan_lepas=""),
                name="penahanan_dilepas_beralasan",
            ),
        ]
        indexes = [
            models.Index(
                fields=["kelas", "kunci"], condition=Q(status=StatusTahan.BERLAKU), name="penahanan_berlaku"
            )
        ]

    def __str__(self) -> str:
        return self.label

    def is_milik(self, orang: Akun) -> bool:
        """Nobody's own: what may be done follows from permissions."""
        return False


class PemusnahanQuerySet(models.QuerySet["Pemusnahan"]):
    def lock(self, pk: int) -> "Pemusnahan":
        """The list with its people, locked until the act's transaction ends."""
        return kunci(self, pk, "kelas", "diusulkan_oleh", "diputus_oleh", no_key=True)

    def terbuka(self) -> "PemusnahanQuerySet":
        return self.filter(status__in=USUL_TERBUKA)


class Pemusnahan(models.Model):
    """One list of records of one class, proposed by one person, decided by another, then carried out.

    Its lines are frozen with it (trigger): what the head reads is what is destroyed, less what is held since.
    """

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    nomor = models.CharField("nomor", max_length=40, unique=True)
    status = models.CharField("status", max_length=10, choices=StatusPemusnahan, default=S.DIUSULKAN)
    kelas = models.ForeignKey(KelasRetensi, on_delete=models.PROTECT, related_name="pemusnahan")
    sampai = models.DateField("jatuh tempo sampai dengan")
    alasan = models.TextField("pertimbangan", max_length=2000)
    # Zero while its lines are being written, and frozen after.
    jumlah = models.PositiveIntegerField("jumlah rekaman", default=0)
    diusulkan_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    diusulkan_pada = models.DateTimeField("diusulkan pada", default=timezone.now, db_default=Now())
    diputus_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    diputus_pada = models.DateTimeField("diputus pada", null=True, blank=True)
    catatan_putusan = models.TextField("catatan putusan", max_length=1000, blank=True)
    selesai_pada = models.DateTimeField("selesai pada", null=True, blank=True)
    naskah = models.ForeignKey(
        "lpse.Naskah", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = PemusnahanQuerySet.as_manager()

    class Meta:
        verbose_name = "pemusnahan"
        verbose_name_plural = "pemusnahan"
        constraints = [
            models.CheckConstraint(
                condition=Q(diputus_oleh__isnull=True) | ~Q(diputus_oleh=F("diusulkan_oleh")),
                name="pemusnahan_dua_orang",
            ),
            models.CheckConstraint(
                condition=Q(
                    status__in=(S.DIUSULKAN, S.DIBATALKAN),
                    diputus_oleh__isnull=True,
                    diputus_pada__isnull=True,
                )
                | Q(
                    status__in=(S.DISETUJUI, S.SELESAI, S.DITOLAK),
                    diputus_oleh__isnull=False,
                    diputus_pada__isnull=False,
                ),
                name="pemusnahan_diputus_berpasangan",
            ),
            models.CheckConstraint(
                condition=~Q(status=S.DITOLAK) | ~Q(catatan_putusan=""), name="pemusnahan_ditolak_beralasan"
            ),
            models.CheckConstraint(
                condition=Q(status=S.SELESAI, selesai_pada__isnull=False, naskah__isnull=False)
                | ~Q(status=S.SELESAI) & Q(selesai_pada__isnull=True, naskah__isnull=True),
                name="pemusnahan_selesai_bernaskah",
            ),
            models.CheckConstraint(condition=~Q(alasan=""), name="pemusnahan_beralasan"),
        ]
        indexes = [models.Index(fields=["status", "-id"], name="pemusnahan_status")]

    def __str__(self) -> str:
        return self.nomor

    def is_milik(self, orang: Akun) -> bool:
        """Whether this person proposed it."""
        return self.diusulkan_oleh_id == orang.pk


class ButirPemusnahan(models.Model):
    """One record on a list. Its label holds no personal data: it outlives the record.

    `tuntas_pada`: its bytes were looked for after they were deleted, and are gone.
    """

    pemusnahan = models.ForeignKey(Pemusnahan, on_delete=models.PROTECT, related_name="butir")
    kelas = models.CharField("kelas", max_length=40)
    kunci = models.CharField("kode rekaman", max_length=64)
    label = models.CharField("rekaman", max_length=200)
    tanggal = models.DateField("dihitung dari")
    jatuh_tempo = models.DateField("jatuh tempo")
    akun = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    keadaan = models.CharField("keadaan", max_length=12, choices=KeadaanButir, default=K.MENUNGGU)
    sebab = models.CharField("sebab", max_length=300, blank=True)
    musnah_pada = models.DateTimeField("dimusnahkan pada", null=True, blank=True)
    tuntas_pada = models.DateTimeField("isinya dipastikan hilang pada", null=True, blank=True)

    class Meta:
        verbose_name = "butir pemusnahan"
        verbose_name_plural = "butir pemusnahan"
        constraints = [
            models.UniqueConstraint(fields=["pemusnahan", "kunci"], name="butir_pemusnahan_sekali"),
            # On one list at a time, and destroyed once.
            models.UniqueConstraint(
                fields=["kelas", "kunci"],
                condition=Q(keadaan__in=(K.MENUNGGU, K.MUSNAH)),
                name="butir_pemusnahan_satu_daftar",
            ),
            models.CheckConstraint(
                condition=Q(keadaan=K.MUSNAH, musnah_pada__isnull=False)
                | ~Q(keadaan=K.MUSNAH) & Q(musnah_pada__isnull=True, tuntas_pada__isnull=True),
                name="butir_pemusnahan_bertanggal",
            ),
            models.CheckConstraint(
                condition=~Q(keadaan=K.DIKECUALIKAN) | ~Q(sebab=""), name="butir_pemusnahan_bersebab"
            ),
        ]
        indexes = [
            models.Index(
                fields=["pemusnahan", "id"],
                condition=Q(keadaan=K.MENUNGGU) | Q(keadaan=K.MUSNAH, tuntas_pada__isnull=True),
                name="butir_pemusnahan_sisa",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kelas} {self.kunci}"
