"""SPSE data in the demo: a pull a fortnight ago, one yesterday, and one that waits for a decision."""

import io
import json
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from lpse.models import Akun
from lpse.waktu import awal_hari, hari_ini
from registrasi.reports import penyedia_terdaftar
from sekretariat.actions.spse import terapkan_kiriman, terima_kiriman
from sekretariat.actions.spse_kerja import kerjakan_kiriman
from sekretariat.demo import data_spse_isi as isi
from sekretariat.enums.spse import SumberKiriman

NPWP_PENUH = 16


def isi_demo_data_spse() -> None:
    """Import by the acts; what stood otherwise a fortnight ago is kept as an older version."""
    hari, semua = hari_ini(), isi.paket(hari_ini())
    dua_pekan, kemarin = hari - timedelta(days=14), hari - timedelta(days=1)
    dikenal = [(p.nama, p.npwp16) for p in penyedia_terdaftar()[:6] if len(p.npwp16) == NPWP_PENUH]
    ikut = list(isi.peserta(semua, dikenal))
    juara = {p["kd_tender"]: p for p in ikut if p["pemenang"]}
    _impor("satker.json", isi.satker(), dua_pekan)
    _impor(f"tender-{dua_pekan}.json", isi.pengumuman(semua, dua_pekan), dua_pekan)
    _impor(f"tender-{kemarin}.json", isi.pengumuman(semua, kemarin), kemarin)
    _impor(f"peserta-{kemarin}.json", ikut, kemarin)
    _impor(f"nilai-kontrak-{kemarin}.json", isi.nilai(semua, juara), kemarin)
    _impor(f"jadwal-{kemarin}.json", isi.jadwal(semua), kemarin)
    _impor(f"nontender-{kemarin}.json", isi.nontender(hari), kemarin)
    _menunggu(isi.nontender(hari)[:12])


def _impor(nama: str, rekaman: Iterable[dict[str, Any]], ditarik: Any) -> None:
    kiriman = terima_kiriman(
        _berkas(rekaman),
        nama,
        oleh=None,
        sumber=SumberKiriman.CONTOH,
        ditarik_pada=awal_hari(ditarik),
    )
    terapkan_kiriman(kiriman.pk, oleh=None)
    kerjakan_kiriman(kiriman.pk, utuh=True)


def _menunggu(rekaman: list[dict[str, Any]]) -> None:
    """Sent by the Sekretaris, checked, not yet applied; two rows of it cannot be read."""
    rusak = [rekaman[0] | {"pagu": "seratus juta"}, rekaman[1] | {"kd_nontender": None}, *rekaman[2:]]
    oleh = Akun.objects.get(user_id="sekretaris")
    kiriman = terima_kiriman(_berkas(rusak), "nontender-koreksi.json", oleh=oleh)
    kerjakan_kiriman(kiriman.pk)


def _berkas(rekaman: Iterable[dict[str, Any]]) -> io.BytesIO:
    return io.BytesIO(json.dumps(list(rekaman)).encode())
