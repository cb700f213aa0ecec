"""The pages of a deactivation: the officers' and the user's, with hostile and hasty input."""

import pytest

from lpse.models import Jejak
from lpse.peran import Peran
from registrasi import actions
from registrasi.enums.penonaktifan import StatusPenonaktifan as S
from registrasi.models import Penonaktifan
from tests.factories import buat_akun, unggahan
from tests.petugas import klien
from tests.registrasi.pemohon import browser
from tests.registrasi.perkara_nonaktif import bawa_ke, buat_pengguna, laporkan, lewatkan_tenggat

pytestmark = pytest.mark.django_db
ALAMAT = "/admin/registrasi/penonaktifan/"
SURAT = {"nomor": "1/A", "tanggal": "1 Januari 2026", "dari": "ULP", "perihal": "Laporan", "uraian": "Palsu."}


def test_petugas_mencatat_laporan_dan_meminta_klarifikasi_lalu_pengguna_menjawab():
    pengguna, petugas = buat_pengguna(), buat_akun(Peran.VERIFIKATOR)
    client = klien(petugas)
    isi = SURAT | {"pengguna": pengguna.user_id.lower(), "dasar": "pelanggaran"}
    alamat = client.post(f"{ALAMAT}baru/", isi).url
    client.post(f"{alamat}surat/", {"berkas": unggahan()})
    client.post(f"{alamat}bukti/", {"berkas": unggahan(), "keterangan": "=RUMUS()"})
    client.post(f"{alamat}minta-klarifikasi/", {"nomor_klarifikasi": "K-1"})
    perkara = Penonaktifan.objects.get()
    assert perkara.status == S.KLARIFIKASI
    assert "Uji Perkara" in client.get(ALAMAT).content.decode()

    milik = browser()
    milik.force_login(pengguna.akun)
    jawab = f"/akun/klarifikasi/{perkara.kode}/"
    assert milik.post(f"{jawab}bukti/", {"berkas": unggahan(), "keterangan": "Surat"}).status_code == 302
    assert milik.post(jawab, {"jawaban": "Tidak benar."}).status_code == 302
    assert "Jawaban Anda kami terima" in milik.get(f"/akun/penonaktifan/{perkara.kode}/").content.decode()
    assert perkara.bukti.filter(pihak="pengguna").count() == 1


def test_setiap_halaman_bukti_yang_dibuka_tercatat():
    petugas = buat_akun(Peran.VERIFIKATOR)
    perkara, client = laporkan(buat_pengguna(), petugas), klien(petugas)
    berkas = perkara.rujukan_surat.berkas
    assert client.get(f"{ALAMAT}{perkara.kode}/berkas/{berkas.kode}/1/").status_code == 200
    assert client.get(f"{ALAMAT}{perkara.kode}/berkas/{berkas.kode}/1.webp").status_code == 200
    lihat = Jejak.objects.get(peristiwa="penonaktifan.dilihat")
    assert (lihat.oleh_id, lihat.rincian["berkas"]) == (petugas.pk, berkas.pk)


def test_langkah_yang_ditolak_mempertahankan_isian():
    petugas = buat_akun(Peran.VERIFIKATOR)
    perkara, client = laporkan(buat_pengguna(), petugas), klien(petugas)
    jawaban = client.post(f"{ALAMAT}{perkara.kode}/terbitkan-pernyataan/", {"temuan": "Tulisan panjang."})
    assert jawaban.status_code == 409
    assert Penonaktifan.objects.get().status == S.DILAPORKAN


def test_pengguna_nonaktif_dibawa_ke_putusannya():
    petugas, kepala = buat_akun(Peran.VERIFIKATOR), buat_akun(Peran.KEPALA)
    perkara = bawa_ke(S.NONAKTIF, buat_pengguna(), petugas, kepala)
    client = browser()
    client.force_login(type(petugas).objects.get(pk=perkara.pengguna.akun_id))

    isi = client.get("/daftar/", follow=True).content.decode()

    assert "Akun Anda dinonaktifkan" in isi
    assert "Mohon pengaktifan kembali" in isi
    assert client.post("/daftar/mulai/").url == "/akun/penonaktifan/"
    dimohon = client.post("/akun/pengaktifan/mohon/", {"uraian": "Sudah selesai."})
    assert client.get(dimohon.url).status_code == 200


def test_perkara_orang_lain_tidak_ada():
    petugas = buat_akun(Peran.VERIFIKATOR)
    perkara = laporkan(buat_pengguna(), petugas)
    actions.minta_klarifikasi(perkara.pk, oleh=petugas, nomor_klarifikasi="K-1")
    client = browser()
    client.force_login(buat_pengguna().akun)
    for alamat in (f"/akun/klarifikasi/{perkara.kode}/", f"/akun/penonaktifan/{perkara.kode}/"):
        assert client.get(alamat).status_code == 404


def test_yang_ditunggu_jawabannya_dibawa_ke_laporannya_lebih_dahulu():
    petugas, pengguna = buat_akun(Peran.VERIFIKATOR), buat_pengguna()
    client = browser()
    client.force_login(pengguna.akun)
    assert "Akun Anda tidak memerlukannya" in client.get("/daftar/").content.decode()
    perkara = laporkan(pengguna, petugas)
    actions.minta_klarifikasi(perkara.pk, oleh=petugas, nomor_klarifikasi="K-1")
    assert "Jawab laporan ini" in client.get("/daftar/", follow=True).content.decode()

    lewatkan_tenggat(perkara)
    actions.catat_tidak_dijawab(perkara.pk)

    isi = client.get("/daftar/", follow=True).content.decode()
    assert "tercatat tidak dijawab" in isi
    assert "Jawab laporan ini" in isi
    assert "tidak dijawab" in klien(petugas).get(f"{ALAMAT}{perkara.kode}/").content.decode().lower()
    actions.terbitkan_pernyataan(perkara.pk, oleh=petugas, temuan="Palsu.")
    assert client.get("/daftar/").status_code == 200
    isi = client.get(f"/akun/penonaktifan/{perkara.kode}/").content.decode()
    assert "akan mengusulkan penonaktifan" in isi
