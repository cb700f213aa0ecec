"""Two officers, or officer and clock, at one case: one outcome, one trail row."""

import pytest

from lpse.models import Jejak
from lpse.peran import Peran
from lpse.waktu import hari_ini
from registrasi import actions
from registrasi.enums.penonaktifan import StatusPenonaktifan as S
from registrasi.models import Pengaktifan, Penonaktifan, RiwayatStatusSPSE
from registrasi.policies.penonaktifan import PerkaraTerbuka
from tests.factories import buat_akun
from tests.registrasi.perkara_nonaktif import bawa_ke, buat_pengguna, laporkan, lewatkan_tenggat, surat
from tests.serentak import serentak

pytestmark = pytest.mark.django_db(transaction=True)


def test_dua_kepala_memutus_serentak_menjadi_satu_putusan():
    petugas, kepala = buat_akun(Peran.VERIFIKATOR), [buat_akun(Peran.KEPALA) for _ in range(3)]
    perkara = bawa_ke(S.DIUSULKAN_LKPP, buat_pengguna(), petugas, kepala[0])

    hasil = serentak(
        *(lambda k=k: actions.nonaktifkan(perkara.pk, oleh=k) for k in kepala),
        lambda: actions.catat_penolakan_lkpp(
            perkara.pk, oleh=petugas, nomor_lkpp="L-2", tanggal_lkpp=hari_ini(), alasan_lkpp="Ditarik."
        ),
    )

    assert sum(isinstance(h, Penonaktifan) for h in hasil) == 1
    putusan = ["penonaktifan.nonaktif", "penonaktifan.ditolak_lkpp"]
    assert Jejak.objects.filter(peristiwa__in=putusan).count() == 1
    assert RiwayatStatusSPSE.objects.count() == Penonaktifan.objects.filter(status="nonaktif").count()


def test_dua_putusan_pengaktifan_serentak_menjadi_satu():
    petugas, kepala = buat_akun(Peran.VERIFIKATOR), [buat_akun(Peran.KEPALA) for _ in range(2)]
    lama = bawa_ke(S.NONAKTIF, buat_pengguna(), petugas, kepala[0])
    mohon = actions.mohon_pengaktifan(
        lama.pengguna_id, oleh=lama.pengguna.akun, dasar="permohonan", uraian="Selesai."
    )
    actions.catat_klarifikasi(mohon.pk, oleh=petugas, hasil_klarifikasi="Benar.")

    hasil = serentak(
        lambda: actions.setujui_pengaktifan(mohon.pk, oleh=kepala[0]),
        lambda: actions.tolak_pengaktifan(mohon.pk, oleh=kepala[1], alasan="Belum."),
    )

    assert sum(isinstance(h, Pengaktifan) for h in hasil) == 1


def test_dua_laporan_serentak_membuka_satu_perkara():
    pengguna, petugas = buat_pengguna(), [buat_akun(Peran.VERIFIKATOR) for _ in range(4)]

    hasil = serentak(
        *(
            lambda p=p: actions.laporkan(
                pengguna.pk, oleh=p, dasar="pelanggaran", surat=surat(), uraian="Palsu."
            )
            for p in petugas
        )
    )

    assert sorted(isinstance(h, PerkaraTerbuka) for h in hasil) == [False, True, True, True]
    assert Penonaktifan.objects.count() == 1


def test_jawaban_melawan_denyut_yang_mencatat_diam():
    pengguna, petugas = buat_pengguna(), buat_akun(Peran.VERIFIKATOR)
    perkara = laporkan(pengguna, petugas)
    actions.minta_klarifikasi(perkara.pk, oleh=petugas, nomor_klarifikasi="K-1")
    lewatkan_tenggat(perkara)

    serentak(
        lambda: actions.jawab_klarifikasi(perkara.pk, oleh=pengguna.akun, jawaban="Tidak benar."),
        *[lambda: actions.catat_tidak_dijawab(perkara.pk)] * 3,
    )

    perkara.refresh_from_db()
    assert perkara.jawaban == "Tidak benar."
    diam = Jejak.objects.filter(peristiwa="penonaktifan.tidak_dijawab").count()
    assert diam == (perkara.tidak_dijawab_pada is not None)
