"""Keys with which a program asks the API in the name of one Akun."""

import secrets
from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now, Upper
from django.utils import timezone

from lpse.models.akun import Akun

MASA_TERPANJANG = timedelta(days=366)  # a year, a leap year's too


def kode_token() -> str:
    """The random code of a token in URLs (about 71 bits); it opens nothing."""
    return secrets.token_urlsafe(9).replace("-", "a").replace("_", "b")


class TokenAPIQuerySet(models.QuerySet["TokenAPI"]):
    def lock(self, pk: int) -> "TokenAPI":
        """The token with its owner; the token is locked until the act's transaction ends."""
        return self.select_related("akun").select_for_update(of=("self",)).get(pk=pk)

    def belum_dicabut(self) -> "TokenAPIQuerySet":
        return self.filter(dicabut_pada__isnull=True)

    def berlaku(self, pada: datetime | None = None) -> "TokenAPIQuerySet":
        """Tokens that open something at that moment (default: now), as far as the row itself says."""
        return self.belum_dicabut().filter(sidik__isnull=False, sampai__gt=pada or timezone.now())


class TokenAPI(models.Model):
    """A key to the API: whose rights it uses, for which scopes, until when.

    Only the SHA-256 of its secret is kept (`sidik`); the secret is shown once, to its owner alone. A staff
    token is prepared by another (`dibuat_oleh`) and has no secret until its owner takes it.
    It never carries more than its owner may do at that moment: role, Akun and second factor are asked anew.
    """

    kode = models.CharField(max_length=16, unique=True, default=kode_token, editable=False)
    akun = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="pemilik", on_delete=models.PROTECT, related_name="token_api"
    )
    nama = models.CharField("nama", max_length=80)
    cakupan = ArrayField(models.CharField(max_length=60), verbose_name="cakupan")
    # The networks it may be used from (`10.1.0.0/16`); none: from anywhere.
    alamat = ArrayField(
        models.CharField(max_length=43),
        verbose_name="hanya dari alamat",
        default=list,
        blank=True,
        db_default=[],
    )
    sidik = models.CharField(max_length=64, unique=True, null=True, editable=False)  # noqa: DJ001 not taken yet
    awalan = models.CharField("awalan", max_length=12, blank=True, editable=False)
    sampai = models.DateTimeField("berlaku sampai")
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="dibuat oleh", on_delete=models.PROTECT, related_name="+"
    )
    diambil_pada = models.DateTimeField("diambil pada", null=True, blank=True)
    terakhir_dipakai = models.DateTimeField("terakhir dipakai", null=True, blank=True)
    dicabut_pada = models.DateTimeField("dicabut pada", null=True, blank=True)
    dicabut_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="dicabut oleh",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    created_at = models.DateTimeField("dibuat pada", default=timezone.now, db_default=Now())

    objects = TokenAPIQuerySet.as_manager()

    class Meta:
        verbose_name = "token API"
        verbose_name_plural = "token API"
        constraints = [
            models.UniqueConstraint(
                "akun", Upper("nama"), condition=Q(dicabut_pada__isnull=True), name="token_api_nama_unik"
            ),
            models.CheckConstraint(condition=~Q(nama="") & ~Q(cakupan=[]), name="token_api_terisi"),
            models.CheckConstraint(
                condition=Q(sampai__gt=F("created_at")) & Q(sampai__lte=F("created_at") + MASA_TERPANJANG),
                name="token_api_paling_lama_setahun",
            ),
            models.CheckConstraint(
                condition=Q(sidik__isnull=True, diambil_pada__isnull=True, awalan="")
                | (Q(sidik__regex=r"^[0-9a-f]{64}$", diambil_pada__isnull=False) & ~Q(awalan="")),
                name="token_api_sidik",
            ),
            models.CheckConstraint(
                condition=Q(dicabut_pada__isnull=True, dicabut_oleh__isnull=True)
                | Q(dicabut_pada__isnull=False, dicabut_oleh__isnull=False),
                name="token_api_dicabut_berpasangan",
            ),
        ]
        indexes = [models.Index(fields=["akun", "-id"], name="token_api_per_akun")]

    def __str__(self) -> str:
        return self.nama

    def is_milik(self, akun: Akun) -> bool:
        return self.akun_id == akun.pk

    @property
    def is_berlaku(self) -> bool:
        """Whether it opens something now, as far as the row itself says."""
        return self.dicabut_pada is None and self.sidik is not None and self.sampai > timezone.now()

    def is_boleh_dari(self, alamat: str | None) -> bool:
        """Whether it may be used from this address; one that is not known is none of those listed."""
        if not self.alamat:
            return True
        return alamat is not None and any(ip_address(alamat) in ip_network(satu) for satu in self.alamat)

    @property
    def is_menunggu(self) -> bool:
        """Whether its owner has yet to take the secret."""
        return self.dicabut_pada is None and self.sidik is None and self.sampai > timezone.now()

    @property
    def keadaan(self) -> str:
        """Where it stands, for people."""
        if self.dicabut_pada:
            return "Dicabut"
        if self.sampai <= timezone.now():
            return "Habis masa"
        return "Berlaku" if self.sidik else "Menunggu diambil"
