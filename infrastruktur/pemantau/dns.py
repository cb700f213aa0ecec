"""A domain name: whether the resolvers that users ask know it, and with the right answer.

A resolver that is silent is that resolver's fault and only remarked; a wrong answer is the domain's.
"""

import asyncio
import re
import time
from dataclasses import dataclass

import dns.asyncquery
import dns.exception
import dns.message
import dns.rcode
import dns.rdatatype

from infrastruktur.enums.pantau import Ukuran
from infrastruktur.pemantau.alamat import pecah_host
from infrastruktur.pemantau.alat import Alat
from infrastruktur.pemantau.bacaan import Bacaan, Jawaban, Tanya, TidakDitanya, TidakMenjawab

REKAMAN = ("A", "AAAA", "CNAME", "MX", "NS", "TXT")
RESOLVER_MAKS = 2


@dataclass(frozen=True, slots=True)
class _Kata:
    """What one resolver said; without `ms` it said nothing."""

    resolver: str
    ms: float | None = None
    galat: str = ""


async def tanya(t: Tanya, alat: Alat) -> Jawaban:
    """Options: `resolver` (at most two, else the system's), `rekaman` ("A"), `jawaban` (one that must be
    among the answers)."""
    tujuan = await _tujuan(t, alat)
    batas = t.batas * 0.8  # the second one is heard even if the first is silent
    kata = await asyncio.gather(*(_tanya_satu(t, host, port, batas) for host, port in tujuan))
    dijawab = [k for k in kata if k.ms is not None]
    if not dijawab:
        raise TidakMenjawab(f"Server DNS tidak menjawab ({', '.join(k.resolver for k in kata)}).")
    salah = next((k for k in dijawab if k.galat), None)
    diam = ", ".join(k.resolver for k in kata if k.ms is None)
    return Jawaban(
        (
            Bacaan(Ukuran.TERSEDIA, 0 if salah else 1),
            Bacaan(Ukuran.WAKTU_JAWAB, min(k.ms for k in dijawab if k.ms is not None)),
        ),
        galat=f"{salah.galat} Menurut {salah.resolver}." if salah else "",
        catatan=f"Server DNS {diam} tidak menjawab." if diam else "",
    )


async def _tujuan(t: Tanya, alat: Alat) -> list[tuple[str, int]]:
    """Addresses of the resolvers to ask; those of the system its keeper chose, so they are not judged."""
    disebut = re.split(r"[,\s]+", t.opsi.get("resolver", "").strip())[:RESOLVER_MAKS]
    if not disebut[0]:
        return alat.nama.server_dns()[:RESOLVER_MAKS]
    tujuan = []
    for satu in disebut:
        host, port = pecah_host(f"[{satu}]" if satu.count(":") > 1 and "]" not in satu else satu, 53)
        try:
            tujuan.append(((await alat.nama.cari(host))[0], port))
        except TidakMenjawab as sebab:
            raise TidakDitanya(str(sebab)) from None
    return tujuan


async def _tanya_satu(t: Tanya, host: str, port: int, batas: float) -> _Kata:
    rekaman = dns.rdatatype.from_text(t.opsi.get("rekaman") or "A")
    pesan = dns.message.make_query(t.alamat, rekaman)
    mulai = time.perf_counter()
    try:
        jawab, _ = await dns.asyncquery.udp_with_fallback(pesan, host, timeout=batas, port=port)
    except (dns.exception.Timeout, OSError):
        return _Kata(host)
    except dns.exception.DNSException:
        return _Kata(host, (time.perf_counter() - mulai) * 1000, "Jawabannya bukan DNS yang benar.")
    return _Kata(host, (time.perf_counter() - mulai) * 1000, _nilai(t, jawab, rekaman))


def _nilai(t: Tanya, jawab: dns.message.Message, rekaman: dns.rdatatype.RdataType) -> str:
    if jawab.rcode() == dns.rcode.NXDOMAIN:
        return f"Nama {t.alamat} tidak ada."
    if jawab.rcode() != dns.rcode.NOERROR:
        return f"Server DNS menjawab {dns.rcode.to_text(jawab.rcode())}."
    isi = {butir.to_text().strip('".').lower() for r in jawab.answer if r.rdtype == rekaman for butir in r}
    if not isi:
        return f"Nama {t.alamat} tidak mempunyai rekaman {dns.rdatatype.to_text(rekaman)}."
    harapan = t.opsi.get("jawaban", "").strip().strip('".').lower()
    if harapan and harapan not in isi:
        return f"Jawabannya {', '.join(sorted(isi))[:80]}, bukan {harapan[:40]}."
    return ""
