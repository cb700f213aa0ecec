"""Rantai bukti: berkas tersegel apa adanya, setiap perpindahan tercatat, dan dua petugas bersamaan."""

import hashlib
import io

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from layanan.actions.bukti import (
    ambil_segel,
    hapus_berkas,
    segel_berkas,
    serahkan_bukti,
    tambah_berkas,
    unggah_salinan,
)
from layanan.actions.kesaksian import (
    cabut_kesaksian,
    catat_kesaksian,
    ganti_kesaksian,
    nyatakan_siap,
    terbitkan_kesaksian,
)
from layanan.demo.kesaksian import isi_demo_kesaksian
from layanan.enums.kesaksian import CaraTandaTangan
from layanan.enums.kesaksian import StatusKesaksian as S
from layanan.models import BerkasTersegel, HasilTandaTangan, Kesaksian, SerahTerimaBukti
from layanan.policies.kesaksian import (
    BelumDisegel,
    BerkasSudahDisegel,
    SidikTidakCocok,
    SudahDisegel,
    pilihan_peminta,
)
from lpse.aturan import TidakBerwenang, TindakanTertutup
from lpse.berkas import BerkasDitolak, BerkasTidakTersedia, tersegel
from lpse.berkas.tanda_tangan import SalinanDitolak
from lpse.berkas.tersegel import disegel
from lpse.models import Jejak, Naskah
from lpse.naskah import unggah_bertanda_tangan
from lpse.peran import Peran
from tests.factories import buat_akun, buat_berkas
from tests.layanan.kesaksian import RHS, SIDIK, buat_kesaksian, buat_terbit, buat_tersegel, isian, unggahan
from tests.serentak import serentak


@pytest.fixture
def petugas(db):
    return buat_akun(Peran.HELPDESK)


def test_yang_disebut_harus_cocok_dengan_berkas_yang_diserahkan(petugas):
    kesaksian = catat_kesaksian(oleh=petugas, isian=isian())
    for sebutan in ({"sha256": "0" * 64, "ukuran": 0}, {"sha256": "", "ukuran": 7}):
        with pytest.raises(SidikTidakCocok), disegel(unggahan()) as segel:
            tambah_berkas(kesaksian.pk, oleh=petugas, nama="a.rhs", segel=segel, **sebutan)

    assert not kesaksian.berkas.exists()


def test_berkas_kosong_dan_terlalu_besar_ditolak(petugas, monkeypatch):
    with pytest.raises(BerkasDitolak, match="kosong"), disegel(unggahan(b"")):
        raise AssertionError
    monkeypatch.setattr(tersegel, "BATAS_MB", 0)
    with pytest.raises(BerkasDitolak, match="batasnya 0 MB"), disegel(unggahan()):
        raise AssertionError


def test_berkas_besar_dialirkan_tanpa_dibaca_utuh(petugas):
    """The upload arrives on disk and is copied piece by piece: no read asks for the whole."""
    besar = TemporaryUploadedFile("besar.rhs", "application/octet-stream", 0, None)
    sidik = hashlib.sha256()
    for ke in range(48):
        potongan = bytes([ke]) * (1 << 20)
        sidik.update(potongan)
        besar.write(potongan)
    besar.size = 48 << 20
    besar.seek(0)
    asli, diminta = besar.file.read, []
    besar.file.read = lambda n=-1: diminta.append(n) or asli(n)

    with disegel(besar) as segel:
        assert (segel.sha256, segel.ukuran) == (sidik.hexdigest(), 48 << 20)

    assert diminta
    assert all(0 < n <= (1 << 20) for n in diminta)
    besar.close()
    storages["berkas"].delete(segel.kunci)


def test_berkas_yang_sudah_masuk_rantai_tidak_dihapus_dan_tidak_disegel_dua_kali(petugas):
    kesaksian = buat_tersegel(petugas)
    berkas = kesaksian.berkas.get()

    with pytest.raises(BerkasSudahDisegel):
        hapus_berkas(kesaksian.pk, oleh=petugas, berkas=berkas)
    with pytest.raises(SudahDisegel), disegel(unggahan()) as segel:
        segel_berkas(kesaksian.pk, oleh=petugas, berkas=berkas, segel=segel)


def test_yang_tidak_disimpan_tidak_dapat_diambil(petugas):
    kesaksian = buat_kesaksian(petugas)

    with pytest.raises(BelumDisegel):
        ambil_segel(kesaksian.pk, oleh=petugas, berkas=kesaksian.berkas.get(), tujuan="x")


def test_isi_yang_hilang_dikatakan(petugas):
    kesaksian = buat_tersegel(petugas)
    berkas = kesaksian.berkas.get()
    storages["berkas"].delete(berkas.segel.kunci)

    with pytest.raises(BerkasTidakTersedia):
        ambil_segel(kesaksian.pk, oleh=petugas, berkas=berkas, tujuan="x")


def test_serah_terima_tanpa_berkas_di_portal_mencatat_bahwa_sidik_tidak_diperiksa(petugas):
    kesaksian = buat_kesaksian(petugas)
    isi = {"dari": "A", "kepada": "B", "media": "CD", "tujuan": "LKPP", "pada": timezone.now()}
    berkas = kesaksian.berkas.get()

    tanpa = serahkan_bukti(kesaksian.pk, oleh=petugas, berkas=berkas, **isi)
    cocok = serahkan_bukti(kesaksian.pk, oleh=petugas, berkas=berkas, sha256=SIDIK, **isi)

    assert tanpa.is_cocok is None
    assert cocok.is_cocok is True


