"""Routers and switches through SNMP v2c or v3: 64-bit counters of each interface.

The 32-bit ones start anew every 34 seconds at 1 Gbit/s. Names are plain numbers here: no MIB is looked up.
"""

import asyncio
import ipaddress
from collections.abc import Iterator
from typing import Any

from pysnmp.error import PySnmpError  # type: ignore[import-untyped]
from pysnmp.hlapi.v3arch import asyncio as hlapi  # type: ignore[import-untyped]
from pysnmp.proto import errind, rfc1905  # type: ignore[import-untyped]

from infrastruktur.enums.pantau import JenisSasaran, Ukuran
from infrastruktur.pemantau.alamat import PORT_BAWAAN, pecah_host
from infrastruktur.pemantau.alat import Alat
from infrastruktur.pemantau.bacaan import Jawaban, Pencacah, Tanya, TidakDitanya, TidakMenjawab

Kolom = dict[int, dict[str, Any]]  # by the interface's index: what each column says

_NAMA, _MASUK, _KELUAR = "1.3.6.1.2.1.31.1.1.1.1", "1.3.6.1.2.1.31.1.1.1.6", "1.3.6.1.2.1.31.1.1.1.10"
_KOLOM = (_NAMA, _MASUK, _KELUAR)
_LALU_LINTAS = {Ukuran.LALU_MASUK: _MASUK, Ukuran.LALU_KELUAR: _KELUAR}
ANTARMUKA_MAKS = 64
_PUTARAN = 30
_BARIS = 20  # of three columns: an answer that fits into one packet of 1,500 bytes
_ULANG = 2
AUTENTIKASI = {
    "md5": hlapi.USM_AUTH_HMAC96_MD5,
    "sha": hlapi.USM_AUTH_HMAC96_SHA,
    "sha256": hlapi.USM_AUTH_HMAC192_SHA256,
    "sha512": hlapi.USM_AUTH_HMAC384_SHA512,
}
PRIVASI = {
    "des": hlapi.USM_PRIV_CBC56_DES,
    "aes": hlapi.USM_PRIV_CFB128_AES,
    "aes256": hlapi.USM_PRIV_CFB256_AES,
}
_RAHASIA_V3 = ("pengguna", "sandi", "sandi_privasi", "autentikasi", "privasi")
_DITOLAK = (
    errind.WrongDigest,
    errind.UnknownUserName,
    errind.AuthenticationFailure,
    errind.AuthenticationError,
    errind.DecryptionError,
    errind.UnsupportedSecurityLevel,
    errind.UnknownSecurityName,
)


async def tanya(t: Tanya, alat: Alat) -> Jawaban:
    """Options: `community` (v2c), or `pengguna`, `sandi`, `sandi_privasi`, `autentikasi` and `privasi` (v3);
    `antarmuka`: names of the interfaces to read, else all, at most 64."""
    host, port = pecah_host(t.alamat, PORT_BAWAAN[JenisSasaran.SNMP])
    tujuan = _Tujuan((await alat.nama.cari(host))[0], port, t.batas * 0.9 / (_ULANG + 1))
    try:
        pengenal = _pengenal(t)
        kolom = await _jalan(await _mesin(t, alat), pengenal, tujuan)
    except (PySnmpError, KeyError):
        raise TidakMenjawab("Pengaturan SNMP tidak diterima: periksa pengguna, sandi, dan caranya.") from None
    return _jawaban(kolom, {n.strip() for n in t.opsi.get("antarmuka", "").split(",") if n.strip()})


async def _mesin(t: Tanya, alat: Alat) -> Any:
    """An engine of this cycle. All share the first, but in one engine a user has one set of keys: the same
    name with other ones gets the next."""
    siapa = tuple(t.opsi.get(nama, "") for nama in _RAHASIA_V3)
    dikenal = alat.pengguna_snmp.setdefault(siapa[0], [])
    if siapa not in dikenal:
        dikenal.append(siapa)
    ke = dikenal.index(siapa)
    while len(alat.mesin_snmp) <= ke:
        # It reads files while it is built, so not on the loop.
        alat.mesin_snmp.append(asyncio.create_task(asyncio.to_thread(hlapi.SnmpEngine)))
    return await asyncio.shield(alat.mesin_snmp[ke])


