"""Risks of the service: how each was assessed, what is done about it, and what became of it."""

from datetime import date

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Concat, Now, Upper
from django.utils import timezone

from lpse.harapan import mundur
from lpse.kunci import kunci
from lpse.models import Akun
from lpse.waktu import hari_ini, setempat
from sekretariat.enums.risiko import (
    BATAS_KURANGI,
    BATAS_TERIMA,
    BERPENGENDALIAN,
    BERTENGGAT,
    FAKTOR,
    TERBUKA,
    TINJAU_BULAN,
    KategoriRisiko,
    PenangananRisiko,
    PeristiwaRisiko,
    StatusPengendalian,
    StatusRisiko,
    TingkatRisiko,
)

S, P = StatusRisiko, StatusPengendalian


def _tingkat(kolom: str) -> Case:
    """The level of a value."""
    return Case(
        When(**{f"{kolom}__lte": BATAS_TERIMA}, then=Value(TingkatRisiko.RENDAH.value)),
        When(**{f"{kolom}__lte": BATAS_KURANGI}, then=Value(TingkatRisiko.SEDANG.value)),
        default=Value(TingkatRisiko.TINGGI.value),
    )


class RisikoQuerySet(models.QuerySet["Risiko"]):
    def lock(self, pk: int) -> "Risiko":
        """The risk with its people; it is locked until the act's transaction ends."""
        return kunci(self, pk, "pemilik", "penilai", "diusulkan_oleh", no_key=True)

    def terbuka(self) -> "RisikoQuerySet":
        """Those that are still there."""
        return self.filter(status__in=TERBUKA)


