"""Users as whoever serves a caller looks for them, and cases by their number: for the other units."""

import re
from dataclasses import dataclass

from django.db.models import Model, Q, QuerySet, Value
from django.db.models.functions import Upper
from django.urls import reverse

from lpse.models import Akun
from lpse.pengenal import bersihkan
from lpse.peran import LAYANI_HAK_DATA, LIHAT_PENDAFTARAN, LIHAT_PENONAKTIFAN
from lpse.sumbangan import Orang, Perkara, sumbangan
from registrasi.models import (
    InsidenData,
    Pendaftaran,
    Pengaktifan,
    PenggunaSPSE,
    Penonaktifan,
    PermintaanHakData,
    Permohonan,
)

TELEPON = re.compile(r"(\+?62|0)[0-9]{3,}")
PANJANG_NPWP = (15, 16)
PENYEDIA, PPK, LAINNYA = "penyedia", "ppk", "lainnya"


@dataclass(frozen=True, slots=True)
class JenisPerkara:
    """A kind of case that has a number: where it is read, by whom, and what it is called."""

    model: type[Model]
    halaman: str
    judul: str
    izin: str


PERKARA = {
    "REG": JenisPerkara(Pendaftaran, "pendaftaran_change", "Pendaftaran", LIHAT_PENDAFTARAN),
    "PRM": JenisPerkara(Permohonan, "permohonan_perkara", "Permohonan perubahan", LIHAT_PENDAFTARAN),
    "NON": JenisPerkara(Penonaktifan, "penonaktifan_lihat", "Penonaktifan", LIHAT_PENONAKTIFAN),
    "AKT": JenisPerkara(Pengaktifan, "pengaktifan_lihat", "Pengaktifan kembali", LIHAT_PENONAKTIFAN),
    "HDP": JenisPerkara(PermintaanHakData, "hak_lihat", "Permintaan hak data pribadi", LAYANI_HAK_DATA),
    "IDP": JenisPerkara(InsidenData, "hak_insiden_lihat", "Insiden data pribadi", LAYANI_HAK_DATA),
}


def cari_orang(teks: str, batas: int) -> list[Orang]:
    """Users of SPSE by mail address, NPWP, telephone, User ID or name: in the way the text's shape asks."""
    pengguna = PenggunaSPSE.objects.select_related("akun", "penyedia")
    return [_orang(p) for p in _cari(pengguna, teks.strip())[:batas]]


def _cari(pengguna: QuerySet[PenggunaSPSE], teks: str) -> QuerySet[PenggunaSPSE]:
    """One way at a time: several at once would let no index help."""
    angka = bersihkan(teks)
    if "@" in teks:
        return pengguna.filter(akun__in=Akun.objects.filter(email__iexact=teks))
    dengan_user_id = pengguna.filter(user_id__iexact=teks)
    if dengan_user_id.exists():
        return dengan_user_id
    if angka.isascii() and angka.isdigit() and len(angka) in PANJANG_NPWP:
        return pengguna.filter(penyedia__npwp16=angka.zfill(16))
    if TELEPON.fullmatch(angka):
        return pengguna.filter(_telepon_berawal(angka)).order_by("-pk")
    return pengguna.filter(nama_cari__startswith=Upper(Value(teks))).order_by("nama_cari", "pk")


def _telepon_berawal(angka: str) -> Q:
    """The ways in which the beginning of one number may have been written down."""
    pokok, syarat = re.sub(r"^(\+?62|0)", "", angka), Q()
    for awalan in ("0", "62", "+62"):
        syarat |= Q(penyedia__telepon__startswith=f"{awalan}{pokok}")
    return syarat


def _orang(p: PenggunaSPSE) -> Orang:
    return Orang(
        nama=(p.penyedia and p.penyedia.penanggung_jawab_nama) or str(p.akun),
        telepon=p.penyedia.telepon if p.penyedia else "",
        surel=p.akun.email,
        user_id=p.user_id,
        instansi=p.penyedia.nama if p.penyedia else "",
        kelompok=PENYEDIA if p.penyedia else PPK if p.jenis == PPK else LAINNYA,
        akun_id=p.akun_id,
    )


def cari_perkara(nomor: str) -> Perkara | None:
    """The case of registration with this number; None for another unit's, and for none."""
    nomor = nomor.strip().upper()
    jenis = PERKARA.get(nomor.partition("-")[0])
    kode = jenis.model._default_manager.filter(nomor=nomor).values_list("kode", flat=True) if jenis else ()
    for satu in kode:
        assert jenis
        alamat = reverse(f"admin:registrasi_{jenis.halaman}", args=[satu])
        return Perkara(nomor=nomor, judul=jenis.judul, url=alamat, izin=jenis.izin)
    return None


def daftarkan() -> None:
    """Let other units find users and cases."""
    sumbangan.cari_orang.append(cari_orang)
    sumbangan.cari_perkara.append(cari_perkara)
