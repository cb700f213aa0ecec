"""Keutuhan arsip: satu bita berubah atau satu berkas hilang ketahuan, dikabarkan sekali, dan pulih lagi."""

import io
import json
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.management import call_command
from django.utils import timezone

from lpse.berkas import musnahkan
from lpse.metrik import hitung_semua
from lpse.models import Jejak, Pemberitahuan
from lpse.pemberitahuan import susun
from lpse.peran import Peran
from registrasi import actions
from registrasi.actions import keutuhan
from registrasi.models import ButirArsip
from registrasi.models.arsip import AsalArsip
from registrasi.tasks import arsip as tasks_arsip
from tests.factories import buat_akun, buat_berkas
from tests.petugas import klien

pytestmark = [pytest.mark.django_db, pytest.mark.dasar("registrasi.arsip")]


@pytest.fixture
def butir():
    return [
        actions.arsipkan(buat_berkas(), asal=AsalArsip.LAINNYA, jenis="akta", judul=f"Akta {n}")
        for n in range(3)
    ]


def balik_satu_bita(butir):
    with storages["berkas"].open(butir.berkas.kunci, "r+b") as isi:
        bita = isi.read(1)
        isi.seek(0)
        isi.write(bytes([bita[0] ^ 1]))


def isi_asli(butir):
    with storages["berkas"].open(butir.berkas.kunci) as isi:
        return isi.read()


def hapus(butir):
    storages["berkas"].delete(butir.berkas.kunci)


def keadaan(butir):
    return [ButirArsip.objects.get(pk=b.pk).keadaan for b in butir]


def perintah(*pilihan):
    """Keluaran perintah dan kode keluarnya."""
    keluar = io.StringIO()
    try:
        call_command("periksa_arsip", *pilihan, stdout=keluar)
    except SystemExit as akhir:
        return keluar.getvalue(), akhir.code
    return keluar.getvalue(), 0


def test_yang_utuh_dinyatakan_utuh(butir):
    isi, kode = perintah("--json")
    hasil = json.loads(isi)
    assert (hasil["diperiksa"], hasil["utuh"], hasil["is_utuh"], hasil["temuan"], kode) == (3, 3, True, [], 0)
    assert keadaan(butir) == ["utuh"] * 3


def test_satu_bita_dan_satu_berkas_hilang_ketahuan(butir):
    balik_satu_bita(butir[0])
    hapus(butir[1])
    isi, kode = perintah("--json")
    hasil = json.loads(isi)
    assert kode == 1
    assert {(t["kode"], t["keadaan"]) for t in hasil["temuan"]} == {
        (butir[0].kode, "rusak"),
        (butir[1].kode, "hilang"),
    }
    assert keadaan(butir) == ["rusak", "hilang", "utuh"]
    assert set(
        Jejak.objects.filter(objek_jenis="registrasi.butirarsip").values_list("peristiwa", flat=True)
    ) == {
        "butirarsip.rusak",
        "butirarsip.hilang",
    }


def test_tanpa_json_setiap_kerusakan_satu_baris(butir):
    hapus(butir[1])
    isi, kode = perintah()
    assert kode == 1
    assert isi.splitlines()[0] == f"{butir[1].kode}: isi hilang"
    assert isi.splitlines()[1].startswith("Arsip RUSAK: 3 dokumen diperiksa")


def test_yang_dipulihkan_menjadi_utuh_lagi_tanpa_menunggu_giliran(butir):
    asli = isi_asli(butir[0])
    hapus(butir[0])
    assert perintah()[1] == 1
    storages["berkas"].save(butir[0].berkas.kunci, ContentFile(asli))
    isi, kode = perintah("--json")
    assert (json.loads(isi)["diperiksa"], kode) == (1, 0)
    assert keadaan(butir) == ["utuh"] * 3
    assert Jejak.objects.filter(peristiwa="butirarsip.utuh", objek_id=str(butir[0].pk)).count() == 1


def test_yang_baru_diperiksa_tidak_diperiksa_lagi_kecuali_semua(butir):
    perintah()
    assert json.loads(perintah("--json")[0])["diperiksa"] == 0
    assert json.loads(perintah("--json", "--semua")[0])["diperiksa"] == 3
    ButirArsip.objects.filter(pk=butir[2].pk).update(diperiksa_pada=timezone.now() - timedelta(days=31))
    assert json.loads(perintah("--json")[0])["diperiksa"] == 1


def test_pemeriksaan_yang_terputus_dilanjutkan_dari_yang_tertua(butir):
    """Waktu satu giliran habis sesudah satu dokumen; giliran berikutnya mulai dari sisanya."""
    diperiksa = [actions.periksa_keutuhan(detik=0).diperiksa for _ in range(3)]
    assert diperiksa == [1, 1, 1]
    assert keadaan(butir) == ["utuh"] * 3
    assert actions.periksa_keutuhan(detik=0).diperiksa == 0


