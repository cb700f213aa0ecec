"""A UPS through NUT (Network UPS Tools): its line protocol, of which LIST VAR is all that is needed."""

import asyncio
import re
from collections.abc import Mapping

from infrastruktur.enums.pantau import Ukuran
from infrastruktur.pemantau.alamat import pecah_ups
from infrastruktur.pemantau.alat import Alat
from infrastruktur.pemantau.bacaan import Bacaan, Jawaban, Tanya, TidakMenjawab
from infrastruktur.pemantau.sambungan import sambung

_VAR = re.compile(r'VAR \S+ (\S+) "(.*)"\Z')
_GALAT = {
    "UNKNOWN-UPS": "UPS dengan nama itu tidak dikenal server NUT. Periksa nama di depan tanda @.",
    "DATA-STALE": "Server NUT kehilangan hubungan dengan UPS. Periksa kabel dan pengendalinya.",
    "DRIVER-NOT-CONNECTED": "Pengendali UPS di server NUT tidak berjalan.",
    "ACCESS-DENIED": "Server NUT menolak: pengguna atau sandinya tidak benar.",
    "INVALID-USERNAME": "Server NUT menolak: pengguna atau sandinya tidak benar.",
    "INVALID-PASSWORD": "Server NUT menolak: pengguna atau sandinya tidak benar.",
}
_BUKAN_NUT = "Jawabannya bukan dari server NUT."
_BARIS_MAKS = 1000


async def tanya(t: Tanya, alat: Alat) -> Jawaban:
    """Options: `pengguna` and `sandi`, where the NUT server asks for them."""
    ups, host, port = pecah_ups(t.alamat)
    async with sambung(alat, host, port) as (pembaca, penulis):
        if t.opsi.get("pengguna"):
            for kata, kunci in (("USERNAME", "pengguna"), ("PASSWORD", "sandi")):
                penulis.write(f"{kata} {_kutip(t.opsi.get(kunci, ''))}\n".encode())
                await _baris(pembaca)
        penulis.write(f"LIST VAR {ups}\n".encode())
        nilai = await _daftar(pembaca, ups)
    sumber = _sumber(nilai.get("ups.status", ""))
    galat = "Status UPS tidak diketahui server NUT." if sumber is None else ""
    bacaan = [
        Bacaan(ukuran, angka)
        for ukuran, angka in (
            (Ukuran.UPS_BATERAI, _angka(nilai.get("battery.charge"))),
            (Ukuran.UPS_SUMBER, sumber),
            (Ukuran.UPS_BEBAN, _angka(nilai.get("ups.load"))),
        )
        if angka is not None
    ]
    return Jawaban(tuple(bacaan), galat=galat)


async def _daftar(pembaca: asyncio.StreamReader, ups: str) -> Mapping[str, str]:
    if await _baris(pembaca) != f"BEGIN LIST VAR {ups}":
        raise TidakMenjawab(_BUKAN_NUT)
    nilai: dict[str, str] = {}
    for _ in range(_BARIS_MAKS):
        baris = await _baris(pembaca)
        if baris == f"END LIST VAR {ups}":
            return nilai
        if cocok := _VAR.match(baris):
            nilai[cocok[1]] = cocok[2]
    raise TidakMenjawab(_BUKAN_NUT)


async def _baris(pembaca: asyncio.StreamReader) -> str:
    try:
        isi = (await pembaca.readuntil(b"\n")).decode(errors="replace").rstrip("\r\n")
    except asyncio.IncompleteReadError:
        raise TidakMenjawab("Sambungan diputus server sebelum menjawab.") from None
    except asyncio.LimitOverrunError:
        raise TidakMenjawab(_BUKAN_NUT) from None
    if isi.startswith("ERR "):
        raise TidakMenjawab(_GALAT.get(isi.split(" ")[1], "Server NUT menolak permintaan."))
    return isi


def _sumber(status: str) -> float | None:
    """2 on the mains, 1 on battery, 0 when the battery is low or the UPS is about to switch off."""
    tanda = set(status.split())
    if "OL" in tanda:
        return 2
    if tanda & {"LB", "FSD"}:
        return 0
    return 1 if "OB" in tanda else None


def _angka(teks: str | None) -> float | None:
    try:
        angka = float(teks or "")
    except ValueError:
        return None
    return angka if 0 <= angka <= 1000 else None


def _kutip(teks: str) -> str:
    """A word as the protocol quotes it; a line break would begin another command."""
    aman = re.sub(r'(["\\])', r"\\\1", re.sub(r"[\r\n]", "", teks))
    return f'"{aman}"'
