"""Change requests, as LKPP's form (standar 6) asks for them: request, evaluation, decision, result."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone

from infrastruktur.enums.perubahan import (
    JenisPerubahan,
    KategoriPerubahan,
    Pengesahan,
    StatusPerubahan,
    SumberPerubahan,
)
from infrastruktur.models.aset import Aset
from infrastruktur.models.instruksi import InstruksiLKPP
from infrastruktur.models.pemeliharaan import Pemeliharaan
from lpse.kode import kode_publik
from lpse.kunci import kunci
from lpse.models import Akun

S = StatusPerubahan
BERAKHIR = (S.DITOLAK, S.DITUTUP, S.DIBATALKAN)
BERNASKAH = (S.DITOLAK, S.DITUTUP)
SUDAH_MULAI = (S.DILAKSANAKAN, S.DITUTUP)


def _orang(nama: str) -> "models.ForeignKey[Akun | None, Akun | None]":
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=nama,
    )


def _bukan_pemutus(kolom: str, *siapa: str) -> Q:
    """Who judges a change is none of these."""
    bukan = Q()
    for orang in siapa:
        bukan &= Q(**{f"{orang}__isnull": True}) | ~Q(**{kolom: F(orang)})
    return Q(**{f"{kolom}__isnull": True}) | bukan


class PermintaanPerubahanQuerySet(models.QuerySet["PermintaanPerubahan"]):
    def lock(self, pk: int) -> "PermintaanPerubahan":
        """The request with what its acts read, locked until the act's transaction ends."""
        terkait = ("pemohon_akun", "dicatat_oleh", "dievaluasi_oleh", "diputus_oleh", "disahkan_oleh")
        return kunci(
            self, pk, *terkait, "petugas", "eksekutor", "pemeliharaan", "instruksi_lkpp", no_key=True
        )

    def terbuka(self) -> "PermintaanPerubahanQuerySet":
        return self.exclude(status__in=BERAKHIR)

    def menunggu_putusan(self) -> "PermintaanPerubahanQuerySet":
        return self.filter(status=S.DIEVALUASI)

    def belum_disahkan(self) -> "PermintaanPerubahanQuerySet":
        """Emergencies that went ahead and that the head has not judged."""
        return self.filter(status=S.DILAKSANAKAN, diputus_oleh__isnull=True, pengesahan="")


