"""What runs now, kept for half a minute: the banner of every page must not cost every page a query."""

from datetime import datetime, timedelta
from typing import Any, TypedDict

from django.core.cache import cache
from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils import timezone

from layanan.enums.pengumuman import JenisPengumuman
from layanan.models import BuktiPemberitahuan, PembaruanPengumuman, Pengumuman
from layanan.policies.pengumuman import BERAT, SEBELUM_MULAI, keadaan
from lpse.waktu import waktu

KUNCI_CACHE = "layanan:pengumuman-berjalan:1"
SIMPAN = timedelta(seconds=30)
PALING_BANYAK = 20


class Berjalan(TypedDict):
    """One running announcement, as the cache keeps it: plain values, which any release can read."""

    kode: str
    jenis: str
    label: str
    dampak: str
    judul: str
    isi: str
    layanan: list[str]
    mulai: datetime | None
    perkiraan: datetime | None
    tayang: datetime
    berakhir: datetime | None
    pembaruan: str
    pembaruan_pada: datetime | None
    bukti: int | None


def dengan_isi(rows: "QuerySet[Pengumuman]") -> "QuerySet[Pengumuman]":
    """The announcements with their services and updates: three queries, however many there are."""
    pembaruan = PembaruanPengumuman.objects.order_by("-pk")
    return rows.prefetch_related("layanan", Prefetch("pembaruan", queryset=pembaruan))


def berjalan_kini() -> list[Berjalan]:
    """What runs now or within the next half minute, newest first; without a cache it asks the database."""
    simpanan: list[Berjalan] | None = cache.get(KUNCI_CACHE)
    if simpanan is None:
        simpanan = _baca()
        cache.set(KUNCI_CACHE, simpanan, int(SIMPAN.total_seconds()))
    now = timezone.now()
    return [p for p in simpanan if p["tayang"] <= now and (p["berakhir"] is None or p["berakhir"] > now)]


def lupakan() -> None:
    """Forget what was kept, once an act has changed it; a lost word costs half a minute."""
    cache.delete(KUNCI_CACHE)


def _baca() -> list[Berjalan]:
    rows = Pengumuman.objects.berjalan(timezone.now() + SIMPAN).order_by("-tayang_pada", "-pk")
    bukti = BuktiPemberitahuan.objects.filter(spanduk_pada__isnull=True).order_by("-pk")
    semua = dengan_isi(rows).prefetch_related(Prefetch("bukti", queryset=bukti, to_attr="belum_tampak"))
    return [_ringkas(p) for p in semua[:PALING_BANYAK]]


def _ringkas(p: Any) -> Berjalan:
    akhir = next(iter(p.pembaruan.all()), None)
    # Only the last thing said is what the banner says.
    belum = next((b.pk for b in p.belum_tampak if b.pembaruan_id == (akhir.pk if akhir else None)), None)
    return Berjalan(
        kode=p.kode,
        jenis=p.jenis,
        label=p.get_jenis_display(),
        dampak=p.dampak,
        judul=p.judul,
        isi=p.isi,
        layanan=[satu.nama for satu in p.layanan.all()],
        mulai=p.mulai,
        perkiraan=p.perkiraan_kini or p.perkiraan_selesai,
        tayang=p.tayang_pada,
        berakhir=p.berakhir_pada,
        pembaruan=akhir.isi if akhir else "",
        pembaruan_pada=akhir.pada if akhir else None,
        bukti=belum,
    )


def untuk_spanduk() -> list[Berjalan]:
    """What belongs on every page: a disturbance, or maintenance that runs or begins within a day."""
    batas = timezone.now() + SEBELUM_MULAI
    penting = [
        p
        for p in berjalan_kini()
        if p["jenis"] != JenisPengumuman.UMUM and (p["mulai"] is None or p["mulai"] <= batas)
    ]
    return sorted(penting, key=lambda p: BERAT.index(keadaan(p["jenis"], p["dampak"])))


def riwayat(pengumuman: Pengumuman) -> list[dict[str, object]]:
    """What users were told and when, newest first."""
    butir: list[dict[str, object]] = []
    for kabar in pengumuman.pembaruan.all():
        perkiraan = f" Perkiraan selesai {waktu(kabar.perkiraan_selesai)}." if kabar.perkiraan_selesai else ""
        butir.append(
            {"judul": kabar.get_jenis_display(), "saat": kabar.pada, "isi": f"{kabar.isi}{perkiraan}"}
        )
    if pengumuman.tayang_pada:
        butir.append({"judul": "Diumumkan", "saat": pengumuman.tayang_pada, "isi": ""})
    return butir


def alamat_terakhir(kunci: str) -> str:
    """Where the last announcement of a matter is read; "" where users were never told."""
    kode = Pengumuman.objects.filter(kunci=kunci).order_by("-pk").values_list("kode", flat=True).first()
    return reverse("layanan:pengumuman", kwargs={"kode": kode}) if kode else ""
