"""The registers: columns of their own, codes without gaps, a history of every change, nothing deleted."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from infrastruktur.actions.aset import (
    pindahkan_aset,
    setujui_penghapusan,
    tarik_penghapusan,
    tolak_penghapusan,
    ubah_aset,
    ubah_status_aset,
    usulkan_penghapusan,
)
from infrastruktur.actions.suku_cadang import ganti_suku_cadang, lepas_suku_cadang
from infrastruktur.actions.tempat_aset import simpan_tempat_aset
from infrastruktur.enums.aset import Register, TindakanAset
from infrastruktur.models import Aset, PerubahanAset, SukuCadang
from infrastruktur.policies.aset import (
    InventarisDipakai,
    PutusanSendiri,
    RegisterMenolak,
    SeriTerpasang,
    TanggalKeliru,
    UsulanMasihTerbuka,
)
from infrastruktur.queries.aset import jumlah_terpasang, ringkasan_aset, suku_cadang_terpasang
from lpse.aturan import TidakBerwenang, TindakanTertutup
from lpse.models import Jejak, Lokasi
from lpse.peran import Peran
from lpse.waktu import hari_ini
from tests.factories import buat_akun
from tests.infrastruktur.aset import SEHARI, catat, pasang, pengelola, tempat

pytestmark = [pytest.mark.django_db, pytest.mark.dasar("infrastruktur.perangkat")]


def penghapusan() -> dict[str, Any]:
    """Why, how, and today: asked anew by each test, for midnight may come after collecting."""
    return {"alasan": "Rusak berat", "metode": "Dihancurkan", "tanggal": hari_ini()}


def beku(sql: str) -> None:
    """The database itself refuses."""
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


# --- Recording


def test_kode_urut_tanpa_celah_di_setiap_register():
    oleh = pengelola()
    kode = [catat(oleh, register, nama=f"A{n}").kode for register in Register for n in (1, 2)]

    assert kode[:4] == ["AS-INF-0001", "AS-INF-0002", "AS-SDM-0001", "AS-SDM-0002"]
    with pytest.raises(RegisterMenolak):
        catat(oleh, "informasi", nama="")
    assert catat(oleh, "informasi", nama="A3").kode == "AS-INF-0003"


@pytest.mark.parametrize(
    ("cia", "nilai", "kelas"),
    [
        ((1, 1, 1), "1.00", "rendah"),
        ((1, 1, 2), "1.33", "rendah"),
        ((1, 1, 3), "1.67", "sedang"),
        ((2, 2, 3), "2.33", "sedang"),
        ((2, 3, 3), "2.67", "tinggi"),
        ((3, 3, 3), "3.00", "tinggi"),
    ],
)
def test_nilai_adalah_rata_rata_kerahasiaan_keutuhan_dan_ketersediaan(cia, nilai, kelas):
    c, i, a = cia
    aset = catat(pengelola(), kerahasiaan=c, keutuhan=i, ketersediaan=a)

    assert (aset.nilai, aset.kelas) == (Decimal(nilai), kelas)


@pytest.mark.parametrize("register", Register.values)
def test_setiap_register_hanya_menerima_kolomnya_sendiri(register):
    aset = catat(pengelola(), register)

    # Past the acts the database holds to it as well.
    with pytest.raises(IntegrityError), transaction.atomic():
        Aset.objects.filter(pk=aset.pk).update(**{"nip" if register != "sdm" else "nomor_seri": "1"})


def test_kolom_register_lain_ditolak_dengan_namanya():
    with pytest.raises(RegisterMenolak, match="NIP"):
        catat(pengelola(), "fisik", nip="198703122011011009")


def test_nomor_inventaris_tidak_dipakai_dua_kali():
    oleh = pengelola()
    catat(oleh, nomor_inventaris="3.05.01")

    with pytest.raises(InventarisDipakai, match=r"3\.05\.01"):
        catat(oleh, "layanan", nomor_inventaris="3.05.01")
    assert catat(oleh).kode == "AS-FIS-0002"


def test_hanya_pengelola_aset_yang_mencatat():
    with pytest.raises(TidakBerwenang):
        catat(buat_akun(Peran.KEPALA))


# --- Changing


def test_perubahan_tercatat_kolom_demi_kolom():
    oleh = pengelola()
    aset = catat(oleh, nama="Server lama")

    ubah_aset(aset.pk, oleh=oleh, nama="Server baru", jenis="Server", ketersediaan=3)

    baris = PerubahanAset.objects.filter(aset=aset, peristiwa="diubah").order_by("pk")
    assert [(b.kolom, b.lama, b.baru, b.oleh) for b in baris] == [
        ("nama", "Server lama", "Server baru", oleh),
        ("ketersediaan", "2", "3", oleh),
    ]
    assert Jejak.objects.get(peristiwa="aset.diubah").rincian == {"kolom": ["nama", "ketersediaan"]}
    ubah_aset(aset.pk, oleh=oleh, nama="Server baru")
    assert PerubahanAset.objects.filter(aset=aset, peristiwa="diubah").count() == 2
    beku(f"UPDATE infrastruktur_perubahanaset SET baru = 'lain' WHERE id = {baris[0].pk}")
    beku(f"DELETE FROM infrastruktur_perubahanaset WHERE id = {baris[0].pk}")


def test_data_pegawai_tidak_disalin_ke_riwayat():
    oleh = pengelola()
    aset = catat(oleh, "sdm", nama="Rina Ujiwati")

    ubah_aset(aset.pk, oleh=oleh, nama="Rina Contohwati", nip="198703122011011777", fungsi="Helpdesk")

    baris = PerubahanAset.objects.filter(aset=aset).exclude(kolom="")
    assert {(b.kolom, b.lama, b.baru, b.is_disamarkan) for b in baris} == {
        ("nama", "", "", True),
        ("nip", "", "", True),
        ("fungsi", "", "Helpdesk", False),
    }


@pytest.mark.dasar("infrastruktur.pengamanan")
def test_perpindahan_mencatat_tempat_pemegang_dan_harinya():
    oleh, lama, baru = pengelola(), tempat("A"), tempat("B")
    aset = catat(oleh, lokasi=lama, pemegang="Rina")

    kemarin = hari_ini() - SEHARI
    pindahkan_aset(aset.pk, oleh=oleh, lokasi=baru, pemegang="Budi", tanggal=kemarin, catatan="Rotasi")

    baris = PerubahanAset.objects.filter(aset=aset, peristiwa="dipindahkan")
    assert {(b.kolom, b.lama, b.baru, b.tanggal, b.catatan) for b in baris} == {
        ("lokasi", "A", "B", kemarin, "Rotasi"),
        ("pemegang", "Rina", "Budi", kemarin, "Rotasi"),
    }
    with pytest.raises(TanggalKeliru):
        pindahkan_aset(aset.pk, oleh=oleh, lokasi=lama, pemegang="", tanggal=hari_ini() + SEHARI)


def test_galat_basis_data_selain_penjaga_media_tidak_menjadi_kalimat(monkeypatch):
    def gagal(*_, **__):
        raise IntegrityError("media_terpisah_dari_ruang_server: DETAIL: Failing row contains (rahasia)")

    monkeypatch.setattr(Lokasi, "save", gagal)
    isi = {"kode": "R", "nama": "Rak", "keterangan": "", "is_ruang_server": False}
    with pytest.raises(IntegrityError):
        simpan_tempat_aset(None, oleh=pengelola(), **isi)


def test_aset_rusak_dapat_dipakai_lagi():
    oleh = pengelola()
    aset = catat(oleh)
    for tindakan, status in ((TindakanAset.RUSAKKAN, "rusak"), (TindakanAset.PAKAI, "dipakai")):
        assert ubah_status_aset(aset.pk, oleh=oleh, tindakan=tindakan, tanggal=hari_ini()).status == status
    assert [b.baru for b in aset.perubahan.filter(kolom="status").order_by("pk")] == ["Rusak", "Dipakai"]


# --- Letting go


@pytest.mark.dasar("infrastruktur.pengamanan")
def test_penghapusan_diputus_orang_lain_dan_asetnya_tetap_tersimpan():
    pengusul, pemutus = pengelola(), buat_akun(Peran.SEKRETARIS)
    aset = catat(pengusul)
    usulan = usulkan_penghapusan(aset.pk, oleh=pengusul, **penghapusan())

    with pytest.raises(UsulanMasihTerbuka):
        usulkan_penghapusan(aset.pk, oleh=pemutus, **penghapusan())
    with pytest.raises(PutusanSendiri):
        setujui_penghapusan(usulan.pk, oleh=pengusul)
    setujui_penghapusan(usulan.pk, oleh=pemutus)

    aset.refresh_from_db()
    assert aset.status == "dihapuskan"
    assert "Dihancurkan" in aset.perubahan.get(kolom="status").catatan
    with pytest.raises(TindakanTertutup):
        ubah_aset(aset.pk, oleh=pengusul, nama="Lain")
    beku(f"UPDATE infrastruktur_aset SET nama = 'Lain' WHERE id = {aset.pk}")
    beku(f"DELETE FROM infrastruktur_aset WHERE id = {aset.pk}")
    beku(f"UPDATE infrastruktur_penghapusanaset SET alasan = 'Lain' WHERE id = {usulan.pk}")


def test_usulan_yang_ditolak_atau_ditarik_membuka_usulan_baru():
    pengusul, pemutus = pengelola(), buat_akun(Peran.SEKRETARIS)
    aset = catat(pengusul)
    usulan = usulkan_penghapusan(aset.pk, oleh=pengusul, **penghapusan())
    tolak_penghapusan(usulan.pk, oleh=pemutus, catatan="Masih dapat diperbaiki")
    lagi = usulkan_penghapusan(aset.pk, oleh=pengusul, **penghapusan())

    with pytest.raises(TidakBerwenang):
        tarik_penghapusan(lagi.pk, oleh=pemutus)
    assert tarik_penghapusan(lagi.pk, oleh=pengusul).status == "ditarik"
    aset.refresh_from_db()
    assert aset.status == "dipakai"


# --- Parts


@pytest.mark.dasar("infrastruktur.kinerja")
def test_penggantian_suku_cadang_menyimpan_yang_lama_dan_menjumlahkan_yang_baru():
    oleh = pengelola()
    aset = catat(oleh)
    pasang(aset, oleh, "ram", "R1", 64)
    rusak = pasang(aset, oleh, "disk", "D1", 1000)

    baru = ganti_suku_cadang(
        aset,
        oleh=oleh,
        lama=rusak,
        pada=hari_ini(),
        alasan="Kritis",
        nama="SSD",
        nomor_seri="D2",
        ukuran_gb=2000,
    )

    rusak.refresh_from_db()
    assert (rusak.dilepas_pada, rusak.alasan_lepas, rusak.dilepas_oleh) == (hari_ini(), "Kritis", oleh)
    assert (baru.menggantikan, baru.jenis) == (rusak, "disk")
    assert jumlah_terpasang(aset) == {"ram": 64, "disk": 2000}
    assert [s.nomor_seri for s in suku_cadang_terpasang(aset)] == ["D2", "R1"]
    beku(f"UPDATE infrastruktur_sukucadang SET alasan_lepas = 'lain' WHERE id = {rusak.pk}")
    with pytest.raises(TindakanTertutup):
        lepas_suku_cadang(rusak.pk, oleh=oleh, pada=hari_ini(), alasan="Lagi")


def test_suku_cadang_yang_terpasang_di_satu_server_tidak_terpasang_di_server_lain():
    oleh = pengelola()
    satu, dua = catat(oleh), catat(oleh, nama="Server dua")
    suku = pasang(satu, oleh, "disk", "d-77", 500)

    with pytest.raises(SeriTerpasang):
        pasang(dua, oleh, "disk", "D-77", 500)
    with pytest.raises(SukuCadang.DoesNotExist):
        ganti_suku_cadang(dua, oleh=oleh, lama=suku, pada=hari_ini(), alasan="x", nama="y", ukuran_gb=1)
    with pytest.raises(TanggalKeliru):
        lepas_suku_cadang(suku.pk, oleh=oleh, pada=suku.dipasang_pada - SEHARI, alasan="x")
    lepas_suku_cadang(suku.pk, oleh=oleh, pada=hari_ini(), alasan="Pindah")
    assert pasang(dua, oleh, "disk", "D-77", 500).pk


def test_ringkasan_menghitung_setiap_register():
    oleh = pengelola()
    for register in ("fisik", "fisik", "sdm"):
        catat(oleh, register)

    ringkas = ringkasan_aset()

    assert ringkas["register"] == dict.fromkeys(Register.values, 0) | {"fisik": 2, "sdm": 1}
    assert (ringkas["segera_berakhir"], ringkas["lewat"]) == (0, 0)
