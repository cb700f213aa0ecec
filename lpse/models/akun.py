"""Who may sign in to the portal, in which role, from when until when."""

from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now, Upper
from django.utils import timezone
from django.utils.crypto import salted_hmac

from lpse.peran import PERAN_STAF, Peran
from lpse.waktu import hari_ini


class AkunManager(BaseUserManager["Akun"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Akun":
        """Create an Akun; without a password it can sign in by e-mailed code only."""
        akun = self.model(email=self.normalize_email(email).lower(), **fields)
        akun.set_password(password)
        akun.save(using=self._db)
        return akun


class Akun(AbstractBaseUser, PermissionsMixin):
    """A person's sign-in to this portal. Not the User ID of SPSE: that is `PenggunaSPSE`.

    Nobody is superuser (a constraint): what an Akun may do follows from its `Penugasan` rows alone.
    """

    email = models.EmailField("surel", max_length=254)
    user_id = models.CharField("User ID", max_length=30, null=True, blank=True)  # noqa: DJ001 unset until approval
    nama = models.CharField("nama", max_length=150, blank=True)
    nik = models.CharField("NIK", max_length=16, blank=True)
    nip = models.CharField("NIP", max_length=18, blank=True)
    jabatan = models.CharField("jabatan", max_length=150, blank=True)
    is_active = models.BooleanField("aktif", default=True)
    is_demo = models.BooleanField("akun demo", default=False)
    created_at = models.DateTimeField("dibuat pada", default=timezone.now, db_default=Now())

    objects: ClassVar[AkunManager] = AkunManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    DATA_PRIBADI = ("email", "nama", "nik", "nip")

    class Meta:
        verbose_name = "akun"
        verbose_name_plural = "akun"
        constraints = [
            models.UniqueConstraint(Upper("email"), name="akun_surel_unik"),
            models.UniqueConstraint(Upper("user_id"), name="akun_user_id_unik"),
            models.CheckConstraint(condition=Q(is_superuser=False), name="akun_tanpa_superuser"),
            models.CheckConstraint(
                condition=Q(user_id__isnull=True) | ~Q(user_id=""), name="akun_user_id_tidak_kosong"
            ),
        ]
        indexes = [
            models.Index(fields=["nip"], condition=~Q(nip=""), name="akun_nip"),
            models.Index(fields=["nik"], condition=~Q(nik=""), name="akun_nik"),
        ]

    def __str__(self) -> str:
        return self.nama or self.user_id or self.email

    @property
    def peran(self) -> frozenset[Peran]:
        """The roles that hold today, read once per instance (thus once per request)."""
        if not hasattr(self, "_peran"):
            self.ingat_peran(Peran(p) for p in Penugasan.objects.berlaku().peran_dari(self))
        return self._peran

    def ingat_peran(self, peran: Iterable[Peran]) -> None:
        """Keep the roles that hold today, as whoever fetched this instance has read them."""
        self._peran = frozenset(peran)

    @property
    def is_staff(self) -> bool:
        """Django's word for: may enter the admin site."""
        return bool(self.peran & PERAN_STAF)

    @property
    def is_masuk_dengan_kode(self) -> bool:
        """Whether an e-mailed code or link signs in: an applicant's way, until a User ID brings a password.

        Never for staff, whose second factor it would pass by.
        """
        lain = self.has_usable_password() or self.is_staff or Peran.PENYEDIA in self.peran
        return Peran.PEMOHON in self.peran and not lain

    @property
    def username(self) -> str:
        return self.user_id or self.email

    def get_full_name(self) -> str:
        return str(self)

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What a session is held against: it was opened with this password and for this address.

        Django's own takes the password only; with the address in it, an address that was replaced signs out
        whoever got in by it, and the password may stay.
        """
        return salted_hmac(
            "lpse.models.Akun.sesi", f"{self.password}:{self.email}", secret=secret, algorithm="sha256"
        ).hexdigest()


class PenugasanQuerySet(models.QuerySet["Penugasan"]):
    def berlaku(self, pada: date | None = None) -> "PenugasanQuerySet":
        """Assignments in force on a day (default: today in the profil's zone)."""
        hari = pada or hari_ini()
        return self.filter(Q(selesai__isnull=True) | Q(selesai__gte=hari), mulai__lte=hari)

    def peran_dari(self, akun: Akun) -> Iterable[str]:
        return self.filter(akun=akun).values_list("peran", flat=True)


class Penugasan(models.Model):
    """A role given to an Akun for a time, by decree or by delegation; it ends on its own at midnight.

    Two persons grant it: whoever proposes does not approve. `buat_admin` alone leaves both empty.
    """

    akun = models.ForeignKey(Akun, on_delete=models.PROTECT, related_name="penugasan")
    peran = models.CharField("peran", max_length=20, choices=Peran)
    mulai = models.DateField("mulai", default=hari_ini)
    selesai = models.DateField("selesai", null=True, blank=True)
    rujukan_surat = models.ForeignKey(
        "lpse.RujukanSurat", verbose_name="keputusan", on_delete=models.PROTECT, null=True, blank=True
    )
    delegasi = models.ForeignKey(
        "lpse.Delegasi", on_delete=models.PROTECT, null=True, blank=True, related_name="penugasan"
    )
    diusulkan_oleh = models.ForeignKey(
        Akun, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="diusulkan oleh"
    )
    disetujui_oleh = models.ForeignKey(
        Akun, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="disetujui oleh"
    )
    created_at = models.DateTimeField(default=timezone.now, db_default=Now())

    objects = PenugasanQuerySet.as_manager()

    class Meta:
        verbose_name = "penugasan"
        verbose_name_plural = "penugasan"
        constraints = [
            models.CheckConstraint(
                condition=Q(selesai__isnull=True) | Q(selesai__gte=F("mulai")),
                name="penugasan_selesai_sesudah_mulai",
            ),
            models.CheckConstraint(
                condition=Q(disetujui_oleh__isnull=True) | ~Q(disetujui_oleh=F("diusulkan_oleh")),
                name="penugasan_dua_orang",
            ),
        ]
        indexes = [models.Index(fields=["akun", "mulai"]), models.Index(fields=["peran", "mulai"])]

    def __str__(self) -> str:
        return f"{self.get_peran_display()}: {self.akun}"


class Undangan(models.Model):
    """An invitation of a staff member: role, dates and decree, proposed by one person, approved by another.

    The link's secret is made when the mail is sent; only its hash is kept.
    """

    email = models.EmailField("surel")
    nama = models.CharField("nama", max_length=150)
    nik = models.CharField("NIK", max_length=16, blank=True)
    nip = models.CharField("NIP", max_length=18, blank=True)
    jabatan = models.CharField("jabatan", max_length=150, blank=True)
    peran = models.CharField("peran", max_length=20, choices=Peran)
    mulai = models.DateField("mulai", default=hari_ini)
    selesai = models.DateField("selesai", null=True, blank=True)
    rujukan_surat = models.ForeignKey("lpse.RujukanSurat", verbose_name="keputusan", on_delete=models.PROTECT)
    diusulkan_oleh = models.ForeignKey(Akun, on_delete=models.PROTECT, related_name="+")
    disetujui_oleh = models.ForeignKey(
        Akun, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    disetujui_pada = models.DateTimeField(null=True, blank=True)
    dibatalkan_pada = models.DateTimeField(null=True, blank=True)
    diterima_pada = models.DateTimeField(null=True, blank=True)
    token_hash = models.CharField(max_length=64, blank=True, editable=False)
    token_sampai = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, db_default=Now())

    DATA_PRIBADI = ("email", "nama", "nik", "nip")

    class Meta:
        verbose_name = "undangan"
        verbose_name_plural = "undangan"
        constraints = [
            models.CheckConstraint(
                condition=Q(disetujui_oleh__isnull=True) | ~Q(disetujui_oleh=F("diusulkan_oleh")),
                name="undangan_dua_orang",
            ),
            models.CheckConstraint(
                condition=Q(selesai__isnull=True) | Q(selesai__gte=F("mulai")),
                name="undangan_selesai_sesudah_mulai",
            ),
            models.CheckConstraint(
                condition=Q(diterima_pada__isnull=True) | Q(disetujui_pada__isnull=False),
                name="undangan_diterima_sesudah_disetujui",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nama} ({self.get_peran_display()})"

    @property
    def keadaan(self) -> str:
        """Where the invitation stands, for people."""
        if self.dibatalkan_pada:
            return "Dibatalkan"
        if self.diterima_pada:
            return "Diterima"
        return "Menunggu jawaban" if self.disetujui_pada else "Menunggu persetujuan"


class KonfirmasiEmail(models.Model):
    """A visitor's request to prove an e-mail address before an Akun exists."""

    email = models.EmailField("surel")
    token_hash = models.CharField(max_length=64, blank=True, editable=False)
    token_sampai = models.DateTimeField(null=True, editable=False)
    dipakai_pada = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, db_default=Now())

    DATA_PRIBADI = ("email",)

    class Meta:
        verbose_name = "konfirmasi surel"
        verbose_name_plural = "konfirmasi surel"
        indexes = [models.Index(fields=["token_hash"])]

    def __str__(self) -> str:
        return f"konfirmasi {self.pk}"
