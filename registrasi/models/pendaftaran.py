from datetime import timedelta

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now, Upper
from django.utils import timezone

from lpse.kode import kode_publik
from lpse.models import Akun
from lpse.models.naskah import kode_acak
from registrasi.enums.pendaftaran import BentukUsaha, JenisPemohon, StatusPendaftaran

S = StatusPendaftaran
TERBUKA = (S.DRAF, S.DIAJUKAN, S.DIKEMBALIKAN)
MENEMPATI = (S.DIAJUKAN, S.DIKEMBALIKAN, S.DISETUJUI)
DIPUTUS = (S.DISETUJUI, S.DITOLAK, S.DICABUT)
TERKIRIM = (*MENEMPATI, S.DITOLAK, S.DICABUT)


class PendaftaranQuerySet(models.QuerySet["Pendaftaran"]):
    def lock(self, pk: int) -> "Pendaftaran":
        """The record with its applicant's Akun; the record is locked until the act's transaction ends."""
        return self.select_related("akun").select_for_update(of=("self",), no_key=True).get(pk=pk)

    def for_akun(self, akun: Akun) -> "PendaftaranQuerySet":
        """The applicant's own."""
        return self.filter(akun=akun)

    def terbuka(self) -> "PendaftaranQuerySet":
        return self.filter(status__in=TERBUKA)

    def menunggu_verifikasi(self) -> "PendaftaranQuerySet":
        """The queue: what waits for a decision, most urgent first."""
        return self.filter(status=S.DIAJUKAN).order_by("tenggat", "pk")

    def bebas(self) -> "PendaftaranQuerySet":
        """Not held by a live lease."""
        return self.filter(Q(klaim_sampai__isnull=True) | Q(klaim_sampai__lt=timezone.now()))

    def idle(self, hari: int) -> "PendaftaranQuerySet":
        """Drafts untouched for that many days."""
        return self.filter(status=S.DRAF, updated_at__lt=timezone.now() - timedelta(days=hari))


