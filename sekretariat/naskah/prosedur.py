"""What a procedure prints, copied from its rows as they are on the day of approval."""

from collections.abc import Iterable, Iterator
from typing import Any

from markdown_it.token import Token

from lpse.isi_surat import isi_surat
from lpse.markdown import PEMBACA
from lpse.models import Akun
from lpse.models.naskah import JenisNaskah
from lpse.profil import profil
from lpse.waktu import tanggal
from sekretariat.enums.prosedur import JenisProsedur
from sekretariat.models import VersiProsedur
from sekretariat.policies.prosedur import nama_bidang, nama_unit, sebutan_jenis

JENIS_NASKAH = {
    JenisProsedur.STANDAR: JenisNaskah.PROSEDUR,
    JenisProsedur.PETUNJUK_TEKNIS: JenisNaskah.PETUNJUK_TEKNIS,
}
TITIK = "•"
# Deeper than this the paper has no room for.
TINGKAT_TERDALAM = 4


def isi_prosedur(versi: VersiProsedur, kepala: Akun) -> dict[str, Any]:
    """The version with who approves it."""
    prosedur = versi.prosedur
    mulai = versi.berlaku_mulai
    if mulai is None:
        raise ValueError("versi yang dicetak sudah mempunyai tanggal mulai")
    return {
        **isi_surat("", versi.kunci_dasar),
        "judul_jenis": sebutan_jenis(prosedur.jenis),
        "kode_prosedur": prosedur.kode,
        "judul": prosedur.judul,
        "versi": str(versi.nomor),
        "bidang": nama_bidang(prosedur.bidang),
        "unit": nama_unit(prosedur.unit),
        "mulai": tanggal(mulai),
        "tujuan": versi.tujuan,
        "perubahan": versi.perubahan,
        "langkah": list(balok(versi.langkah)),
        "tanggal": tanggal(versi.disahkan_pada) if versi.disahkan_pada else tanggal(mulai),
        "kota": profil().daerah.tempat,
        "kepala": profil().unit.kepala.penanggung_jawab,
        "petugas": {"nama": str(kepala), "nip": kepala.nip, "jabatan": kepala.jabatan},
    }


def balok(teks: str) -> Iterator[dict[str, Any]]:
    """Markdown as lines for paper: how deep each is (0: a heading), what stands before it, its words."""
    nomor: list[int | None] = []
    tanda, is_judul = "", False
    for butir in PEMBACA.parse(teks):
        if butir.type in ("ordered_list_open", "bullet_list_open"):
            nomor.append(int(butir.attrGet("start") or 1) if butir.type[0] == "o" else None)
        elif butir.type in ("ordered_list_close", "bullet_list_close"):
            nomor.pop()
        elif butir.type == "list_item_open":
            tanda = TITIK if nomor[-1] is None else f"{nomor[-1]}."
            nomor[-1] = None if nomor[-1] is None else nomor[-1] + 1
        elif butir.type in ("heading_open", "heading_close"):
            is_judul = butir.type == "heading_open"
        elif kata := _kata(butir):
            tingkat = 0 if is_judul else min(max(len(nomor), 1), TINGKAT_TERDALAM)
            yield {"tingkat": tingkat, "tanda": tanda, "teks": kata}
            tanda = ""


def _kata(butir: Token) -> str:
    """The words of a paragraph, heading or block of code; a link is followed by where it leads."""
    if butir.type in ("fence", "code_block"):
        return " ".join(butir.content.split())
    if butir.type != "inline":
        return ""
    return " ".join("".join(_runtun(butir.children or ())).split())


def _runtun(anak: Iterable[Token]) -> Iterator[str]:
    tujuan = ""
    for satu in anak:
        if satu.type == "link_open":
            tujuan = str(satu.attrGet("href") or "")
        elif satu.type == "link_close":
            yield f" ({tujuan})" if tujuan else ""
        else:
            yield " " if satu.type in ("softbreak", "hardbreak") else satu.content
