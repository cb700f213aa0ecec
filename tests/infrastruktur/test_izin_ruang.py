"""Who may enter a server room: asked for, decided by whom the profil names, accompanied, counted out."""

from datetime import date, datetime, time, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from infrastruktur.actions.izin_ruang import (
    akhiri_izin_menurut_jam,
    batalkan_izin,
    batalkan_izin_oleh_petugas,
    konfirmasi_izin,
    setujui_izin,
    tolak_izin,
)
from infrastruktur.actions.kunjungan_ruang import (
    beri_akses_tetap,
    cabut_akses_tetap,
    keluar_bertugas,
    keluarkan_pengunjung,
    masuk_bertugas,
    masukkan_pengunjung,
    periksa_kunjungan,
)
from infrastruktur.actions.temuan_ruang import tindaklanjuti_temuan
from infrastruktur.enums.ruang_server import JenisTemuan, StatusIzin
from infrastruktur.forms.ruang_server import saat_keluar
from infrastruktur.models import IzinRuangServer, KunjunganRuangServer, PemohonIzin, TemuanRuang
from infrastruktur.policies.ruang_server import (
    MAKS_HIDUP,
    BukanPemutus,
    DuaOrang,
    JamKeliru,
    MasaTidakSesuai,
    PerangkatKeliru,
    SudahDitindaklanjuti,
    TerlaluBanyakIzin,
    TidakDapatMasuk,
)
from infrastruktur.queries.ruang_server import buku_bulan, pemutus
from infrastruktur.tasks.ruang_server import sapu_izin, sapu_kunjungan
from lpse.aturan import TidakBerwenang, TindakanTertutup
from lpse.models import Akun, Delegasi, Jejak, Naskah, Pemberitahuan, Penugasan
from lpse.pemberitahuan import susun
from lpse.peran import Peran
from lpse.profil import profil
from lpse.rahasia import sidik_token
from lpse.waktu import hari_ini, zona
from tests.factories import buat_akun
from tests.infrastruktur.ruang_server import (
    LAPTOP,
    SATU_JAM,
    besok,
    di_dalam,
    diajukan,
    disetujui,
    mohon,
    siapkan,
)
from tests.serentak import serentak

pytestmark = [pytest.mark.django_db, pytest.mark.dasar("infrastruktur.izin_ruang")]
S, J = StatusIzin, JenisTemuan


@pytest.fixture(autouse=True)
def lokasi():
    return siapkan()


@pytest.fixture
def petugas():
    return buat_akun(Peran.HELPDESK)


@pytest.fixture
def kepala():
    return buat_akun(Peran.KEPALA)


@pytest.fixture
def nanti(monkeypatch):
    """Let so much time have gone by."""

    def geser(selang):
        saat = timezone.now() + selang
        monkeypatch.setattr("django.utils.timezone.now", lambda: saat)

    return geser


def surat(izin, templat):
    return susun(Pemberitahuan.objects.get(templat=f"infrastruktur/{templat}", objek_id=str(izin.pk)))


def jenis_temuan():
    return set(TemuanRuang.objects.values_list("jenis", flat=True))


# --- Asking ------------------------------------------------------------------------------------------


def test_orang_tanpa_akun_dikonfirmasi_lewat_tautan_lalu_menunggu_putusan(kepala):
    izin = mohon()
    assert izin.status == S.MENUNGGU
    pesan = surat(izin, "izin_konfirmasi")
    rahasia = pesan.body.split(f"/izin/{izin.kode}/")[1].split("/")[0]
    izin.refresh_from_db()
    assert sidik_token(rahasia) in izin.sidik_tautan

    konfirmasi_izin(izin.pk, oleh=PemohonIzin(izin.pk))

    assert "Kami jawab paling lambat" in surat(izin, "izin_diajukan").body
    kabar = susun(Pemberitahuan.objects.get(templat="infrastruktur/izin_menunggu", akun=kepala))
    assert "Hendra" not in kabar.body  # who visits is read in the portal only
    with pytest.raises(TidakBerwenang):
        konfirmasi_izin(mohon(surel="lain@uji.example").pk, oleh=PemohonIzin(izin.pk))