class Pendaftaran(models.Model):
    """A request to become a Pengguna SPSE: the case, from draft to decision.

    Not the company (`Penyedia`), nor the access (`PenggunaSPSE`), nor the sign-in here (`Akun`).
    `nama_perusahaan` names the applicant whatever the kind: a company, a person, an official. An official
    has a role, an institution, a NIP (or a NIK where there is none) and a letter instead of an NPWP.
    Its required documents are copied from the profil when it begins and stay as they were that day.
    """

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    akun = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="pendaftaran")
    status = models.CharField("status", max_length=14, choices=StatusPendaftaran, default=S.DRAF)
    profil = models.ForeignKey("lpse.VersiProfil", on_delete=models.PROTECT, related_name="+")
    nomor = models.CharField("nomor", max_length=40, blank=True)
    kode_lacak = models.CharField("kode lacak", max_length=14, default=kode_acak, editable=False)

    jenis = models.CharField("jenis pemohon", max_length=24, choices=JenisPemohon, blank=True)
    nama_perusahaan = models.CharField("nama perusahaan", max_length=200, blank=True)
    bentuk_usaha = models.CharField("bentuk usaha", max_length=2, choices=BentukUsaha, blank=True)
    bidang_usaha = models.CharField("bidang usaha", max_length=40, blank=True)
    npwp = models.CharField("NPWP", max_length=30, blank=True)
    npwp16 = models.CharField("NPWP 16 digit", max_length=16, blank=True, editable=False)
    nib = models.CharField("NIB", max_length=13, blank=True)
    alamat = models.CharField("alamat", max_length=300, blank=True)
    provinsi = models.CharField("provinsi", max_length=2, blank=True)
    kabupaten = models.CharField("kabupaten/kota", max_length=4, blank=True)
    kode_pos = models.CharField("kode pos", max_length=5, blank=True)
    telepon = models.CharField("telepon", max_length=20, blank=True)
    email_perusahaan = models.EmailField("surel perusahaan", blank=True)
    penanggung_jawab_nama = models.CharField("nama penanggung jawab", max_length=150, blank=True)
    penanggung_jawab_nik = models.CharField("NIK penanggung jawab", max_length=16, blank=True)
    penanggung_jawab_jabatan = models.CharField("jabatan", max_length=100, blank=True)

    # Both come from the profil's lists, so no table can hold them as choices.
    peran_pengguna = models.CharField("peran di SPSE", max_length=30, blank=True)
    jenis_instansi = models.CharField("jenis instansi", max_length=30, blank=True)
    satker = models.ForeignKey(
        "lpse.Satker",
        verbose_name="satuan kerja",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    instansi = models.CharField("nama instansi", max_length=200, blank=True)
    nip = models.CharField("NIP", max_length=18, blank=True)
    surat_nomor = models.CharField("nomor surat", max_length=100, blank=True)
    surat_tanggal = models.DateField("tanggal surat", null=True, blank=True)
    surat_dari = models.CharField("penanda tangan surat", max_length=150, blank=True)
    surat_berlaku_sampai = models.DateField("surat berlaku sampai", null=True, blank=True)

    diajukan_pada = models.DateTimeField("diajukan pada", null=True, blank=True)
    tenggat = models.DateTimeField("tenggat", null=True, blank=True)
    versi_kalender = models.CharField(max_length=64, blank=True, editable=False)
    putaran = models.PositiveSmallIntegerField("putaran", default=0)
    diklaim_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    diklaim_pada = models.DateTimeField(null=True, blank=True)
    klaim_sampai = models.DateTimeField(null=True, blank=True)
    # Whose work it is to be, as the supervisor arranged it; who is at work on it now is the lease.
    ditugaskan_kepada = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    dibantu_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    diputus_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    diputus_pada = models.DateTimeField("diputus pada", null=True, blank=True)
    alasan = models.TextField("alasan", max_length=2000, blank=True)
    bagian_perbaikan = models.JSONField("bagian yang perlu diperbaiki", default=dict, blank=True)
    bagian_diperbaiki = models.JSONField("bagian yang sudah diperbaiki", default=list, blank=True)
    dicabut_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    dicabut_pada = models.DateTimeField("dicabut pada", null=True, blank=True)
    peringatan_dikirim_pada = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, db_default=Now())
    updated_at = models.DateTimeField(default=timezone.now, db_default=Now())

    objects = PendaftaranQuerySet.as_manager()
    DATA_PRIBADI = (
        "nama_perusahaan",
        "npwp",
        "npwp16",
        "nib",
        "alamat",
        "telepon",
        "email_perusahaan",
        "penanggung_jawab_nama",
        "penanggung_jawab_nik",
        "nip",
    )

    class Meta:
        verbose_name = "pendaftaran"
        verbose_name_plural = "pendaftaran"
        constraints = [
            models.UniqueConstraint(
                fields=["akun"], condition=Q(status__in=TERBUKA), name="pendaftaran_satu_terbuka"
            ),
            models.UniqueConstraint(
                fields=["npwp16"],
                condition=Q(status__in=MENEMPATI) & ~Q(jenis=JenisPemohon.NON_PENYEDIA),
                name="pendaftaran_npwp_unik",
            ),
            # Nobody is asked twice for one role; a person may hold several.
            models.UniqueConstraint(
                fields=["nip", "peran_pengguna"],
                condition=Q(status__in=MENEMPATI, jenis=JenisPemohon.NON_PENYEDIA) & ~Q(nip=""),
                name="pendaftaran_nip_peran_unik",
            ),
            models.UniqueConstraint(
                fields=["penanggung_jawab_nik", "peran_pengguna"],
                condition=Q(status__in=MENEMPATI, jenis=JenisPemohon.NON_PENYEDIA, nip=""),
                name="pendaftaran_nik_peran_unik",
            ),
            models.UniqueConstraint(fields=["nomor"], condition=~Q(nomor=""), name="pendaftaran_nomor_unik"),
            models.CheckConstraint(
                condition=~Q(status__in=TERKIRIM)
                | (Q(diajukan_pada__isnull=False, tenggat__isnull=False) & ~Q(nomor="")),
                name="pendaftaran_diajukan_lengkap",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=TERKIRIM) | Q(jenis=JenisPemohon.NON_PENYEDIA) | ~Q(npwp16=""),
                name="pendaftaran_penyedia_bernpwp",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=TERKIRIM)
                | ~Q(jenis=JenisPemohon.NON_PENYEDIA)
                | (
                    Q(surat_tanggal__isnull=False, surat_berlaku_sampai__gte=F("surat_tanggal"))
                    & ~Q(peran_pengguna="")
                    & ~Q(jenis_instansi="")
                    & ~Q(surat_nomor="")
                    & (Q(satker__isnull=False) | ~Q(instansi=""))
                    & (~Q(nip="") | ~Q(penanggung_jawab_nik=""))
                ),
                name="pendaftaran_pejabat_lengkap",
            ),
            models.CheckConstraint(
                condition=Q(nip="") | Q(nip__regex=r"^[0-9]{18}$"), name="pendaftaran_nip_angka"
            ),
            models.CheckConstraint(
                condition=Q(status__in=DIPUTUS, diputus_pada__isnull=False, diputus_oleh__isnull=False)
                | (~Q(status__in=DIPUTUS) & Q(diputus_pada__isnull=True, diputus_oleh__isnull=True)),
                name="pendaftaran_diputus_berpasangan",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[S.DIKEMBALIKAN, S.DITOLAK, S.DICABUT]) | ~Q(alasan=""),
                name="pendaftaran_beralasan",
            ),
            models.CheckConstraint(
                condition=Q(status=S.DICABUT, dicabut_pada__isnull=False, dicabut_oleh__isnull=False)
                | (~Q(status=S.DICABUT) & Q(dicabut_pada__isnull=True, dicabut_oleh__isnull=True)),
                name="pendaftaran_dicabut_berpasangan",
            ),
            models.CheckConstraint(
                condition=Q(diklaim_oleh__isnull=True, klaim_sampai__isnull=True)
                | Q(diklaim_oleh__isnull=False, klaim_sampai__isnull=False),
                name="pendaftaran_klaim_berpasangan",
            ),
            models.CheckConstraint(
                condition=Q(diputus_oleh__isnull=True) | ~Q(diputus_oleh=F("akun")),
                name="pendaftaran_bukan_milik_sendiri",
            ),
        ]
        indexes = [
            models.Index(
                fields=["tenggat", "id"], condition=Q(status=S.DIAJUKAN), name="pendaftaran_antrean"
            ),
            models.Index(
                fields=["jenis", "tenggat", "id"],
                condition=Q(status=S.DIAJUKAN),
                name="pendaftaran_antrean_jenis",
            ),
            models.Index(fields=["status", "-diajukan_pada", "-id"], name="pendaftaran_per_status"),
            models.Index(
                fields=["-diajukan_pada", "-id"],
                condition=Q(diajukan_pada__isnull=False),
                name="pendaftaran_terbaru",
            ),
            # What a report counts of a period, read from the index alone.
            models.Index(
                fields=["diajukan_pada"],
                include=["jenis"],
                condition=Q(diajukan_pada__isnull=False),
                name="pendaftaran_periode_masuk",
            ),
            models.Index(
                fields=["diputus_pada"],
                include=["status", "tenggat", "diajukan_pada"],
                condition=Q(diputus_pada__isnull=False),
                name="pendaftaran_periode_putus",
            ),
            models.Index(fields=["updated_at"], condition=Q(status=S.DRAF), name="pendaftaran_draf"),
            models.Index(Upper("email_perusahaan"), name="pendaftaran_surel"),
            GinIndex(OpClass(Upper("nama_perusahaan"), name="gin_trgm_ops"), name="pendaftaran_nama"),
            models.Index(fields=["npwp16"], name="pendaftaran_npwp"),
            models.Index(fields=["penanggung_jawab_nik"], name="pendaftaran_nik"),
            models.Index(fields=["nip"], condition=~Q(nip=""), name="pendaftaran_nip"),
        ]

    def __str__(self) -> str:
        return self.nomor or f"draf {self.kode}"

    def is_milik(self, akun: Akun) -> bool:
        return self.akun_id == akun.pk

    @property
    def is_penyedia(self) -> bool:
        """Whether it is (as yet) a provider's; otherwise it is an official's."""
        return self.jenis != JenisPemohon.NON_PENYEDIA

    @property
    def nama_instansi(self) -> str:
        """The official's satuan kerja, or the institution as they wrote it."""
        return str(self.satker) if self.satker_id else self.instansi

    @property
    def is_bisa_diubah(self) -> bool:
        return self.status in (S.DRAF, S.DIKEMBALIKAN)

    @property
    def bagian_terbuka(self) -> frozenset[str]:
        """The data sections that were returned; they stay open until it is sent again."""
        return frozenset([*self.bagian_perbaikan, *self.bagian_diperbaiki])

    @property
    def is_diklaim(self) -> bool:
        """Whether a live lease holds it: somebody is at its desk now."""
        return self.klaim_sampai is not None and self.klaim_sampai > timezone.now()

    @property
    def is_terlambat(self) -> bool:
        return self.status == S.DIAJUKAN and self.tenggat is not None and self.tenggat < timezone.now()
