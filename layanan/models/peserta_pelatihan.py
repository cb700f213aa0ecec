"""Who takes part in a training: their place, the links they were mailed, and what they thought of it."""

from dataclasses import dataclass

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now, Upper
from django.utils import timezone

from layanan.enums.pelatihan import StatusPeserta
from lpse.models import Akun
from lpse.models.naskah import kode_acak

S = StatusPeserta
NILAI = (1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class PemegangTautan:
    """Whoever a door knows to be this participant: by a mailed link, or in the room by their own data.

    Has no permission at all.
    """

    peserta_id: int

    def has_perm(self, perm: str) -> bool:
        return False


class PesertaQuerySet(models.QuerySet["PesertaPelatihan"]):
    def lock(self, pk: int) -> "PesertaPelatihan":
        """The participant, locked. Lock the training first: it is what gives out seats."""
        return self.select_for_update(of=("self",), no_key=True).get(pk=pk)


class PesertaPelatihan(models.Model):
    """One person at one training. `urut` is the order in which they came, once their address is proven."""

    # Typed into a telephone at the door, so without letters that look alike.
    kode = models.CharField("kode pendaftaran", max_length=14, unique=True, default=kode_acak, editable=False)
    pelatihan = models.ForeignKey("layanan.Pelatihan", on_delete=models.PROTECT, related_name="peserta")
    status = models.CharField("status", max_length=20, choices=StatusPeserta, default=S.BELUM_DIKONFIRMASI)
    urut = models.PositiveIntegerField("urutan", null=True, blank=True)
    akun = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    nama = models.CharField("nama", max_length=150)
    surel = models.EmailField("surel")
    telepon = models.CharField("telepon", max_length=20, blank=True)
    satker = models.ForeignKey(
        "lpse.Satker",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="satuan kerja",
    )
    instansi = models.CharField("perusahaan atau instansi", max_length=200, blank=True)
    nip = models.CharField("NIP", max_length=18, blank=True)
    didaftarkan_pada = models.DateTimeField("didaftarkan pada", default=timezone.now, db_default=Now())
    hadir_pada = models.DateTimeField("kehadiran dicatat pada", null=True, blank=True)
    sertifikat = models.OneToOneField(
        "lpse.Naskah", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    DATA_PRIBADI = ("nama", "surel", "telepon", "nip")

    objects = PesertaQuerySet.as_manager()

    class Meta:
        verbose_name = "peserta pelatihan"
        verbose_name_plural = "peserta pelatihan"
        constraints = [
            models.UniqueConstraint(
                "pelatihan", Upper("surel"), condition=~Q(status=S.BATAL), name="peserta_pelatihan_sekali"
            ),
            models.UniqueConstraint(fields=["pelatihan", "urut"], name="peserta_pelatihan_urut"),
            models.CheckConstraint(
                condition=Q(status__in=(S.BELUM_DIKONFIRMASI, S.BATAL)) | Q(urut__isnull=False),
                name="peserta_pelatihan_berurut",
            ),
            models.CheckConstraint(
                condition=~Q(status=S.HADIR) | Q(hadir_pada__isnull=False), name="peserta_pelatihan_hadir"
            ),
            models.CheckConstraint(condition=~Q(nama=""), name="peserta_pelatihan_bernama"),
        ]
        indexes = [
            models.Index(fields=["pelatihan", "status", "urut"], name="peserta_pelatihan_status"),
            models.Index(fields=["pelatihan", "id"], name="peserta_pelatihan_daftar"),
            models.Index(Upper("surel"), name="peserta_pelatihan_surel"),
            models.Index(
                fields=["didaftarkan_pada"],
                condition=Q(status=S.BELUM_DIKONFIRMASI),
                name="peserta_belum_konfirmasi",
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    def is_milik(self, orang: object) -> bool:
        """Whether this person is the participant: by their link, or by the Akun they registered with."""
        if isinstance(orang, PemegangTautan):
            return orang.peserta_id == self.pk
        return isinstance(orang, Akun) and self.akun_id is not None and self.akun_id == orang.pk

    @property
    def asal(self) -> str:
        """Where they come from."""
        return str(self.satker) if self.satker_id else self.instansi


class TautanPeserta(models.Model):
    """One personal link that was mailed: only its hash is kept, so each letter has a secret of its own."""

    peserta = models.ForeignKey(PesertaPelatihan, on_delete=models.CASCADE, related_name="tautan")
    sidik = models.CharField(max_length=64, unique=True)
    dibuat_pada = models.DateTimeField(default=timezone.now, db_default=Now())

    class Meta:
        verbose_name = "tautan peserta"
        verbose_name_plural = "tautan peserta"

    def __str__(self) -> str:
        return f"{self.peserta_id}: {self.sidik[:8]}"


class EvaluasiPelatihan(models.Model):
    """What one who attended thought of it: four marks from 1 to 4, and a remark. Never changed (trigger)."""

    peserta = models.OneToOneField(PesertaPelatihan, on_delete=models.PROTECT, related_name="evaluasi")
    materi = models.PositiveSmallIntegerField("materi")
    pengajar = models.PositiveSmallIntegerField("pengajar")
    penyelenggaraan = models.PositiveSmallIntegerField("tempat dan penyelenggaraan")
    manfaat = models.PositiveSmallIntegerField("manfaat bagi pekerjaan")
    saran = models.TextField("saran", max_length=1000, blank=True)
    pada = models.DateTimeField("pada", default=timezone.now, db_default=Now())

    class Meta:
        verbose_name = "evaluasi pelatihan"
        verbose_name_plural = "evaluasi pelatihan"
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    materi__in=NILAI, pengajar__in=NILAI, penyelenggaraan__in=NILAI, manfaat__in=NILAI
                ),
                name="evaluasi_pelatihan_1_4",
            )
        ]

    def __str__(self) -> str:
        return f"evaluasi {self.peserta_id}"
