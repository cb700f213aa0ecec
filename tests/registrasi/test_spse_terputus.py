"""An import survives its worker, its queue and two people at once."""

import os
import subprocess
import sys
import time
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from lpse.aturan import AturanDilanggar
from lpse.klaim import KlaimLepas
from lpse.models import Akun, Jejak
from lpse.peran import Peran
from registrasi import actions
from registrasi.actions import impor_baca, impor_terap
from registrasi.actions.impor_pengguna import klaim_impor
from registrasi.models import ImporPengguna, PenggunaSPSE
from registrasi.tasks.spse import sapu_impor
from tests.factories import buat_akun
from tests.registrasi.berkas_spse import baca, baris, terima, tulis_csv
from tests.serentak import serentak

pytestmark = pytest.mark.django_db(transaction=True)

# A worker of its own that takes pieces so small that it can be killed between two of them.
PEKERJA = """
import sys, time, django
django.setup()
from registrasi import actions
from registrasi.actions import impor_baca, impor_terap
impor_baca.POTONG = impor_terap.POTONG = 10
semula = impor_terap.terapkan_potongan
def lambat(*args):
    time.sleep(0.5)  # far from its end when it is killed, however late that comes to this process
    return semula(*args)
impor_terap.terapkan_potongan = lambat
actions.kerjakan_impor(int(sys.argv[1]))
"""


def lepas_sewa(pk: int) -> None:
    """As two minutes later: the dead worker's lease is over."""
    ImporPengguna.objects.filter(pk=pk).update(klaim_sampai=timezone.now() - timedelta(seconds=1))


def test_pekerja_yang_dibunuh_di_tengah_dilanjutkan_pekerja_berikutnya():
    impor = baca(tulis_csv(baris(n) for n in range(1, 601)))
    actions.terapkan_impor(impor.pk, oleh=impor.diunggah_oleh)
    nama = connection.settings_dict["NAME"]
    kode = PEKERJA.replace(
        "django.setup()",
        f"from django.conf import settings; settings.DATABASES['default']['NAME'] = {nama!r}; django.setup()",
    )
    lingkungan = {**os.environ, "DJANGO_SETTINGS_MODULE": "lpse.settings"}
    pekerja = subprocess.Popen(
        [sys.executable, "-c", kode, str(impor.pk)], cwd=settings.BASE_DIR, env=lingkungan
    )
    try:
        for _ in range(1200):
            if impor.baris.filter(diterapkan_pada__isnull=False).count() >= 20:
                break
            time.sleep(0.05)
    finally:
        pekerja.kill()
        pekerja.wait(10)

    setengah = impor.baris.filter(diterapkan_pada__isnull=False).count()
    assert 0 < setengah < 600
    assert PenggunaSPSE.objects.count() == setengah, "what a row says is what there is"
    assert not actions.kerjakan_impor(impor.pk), "the dead worker's lease still runs"
    lepas_sewa(impor.pk)
    assert sapu_impor() == 1
    actions.kerjakan_impor(impor.pk)

    impor.refresh_from_db()
    assert (impor.status, impor.diterapkan, PenggunaSPSE.objects.count()) == ("selesai", 600, 600)


def test_bacaan_yang_terputus_dilanjutkan_di_belakang_baris_terakhir(monkeypatch):
    impor = terima(tulis_csv(baris(n) for n in range(1, 31)))
    monkeypatch.setattr(impor_baca, "POTONG", 10)
    semula, kali = impor_baca._simpan_potongan, []

    def mati_di_potongan_ketiga(*args):
        kali.append(1)
        if len(kali) == 3:
            raise MemoryError
        semula(*args)

    monkeypatch.setattr(impor_baca, "_simpan_potongan", mati_di_potongan_ketiga)
    with pytest.raises(MemoryError):
        actions.kerjakan_impor(impor.pk)
    assert impor.baris.count() == 20
    lepas_sewa(impor.pk)
    actions.kerjakan_impor(impor.pk)

    impor.refresh_from_db()
    assert (impor.status, impor.dibaca, impor.baris.count(), len(kali)) == ("terbaca", 30, 30, 4)


def test_berkas_yang_selalu_menghentikan_pembacanya_dilepas(monkeypatch):
    impor = terima(tulis_csv([baris(1)]))
    semula = impor_baca._baca_isi

    def mati(*args):
        raise MemoryError

    monkeypatch.setattr(impor_baca, "_baca_isi", mati)
    for _ in range(impor_baca.PALING_SERING_DICOBA):
        with pytest.raises(MemoryError):
            actions.kerjakan_impor(impor.pk)
        lepas_sewa(impor.pk)
    monkeypatch.setattr(impor_baca, "_baca_isi", semula)
    actions.kerjakan_impor(impor.pk)
    impor.refresh_from_db()
    assert (impor.status, impor.baris.count()) == ("gagal", 0)
    assert "berulang kali" in impor.galat


