"""What this room shows on the officers' start page: one's findings, what to judge, an overdue evaluation."""

from django.http import HttpRequest

from lpse.models import Akun
from lpse.peran import KELOLA_EVALUASI, TINDAK_LANJUTI_TEMUAN
from lpse.sumbangan import Isi
from lpse.waktu import tanggal
from sekretariat.enums.evaluasi import SumberTemuan
from sekretariat.evaluasi.bersama import url, url_temuan
from sekretariat.policies.evaluasi import boleh_menilai, boleh_menutup
from sekretariat.queries.evaluasi import tempo_evaluasi, temuan_dilaporkan, temuan_menunggu

TERBANYAK = 100


def kartu_temuan_saya(request: HttpRequest, akun: Akun) -> Isi | None:
    """What this person has to act on."""
    if not akun.has_perm(TINDAK_LANJUTI_TEMUAN):
        return None
    semua = list(temuan_menunggu(akun)[:TERBANYAK])
    if not semua:
        return None
    lewat = sum(1 for satu in semua if satu.is_lewat)
    kata = f"{lewat} melewati target." if lewat else f"Target terdekat {tanggal(semua[0].target)}."
    return {
        "judul": "Temuan untuk Anda tindak lanjuti",
        "angka": str(len(semua)),
        "keterangan": kata,
        "url": f"{url_temuan()}?milik=on&status=belum",
        "tautan": "Buka temuannya",
        "perlu_perhatian": True,
    }


def kartu_persetujuan(request: HttpRequest, akun: Akun) -> Isi | None:
    """What was acted on and waits for this person's judgement."""
    sumber = [satu for satu in SumberTemuan if boleh_menilai(satu, akun)]
    if not sumber:
        return None
    semua = [satu for satu in temuan_dilaporkan(sumber, akun)[:TERBANYAK] if boleh_menutup(satu, akun)]
    if not semua:
        return None
    return {
        "judul": "Tindak lanjut menunggu persetujuan",
        "angka": str(len(semua)),
        "keterangan": str(semua[0]),
        "url": url_temuan("lihat", semua[0].kode),
        "tautan": "Periksa yang terlama",
        "perlu_perhatian": True,
    }


def kartu_tempo(request: HttpRequest, akun: Akun) -> Isi | None:
    """An evaluation that the regulation's cadence asks for and nobody has finished."""
    if not akun.has_perm(KELOLA_EVALUASI):
        return None
    tempo = tempo_evaluasi()
    if not tempo.is_lewat:
        return None
    return {
        "judul": "Evaluasi melewati jadwalnya",
        "angka": "1",
        "keterangan": tempo.kalimat,
        "url": url(),
        "tautan": "Buka evaluasi",
        "perlu_perhatian": True,
    }
