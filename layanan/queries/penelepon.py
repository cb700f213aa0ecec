"""Finding whoever calls while their name or number is being typed, and what they may be calling about."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Q

from layanan.models import Tiket
from layanan.queries.tiket import CARI_PALING_PENDEK, bentuk_cari, telepon_berawal
from lpse.models import Akun
from lpse.sumbangan import Orang, sumbangan

PALING_BANYAK = 8
KUNCI_SERUPA = ("surel", "telepon", "user_id", "kode_tender")


@dataclass(frozen=True, slots=True)
class Serupa:
    """An open ticket that may be the same matter. `sepemilik`: of the same person; else the same tender."""

    tiket: Tiket
    sepemilik: bool


def cari_orang(teks: str, batas: int = PALING_BANYAK) -> list[Orang]:
    """Those whose number, User ID, mail address or name begins so, best known first, each once.

    Asked of the units that know users, then of the portal's accounts and of earlier tickets.
    """
    teks = teks.strip()
    if len(teks) < CARI_PALING_PENDEK or "\0" in teks:
        return []
    semua = [orang for cari in sumbangan.cari_orang for orang in cari(teks, batas)]
    semua += [*_dari_akun(teks, batas), *_dari_tiket(teks, batas)]
    return list(_sekali(semua))[:batas]


def _dari_akun(teks: str, batas: int) -> Iterator[Orang]:
    syarat = Q(email__iexact=teks) if "@" in teks else Q(user_id__iexact=teks)
    for akun in Akun.objects.filter(syarat, is_active=True)[:batas]:
        yield Orang(nama=str(akun), surel=akun.email, user_id=akun.user_id or "", akun_id=akun.pk)


def _dari_tiket(teks: str, batas: int) -> Iterator[Orang]:
    """Who called before: the newest tickets, looked for in the one way the text's shape asks for."""
    bentuk = bentuk_cari(teks)
    if bentuk in ("telepon", "tender") or teks.lstrip("+").isdigit():
        syarat = telepon_berawal(teks)
    elif bentuk == "surel":
        syarat = Q(surel__iexact=teks)
    elif bentuk == "user_id":
        syarat = Q(user_id__istartswith=teks)
    else:
        syarat = Q(nama__icontains=teks)
    for t in Tiket.objects.filter(syarat).order_by("-pk")[: 3 * batas]:
        yield Orang(
            nama=t.nama,
            telepon=t.telepon,
            surel=t.surel,
            user_id=t.user_id,
            instansi=t.instansi,
            kelompok=t.kelompok,
            akun_id=t.akun_id,
        )


def _sekali(semua: Iterable[Orang]) -> Iterator[Orang]:
    """Each person once: the same mail address or User ID, or the same name with the same number."""
    sudah: set[tuple[str, str]] = set()
    for orang in semua:
        tanda = {("surel", orang.surel.lower()), ("id", orang.user_id.upper())} - {("surel", ""), ("id", "")}
        if orang.telepon or not tanda:
            tanda.add((orang.nama.upper(), orang.telepon))
        if not tanda & sudah:
            yield orang
        sudah |= tanda


def akun_dari(surel: str, user_id: str) -> Akun | None:
    """The account a ticket belongs to: the address named in it decides; without one, the User ID."""
    if surel:
        return Akun.objects.filter(email__iexact=surel, is_active=True).first()
    return Akun.objects.filter(user_id__iexact=user_id, is_active=True).first() if user_id else None


def serupa_dengan(kunci: Mapping[str, str], batas: int = 5) -> list[Serupa]:
    """Open tickets of the same person or about the same tender, theirs first, newest first.

    `kunci` holds what is known under the names of KUNCI_SERUPA.
    """
    surel, telepon, user_id, kode_tender = (kunci.get(nama, "") for nama in KUNCI_SERUPA)
    sendiri = Q()
    for kolom, nilai in (("surel__iexact", surel), ("telepon", telepon), ("user_id__iexact", user_id)):
        if nilai:
            sendiri |= Q(**{kolom: nilai})
    terbuka = Tiket.objects.terbuka().select_related("ditugaskan_kepada").order_by("-pk")
    milik = list(terbuka.filter(sendiri)[:batas]) if sendiri else []
    hasil = [Serupa(t, sepemilik=True) for t in milik]
    if kode_tender:
        lain = terbuka.filter(kode_tender=kode_tender).exclude(pk__in=[t.pk for t in milik])
        hasil += [Serupa(t, sepemilik=False) for t in lain[:batas]]
    return hasil[: batas + 1]


def serupa(tiket: Tiket, batas: int = 5) -> list[Serupa]:
    """Other open tickets that may be the same matter as this one."""
    kolom = {nama: getattr(tiket, nama) for nama in KUNCI_SERUPA}
    return [satu for satu in serupa_dengan(kolom, batas + 1) if satu.tiket.pk != tiket.pk][:batas]
