"""Writing, sealing and verifying the trail."""

import hashlib
import hmac
import json
from dataclasses import asdict, dataclass, field
from typing import Any

from django.conf import settings
from django.db import connection, models, transaction

from lpse.aturan import AturanDilanggar
from lpse.konteks import alamat_ip
from lpse.models import Akun, Jejak, SegelJejak
from lpse.models.jejak import TransaksiBerikut

KUNCI_SEGEL = 7_301_001  # advisory lock: one sealer at a time
AWAL_RANTAI = "0" * 64


def catat(
    objek: models.Model | None, peristiwa: str, *, oleh: Akun | None = None, **rincian: object
) -> Jejak:
    """Write one trail row in the current transaction.

    `rincian` takes ids, field names and counts; never a personal value. The objek may be None for
    events that concern no record (a sign-in, a start).
    """
    return Jejak.objects.create(
        peristiwa=peristiwa,
        objek_jenis=objek._meta.label_lower if objek is not None else "",
        objek_id=str(objek.pk) if objek is not None else "",
        oleh_id=oleh.pk if oleh else None,
        peran=",".join(sorted(oleh.peran)) if oleh else "",
        alamat_ip=alamat_ip(),
        rincian=rincian,
    )


def catat_lihat(objek: models.Model, *, oleh: Akun, **rincian: object) -> None:
    """Record a look at a protected thing; committed before its first byte leaves.

    Raises RuntimeError inside a transaction: a rolled-back row would leave the look unrecorded.
    """
    with transaction.atomic(durable=True):
        catat(objek, f"{objek._meta.model_name}.dilihat", oleh=oleh, **rincian)


def catat_penolakan(
    objek: models.Model, tindakan: str, aturan: AturanDilanggar, *, oleh: Akun | None
) -> None:
    """Record that a rule refused an act; called by the door once the act's transaction has rolled back."""
    with transaction.atomic(durable=True):
        catat(
            objek,
            f"{objek._meta.model_name}.{tindakan}.tidak_diizinkan",
            oleh=oleh,
            aturan=type(aturan).__name__,
        )


