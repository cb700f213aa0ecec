"""The trail: what happened, by whom, from where. Append-only by trigger, sealed in a chain."""

from django.db import models
from django.db.models import F, Func, Q
from django.db.models.fields.json import KT
from django.db.models.functions import Now


class TransaksiIni(Func):
    """The current transaction's 64-bit id, as PostgreSQL orders commits for the sealer."""

    template = "((pg_current_xact_id())::text)::bigint"
    output_field = models.BigIntegerField()


class TransaksiBerikut(Func):
    """The id that no transaction of this server has yet, as the statement it stands in sees it."""

    template = "((pg_snapshot_xmax(pg_current_snapshot()))::text)::bigint"
    output_field = models.BigIntegerField()


class Jejak(models.Model):
    """One event. Ids, event and field names only: never a personal value.

    No foreign keys, so that the trail neither blocks nor follows the life of what it tells about.
    A trigger sets `xid` and `pada`, and refuses UPDATE, DELETE and TRUNCATE.
    """

    pada = models.DateTimeField("pada", db_default=Now())
    xid = models.BigIntegerField(db_default=TransaksiIni(), editable=False)
    peristiwa = models.CharField("peristiwa", max_length=80)
    objek_jenis = models.CharField("jenis objek", max_length=40, blank=True)
    objek_id = models.CharField("objek", max_length=40, blank=True)
    oleh_id = models.BigIntegerField("oleh", null=True)
    peran = models.CharField("peran", max_length=100, blank=True)
    alamat_ip = models.GenericIPAddressField("alamat IP", null=True)
    rincian = models.JSONField("rincian", default=dict)

    class Meta:
        verbose_name = "jejak"
        verbose_name_plural = "jejak"
        indexes = [
            models.Index(fields=["objek_jenis", "objek_id", "id"]),
            models.Index(fields=["oleh_id", "id"]),
            models.Index(fields=["xid", "id"]),
            models.Index(fields=["peristiwa", "id"]),
            models.Index(
                KT("rincian__berkas"),
                F("id").desc(),
                condition=Q(rincian__has_key="berkas"),
                name="jejak_berkas",
            ),
            # What the auditor's search asks, each in the order of time in which it is shown.
            models.Index(fields=["pada", "id"], name="jejak_telusur_waktu"),
            models.Index(fields=["peristiwa", "pada", "id"], name="jejak_telusur_peristiwa"),
            models.Index(fields=["oleh_id", "pada", "id"], name="jejak_telusur_orang"),
            models.Index(fields=["objek_jenis", "pada", "id"], name="jejak_telusur_jenis"),
            models.Index(fields=["alamat_ip", "pada", "id"], name="jejak_telusur_ip"),
            models.Index(fields=["peran", "pada", "id"], name="jejak_telusur_peran"),
            models.Index(
                fields=["pada", "id"], name="jejak_telusur_akses", condition=Q(peristiwa__endswith="dilihat")
            ),
            models.Index(
                fields=["pada", "id"],
                name="jejak_telusur_tolak",
                condition=Q(peristiwa__endswith=".tidak_diizinkan"),
            ),
            models.Index(
                fields=["pada", "id"],
                name="jejak_telusur_ekspor",
                condition=Q(peristiwa__endswith="diekspor"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.peristiwa} {self.objek_jenis}:{self.objek_id}"


class SegelJejak(models.Model):
    """One link of the chain: the HMAC over the previous link and one trail row."""

    nomor = models.BigIntegerField("nomor", primary_key=True)
    jejak_id = models.BigIntegerField("jejak", unique=True)
    hmac = models.CharField("HMAC", max_length=64)
    dibuat_pada = models.DateTimeField("dibuat pada", db_default=Now())

    class Meta:
        verbose_name = "segel jejak"
        verbose_name_plural = "segel jejak"

    def __str__(self) -> str:
        return f"segel {self.nomor}"
