"""Existing SPSE users come in by a file: read, looked at, applied; nobody's identity changes by it."""

import pytest
from allauth.account.models import EmailAddress
from django.core.files.storage import storages

from lpse.aturan import TidakBerwenang, TindakanTertutup
from lpse.models import Akun, Jejak, Pemberitahuan, Penugasan
from lpse.peran import Peran
from registrasi import actions
from registrasi.models import ImporPengguna, PenggunaSPSE, Penyedia, RiwayatStatusSPSE
from tests.factories import buat_akun, buat_disetujui, npwp_baru
from tests.registrasi.berkas_spse import JUDUL, baca, baris, terapkan, terima, tulis_csv, tulis_xlsx

pytestmark = pytest.mark.django_db


def hasil(impor: ImporPengguna) -> dict[int, tuple[str, str]]:
    return {b.nomor: (b.hasil, b.alasan) for b in impor.baris.order_by("nomor")}


@pytest.mark.parametrize("tulis", [tulis_csv, tulis_xlsx])
def test_pengguna_lama_masuk_lewat_berkas(tulis):
    impor = baca(tulis([baris(1), baris(2, btu_id="03"), baris(3, btu_id="07")]))
    assert (impor.status, impor.dibaca, impor.jumlah_baru) == ("terbaca", 3, 3)
    assert not PenggunaSPSE.objects.exists(), "nothing is written before somebody applies it"

    impor = terapkan(impor)

    assert (impor.status, impor.diterapkan) == ("selesai", 3)
    satu = PenggunaSPSE.objects.get(user_id="PENGGUNA00001")
    assert (satu.status_spse, satu.asal, satu.jenis) == ("aktif", "impor", "badan_usaha")
    assert satu.tanggal_setuju.isoformat() == "2020-02-03"
    assert (satu.penyedia.nama, satu.penyedia.bentuk_usaha, satu.penyedia.kabupaten) == (
        "CV Uji 1",
        "01",
        "3504",
    )
    assert not satu.akun.has_usable_password()
    assert satu.akun.peran == {Peran.PENYEDIA}
    assert EmailAddress.objects.get(user=satu.akun).email == "pengguna1@uji.example"
    assert satu.riwayat_status.get().impor == impor
    assert set(PenggunaSPSE.objects.values_list("jenis", flat=True)) == {
        "badan_usaha",
        "perusahaan_perseorangan",
        "perorangan",
    }
    assert impor.baris.filter(diterapkan_pada__isnull=False, pengguna__isnull=False).count() == 3


def test_impor_kedua_dari_berkas_yang_sama_tidak_mengubah_apa_pun():
    isi = tulis_csv([baris(1), baris(2)])
    terapkan(baca(isi))
    jejak = Akun.objects.count(), Penyedia.objects.count(), RiwayatStatusSPSE.objects.count()

    kedua = baca(isi)

    assert (kedua.jumlah_sama, kedua.jumlah_baru) == (2, 0)
    terapkan(kedua)
    # One officer more: the second import's.
    assert (Akun.objects.count() - 1, Penyedia.objects.count(), RiwayatStatusSPSE.objects.count()) == jejak


def test_tidak_ada_surat_kecuali_undangan_diminta():
    terapkan(baca(tulis_csv([baris(1)])))
    assert not Pemberitahuan.objects.exists()

    terapkan(baca(tulis_csv([baris(urut) for urut in range(2, 205)])), kirim_undangan=True)

    saat = list(Pemberitahuan.objects.order_by("kirim_setelah").values_list("kirim_setelah", flat=True))
    assert len(saat) == 203
    assert (saat[-1] - saat[0]).total_seconds() == 120, "a hundred a minute"


def test_pejabat_masuk_tanpa_npwp():
    judul = (*JUDUL, "jenis", "nip")
    pejabat = {"jenis": "ppk", "btu_id": "", "rkn_npwp": "", "kbp_id": "", "nip": "198001012005011001"}
    terapkan(baca(tulis_csv([baris(1, **pejabat)], judul)))

    pengguna = PenggunaSPSE.objects.get()
    assert (pengguna.jenis, pengguna.penyedia, pengguna.nama_cari) == ("ppk", None, "CV UJI 1")
    assert pengguna.akun.nip == "198001012005011001"
    assert Penugasan.objects.get(akun=pengguna.akun).peran == Peran.PPK


def test_baris_yang_salah_ditolak_dengan_semua_sebabnya():
    impor = baca(tulis_csv([baris(1, user_id="a b", rkn_email="bukan surel", rkn_npwp="12", kbp_id="9999")]))
    (h, alasan), *_ = hasil(impor).values()
    assert h == "ditolak"
    for kata in ("User ID", "Surel", "NPWP"):
        assert kata in alasan


def test_kembar_di_dalam_berkas_yang_pertama_berlaku():
    npwp = npwp_baru()
    impor = baca(
        tulis_csv(
            [
                baris(1, rkn_npwp=npwp),
                baris(2, user_id="pengguna00001"),
                baris(3, rkn_email="PENGGUNA1@uji.example"),
                baris(4, rkn_npwp=f"0{npwp}"),
            ]
        )
    )
    assert hasil(impor) == {
        2: ("baru", ""),
        3: ("ditolak", "User ID ini sudah ada di baris 2."),
        4: ("ditolak", "Surel ini sudah ada di baris 2."),
        5: ("ditolak", "NPWP ini sudah ada di baris 2."),
    }