def bacaan_kanonik(baris: Jejak) -> bytes:
    """The bytes that a seal covers: every column, in fixed order."""
    isi: dict[str, Any] = {
        "id": baris.pk,
        "pada": baris.pada.timestamp(),
        "xid": baris.xid,
        "peristiwa": baris.peristiwa,
        "objek": [baris.objek_jenis, baris.objek_id],
        "oleh": baris.oleh_id,
        "peran": baris.peran,
        "ip": baris.alamat_ip,
        "rincian": baris.rincian,
    }
    return json.dumps(isi, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def hitung_segel(sebelumnya: str, nomor: int, baris: Jejak) -> str:
    """The link for one row: HMAC over the previous link, the link's number and the row."""
    pesan = f"{sebelumnya}:{nomor}:".encode() + bacaan_kanonik(baris)
    return hmac.new(settings.AUDIT_KEY.encode(), pesan, hashlib.sha256).hexdigest()


def segel(batas: int = 10_000) -> int:
    """Seal what is settled: rows below the oldest running transaction, in (xid, id) order.

    Rows with an id that no transaction here has had yet came with a backup of another server: they are
    settled, and older than all of ours.
    Returns how many rows were sealed; 0 when another sealer is at work. At most `batas` a call.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [KUNCI_SEGEL])
        if not cursor.fetchone()[0]:
            return 0
        cursor.execute("SELECT (pg_snapshot_xmin(pg_current_snapshot())::text)::bigint")
        batas_xid = cursor.fetchone()[0]
        akhir = SegelJejak.objects.order_by("-nomor").first()
        nomor, rantai = (akhir.nomor, akhir.hmac) if akhir else (0, AWAL_RANTAI)
        segel_baru = []
        belum = _belum_disegel(akhir).order_by("xid", "pk")
        pindahan = belum.filter(xid__gte=TransaksiBerikut())[:batas].values_list("pk", flat=True)
        # Whatever came with them has lower ids than ours: all of it goes first, or a part would be passed by.
        if terjauh := max(pindahan, default=0):
            siap = belum.filter(pk__lte=terjauh)
        else:
            siap = belum.filter(xid__lt=batas_xid)
        for baris in siap[:batas]:
            nomor += 1
            rantai = hitung_segel(rantai, nomor, baris)
            segel_baru.append(SegelJejak(nomor=nomor, jejak_id=baris.pk, hmac=rantai))
        SegelJejak.objects.bulk_create(segel_baru, batch_size=1000)
        return len(segel_baru)


def kepala_rantai() -> dict[str, Any] | None:
    """The last seal, `nomor` and `hmac`: kept elsewhere it shows a chain that was made anew. None without."""
    akhir = SegelJejak.objects.order_by("-nomor").first()
    return {"nomor": akhir.nomor, "hmac": akhir.hmac} if akhir else None


def _belum_disegel(akhir: SegelJejak | None = None) -> "models.QuerySet[Jejak]":
    """Rows without a seal; after the link `akhir`, without reading all that was sealed before it.

    Sealing goes in (xid, id) order, so nothing unsealed has a lower xid than the last row sealed. Only a
    database restored on another server counts its transactions anew: there new rows have higher ids.
    """
    belum = Jejak.objects.exclude(models.Exists(SegelJejak.objects.filter(jejak_id=models.OuterRef("pk"))))
    terakhir = Jejak.objects.filter(pk=akhir.jejak_id).first() if akhir else None
    if terakhir is None:
        return belum
    tertinggi = SegelJejak.objects.aggregate(pk=models.Max("jejak_id"))["pk"]
    return belum.filter(models.Q(xid__gte=terakhir.xid) | models.Q(pk__gt=tertinggi))


@dataclass(slots=True)
class HasilPeriksa:
    """What `audit_verify` found; `rusak` says each damage in one sentence."""

    utuh: bool = True
    baris: int = 0
    segel: int = 0
    belum_disegel: int = 0
    rusak: list[str] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(slots=True)
class Potongan:
    """What a piece of the chain showed: its last link, how many links it had, and what is damaged."""

    nomor: int
    rantai: str
    segel: int = 0
    rusak: list[str] = field(default_factory=list)


def periksa_potong(nomor: int, rantai: str, batas: int = 2000) -> Potongan:
    """Recompute at most `batas` links after the link `nomor`, whose HMAC is `rantai`; none left: segel 0."""
    hasil = Potongan(nomor, rantai)
    links = list(SegelJejak.objects.filter(nomor__gt=nomor).order_by("nomor")[:batas])
    baris = Jejak.objects.in_bulk([link.jejak_id for link in links])
    for link in links:
        _periksa_satu(hasil, link, baris.get(link.jejak_id))
    return hasil


def _periksa_satu(hasil: Potongan, link: SegelJejak, baris: Jejak | None) -> None:
    if link.nomor != hasil.nomor + 1:
        hasil.rusak.append(f"Segel {hasil.nomor + 1} sampai {link.nomor - 1} hilang.")
    if baris is None:
        hasil.rusak.append(f"Baris jejak {link.jejak_id} (segel {link.nomor}) hilang.")
    elif hitung_segel(hasil.rantai, link.nomor, baris) != link.hmac:
        hasil.rusak.append(f"Baris jejak {link.jejak_id} (segel {link.nomor}) berubah.")
    hasil.nomor, hasil.rantai, hasil.segel = link.nomor, link.hmac, hasil.segel + 1


def periksa_rantai() -> HasilPeriksa:
    """Recompute the whole chain from the rows. A superuser's change of either table shows here."""
    hasil, potong = HasilPeriksa(baris=Jejak.objects.count()), periksa_potong(0, AWAL_RANTAI)
    while potong.segel:
        hasil.segel += potong.segel
        hasil.rusak += potong.rusak
        potong = periksa_potong(potong.nomor, potong.rantai)
    hasil.belum_disegel = hitung_belum_disegel()
    hasil.utuh = not hasil.rusak
    return hasil


def periksa_akhir(banyak: int = 1000) -> Potongan:
    """Recompute the last `banyak` links at once, from the link before them, which is taken as it is."""
    akhir = SegelJejak.objects.order_by("-nomor").first()
    sebelum = akhir and SegelJejak.objects.filter(nomor__lte=akhir.nomor - banyak).order_by("-nomor").first()
    awal = (sebelum.nomor, sebelum.hmac) if sebelum else (0, AWAL_RANTAI)
    return periksa_potong(*awal, batas=banyak)


def hitung_belum_disegel() -> int:
    """How many rows wait for their seal."""
    return _belum_disegel().count()