def test_permohonan_yang_tidak_masuk_akal_ditolak():
    for ganti in (
        {"rencana_keluar": besok(9)},
        {"rencana_keluar": besok(9) + timedelta(days=1)},
        {"rencana_masuk": timezone.now() - SATU_JAM},
        {"rencana_masuk": besok(9) + timedelta(days=40), "rencana_keluar": besok(11) + timedelta(days=40)},
    ):
        with pytest.raises(MasaTidakSesuai):
            mohon(**ganti)
    with pytest.raises(PerangkatKeliru):
        mohon(perangkat=[LAPTOP, ("Ponsel", "pf3xk29a")])


def test_yang_dihitung_hanya_yang_dikonfirmasi_pemilik_surelnya():
    for _ in range(MAKS_HIDUP + 1):
        mohon()  # anybody may type this address: neither refused, nor counted
    semua = [mohon(surel=surel) for surel in ("HENDRA@uji.example", *["hendra@uji.example"] * MAKS_HIDUP)]
    *boleh, lebih = semua
    for izin in boleh:
        konfirmasi_izin(izin.pk, oleh=PemohonIzin(izin.pk))
    with pytest.raises(TerlaluBanyakIzin):
        konfirmasi_izin(lebih.pk, oleh=PemohonIzin(lebih.pk))


# --- Deciding ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("nama", ["tulungagung", "bangkalan", "bandung", "blitar", "karo"])
def test_yang_memutus_menurut_profil(settings, nama, petugas, kepala):
    settings.LPSE_PROFIL = nama
    admin = buat_akun(Peran.ADMIN_SISTEM)
    boleh, tidak = ((kepala,), (admin, petugas)) if nama == "bangkalan" else ((kepala, admin), (petugas,))
    assert set(pemutus()) == set(boleh)

    for akun in tidak:
        with pytest.raises(BukanPemutus):
            setujui_izin(diajukan(petugas).pk, oleh=akun)
    for akun in boleh:
        izin = setujui_izin(diajukan(petugas).pk, oleh=akun)
        assert izin.status == S.DISETUJUI
        assert izin.dasar.startswith("Pasal")
        assert izin.naskah.isi["dasar"] == izin.dasar


def test_wewenang_kepala_dipinjamkan_dengan_delegasi_bertanggal(settings, petugas, kepala):
    settings.LPSE_PROFIL = "bangkalan"
    kemarin = hari_ini() - timedelta(days=1)
    Penugasan.objects.filter(akun=kepala).update(mulai=kemarin, selesai=kemarin)
    admin = buat_akun(Peran.ADMIN_SISTEM)
    izin = diajukan(petugas)
    with pytest.raises(BukanPemutus, match="delegasi bertanggal"):
        setujui_izin(izin.pk, oleh=admin)
    delegasi = Delegasi.objects.create(
        dari=kepala,
        kepada=admin,
        peran=Peran.KEPALA,
        mulai=hari_ini(),
        selesai=hari_ini(),
        alasan="Dinas luar",
    )
    Penugasan.objects.create(akun=admin, peran=Peran.KEPALA, selesai=hari_ini(), delegasi=delegasi)

    izin = setujui_izin(izin.pk, oleh=Akun.objects.get(pk=admin.pk))

    assert izin.delegasi == delegasi
    assert izin.naskah.isi["delegasi"] == "Kepala LPSE"


def test_pemohon_dan_pencatat_tidak_memutus(kepala):
    admin = buat_akun(Peran.ADMIN_SISTEM)
    for izin in (diajukan(admin), mohon(admin), diajukan(buat_akun(Peran.HELPDESK), surel=admin.email)):
        with pytest.raises(DuaOrang):
            setujui_izin(izin.pk, oleh=admin)
        with pytest.raises(DuaOrang):
            tolak_izin(izin.pk, oleh=admin, alasan="x")
    dicatat = diajukan(admin)
    with pytest.raises(IntegrityError, match="izin_ruang_dua_orang"), transaction.atomic():
        IzinRuangServer.objects.filter(pk=dicatat.pk).update(diputus_oleh=admin)