def test_dua_orang_menekan_terapkan_menjadi_satu_kali():
    impor = baca(tulis_csv(baris(n) for n in range(1, 6)))
    petugas = [impor.diunggah_oleh, buat_akun(Peran.VERIFIKATOR)]
    hasil = serentak(*(lambda o=o: actions.terapkan_impor(impor.pk, oleh=o) for o in petugas))
    assert sum(isinstance(h, AturanDilanggar) for h in hasil) == 1

    serentak(*[lambda: actions.kerjakan_impor(impor.pk)] * 3)

    assert PenggunaSPSE.objects.count() == 5
    assert Jejak.objects.filter(peristiwa="impor_pengguna.selesai").count() == 1


def test_pekerja_yang_kehilangan_sewanya_tidak_menulis_lagi():
    impor = baca(tulis_csv([baris(1)]))
    actions.terapkan_impor(impor.pk, oleh=impor.diunggah_oleh)
    _, cap = klaim_impor(impor.pk)
    lepas_sewa(impor.pk)
    assert klaim_impor(impor.pk)
    with pytest.raises(KlaimLepas):
        impor_terap.terapkan_potongan(impor.pk, cap)
    assert not PenggunaSPSE.objects.exists()


def test_yang_mendaftar_tepat_saat_diterapkan_tidak_menggagalkan_yang_lain(monkeypatch):
    impor = baca(tulis_csv(baris(n) for n in range(1, 4)))
    actions.terapkan_impor(impor.pk, oleh=impor.diunggah_oleh)
    semula, kali = impor_terap.cari_dikenal, []

    def lalu_ada_yang_mendaftar(daftar):
        hasil = semula(daftar)
        if not kali:
            # On another connection: it commits between the question and the writing.
            serentak(lambda: Akun.objects.create_user("pengguna2@uji.example"))
        kali.append(1)
        return hasil

    monkeypatch.setattr(impor_terap, "cari_dikenal", lalu_ada_yang_mendaftar)
    actions.kerjakan_impor(impor.pk)

    impor.refresh_from_db()
    assert (impor.status, impor.diterapkan, impor.jumlah_ditolak) == ("selesai", 2, 1)


def test_yang_dibiarkan_dan_yang_lama_dibersihkan():
    dibiarkan, lama = baca(tulis_csv([baris(1)])), baca(tulis_csv([baris(2)]))
    actions.terapkan_impor(lama.pk, oleh=lama.diunggah_oleh)
    actions.kerjakan_impor(lama.pk)
    dahulu = timezone.now() - timedelta(days=31)
    ImporPengguna.objects.filter(pk=dibiarkan.pk).update(created_at=dahulu)
    ImporPengguna.objects.filter(pk=lama.pk).update(selesai_pada=dahulu)

    assert sapu_impor() == 2
    assert sapu_impor() == 0

    dibiarkan.refresh_from_db()
    lama.refresh_from_db()
    assert (dibiarkan.status, dibiarkan.baris.count()) == ("dibatalkan", 0)
    assert (lama.status, lama.baris.count(), lama.jumlah_baru) == ("selesai", 0, 1)


def test_perintah_mengimpor_dan_melaporkan_sebagai_json(tmp_path, capsys):
    import json

    berkas = tmp_path / "pengguna.csv"
    berkas.write_bytes(tulis_csv([baris(1), baris(2, rkn_email="salah")]))
    call_command("import_pengguna", str(berkas), "--periksa", "--json")
    harapan = {
        "nama": "pengguna.csv",
        "jenis": "pengguna",
        "dibaca": 2,
        "baru": 1,
        "berubah": 0,
        "sama": 0,
        "ditolak": 1,
        "nilai": {},
    }
    assert json.loads(capsys.readouterr().out) == {"berkas": [harapan]}
    assert not ImporPengguna.objects.exists()
    assert not PenggunaSPSE.objects.exists()

    call_command("import_pengguna", str(berkas), "--json")
    assert json.loads(capsys.readouterr().out) == {"berkas": [harapan]}
    assert PenggunaSPSE.objects.count() == 1
    call_command("import_pengguna", str(berkas))
    tulisan = capsys.readouterr().out
    assert "1 sama" in tulisan
    assert "baris 3: Surel tidak benar" in tulisan