class Risiko(models.Model):
    """One risk: what may happen to what, why, with what consequence; whose it is, and how it stands.

    What it is worth comes from its assessments alone: a trigger writes `nilai_awal` (the first one),
    `nilai`, `penilai` and `dinilai_pada` (the last one), and refuses any other hand. Never deleted.
    """

    kode = models.CharField("nomor risiko", max_length=20, unique=True)
    judul = models.CharField("risiko", max_length=150)
    kategori = models.CharField("kategori", max_length=10, choices=KategoriRisiko)
    objek = models.CharField("aset atau layanan", max_length=150)
    # The code of an asset in the registers, which the infrastructure unit keeps; "": none.
    aset_kode = models.CharField("kode aset", max_length=16, blank=True)
    penyebab = models.TextField("penyebab atau ancaman", max_length=1000)
    kelemahan = models.TextField("kerentanan", max_length=1000)
    akibat = models.TextField("akibat", max_length=1000)
    pemilik = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="penanggung jawab", on_delete=models.PROTECT, related_name="+"
    )
    tenggat = models.DateField("tenggat penanganan")
    penanganan = models.CharField("penanganan", max_length=7, choices=PenangananRisiko, blank=True)
    status = models.CharField("status", max_length=9, choices=StatusRisiko, default=S.DICATAT)
    status_sejak = models.DateTimeField("sejak", default=timezone.now, db_default=Now())
    dicatat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    dicatat_pada = models.DateTimeField("dicatat pada", default=timezone.now, db_default=Now())
    diusulkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    diterima_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    diterima_pada = models.DateTimeField("diterima pada", null=True, blank=True)
    ditutup_pada = models.DateTimeField("ditutup pada", null=True, blank=True)

    nilai_awal = models.PositiveSmallIntegerField("nilai awal", default=0, editable=False)
    nilai = models.PositiveSmallIntegerField("nilai kini", default=0, editable=False)
    penilai = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    dinilai_pada = models.DateTimeField("dinilai pada", null=True, blank=True, editable=False)
    tingkat_awal = models.GeneratedField(
        verbose_name="tingkat awal",
        expression=_tingkat("nilai_awal"),
        output_field=models.CharField(max_length=6, choices=TingkatRisiko),
        db_persist=True,
    )
    tingkat = models.GeneratedField(
        verbose_name="tingkat kini",
        expression=_tingkat("nilai"),
        output_field=models.CharField(max_length=6, choices=TingkatRisiko),
        db_persist=True,
    )
    cari = models.GeneratedField(
        expression=Upper(Concat("kode", Value(" "), "judul", Value(" "), "objek", Value(" "), "aset_kode")),
        output_field=models.TextField(),
        db_persist=True,
    )
    # When people were reminded that its day is past, and that a year went by unassessed; once each.
    diingatkan_lewat = models.DateTimeField(null=True, blank=True, editable=False)
    diingatkan_tinjau = models.DateTimeField(null=True, blank=True, editable=False)

    objects = RisikoQuerySet.as_manager()

    class Meta:
        verbose_name = "risiko"
        verbose_name_plural = "risiko"
        constraints = [
            models.CheckConstraint(
                condition=~Q(judul="") & ~Q(objek="") & ~Q(penyebab="") & ~Q(kelemahan="") & ~Q(akibat=""),
                name="risiko_lengkap",
            ),
            models.CheckConstraint(
                condition=Q(status=S.DICATAT, penanganan="")
                | Q(status=S.DITANGANI, penanganan__in=[p.value for p in BERPENGENDALIAN])
                | Q(status__in=[S.MENUNGGU, S.DITERIMA], penanganan=PenangananRisiko.TERIMA)
                | Q(status=S.DITUTUP),
                name="risiko_penanganan_menurut_status",
            ),
            models.CheckConstraint(
                condition=Q(status=S.DICATAT) | Q(nilai__gt=0), name="risiko_dinilai_sebelum_diputuskan"
            ),
            models.CheckConstraint(
                condition=~Q(status=S.MENUNGGU) | Q(diusulkan_oleh__isnull=False), name="risiko_diusulkan"
            ),
            models.CheckConstraint(
                condition=~Q(status=S.DITERIMA) | Q(diterima_oleh__isnull=False, diterima_pada__isnull=False),
                name="risiko_diterima_seseorang",
            ),
            # Above the threshold: proposed by one person, accepted by another, who neither owns nor assessed.
            models.CheckConstraint(
                condition=~Q(status=S.DITERIMA)
                | Q(nilai__lte=BATAS_TERIMA)
                | (
                    Q(diusulkan_oleh__isnull=False)
                    & ~Q(diterima_oleh=F("pemilik"))
                    & ~Q(diterima_oleh=F("penilai"))
                    & ~Q(diterima_oleh=F("diusulkan_oleh"))
                ),
                name="risiko_diterima_orang_lain",
            ),
            models.CheckConstraint(
                condition=Q(status=S.DITUTUP, ditutup_pada__isnull=False, nilai__lte=BATAS_TERIMA)
                | (~Q(status=S.DITUTUP) & Q(ditutup_pada__isnull=True)),
                name="risiko_ditutup_bila_rendah",
            ),
        ]
        indexes = [
            models.Index(fields=["-nilai", "-id"], name="risiko_terbesar"),
            models.Index(fields=["pemilik", "status"], name="risiko_pemilik"),
            models.Index(fields=["tenggat", "id"], condition=~Q(status=S.DITUTUP), name="risiko_tempo"),
            models.Index(fields=["dinilai_pada"], condition=~Q(status=S.DITUTUP), name="risiko_tinjau"),
            GinIndex(OpClass("cari", name="gin_trgm_ops"), name="risiko_cari_trgm"),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.judul}"

    def is_milik(self, akun: Akun) -> bool:
        """Whether this person answers for it."""
        return self.pemilik_id == akun.pk

    @property
    def sebutan_tingkat(self) -> str:
        """The level of its value now."""
        return str(TingkatRisiko(self.tingkat).label)

    @property
    def sebutan_tingkat_awal(self) -> str:
        """The level before control."""
        return str(TingkatRisiko(self.tingkat_awal).label)

    @property
    def is_terbuka(self) -> bool:
        return self.status in TERBUKA

    @property
    def is_lewat(self) -> bool:
        """Whether the day by which it should be dealt with is past."""
        return self.status in BERTENGGAT and self.tenggat < hari_ini()

    @property
    def tinjau_sebelum(self) -> date | None:
        """The last day for the next assessment; None before the first one."""
        if self.dinilai_pada is None:
            return None
        return mundur(setempat(self.dinilai_pada).date(), -TINJAU_BULAN)

    @property
    def is_lewat_tinjau(self) -> bool:
        """Whether a year went by without an assessment."""
        tempo = self.tinjau_sebelum
        return self.is_terbuka and tempo is not None and tempo < hari_ini()


def _skala(nama: str) -> Q:
    return Q(**{f"{nama}__range": (1, len(FAKTOR[nama].kata))})