def test_penolakan_dibaca_pemohon_dengan_alasan_dan_pasalnya(petugas, kepala):
    izin = tolak_izin(diajukan(petugas).pk, oleh=kepala, alasan="Sedang ada pemeliharaan.")
    isi = surat(izin, "izin_ditolak").body
    assert "Sedang ada pemeliharaan." in isi
    assert f"Dasar: {izin.dasar}" in isi
    assert not Naskah.objects.exists()


def test_yang_sudah_diputus_tidak_berubah_lagi(petugas, kepala):
    izin = disetujui(petugas, kepala)
    for kolom in ({"nama": "Orang Lain"}, {"rencana_keluar": besok(23)}, {"dasar": ""}):
        with pytest.raises(IntegrityError, match="tidak berubah lagi"), transaction.atomic():
            IzinRuangServer.objects.filter(pk=izin.pk).update(**kolom)


def test_batal_mencabut_suratnya(petugas, kepala):
    izin = batalkan_izin_oleh_petugas(disetujui(petugas, kepala).pk, oleh=petugas, alasan="Listrik padam.")
    izin.naskah.refresh_from_db()
    assert not izin.naskah.is_berlaku
    assert "Listrik padam." in surat(izin, "izin_batal").body

    tautan = disetujui(petugas, kepala)
    batalkan_izin(tautan.pk, oleh=PemohonIzin(tautan.pk))
    tautan.naskah.refresh_from_db()
    assert not tautan.naskah.is_berlaku


def test_jam_mengakhiri_yang_tidak_dikonfirmasi_diputus_atau_didatangi(petugas, kepala, nanti):
    menunggu, diminta, izin = mohon(), diajukan(petugas), disetujui(petugas, kepala)
    assert not akhiri_izin_menurut_jam(menunggu.pk)
    nanti(timedelta(days=2))
    assert sapu_izin() == 3
    assert sapu_izin() == 0
    for satu in (menunggu, diminta, izin):
        satu.refresh_from_db()
        assert satu.status == S.KEDALUWARSA
        assert satu.alasan
    assert "Kami mohon maaf" in surat(diminta, "izin_kedaluwarsa").body


# --- The visit ---------------------------------------------------------------------------------------


def test_masuk_didampingi_dengan_badge_dan_keluar_dengan_yang_sama(petugas, kepala):
    kunjungan = di_dalam(petugas, kepala)
    assert kunjungan.disetujui_pada <= kunjungan.masuk_pada
    izin = kunjungan.izin
    perangkat = izin.perangkat.get()

    keluarkan_pengunjung(izin.pk, oleh=petugas, perangkat={perangkat.pk})

    izin.refresh_from_db()
    perangkat.refresh_from_db()
    assert (izin.status, bool(perangkat.masuk_pada), bool(perangkat.keluar_pada)) == (S.SELESAI, True, True)
    assert not TemuanRuang.objects.exists()
    assert [k.nama for k in buku_bulan(hari_ini())] == ["Hendra Wijaya"]
    with pytest.raises(IntegrityError), transaction.atomic():
        KunjunganRuangServer.objects.update(nomor_badge="T-99")
    with pytest.raises(IntegrityError), transaction.atomic():
        izin.perangkat.update(nomor_seri="lain")


def test_surat_dan_tempat_mengikuti_jenis_izin(petugas, kepala):
    akses, fasilitas = (disetujui(petugas, kepala, jenis=jenis) for jenis in ("akses", "fasilitas"))
    assert (akses.naskah.judul, akses.naskah.isi["lokasi"]) == ("Izin Masuk Ruang Server", akses.lokasi.nama)
    isi = fasilitas.naskah.isi
    assert (fasilitas.naskah.judul, isi["judul_izin"]) == ("Izin Penggunaan Fasilitas LPSE",) * 2
    assert isi["lokasi"] == fasilitas.tempat == f"Fasilitas {profil().lpse.nama_resmi}"
    assert fasilitas.tempat in surat(fasilitas, "izin_disetujui").subject


