"""What follows from a ticket without asking anybody: its priority, its secret, what may be told of it."""

import base64
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from layanan.enums.tiket import KUNCI_JENIS, JenisTiket, Saluran
from layanan.models import ButirStandar, MatriksPrioritas, PeristiwaTiket, StandarLayanan, Tiket
from layanan.policies.jam import Peristiwa, Sasaran
from lpse.profil import profil

# How the regulations name the channels, and how we do.
SALURAN_PROFIL = {
    "internet": (Saluran.WEB, Saluran.SUREL, Saluran.WHATSAPP),
    "telepon": (Saluran.TELEPON,),
    "kunjungan": (Saluran.KUNJUNGAN,),
}
HURUF_RAHASIA = 24  # characters of base32: 120 bits


def rahasia(tiket: Tiket) -> str:
    """The secret that opens a ticket without an account: `ABCD-…`, 120 bits, made of the portal's own key.

    Nothing of it is stored; `rahasia_ke` one higher makes the earlier ones worthless.
    """
    sidik = salted_hmac("layanan.tiket", f"{tiket.kode}:{tiket.rahasia_ke}", algorithm="sha256").digest()
    teks = base64.b32encode(sidik[:15]).decode()
    return "-".join(teks[i : i + 4] for i in range(0, HURUF_RAHASIA, 4))


def is_rahasia(tiket: Tiket, teks: str) -> bool:
    """Whether the text is this ticket's secret, however it was typed; compared in constant time."""
    huruf = "".join(h for h in teks.upper() if h.isalnum())
    return constant_time_compare(huruf, rahasia(tiket).replace("-", ""))


def url_lacak(tiket: Tiket) -> str:
    """The personal link to a ticket, for its own person only."""
    alamat = reverse("layanan:tiket_buka", kwargs={"kode": tiket.kode, "rahasia": rahasia(tiket)})
    return f"{settings.BASE_URL}{alamat}"


def saluran_publik() -> list[Saluran]:
    """The channels that this regulation names; staff may log every one."""
    return [satu for nama in profil().layanan.saluran_konsultasi for satu in SALURAN_PROFIL[nama]]


def prioritas_dari(urgensi: str, dampak: str) -> str:
    """The priority that the unit's own table gives for urgency and impact."""
    return MatriksPrioritas.objects.get(urgensi=urgensi, dampak=dampak).prioritas


def butir_berlaku(jenis: str, prioritas: str) -> ButirStandar:
    """The item of the standard in force for this kind and priority."""
    kini = StandarLayanan.objects.order_by("-nomor").values("pk")[:1]
    return ButirStandar.objects.get(standar__in=kini, jenis=jenis, prioritas=prioritas)


def sasaran_dari(butir: ButirStandar) -> Sasaran:
    """What an item promises, as the clocks understand it."""
    return Sasaran(
        respons=timedelta(minutes=butir.respons_menit),
        selesai=timedelta(minutes=butir.selesai_menit) if butir.selesai_menit else None,
        selesai_hari=butir.selesai_hari,
    )


def peristiwa_jam(baris: PeristiwaTiket) -> Peristiwa:
    """An event as the clocks see it; its standard must be loaded with it."""
    return Peristiwa(
        pada=baris.pada,
        urut=baris.urut,
        jenis=baris.jenis,
        status=baris.status,
        sasaran=sasaran_dari(baris.standar) if baris.standar else None,
        perpanjangan=timedelta(seconds=baris.detik or 0),
    )


def kunci_jenis(tiket: Tiket) -> str:
    """The rule this ticket's kind rests on."""
    return KUNCI_JENIS[JenisTiket(tiket.jenis)]


@dataclass(frozen=True, slots=True)
class PerkaraLuarDisebut:
    """An excluded matter as it is told: what it is, who answers for it, by which article."""

    kode: str
    nama: str
    penanggung_jawab: str
    dasar: str


def perkara_luar(kode: str) -> PerkaraLuarDisebut | None:
    """The excluded matter of this code in the active regulation; None where it knows no such code.

    Dasar: layanan.di_luar_tanggung_jawab
    """
    return next((satu for satu in perkara_luar_semua() if satu.kode == kode), None)


def perkara_luar_semua() -> list[PerkaraLuarDisebut]:
    """Everything the unit is not responsible for, in the regulation's order."""
    dasar = profil().dasar_lengkap("layanan.di_luar_tanggung_jawab")
    return [
        PerkaraLuarDisebut(satu.kode, satu.nama, profil().sebut(satu.dirujuk_ke), dasar)
        for satu in profil().layanan.luar_tanggung_jawab
    ]