class PenilaianRisiko(models.Model):
    """One assessment: the four scores, their product as the database computes it, who scored and when.

    Append-only by trigger. The first is the risk before control, the last the risk as it is.
    """

    risiko = models.ForeignKey(Risiko, on_delete=models.PROTECT, related_name="penilaian")
    urut = models.PositiveSmallIntegerField("urut")
    dampak = models.PositiveSmallIntegerField("dampak", choices=FAKTOR["dampak"].pilihan)
    pengancam = models.PositiveSmallIntegerField("pengancam", choices=FAKTOR["pengancam"].pilihan)
    kerentanan = models.PositiveSmallIntegerField("kerentanan", choices=FAKTOR["kerentanan"].pilihan)
    paparan = models.PositiveSmallIntegerField("paparan", choices=FAKTOR["paparan"].pilihan)
    nilai = models.GeneratedField(
        verbose_name="nilai",
        expression=F("dampak") * F("pengancam") * F("kerentanan") * F("paparan"),
        output_field=models.PositiveSmallIntegerField(),
        db_persist=True,
    )
    alasan = models.TextField("alasan", max_length=1000, blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField("pada", default=timezone.now, db_default=Now())

    class Meta:
        verbose_name = "penilaian risiko"
        verbose_name_plural = "penilaian risiko"
        constraints = [
            models.UniqueConstraint(fields=["risiko", "urut"], name="penilaian_risiko_urut"),
            models.CheckConstraint(
                condition=_skala("dampak") & _skala("pengancam") & _skala("kerentanan") & _skala("paparan"),
                name="penilaian_risiko_skala",
            ),
            models.CheckConstraint(
                condition=Q(urut=1) | ~Q(alasan=""), name="penilaian_risiko_ulang_beralasan"
            ),
        ]
        indexes = [models.Index(fields=["pada"], name="penilaian_risiko_pada")]

    def __str__(self) -> str:
        return f"{self.risiko_id}: penilaian {self.urut}"


class PengendalianQuerySet(models.QuerySet["PengendalianRisiko"]):
    def lock(self, pk: int) -> "PengendalianRisiko":
        """The control with its risk; it is locked until the act's transaction ends."""
        return kunci(self, pk, "risiko", "penanggung", no_key=True)

    def terbuka(self) -> "PengendalianQuerySet":
        """Those that nobody has carried out yet."""
        return self.filter(status=P.DIRENCANAKAN)


class PengendalianRisiko(models.Model):
    """A control: what is done about a risk, by whom until when; carried out with evidence, it is frozen."""

    kode = models.CharField("nomor pengendalian", max_length=20, unique=True)
    risiko = models.ForeignKey(Risiko, on_delete=models.PROTECT, related_name="pengendalian")
    uraian = models.CharField("pengendalian", max_length=300)
    penanggung = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="pelaksana", on_delete=models.PROTECT, related_name="+"
    )
    tenggat = models.DateField("tenggat")
    status = models.CharField("status", max_length=12, choices=StatusPengendalian, default=P.DIRENCANAKAN)
    hasil = models.TextField("hasil", max_length=1000, blank=True)
    bukti = models.CharField("bukti", max_length=300, blank=True)
    berkas = models.ForeignKey(
        "lpse.Berkas", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now, db_default=Now())
    berakhir_pada = models.DateTimeField("berakhir pada", null=True, blank=True)
    # When whoever carries it out was reminded that the day comes near, and that it is past; once each.
    diingatkan_dekat = models.DateTimeField(null=True, blank=True, editable=False)
    diingatkan_lewat = models.DateTimeField(null=True, blank=True, editable=False)

    objects = PengendalianQuerySet.as_manager()

    class Meta:
        verbose_name = "pengendalian risiko"
        verbose_name_plural = "pengendalian risiko"
        constraints = [
            models.CheckConstraint(condition=~Q(uraian=""), name="pengendalian_berisi"),
            models.CheckConstraint(
                condition=Q(status=P.DIRENCANAKAN, berakhir_pada__isnull=True)
                | (~Q(status=P.DIRENCANAKAN) & Q(berakhir_pada__isnull=False) & ~Q(hasil="")),
                name="pengendalian_berakhir_berhasil",
            ),
            models.CheckConstraint(
                condition=~Q(status=P.DILAKSANAKAN) | ~Q(bukti="") | Q(berkas__isnull=False),
                name="pengendalian_berbukti",
            ),
        ]
        indexes = [
            models.Index(fields=["tenggat"], condition=Q(status=P.DIRENCANAKAN), name="pengendalian_tempo"),
            models.Index(fields=["penanggung", "status"], name="pengendalian_penanggung"),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.uraian}"

    def is_milik(self, akun: Akun) -> bool:
        """Whether this person is to carry it out."""
        return self.penanggung_id == akun.pk

    @property
    def is_lewat(self) -> bool:
        return self.status == P.DIRENCANAKAN and self.tenggat < hari_ini()


class RiwayatRisiko(models.Model):
    """What happened to a risk, in the words of whoever did it; append-only by trigger."""

    risiko = models.ForeignKey(Risiko, on_delete=models.PROTECT, related_name="riwayat")
    peristiwa = models.CharField("peristiwa", max_length=12, choices=PeristiwaRisiko)
    catatan = models.TextField("catatan", max_length=2000, blank=True)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    pada = models.DateTimeField("pada", default=timezone.now, db_default=Now())

    class Meta:
        verbose_name = "riwayat risiko"
        verbose_name_plural = "riwayat risiko"
        indexes = [models.Index(fields=["risiko", "-id"], name="riwayat_risiko_terbaru")]

    def __str__(self) -> str:
        return f"{self.risiko_id}: {self.get_peristiwa_display()}"