def test_kartu_identitas_kembali_hanya_bila_dititipkan(petugas, kepala):
    isi = {"oleh": petugas, "pendamping": petugas}
    for badge, dititipkan in (("T-01", True), ("T-02", False)):
        izin = disetujui(petugas, kepala)
        masukkan_pengunjung(izin.pk, **isi, nomor_badge=badge, is_identitas_dititipkan=dititipkan)
        kunjungan = keluarkan_pengunjung(izin.pk, oleh=petugas, is_identitas_dikembalikan=True)
        assert kunjungan.is_identitas_dikembalikan is dititipkan


def test_perangkat_yang_tidak_cocok_menjadi_temuan_dan_dikabarkan_sekali(petugas, kepala):
    izin = di_dalam(petugas, kepala).izin

    keluarkan_pengunjung(izin.pk, oleh=petugas, perangkat_lain=[("Hard disk", "WD-1")])

    assert jenis_temuan() == {J.PERANGKAT_KELUAR, J.PERANGKAT_TERTINGGAL}
    temuan = TemuanRuang.objects.get(jenis=J.PERANGKAT_KELUAR)
    assert temuan.rincian == "Hard disk WD-1"
    assert Pemberitahuan.objects.filter(objek_id=str(temuan.pk), akun=petugas).count() == 1
    tindaklanjuti_temuan(temuan.pk, oleh=petugas, tindak_lanjut="Milik LPSE, berita acaranya ada.")
    with pytest.raises(SudahDitindaklanjuti):
        tindaklanjuti_temuan(temuan.pk, oleh=petugas, tindak_lanjut="lagi")


def test_tanpa_izin_yang_berlaku_tidak_ada_yang_masuk(petugas, kepala, nanti):
    isi = {"oleh": petugas, "nomor_badge": "T-01", "pendamping": petugas}
    for izin in (diajukan(petugas), tolak_izin(diajukan(petugas).pk, oleh=kepala, alasan="Tidak.")):
        with pytest.raises(TindakanTertutup):
            masukkan_pengunjung(izin.pk, **isi)
    belum = setujui_izin(
        diajukan(
            petugas, rencana_masuk=besok(9) + timedelta(days=1), rencana_keluar=besok(11) + timedelta(days=1)
        ).pk,
        oleh=kepala,
    )
    with pytest.raises(TidakDapatMasuk, match="baru berlaku"):
        masukkan_pengunjung(belum.pk, **isi)
    izin = disetujui(petugas, kepala)
    with pytest.raises(TidakDapatMasuk, match="selalu didampingi"):
        masukkan_pengunjung(izin.pk, **(isi | {"pendamping": buat_akun(Peran.VERIFIKATOR)}))
    nanti(3 * SATU_JAM)
    with pytest.raises(TidakDapatMasuk, match="berakhir"):
        masukkan_pengunjung(izin.pk, **isi)
    assert not KunjunganRuangServer.objects.exists()


def test_satu_badge_satu_tamu(petugas, kepala):
    pertama = di_dalam(petugas, kepala)
    with pytest.raises(TidakDapatMasuk, match="masih dipakai"):
        di_dalam(petugas, kepala, badge="t-01")
    keluarkan_pengunjung(pertama.izin_id, oleh=petugas)
    di_dalam(petugas, kepala, badge="t-01")


