"""What kind of letter it is: somebody's words, a machine's answer, a report that our mail did not arrive."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from email.message import Message

from layanan.enums.surat_masuk import JenisSurat
from layanan.surat_masuk.teks import bersih, dekode
from layanan.surat_masuk.urai import SuratTerurai
from layanan.surat_masuk.utas import MESSAGE_ID, kode_dari_id

MESIN = frozenset(
    {"mailer-daemon", "postmaster", "noreply", "no-reply", "donotreply", "do-not-reply", "bounce"}
)
EDARAN = frozenset({"bulk", "list", "junk", "auto_reply"})
PANJANG_LAPORAN = 200_000
_ID_ASAL = re.compile(r"^message-id:\s*(<[^<>\s]{3,390}>)", re.IGNORECASE | re.MULTILINE)
_BIDANG = re.compile(
    r"^(final-recipient|action|status|diagnostic-code):[ \t]*([^\n]{0,400})", re.IGNORECASE | re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Pantulan:
    """A mail of ours that was not delivered: to whom, why, and under which Message-IDs we sent it."""

    penerima: str
    sebab: str
    id_asal: tuple[str, ...]


def golongkan(surat: SuratTerurai, alamat_sendiri: Collection[str]) -> tuple[JenisSurat, Pantulan | None]:
    """The kind of a letter, and what a report says; judged without its subject."""
    if _is_laporan(surat):
        pantulan = baca_pantulan(surat)
        return (JenisSurat.PANTULAN, pantulan) if pantulan else (JenisSurat.OTOMATIS, None)
    if surat.dari in alamat_sendiri or any(kode_dari_id([surat.message_id])):
        return JenisSurat.SENDIRI, None
    return (JenisSurat.OTOMATIS if is_otomatis(surat) else JenisSurat.SURAT), None


def _is_laporan(surat: SuratTerurai) -> bool:
    jenis = {surat.pesan.get_content_type(), *(satu.bagian.get_content_type() for satu in surat.lampiran)}
    if "message/delivery-status" in jenis:
        return True
    # Old servers write their reports as plain words, from nobody, about a Message-ID of ours.
    tanpa_pengirim = surat.kepala("Return-Path") == "<>" or surat.dari.partition("@")[0] == "mailer-daemon"
    return tanpa_pengirim and any(kode_dari_id([surat.isi, *_isi_kembali(surat)]))


def is_otomatis(surat: SuratTerurai) -> bool:
    """Whether a machine sent it, by what machines say of themselves (RFC 3834 and the usual older marks)."""
    tanda = (
        surat.kepala("Auto-Submitted") not in ("", "no"),
        surat.kepala("Precedence") in EDARAN,
        any(surat.pesan.get(k) for k in ("List-Id", "List-Unsubscribe", "X-Autoreply", "X-Autorespond")),
        surat.kepala("X-Auto-Response-Suppress") not in ("", "none"),
        surat.kepala("Return-Path") == "<>",
        surat.pesan.get_content_type() == "multipart/report",
        surat.dari.partition("@")[0] in MESIN,
    )
    return any(tanda)


def baca_pantulan(surat: SuratTerurai) -> Pantulan | None:
    """What a delivery report says; None for one that reports success or only a delay."""
    bidang = {nama.lower(): nilai.strip() for nama, nilai in _BIDANG.findall("\n".join(_laporan(surat)))}
    if bidang.get("action", "failed").lower() != "failed":
        return None
    penerima = bidang.get("final-recipient", "").rpartition(";")[2].strip(" <>")
    sebab = bidang.get("diagnostic-code", "").partition(";")[2] or bidang.get("status", "")
    kembali = _isi_kembali(surat)
    asal = [satu for teks in kembali for satu in _ID_ASAL.findall(teks)]
    asal += [satu for teks in (*kembali, surat.isi) for satu in MESSAGE_ID.findall(teks) if "<tiket-" in satu]
    # Those that answer our mail name it themselves.
    return Pantulan(bersih(penerima, 254), bersih(sebab, 200), tuple(dict.fromkeys((*asal, *surat.rujukan))))


def _laporan(surat: SuratTerurai) -> list[str]:
    return [
        _mentah(bagian)
        for satu in surat.lampiran
        if satu.bagian.get_content_type() == "message/delivery-status"
        for bagian in (_anak(satu.bagian) or [satu.bagian])
    ]


def _isi_kembali(surat: SuratTerurai) -> list[str]:
    """The headers of our own mail as they came back: attached as a letter, as headers, or as words."""
    hasil = []
    for satu in surat.lampiran:
        jenis = satu.bagian.get_content_type()
        if jenis == "message/rfc822":
            hasil += [f"Message-ID: {anak.get('Message-ID', '')}" for anak in _anak(satu.bagian)]
        elif jenis in ("text/rfc822-headers", "text/plain"):
            hasil.append(_mentah(satu.bagian))
    return hasil


def _anak(bagian: "Message[str, str]") -> "list[Message[str, str]]":
    isi = bagian.get_payload()
    return [satu for satu in isi if isinstance(satu, Message)] if isinstance(isi, list) else []


def _mentah(bagian: "Message[str, str]") -> str:
    """Headers and words of one part: the fields of a report stand in either."""
    kepala = "".join(f"{nama}: {nilai}\n" for nama, nilai in bagian.items())
    muatan = bagian.get_payload(decode=True)
    isi = dekode(muatan[:PANJANG_LAPORAN], None) if isinstance(muatan, bytes) else ""
    return f"{kepala}\n{isi}"
