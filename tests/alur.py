"""Every status × every act, for everyone: the test that each unit runs over its kinds of case.

    JENIS = {"tiket": Jenis(ALUR_TIKET, StatusTiket, lambda akun, s: Tiket(akun=akun, status=s))}


    class TestAlur(UjiAlur):
        semua = JENIS

Nothing of it touches the database: a table of acts asks of a record whose it is and where it stands.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any, ClassVar

import pytest
from django.conf import settings

from lpse.alur import PEMILIK, SISTEM, Alur, Pelaku
from lpse.aturan import TidakBerwenang, TindakanTertutup
from lpse.models import Akun
from lpse.peran import IZIN, Peran
from lpse.profil import profil

_urut = count(1)


@dataclass(frozen=True)
class Jenis:
    """One kind of case: its table, its statuses, and how to make one of this owner in this status.

    `lewat_pintu` gives the owner of a record as a door knows them that needs no Akun; None without such a
    door. The record must then have a `pk`.
    """

    alur: Alur[Any, Any]
    status: Any
    buat: Callable[[Akun, str], Any]
    lewat_pintu: Callable[[Any], Pelaku] | None = None


PEMILIK_DI_PINTU, ORANG_LAIN_DI_PINTU = "pemilik lewat pintu", "orang lain lewat pintu"
SEMUA_PERAN = [None, "pemilik", *Peran]


def nomor() -> int:
    """A primary key for an unsaved row, never given twice."""
    return next(_urut)


def orang(*peran: Peran) -> Akun:
    """Somebody of these roles, unsaved."""
    akun = Akun(pk=nomor())
    akun.ingat_peran(peran)
    return akun


def siapa_saja(jenis: Jenis) -> list[str | None]:
    """Everybody who may come to this kind of case."""
    return [*SEMUA_PERAN, *((PEMILIK_DI_PINTU, ORANG_LAIN_DI_PINTU) if jenis.lewat_pintu else ())]


def pelaku(peran: str | None, pemilik: Akun) -> Akun | None:
    """Nobody (the system), the owner, or somebody else of this role."""
    return pemilik if peran == "pemilik" else orang(Peran(peran)) if peran else None


def is_berwenang(izin: str, peran: str | None) -> bool:
    if izin == SISTEM:
        return peran is None
    if izin == PEMILIK:
        return peran in ("pemilik", PEMILIK_DI_PINTU)
    return peran in list(Peran) and izin in IZIN[Peran(peran)]


def jawaban(jenis: Jenis, catatan: Any, tindakan: Any, siapa: Any) -> Any:
    """What the table answers: the transition, or the sentence of the refusal."""
    try:
        return jenis.alur.check(catatan, tindakan, siapa)
    except (TidakBerwenang, TindakanTertutup) as ditolak:
        return str(ditolak)


class UjiAlur:
    """Inherit as `Test…` and say which kinds in `semua`, each under the name of its diagram in docs/alur/.

    One test per act and question: asked of every status (or everybody) at once, it shows what differs.
    """

    semua: ClassVar[Mapping[str, Jenis]]

    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        if "tindakan" in metafunc.fixturenames:
            tindakan = [(nama, t) for nama, jenis in self.semua.items() for t in jenis.alur.tabel]
            metafunc.parametrize(("nama", "tindakan"), tindakan)
        elif "nama" in metafunc.fixturenames:
            metafunc.parametrize("nama", self.semua)

    def test_tindakan_hanya_dari_status_yang_ditetapkan(self, nama, tindakan):
        jenis, pemilik = self.semua[nama], orang(Peran.PEMOHON)
        transisi = jenis.alur.tabel[tindakan]
        siapa = pelaku(next(p for p in SEMUA_PERAN if is_berwenang(transisi.izin, p)), pemilik)
        putusan = {s: jawaban(jenis, jenis.buat(pemilik, s), tindakan, siapa) for s in jenis.status}

        assert putusan == {
            s: transisi if s in transisi.dari else str(TindakanTertutup(s.label)) for s in jenis.status
        }

    def test_tindakan_hanya_oleh_yang_berwenang(self, nama, tindakan):
        jenis, pemilik = self.semua[nama], orang(Peran.PEMOHON)
        transisi = jenis.alur.tabel[tindakan]
        dari = next(iter(transisi.dari))
        putusan = {}
        for peran in siapa_saja(jenis):
            catatan = jenis.buat(pemilik, dari)
            if jenis.lewat_pintu and peran in (PEMILIK_DI_PINTU, ORANG_LAIN_DI_PINTU):
                milik = catatan if peran == PEMILIK_DI_PINTU else jenis.buat(pemilik, dari)
                putusan[peran] = jawaban(jenis, catatan, tindakan, jenis.lewat_pintu(milik))
            else:
                putusan[peran] = jawaban(jenis, catatan, tindakan, pelaku(peran, pemilik))

        ditolak = str(TidakBerwenang())
        assert putusan == {
            peran: transisi if is_berwenang(transisi.izin, peran) else ditolak for peran in siapa_saja(jenis)
        }

    def test_setiap_tindakan_berdasar_kunci_yang_dikenal(self):
        for jenis in self.semua.values():
            for transisi in jenis.alur.tabel.values():
                assert profil().dasar(transisi.kunci)

    def test_diagram_di_dokumentasi_sama_dengan_tabel(self, nama):
        diagram = Path(settings.BASE_DIR, f"docs/alur/{nama}.md").read_text()
        assert self.semua[nama].alur.mermaid() in diagram