def test_jam_keluar_tidak_mendahului_jam_masuk(petugas, kepala):
    kunjungan = di_dalam(petugas, kepala)
    for pada in (kunjungan.masuk_pada - SATU_JAM, timezone.now() + SATU_JAM):
        with pytest.raises(JamKeliru):
            keluarkan_pengunjung(kunjungan.izin_id, oleh=petugas, pada=pada)
    for kolom in (
        {"keluar_pada": kunjungan.masuk_pada - SATU_JAM, "keluar_oleh": petugas},
        {"masuk_pada": kunjungan.disetujui_pada - SATU_JAM},
        {"pendamping": None},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            KunjunganRuangServer.objects.filter(pk=kunjungan.pk).update(**kolom)


@pytest.mark.parametrize(
    ("jam", "hari"), [(time(22, 30), 10), (time(0, 20), 11), (time(21, 0), 10), (time(23, 50), 10)]
)
def test_jam_keluar_lewat_tengah_malam_adalah_hari_berikutnya(nanti, jam, hari):
    masuk = datetime(2026, 3, 10, 22, 0, 30, tzinfo=zona())
    nanti(datetime(2026, 3, 11, 0, 30, tzinfo=zona()) - timezone.now())
    assert saat_keluar(masuk, jam) == datetime.combine(date(2026, 3, hari), jam, tzinfo=zona())


@pytest.mark.dasar("infrastruktur.pengamanan")
def test_masih_di_dalam_lewat_waktu_dan_lewat_hari_menjadi_alarm_sekali(petugas, kepala, nanti):
    kunjungan = di_dalam(petugas, kepala)
    assert sapu_kunjungan() == 0
    nanti(timedelta(days=1))

    assert sapu_kunjungan() == 2
    assert sapu_kunjungan() == 0

    assert jenis_temuan() == {J.LEWAT_WAKTU, J.LEWAT_HARI}
    assert Pemberitahuan.objects.filter(templat="infrastruktur/temuan_ruang", akun=petugas).count() == 2
    keluarkan_pengunjung(kunjungan.izin_id, oleh=petugas)
    assert periksa_kunjungan(kunjungan.pk) == 0


# --- Officers on duty --------------------------------------------------------------------------------


@pytest.mark.dasar("infrastruktur.pengamanan")
def test_pegawai_dengan_akses_tetap_masuk_tanpa_izin_dan_setiap_masuknya_dicatat(lokasi, petugas, kepala):
    masa = {"lokasi_id": lokasi.pk, "mulai": hari_ini(), "selesai": hari_ini(), "alasan": "Merawat UPS"}
    with pytest.raises(BukanPemutus):
        beri_akses_tetap(oleh=petugas, akun=buat_akun(Peran.ADMIN_SISTEM), **masa)
    akses = beri_akses_tetap(oleh=kepala, akun=petugas, **masa)

    kunjungan = masuk_bertugas(akses.pk, oleh=petugas, keperluan="Membaca suhu")

    with pytest.raises(TidakDapatMasuk, match="masih tercatat"):
        masuk_bertugas(akses.pk, oleh=petugas, keperluan="Lagi")
    with pytest.raises(TidakBerwenang):
        masuk_bertugas(akses.pk, oleh=buat_akun(Peran.HELPDESK), keperluan="Meminjam")
    keluar_bertugas(kunjungan.pk, oleh=petugas)
    kemarin = hari_ini() - timedelta(days=1)
    Penugasan.objects.filter(akun=petugas).update(mulai=kemarin, selesai=kemarin)
    with pytest.raises(TidakBerwenang):
        masuk_bertugas(akses.pk, oleh=Akun.objects.get(pk=petugas.pk), keperluan="Sesudah pindah tugas")
    Penugasan.objects.filter(akun=petugas).update(selesai=None)
    cabut_akses_tetap(akses.pk, oleh=kepala)
    with pytest.raises(TidakDapatMasuk):
        masuk_bertugas(akses.pk, oleh=petugas, keperluan="Sesudah dicabut")
    assert Jejak.objects.filter(peristiwa="kunjungan_server.masuk").count() == 1


@pytest.mark.django_db(transaction=True)
def test_dua_putusan_bersamaan_satu_yang_berlaku(petugas, kepala):
    izin, lain = diajukan(petugas), buat_akun(Peran.KEPALA)
    hasil = serentak(
        lambda: setujui_izin(izin.pk, oleh=kepala), lambda: tolak_izin(izin.pk, oleh=lain, alasan="Tidak.")
    )
    assert sorted(type(h).__name__ for h in hasil) == ["IzinRuangServer", "TindakanTertutup"]
    izin.refresh_from_db()
    assert Naskah.objects.count() == (izin.status == S.DISETUJUI)