async def _jalan(mesin: Any, pengenal: Any, tujuan: "_Tujuan") -> Kolom:
    """Walk down the three columns side by side until each has ended, or the device talks without end."""
    kolom: Kolom = {}
    dari = {induk: induk for induk in _KOLOM}
    for _ in range(_PUTARAN):
        galat, status, _, isi = await hlapi.bulk_cmd(
            mesin,
            pengenal,
            await tujuan.kirim(),
            hlapi.ContextData(),
            0,
            _BARIS,
            *(hlapi.ObjectType(hlapi.ObjectIdentity(oid)) for oid in dari.values()),
            lookupMib=False,
        )
        if galat:
            raise TidakMenjawab(_sebab(galat))
        if status:
            raise TidakMenjawab("Perangkat menolak membacakan antarmukanya. Periksa hak baca SNMP-nya.")
        dari = _catat(kolom, dari, isi)
        if not dari:
            break
    return kolom


def _catat(kolom: Kolom, dari: dict[str, str], isi: Any) -> dict[str, str]:
    """Note one answer, row by row; returns where to go on in the columns that have not ended."""
    lanjut, urut = dict(dari), list(dari)
    for nomor, (oid, nilai) in enumerate(isi):
        induk = urut[nomor % len(urut)]
        kepala, _, indeks = str(oid).rpartition(".")
        if kepala == induk and not isinstance(nilai, rfc1905.EndOfMibView):
            kolom.setdefault(int(indeks), {})[induk] = nilai
            lanjut[induk] = str(oid)
        else:
            lanjut.pop(induk, None)
    # What does not move on has ended too.
    return {induk: oid for induk, oid in lanjut.items() if oid != dari[induk]}


def _jawaban(kolom: Kolom, dipilih: set[str]) -> Jawaban:
    pencacah = list(_pencacah(kolom, dipilih))
    if not pencacah:
        return Jawaban(
            galat="Antarmuka yang disebut tidak ada pada perangkat."
            if dipilih and kolom
            else "Perangkat tidak mempunyai pencacah lalu lintas 64-bit (IF-MIB)."
        )
    catatan = ""
    if len(pencacah) > ANTARMUKA_MAKS * 2:
        pencacah = pencacah[: ANTARMUKA_MAKS * 2]
        catatan = f"Hanya {ANTARMUKA_MAKS} antarmuka pertama; sebutkan antarmuka yang perlu saja."
    return Jawaban(pencacah=tuple(pencacah), catatan=catatan)


def _pencacah(kolom: Kolom, dipilih: set[str]) -> Iterator[Pencacah]:
    for indeks, baris in sorted(kolom.items()):
        if set(baris) != set(_KOLOM):
            continue
        nama = bytes(baris[_NAMA]).decode(errors="replace").strip() or str(indeks)
        if (dipilih and nama not in dipilih) or (not dipilih and nama == "lo"):
            continue
        for ukuran, induk in _LALU_LINTAS.items():
            yield Pencacah(ukuran, int(baris[induk]), nama)


def _pengenal(t: Tanya) -> Any:
    opsi = t.opsi
    if not opsi.get("pengguna"):
        if not opsi.get("community"):
            raise TidakDitanya("Community SNMP (v2c) atau pengguna SNMPv3 belum diisi.")
        return hlapi.CommunityData(opsi["community"], mpModel=1)  # noqa: S508 many devices speak no other
    sandi, privasi = opsi.get("sandi") or None, opsi.get("sandi_privasi") or None
    return hlapi.UsmUserData(
        opsi["pengguna"],
        authKey=sandi,
        privKey=privasi,
        authProtocol=AUTENTIKASI[opsi.get("autentikasi") or "sha"] if sandi else None,
        privProtocol=PRIVASI[opsi.get("privasi") or "aes"] if privasi else None,
    )


def _sebab(galat: Any) -> str:
    if isinstance(galat, errind.RequestTimedOut):
        return "Perangkat tidak menjawab SNMP. Periksa alamat, community, dan daftar akses di perangkat."
    if isinstance(galat, _DITOLAK):
        return "Perangkat menolak: pengguna, sandi, atau cara SNMPv3 tidak benar."
    return "Jawabannya bukan SNMP yang benar."


class _Tujuan:
    """The address that was judged, as pysnmp wants it: without looking it up anew."""

    def __init__(self, alamat: str, port: int, tunggu: float) -> None:
        self.alamat, self.port, self.tunggu = alamat, port, tunggu

    async def kirim(self) -> Any:
        enam = ipaddress.ip_address(self.alamat).version == 6
        jenis = hlapi.Udp6TransportTarget if enam else hlapi.UdpTransportTarget
        return await jenis.create((self.alamat, self.port), timeout=self.tunggu, retries=_ULANG)