class PermintaanPerubahan(models.Model):
    """One change. What was asked and evaluated is frozen once it is decided or begun: a trigger keeps it."""

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    nomor = models.CharField("nomor", max_length=40, unique=True)
    status = models.CharField("status", max_length=12, choices=StatusPerubahan, default=S.TERCATAT)

    tanggal = models.DateField("tanggal")
    pemohon = models.CharField("pemohon", max_length=150)
    # The requester's account where they are one of us: they do not decide on their own request.
    pemohon_akun = _orang("pemohon")
    kontak = models.CharField("kontak", max_length=150)
    instansi = models.CharField("instansi", max_length=200)
    judul = models.CharField("perubahan", max_length=150)
    deskripsi = models.TextField("deskripsi", max_length=4000)
    berlaku_mulai = models.DateField("berlaku mulai")
    tujuan = models.TextField("maksud dan tujuan", max_length=2000)
    # The letter as it is cited, and the instruction as it is recorded here; either may be missing.
    instruksi = models.CharField("surat instruksi LKPP", max_length=120, blank=True)
    instruksi_lkpp = models.ForeignKey(
        InstruksiLKPP,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="perubahan",
        verbose_name="instruksi LKPP",
    )
    # The codes as they were written and are printed; which of them the register has is `aset_tercatat`.
    aset = ArrayField(
        models.CharField(max_length=40), verbose_name="kode aset", default=list, blank=True, size=20
    )
    aset_tercatat = models.ManyToManyField(
        Aset, blank=True, related_name="permintaan_perubahan", verbose_name="aset"
    )
    pemeliharaan = models.ForeignKey(
        Pemeliharaan, on_delete=models.PROTECT, null=True, blank=True, related_name="perubahan"
    )
    dicatat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    dicatat_pada = models.DateTimeField("dicatat pada", default=timezone.now, db_default=Now())

    jenis = models.CharField("jenis", max_length=13, choices=JenisPerubahan, blank=True)
    kategori = models.CharField("kategori", max_length=9, choices=KategoriPerubahan, blank=True)
    dampak = models.TextField("dampak terhadap lingkungan", max_length=2000, blank=True)
    sumber = ArrayField(
        models.CharField(max_length=8, choices=SumberPerubahan),
        verbose_name="sumber perubahan",
        default=list,
        blank=True,
    )
    rencana_uji = models.TextField("rencana uji coba", max_length=2000, blank=True)
    rencana_kembali = models.TextField("rencana pengembalian (roll back)", max_length=2000, blank=True)
    dievaluasi_oleh = _orang("dievaluasi oleh")
    dievaluasi_pada = models.DateTimeField("dievaluasi pada", null=True, blank=True)

    diputus_oleh = _orang("diputus oleh")
    diputus_pada = models.DateTimeField("diputus pada", null=True, blank=True)
    keterangan_putusan = models.TextField("keterangan putusan", max_length=2000, blank=True)
    jadwal = models.DateTimeField("jadwal pelaksanaan", null=True, blank=True)
    petugas = _orang("petugas")

    eksekutor = _orang("pelaksana")
    mulai_pada = models.DateTimeField("mulai dilaksanakan", null=True, blank=True)
    alasan_darurat = models.TextField("alasan mendahului persetujuan", max_length=2000, blank=True)
    pengesahan = models.CharField("pengesahan", max_length=14, choices=Pengesahan, blank=True)
    disahkan_oleh = _orang("disahkan oleh")
    disahkan_pada = models.DateTimeField("disahkan pada", null=True, blank=True)
    catatan_pengesahan = models.TextField("catatan pengesahan", max_length=2000, blank=True)
    hasil_uji = models.TextField("hasil tes", max_length=2000, blank=True)
    hasil = models.TextField("hasil implementasi", max_length=4000, blank=True)
    selesai_pada = models.DateTimeField("selesai dilaksanakan", null=True, blank=True)
    is_dikembalikan = models.BooleanField("dikembalikan (roll back)", null=True, blank=True)

    naskah = models.OneToOneField(
        "lpse.Naskah", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    alasan_batal = models.TextField("alasan pembatalan", max_length=2000, blank=True)
    diakhiri_oleh = _orang("diakhiri oleh")
    berakhir_pada = models.DateTimeField("berakhir pada", null=True, blank=True)

    objects = PermintaanPerubahanQuerySet.as_manager()
    DATA_PRIBADI = ("pemohon", "kontak")

    class Meta:
        verbose_name = "permintaan perubahan"
        verbose_name_plural = "permintaan perubahan"
        constraints = [
            models.CheckConstraint(
                condition=~Q(pemohon="") & ~Q(judul="") & ~Q(deskripsi="") & ~Q(tujuan=""),
                name="perubahan_berisi",
            ),
            # Nothing is decided or done without a test plan and a way back.
            models.CheckConstraint(
                condition=Q(status__in=[S.TERCATAT, S.DIBATALKAN])
                | (
                    Q(dievaluasi_oleh__isnull=False, dievaluasi_pada__isnull=False, sumber__len__gte=1)
                    & ~Q(jenis="")
                    & ~Q(kategori="")
                    & ~Q(dampak="")
                    & ~Q(rencana_uji="")
                    & ~Q(rencana_kembali="")
                ),
                name="perubahan_dievaluasi_lengkap",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[S.DISETUJUI, S.DITOLAK])
                | Q(diputus_oleh__isnull=False, diputus_pada__isnull=False),
                name="perubahan_diputus",
            ),
            # A normal change never begins before it is approved.
            models.CheckConstraint(
                condition=~Q(status__in=SUDAH_MULAI)
                | Q(
                    eksekutor__isnull=False,
                    diputus_oleh__isnull=False,
                    diputus_pada__isnull=False,
                    mulai_pada__isnull=False,
                    mulai_pada__gte=F("diputus_pada"),
                    pengesahan="",
                )
                | Q(
                    eksekutor__isnull=False,
                    mulai_pada__isnull=False,
                    diputus_oleh__isnull=True,
                    kategori=KategoriPerubahan.EMERGENCY,
                )
                & ~Q(alasan_darurat=""),
                name="perubahan_mulai_disetujui_atau_darurat",
            ),
            # An emergency is ratified before it is closed, or refused and undone.
            models.CheckConstraint(
                condition=~Q(status=S.DITUTUP)
                | Q(diputus_oleh__isnull=False)
                | Q(pengesahan=Pengesahan.DISAHKAN)
                | Q(
                    pengesahan=Pengesahan.TIDAK_DISAHKAN,
                    is_dikembalikan__isnull=False,
                    is_dikembalikan=True,
                ),
                name="perubahan_darurat_disahkan",
            ),
            models.CheckConstraint(
                condition=Q(pengesahan="", disahkan_oleh__isnull=True, disahkan_pada__isnull=True)
                | ~Q(pengesahan="") & Q(disahkan_oleh__isnull=False, disahkan_pada__isnull=False),
                name="perubahan_pengesahan_lengkap",
            ),
            models.CheckConstraint(
                condition=Q(selesai_pada__isnull=True, hasil="", is_dikembalikan__isnull=True)
                & ~Q(status=S.DITUTUP)
                | Q(
                    mulai_pada__isnull=False,
                    selesai_pada__isnull=False,
                    selesai_pada__gte=F("mulai_pada"),
                    is_dikembalikan__isnull=False,
                )
                & ~Q(hasil="")
                & ~Q(hasil_uji=""),
                name="perubahan_hasil_lengkap",
            ),
            models.CheckConstraint(
                condition=_bukan_pemutus(
                    "diputus_oleh", "dicatat_oleh", "pemohon_akun", "petugas", "eksekutor", "dievaluasi_oleh"
                )
                & _bukan_pemutus(
                    "disahkan_oleh", "dicatat_oleh", "pemohon_akun", "eksekutor", "dievaluasi_oleh"
                ),
                name="perubahan_diputus_orang_lain",
            ),
            models.CheckConstraint(
                condition=Q(status__in=BERNASKAH, naskah__isnull=False)
                | ~Q(status__in=BERNASKAH) & Q(naskah__isnull=True),
                name="perubahan_berakhir_bernaskah",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=BERAKHIR) & Q(berakhir_pada__isnull=True, diakhiri_oleh__isnull=True)
                | Q(status__in=BERAKHIR, berakhir_pada__isnull=False, diakhiri_oleh__isnull=False),
                name="perubahan_berakhir",
            ),
            models.CheckConstraint(
                condition=~Q(status=S.DIBATALKAN) | ~Q(alasan_batal=""), name="perubahan_batal_beralasan"
            ),
        ]
        indexes = [
            models.Index(fields=["status", "-id"], name="perubahan_status"),
            models.Index(
                fields=["id"],
                condition=Q(status=S.DILAKSANAKAN, diputus_oleh__isnull=True, pengesahan=""),
                name="perubahan_belum_disahkan",
            ),
        ]

    def __str__(self) -> str:
        return self.nomor

    def is_milik(self, orang: Akun) -> bool:
        """Whether this person asked for it or recorded it."""
        return orang.pk in (self.dicatat_oleh_id, self.pemohon_akun_id)

    @property
    def is_darurat(self) -> bool:
        return self.kategori == KategoriPerubahan.EMERGENCY

    @property
    def is_mendahului(self) -> bool:
        """Whether it went ahead without approval."""
        return self.status in SUDAH_MULAI and self.diputus_oleh_id is None

    @property
    def nama_sumber(self) -> str:
        """`Software, SDM`."""
        return ", ".join(SumberPerubahan(satu).label for satu in self.sumber)