def test_bukti_hanya_oleh_yang_bertugas_dan_segel_selama_perkara_berjalan(petugas):
    kepala = buat_akun(Peran.KEPALA)
    kesaksian = buat_terbit(petugas, kepala)
    berkas = kesaksian.berkas.get()
    with pytest.raises(TidakBerwenang):
        ambil_segel(kesaksian.pk, oleh=kepala, berkas=berkas, tujuan="x")
    cabut_kesaksian(kesaksian.pk, oleh=kepala, alasan="Keliru.")
    with pytest.raises(TindakanTertutup), disegel(unggahan()) as segel:
        segel_berkas(kesaksian.pk, oleh=petugas, berkas=berkas, segel=segel)


@pytest.mark.parametrize("model", [BerkasTersegel, SerahTerimaBukti])
def test_rantai_bukti_hanya_bertambah(petugas, model):
    buat_tersegel(petugas)

    with pytest.raises(IntegrityError, match="hanya dapat ditambah"), transaction.atomic():
        model.objects.update(sha256="0" * 64)
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.all().delete()


def test_salinan_elektronik_tanpa_pemeriksaan_tidak_diterima(petugas):
    kesaksian = buat_terbit(petugas, buat_akun(Peran.KEPALA))

    with pytest.raises(SalinanDitolak):
        unggah_salinan(
            kesaksian.pk, oleh=petugas, berkas=buat_berkas(petugas), cara=CaraTandaTangan.ELEKTRONIK
        )
    assert not HasilTandaTangan.objects.exists()


def test_salinan_naskah_lain_tetap_menuntut_izin_verifikasi(petugas):
    naskah = buat_terbit(petugas, buat_akun(Peran.KEPALA)).naskah

    with pytest.raises(TidakBerwenang):
        unggah_bertanda_tangan(naskah.pk, oleh=petugas, berkas=buat_berkas(petugas))


def test_salinan_yang_lebih_baik_menggantikan_dan_keduanya_tercatat(petugas):
    kesaksian = buat_terbit(petugas, buat_akun(Peran.KEPALA))
    for _ in range(2):
        unggah_salinan(kesaksian.pk, oleh=petugas, berkas=buat_berkas(petugas), cara=CaraTandaTangan.BASAH)

    assert Jejak.objects.filter(peristiwa="naskah.bertanda_tangan").count() == 2


def test_jejak_tidak_memuat_nama_atau_isi(petugas):
    kesaksian = buat_tersegel(petugas)
    ambil_segel(
        kesaksian.pk, oleh=petugas, berkas=kesaksian.berkas.get(), tujuan="Diserahkan ke Kurir Contoh"
    )
    tercatat = str(list(Jejak.objects.values_list("rincian", flat=True)))

    assert "Wahyu" not in tercatat
    assert "Kurir" not in tercatat
    assert "penawaran.rhs" not in tercatat


@pytest.mark.parametrize("nama", ["tulungagung", "bangkalan", "bandung", "blitar", "karo"])
def test_peminta_mengikuti_setiap_peraturan(nama, settings):
    settings.LPSE_PROFIL = nama
    kode = [kode for kode, _ in pilihan_peminta()]

    assert kode
    assert ("panitia_pengadaan" in kode) == (nama == "blitar")
    assert ("pokja" in " ".join(kode)) == (nama == "karo")


def test_cerita_demo(db):
    for user_id, peran in (("helpdesk", Peran.HELPDESK), ("kepala", Peran.KEPALA)):
        buat_akun(peran, user_id=user_id, nip="199003032015031993", jabatan="Pegawai contoh")
    isi_demo_kesaksian()

    assert set(Kesaksian.objects.values_list("status", flat=True)) == {S.DIKIRIM_LKPP, S.DICATAT}
    assert SerahTerimaBukti.objects.filter(is_cocok=True).count() == 2


# --- At the same moment ---------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_dua_petugas_menerbitkan_satu_berita_acara_terbit():
    petugas, kepala = buat_akun(Peran.HELPDESK), buat_akun(Peran.KEPALA)
    kesaksian = buat_kesaksian(petugas)
    nyatakan_siap(kesaksian.pk, oleh=petugas)

    hasil = serentak(*[lambda: terbitkan_kesaksian(kesaksian.pk, oleh=petugas, kepala=kepala)] * 4)

    assert sum(isinstance(h, Kesaksian) for h in hasil) == 1
    assert sum(isinstance(h, TindakanTertutup) for h in hasil) == 3
    assert Naskah.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_dua_petugas_membuat_pengganti_satu_saja_jadi():
    petugas, kepala = buat_akun(Peran.HELPDESK), buat_akun(Peran.KEPALA)
    kesaksian = buat_terbit(petugas, kepala)
    cabut_kesaksian(kesaksian.pk, oleh=kepala, alasan="Keliru.")

    hasil = serentak(*[lambda: ganti_kesaksian(kesaksian.pk, oleh=petugas)] * 4)

    assert sum(isinstance(h, Kesaksian) for h in hasil) == 1
    assert Kesaksian.objects.filter(menggantikan=kesaksian).count() == 1


@pytest.mark.django_db(transaction=True)
def test_dua_petugas_menyegel_berkas_yang_sama():
    petugas = buat_akun(Peran.HELPDESK)
    kesaksian = buat_kesaksian(petugas)
    berkas = kesaksian.berkas.get()

    def segel():
        with disegel(unggahan(RHS)) as satu:
            return segel_berkas(kesaksian.pk, oleh=petugas, berkas=berkas, segel=satu)

    hasil = serentak(*[segel] * 3)

    tersimpan = [h for h in hasil if isinstance(h, BerkasTersegel)]
    assert len(tersimpan) == 1
    with storages["berkas"].open(tersimpan[0].kunci) as isi:
        assert io.BytesIO(isi.read()).getvalue() == RHS
