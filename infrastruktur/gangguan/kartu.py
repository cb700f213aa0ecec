"""What the room shows on the officers' start page: what is down, what waits to be closed or carried out."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest

from infrastruktur.gangguan.daftar import url_gangguan
from infrastruktur.gangguan.instruksi import url_instruksi
from infrastruktur.models import InstruksiLKPP
from infrastruktur.queries.darurat import terbuka_dan_darurat
from infrastruktur.queries.gangguan import BERLANGSUNG
from lpse.models import Akun
from lpse.paging import hitung_sampai
from lpse.peran import KELOLA_GANGGUAN, LIHAT_GANGGUAN
from lpse.sumbangan import Isi


def kartu_gangguan(request: HttpRequest, akun: Akun) -> Isi | None:
    """Incidents that are not closed; None where there are none, or for others."""
    if not akun.has_perm(LIHAT_GANGGUAN):
        return None
    # An emergency comes before all, then what is down, then what waits to be closed.
    terbuka = list(terbuka_dan_darurat()[:100])
    if not terbuka:
        return None
    if terbuka[0].is_darurat:
        return _kartu_darurat([g for g in terbuka if g.is_darurat])
    padam = [g for g in terbuka if g.is_berlangsung]
    return {
        "judul": "Gangguan berlangsung" if padam else "Gangguan belum ditutup",
        "angka": str(len(padam or terbuka)),
        "keterangan": (padam or terbuka)[0].judul,
        "perlu_perhatian": True,
        "url": f"{url_gangguan()}?keadaan={BERLANGSUNG if padam else 'pulih'}",
        "tautan": "Buka gangguan",
    }


def _kartu_darurat(gangguan: list[Any]) -> Isi:
    return {
        "judul": "Keadaan darurat",
        "angka": str(len(gangguan)),
        "keterangan": gangguan[0].judul,
        "perlu_perhatian": True,
        "url": url_gangguan("lihat", gangguan[0].kode),
        "tautan": "Buka gangguannya",
    }


def kartu_instruksi(request: HttpRequest, akun: Akun) -> Isi | None:
    """Instructions of LKPP that wait for this officer, or for nobody yet; None where there are none."""
    if not akun.has_perm(KELOLA_GANGGUAN):
        return None
    milik = Q(penanggung_jawab=akun) | Q(penanggung_jawab__isnull=True)
    jumlah = hitung_sampai(InstruksiLKPP.objects.menunggu().filter(milik))
    if jumlah == "0":
        return None
    return {
        "judul": "Instruksi teknis LKPP",
        "angka": jumlah,
        "keterangan": "Menunggu dilaksanakan.",
        "perlu_perhatian": True,
        "url": f"{url_instruksi()}?status=menunggu",
        "tautan": "Buka instruksi",
    }