def test_kembar_dengan_yang_sudah_terdaftar_ditolak():
    ada = buat_disetujui()
    penyedia = ada.pengguna_spse.penyedia
    staf = buat_akun(Peran.HELPDESK, user_id="STAF")
    impor = baca(
        tulis_csv(
            [
                baris(1, rkn_email=ada.akun.email),
                baris(2, rkn_npwp=penyedia.npwp16),
                baris(3, user_id="staf"),
                baris(4, rkn_email=staf.email.upper()),
            ]
        )
    )
    assert [h for h, _ in hasil(impor).values()] == ["ditolak"] * 4
    assert ada.pengguna_spse.user_id in hasil(impor)[3][1]


def test_surel_npwp_dan_data_terverifikasi_tidak_berubah_lewat_berkas():
    ada = buat_disetujui()
    pengguna = ada.pengguna_spse
    dasar = {
        "user_id": pengguna.user_id,
        "rkn_nama": ada.nama_perusahaan,
        "btu_id": "02",
        "kbp_id": "3504",
        "rkn_npwp": ada.npwp,
        "rkn_email": ada.akun.email,
        "rkn_tgl_setuju": "",
    }
    for ganti, kata in (
        ({"rkn_email": "lain@uji.example"}, "Surel berbeda"),
        ({"rkn_npwp": npwp_baru()}, "NPWP berbeda"),
        ({"rkn_nama": "PT Lain"}, "hasil verifikasi"),
    ):
        impor = baca(tulis_csv([dasar | ganti]))
        assert kata in hasil(impor)[2][1]
    impor = terapkan(baca(tulis_csv([dasar])))
    pengguna.refresh_from_db()
    assert (impor.jumlah_berubah, pengguna.status_spse) == (1, "aktif")
    assert pengguna.riwayat_status.get().dari == "belum"


def test_data_pengguna_impor_diperbarui_dan_sel_kosong_tidak_menghapus():
    judul = (*JUDUL, "rkn_alamat")
    satu = baris(1, rkn_alamat="Jalan Lama 1")
    terapkan(baca(tulis_csv([satu], judul)))

    impor = baca(tulis_csv([satu | {"rkn_nama": "CV Uji Berganti", "rkn_alamat": ""}], judul))
    assert hasil(impor)[2] == ("berubah", "Berubah: nama.")
    terapkan(impor)

    pengguna = PenggunaSPSE.objects.get()
    assert (pengguna.penyedia.nama, pengguna.penyedia.alamat) == ("CV Uji Berganti", "Jalan Lama 1")
    assert pengguna.nama_cari == "CV UJI BERGANTI"


def test_akun_yang_dinonaktifkan_tidak_diaktifkan_lewat_berkas():
    satu = baris(1)
    terapkan(baca(tulis_csv([satu])))
    PenggunaSPSE.objects.update(status_spse="nonaktif")
    assert "pengaktifan kembali" in hasil(baca(tulis_csv([satu])))[2][1]


def test_yang_terdaftar_sesudah_pratinjau_tetap_berlaku():
    impor = baca(tulis_csv([baris(1), baris(2)]))
    buat_akun(Peran.PEMOHON, email="pengguna1@uji.example")

    impor = terapkan(impor)

    assert (impor.diterapkan, impor.jumlah_ditolak) == (1, 1)
    assert "Surel ini sudah dipakai" in hasil(impor)[2][1]


def test_dibatalkan_sebelum_diterapkan_tidak_meninggalkan_apa_pun():
    impor = terima(tulis_csv([baris(1)]))
    kunci = impor.kunci
    assert storages["berkas"].exists(kunci)
    actions.kerjakan_impor(impor.pk)

    actions.batalkan_impor(impor.pk, oleh=impor.diunggah_oleh)

    impor.refresh_from_db()
    assert (impor.status, impor.kunci, impor.baris.count()) == ("dibatalkan", "", 0)
    with pytest.raises(TindakanTertutup):
        actions.terapkan_impor(impor.pk, oleh=impor.diunggah_oleh)
    assert not actions.kerjakan_impor(impor.pk)


def test_hanya_yang_berwenang_mengimpor():
    for peran in (Peran.KEPALA, Peran.AUDITOR, Peran.HELPDESK):
        with pytest.raises(TidakBerwenang):
            terima(tulis_csv([baris(1)]), oleh=buat_akun(peran))
    impor = baca(tulis_csv([baris(1)]))
    for act in (actions.terapkan_impor, actions.batalkan_impor):
        with pytest.raises(TidakBerwenang):
            act(impor.pk, oleh=buat_akun(Peran.KEPALA))


def test_jejak_tidak_memuat_data_pribadi():
    terapkan(baca(tulis_csv([baris(1)])))
    tulisan = str(list(Jejak.objects.filter(peristiwa__startswith="impor").values_list("rincian", flat=True)))
    assert "pengguna1" not in tulisan.lower()
    assert "CV Uji" not in tulisan