def test_yang_dimusnahkan_bukan_kerusakan(butir):
    musnahkan(butir[0].berkas)
    hapus(butir[0])
    isi, kode = perintah("--json")
    assert (json.loads(isi)["musnah"], kode) == (1, 0)


def test_penyimpanan_yang_tidak_terbaca_bukan_kerusakan(butir, monkeypatch, capsys):
    def mati(_berkas):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(keutuhan, "muat_asli", mati)
    with pytest.raises(Exception, match="Penyimpanan berkas tidak dapat dibaca"):
        perintah("--json")
    assert keadaan(butir) == ["belum"] * 3


def test_satu_berkas_yang_tidak_terbaca_tidak_menahan_yang_lain(butir, monkeypatch):
    asli = keutuhan.muat_asli

    def satu_macet(berkas):
        if berkas.pk == butir[0].berkas_id:
            raise OSError(5, "Input/output error")
        return asli(berkas)

    monkeypatch.setattr(keutuhan, "muat_asli", satu_macet)
    isi, kode = perintah("--json")
    assert (json.loads(isi)["tak_terbaca"], kode) == (1, 1)
    assert keadaan(butir) == ["belum", "utuh", "utuh"]


# --- Tanda bahaya ---------------------------------------------------------------------------------------


@pytest.fixture
def petugas():
    return buat_akun(Peran.KEPALA), buat_akun(Peran.ADMIN_SISTEM), buat_akun(Peran.VERIFIKATOR)


def surat():
    return list(Pemberitahuan.objects.filter(templat="registrasi/arsip_rusak").order_by("pk"))


def test_kerusakan_dikabarkan_sekali_kepada_kepala_dan_admin(butir, petugas):
    kepala, admin, _ = petugas
    hapus(butir[0])
    for _ in range(3):
        perintah()
        tasks_arsip.detak_arsip()
    assert {s.penerima for s in surat()} == {kepala.email, admin.email}
    assert len(surat()) == 2
    untuk_kepala, untuk_admin = (
        susun(s).body for s in sorted(surat(), key=lambda s: s.penerima != kepala.email)
    )
    assert f"/admin/registrasi/arsip/{butir[0].kode}/" in untuk_kepala
    assert butir[0].berkas.kunci in untuk_admin
    assert "/admin/registrasi/arsip/" not in untuk_admin


def test_kerusakan_berikutnya_dikabarkan_dalam_surat_berikutnya(butir, petugas):
    hapus(butir[0])
    perintah()
    hapus(butir[1])
    perintah("--semua")
    assert len(surat()) == 2, "paling sering satu surat sejam"
    ButirArsip.objects.filter(pk=butir[0].pk).update(dikabarkan_pada=timezone.now() - timedelta(hours=2))
    tasks_arsip.detak_arsip()
    assert len(surat()) == 4
    terakhir = susun(surat()[-1])
    assert "1 dokumen rusak atau hilang" in terakhir.subject
    assert butir[1].berkas.kunci in terakhir.body
    assert butir[0].berkas.kunci not in terakhir.body


def test_surat_batal_bila_sudah_pulih(butir, petugas):
    asli = isi_asli(butir[0])
    hapus(butir[0])
    perintah()
    storages["berkas"].save(butir[0].berkas.kunci, ContentFile(asli))
    perintah()
    assert susun(surat()[0]) is None


def test_beranda_kesehatan_dan_metrik_menyebut_kerusakan(butir, petugas):
    perintah()
    tasks_arsip.periksa_kesehatan()
    hapus(butir[0])
    perintah("--semua")
    with pytest.raises(tasks_arsip.ArsipRusak):
        tasks_arsip.periksa_kesehatan()
    assert hitung_semua()["lpse_arsip_rusak"] == 1
    kepala, admin, _ = petugas
    assert "?keadaan=hilang" in klien(kepala).get("/admin/").content.decode()
    assert "q=butirarsip.hilang" in klien(admin).get("/admin/").content.decode()


def test_detak_menyerahkan_pekerjaan_hanya_bila_ada(butir, monkeypatch):
    diserahkan = []
    monkeypatch.setattr(tasks_arsip, "enqueue", lambda nama, **_: diserahkan.append(nama))
    tasks_arsip.detak_arsip()
    assert diserahkan == ["registrasi.periksa_arsip"]
    tasks_arsip.periksa_arsip()
    tasks_arsip.detak_arsip()
    assert diserahkan == ["registrasi.periksa_arsip"]


def test_yang_rusak_diperiksa_lagi_sesudah_sejam(butir, monkeypatch):
    balik_satu_bita(butir[0])
    tasks_arsip.periksa_arsip()
    diserahkan = []
    monkeypatch.setattr(tasks_arsip, "enqueue", lambda nama, **_: diserahkan.append(nama))
    tasks_arsip.detak_arsip()
    assert diserahkan == []
    rusak = ButirArsip.objects.filter(pk=butir[0].pk)
    rusak.update(diperiksa_pada=timezone.now() - keutuhan.SELANG_RUSAK * 2)
    tasks_arsip.detak_arsip()
    assert diserahkan == ["registrasi.periksa_arsip"]
