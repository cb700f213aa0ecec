"""The admin site: who enters, what each role finds there, and that its lists neither write nor count."""

import re
from datetime import date
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from django.contrib import admin
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from lpse.baca_saja import PER_HALAMAN, BacaSajaAdmin
from lpse.jejak import catat
from lpse.judul_surat import perihal_surat
from lpse.models import Akun, HariLibur, Jejak, Naskah, Pemberitahuan
from lpse.pemberitahuan import beritahukan
from lpse.peran import PERAN_STAF, Peran
from lpse.situs_admin import alamat_terbuka, halaman_terdaftar, menu_peran
from lpse.sumbangan import sumbangan
from lpse.waktu import hari_ini
from tests.factories import buat_akun, buat_diajukan, buat_disetujui
from tests.petugas import klien, klien_peran

pytestmark = pytest.mark.django_db
BERANDA = "/admin/"
SURAT = Path(__file__).resolve().parents[2] / "templates/surat"
BUKAN_STAF = sorted(set(Peran) - PERAN_STAF)


@pytest.mark.parametrize("peran", sorted(PERAN_STAF))
def test_setiap_peran_pegawai_mendapat_halaman_awalnya(peran):
    jawaban = klien_peran(peran).get(BERANDA)
    assert jawaban.status_code == 200
    assert peran.label in jawaban.content.decode()


@pytest.mark.parametrize("peran", BUKAN_STAF)
def test_bukan_pegawai_ditolak_tanpa_diminta_masuk_lagi(peran):
    client = klien_peran(peran)
    for alamat in (BERANDA, "/admin/login/", "/admin/tidak-ada/", reverse("admin:lpse_jejak_changelist")):
        assert client.get(alamat).status_code == 403


@pytest.mark.parametrize(
    "alamat", [BERANDA, "/admin/login/?next=/admin/penugasan/", "/admin/lpse/jejak/", "/admin/x/"]
)
def test_pengunjung_diarahkan_masuk(client, alamat):
    jawaban = client.get(alamat)
    assert jawaban.status_code == 302
    assert jawaban.headers["Location"].startswith(f"{reverse('account_login')}?next=/admin/")


def test_sign_in_page_of_django_leads_staff_to_their_start_page():
    client = klien_peran(Peran.HELPDESK)
    assert client.get("/admin/login/").headers["Location"] == BERANDA
    assert client.get("/admin/password_change/").headers["Location"] == reverse("account_change_password")
    assert client.post("/admin/logout/").headers["Location"] == reverse("account_logout")
    assert client.get("/admin/lpse/").headers["Location"] == BERANDA
    assert client.get("/admin/tidak-ada/").status_code == 404


def test_tanpa_faktor_kedua_pegawai_tidak_masuk(client):
    client.force_login(buat_akun(Peran.KEPALA))
    assert client.get(BERANDA).headers["Location"].startswith(reverse("mfa_index"))


LOKET = {"Janji temu", "Bantuan mendaftar", "Bantu ganti surel"}
# What everybody reads who may read registrations.
BACA = {
    *("Antrean verifikasi", "Alasan putusan", "Naskah terbit"),
    *("Pengguna SPSE", "Masa peran", "Permohonan pengguna", "Penonaktifan", "Pengaktifan kembali"),
    *("Daftar hitam", "Temuan daftar hitam", "Arsip pengguna"),
}
PENUGASAN = {"Penugasan pegawai", "Nonaktif dan faktor kedua"}
CATATAN = {"Jejak", "Akun", "Surat keluar"}
DATA = {"Hak data pribadi", "Insiden data"}
PAPAN = {"Pengumuman", "Layanan yang dipantau"}
PUSTAKA = {"Pusat bantuan"}
SAKSI = {"Penerusan ke LKPP", "Berita acara kesaksian"}
TIKET = {"Surat masuk", "Tiket layanan", "Jawaban baku", "Standar layanan"}
KELAS = {"Pelatihan", "Belum dilatih"}
TAMU = {"Buku tamu", "Ruang", "Laporan ruang dan tamu"}
# What LKPP's watcher reads as well.
PANTAU = {
    *("Keadaan server", "Layar dinding", "Perlu perhatian", "Ambang", "Sasaran pemantauan"),
    *("Lembar harian", "Ruang server"),
}
GANGGUAN = {"Gangguan", "Instruksi LKPP", "Tindak lanjut", "Kapasitas"}
INFRA = (
    PANTAU
    | GANGGUAN
    | {
        *("Aset", "Pemeliharaan", "Permintaan perubahan", "Riwayat perawatan", "Bandwidth", "Akses LKPP"),
    }
)
CADANGAN = {"Kesiapan", "Sumber cadangan", "Pekerjaan cadangan", "Repositori cadangan"}
RETENSI = {
    *("Retensi arsip", "Arsip jatuh tempo", "Penahanan untuk hukum", "Pemusnahan arsip"),
    "Masa simpan cadangan",
}
CADANGAN |= RETENSI | {"Media portabel"}
PERIKSA = {"Ruang pemeriksa", "Sampel", "Segel jejak"}
MENU_SEMUA = {"Beranda", "Riwayat pemberitahuan", "Kalender kerja", "Pelimpahan peran"}
KEPALA_SAJA = {"Jadwal loket", "Token API", "Survei kepuasan"}
MENU = {
    Peran.VERIFIKATOR: TIKET | SAKSI | BACA | LOKET | DATA | {"Impor pengguna"},
    Peran.HELPDESK: PANTAU | GANGGUAN | PUSTAKA | TIKET | TAMU | KELAS | SAKSI | PAPAN | LOKET,
    Peran.ADMIN_SISTEM: INFRA | CADANGAN | TIKET | SAKSI | PAPAN | PENUGASAN | CATATAN | {"Token API"},
    Peran.SEKRETARIS: INFRA | CADANGAN | TAMU | KELAS | PAPAN | PENUGASAN | {"Survei kepuasan"},
    Peran.KEPALA: PUSTAKA
    | INFRA
    | CADANGAN
    | TIKET
    | SAKSI
    | PAPAN
    | BACA
    | PENUGASAN
    | CATATAN
    | DATA
    | PERIKSA
    | {"Jadwal loket", "Token API", "Survei kepuasan"},
    Peran.LKPP: PANTAU,
}
# What the secretariat's rooms add: what everybody of the unit reads, and what two of them look after.
SEKRETARIAT = {
    *("Laporan", "E-reporting", "Data SPSE", "Program kerja", "Prosedur", "Evaluasi", "Temuan"),
    *("Kepegawaian", "Susunan organisasi", "Agenda surat", "Disposisi saya", "Sarana"),
    *("Rapat", "Tindak lanjut rapat"),
}
RISIKO = {"Risiko"}
for dalam in set(MENU) - {Peran.LKPP}:
    MENU[dalam] |= SEKRETARIAT | RISIKO
MENU[Peran.SEKRETARIS] |= {"Kepatuhan"}
MENU[Peran.KEPALA] |= {"Kepatuhan", "Ruang pemeriksa", "Sampel", "Segel jejak"}
# The auditor reads whatever anybody here works with.
MENU[Peran.AUDITOR] = set().union(*MENU.values())


@pytest.mark.parametrize("peran", sorted(PERAN_STAF))
def test_menu_memuat_persis_yang_dapat_dibuka(rf, peran):
    akun = buat_akun(peran)
    request = rf.get("/admin/")
    request.user = akun
    butir = [b for kelompok in menu_peran(request) for b in kelompok["butir"]]
    assert {b["judul"] for b in butir} == MENU[peran] | MENU_SEMUA
    assert [b["judul"] for b in butir if b["aktif"]] == ["Beranda"]
    assert all(alamat_terbuka(request, b["url"]) for b in butir)


def test_setiap_halaman_di_menu_terbuka_walau_belum_ada_isinya(rf):
    """The auditor's menu has all that the others' have; what is open to whom, the table of accesses asks."""
    request = rf.get("/admin/")
    request.user = buat_akun(Peran.AUDITOR)
    client = klien(request.user)
    for kelompok in menu_peran(request):
        assert [b["url"] for b in kelompok["butir"] if client.get(b["url"]).status_code != 200] == []


def test_menu_names_the_page_one_is_below(rf):
    akun = buat_akun(Peran.VERIFIKATOR)
    request = rf.get("/admin/registrasi/pendaftaran/abc/setujui/")
    request.user = akun
    butir = [b for kelompok in menu_peran(request) for b in kelompok["butir"]]
    assert [b["judul"] for b in butir if b["aktif"]] == ["Antrean verifikasi"]


def susunan_menu(rf, alamat, *peran):
    request = rf.get(alamat)
    request.user = buat_akun(*peran)
    return [(k["judul"], k["terbuka"]) for k in menu_peran(request) if k["judul"]]


def test_menu_opens_with_what_one_does_daily(rf):
    verifikator = susunan_menu(rf, BERANDA, Peran.VERIFIKATOR)
    assert [judul for judul, terbuka in verifikator if terbuka] == ["Registrasi", "Loket", "Pengguna"]
    assert verifikator[0] == ("Registrasi", True)
    assert susunan_menu(rf, BERANDA, Peran.KEPALA)[:3] == [
        *(("Sekretariat", True), ("Tata usaha", True), ("Pemeriksaan", True)),
    ]
    # Somebody who reads all finds their own room first, and the records of the core last.
    auditor = susunan_menu(rf, BERANDA, Peran.AUDITOR)
    assert auditor[0] == ("Pemeriksaan", True)
    assert auditor[-1] == ("Catatan", False)
    assert not any(terbuka for _, terbuka in auditor[1:])


def test_menu_keeps_the_group_of_the_page_open_and_folds_no_short_menu(rf):
    susunan = dict(susunan_menu(rf, reverse("admin:kalender_kini"), Peran.VERIFIKATOR))
    assert susunan["Catatan"]
    assert not susunan["Arsip dan data pribadi"]
    assert all(terbuka for _, terbuka in susunan_menu(rf, BERANDA, Peran.LKPP))


def test_every_group_named_as_daily_work_is_in_the_menu():
    assert set(sumbangan.menu_harian) <= set(sumbangan.menu_staf)


def test_kartu_menunjukkan_pekerjaan_yang_menunggu():
    buat_diajukan()
    isi = klien_peran(Peran.VERIFIKATOR).get(BERANDA).content.decode()
    assert "Menunggu verifikasi" in isi
    assert "Sedang Anda periksa" in isi
    assert "Tidak ada yang menunggu Anda saat ini." in klien_peran(Peran.LKPP).get(BERANDA).content.decode()


def test_kartu_yang_mendesak_lebih_dahulu_dan_yang_kosong_terakhir(monkeypatch):
    def kartu(judul, angka, *, mendesak):
        return lambda request, akun: {"judul": judul, "angka": angka, "perlu_perhatian": mendesak}

    isi = [
        kartu("nihil", 0, mendesak=False),
        kartu("ada", 3, mendesak=False),
        kartu("lewat", 1, mendesak=True),
    ]
    monkeypatch.setattr(sumbangan, "kartu", isi)
    tampil = klien_peran(Peran.KEPALA).get(BERANDA).context["kartu"]
    assert [satu["judul"] for satu in tampil] == ["lewat", "ada", "nihil"]


def test_start_page_costs_one_query_a_card(django_assert_max_num_queries):
    client = klien_peran(Peran.KEPALA, Peran.VERIFIKATOR)
    with django_assert_max_num_queries(5 + len(sumbangan.kartu)):
        client.get(BERANDA)


# --- Read-only lists ----------------------------------------------------------------------------------


def test_only_read_only_admins_are_registered():
    assert all(isinstance(ma, BacaSajaAdmin) for ma in admin.site._registry.values())
    for model in (Group, EmailAddress):
        assert not admin.site.is_registered(model)


def test_every_registered_list_and_row_opens_and_nothing_writes():
    pendaftaran = buat_disetujui()
    catat(pendaftaran, "uji.peristiwa", oleh=pendaftaran.akun)
    client = klien_peran(*PERAN_STAF)
    for model, model_admin in admin.site._registry.items():
        nama = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        assert client.get(reverse(f"{nama}_changelist")).status_code == 200
        assert client.get(reverse(f"{nama}_change", args=[999_999_999])).status_code == 404
        baris = model.objects.first()
        if baris is not None:
            isi = client.get(reverse(f"{nama}_change", args=[baris.pk])).content.decode()
            assert 'name="_save"' not in isi
        for alamat in ("add/", "1/delete/", "1/history/"):
            assert client.get(f"{reverse(f'{nama}_changelist')}{alamat}").status_code == 404
        request = type("R", (), {"user": None})()
        assert not model_admin.has_add_permission(request)
        assert not model_admin.has_change_permission(request)
        assert not model_admin.has_delete_permission(request)


@pytest.mark.parametrize(
    ("model", "peran"),
    [
        (Jejak, {Peran.KEPALA, Peran.AUDITOR, Peran.ADMIN_SISTEM}),
        (Akun, {Peran.KEPALA, Peran.AUDITOR, Peran.ADMIN_SISTEM, Peran.SEKRETARIS}),
        (Naskah, {Peran.VERIFIKATOR, Peran.KEPALA, Peran.AUDITOR}),
        (Pemberitahuan, {Peran.KEPALA, Peran.AUDITOR, Peran.ADMIN_SISTEM}),
        (HariLibur, PERAN_STAF),
    ],
)
def test_setiap_catatan_hanya_bagi_yang_berhak(model, peran):
    alamat = reverse(f"admin:lpse_{model._meta.model_name}_changelist")
    boleh = {p for p in PERAN_STAF if klien_peran(p).get(alamat).status_code == 200}
    assert boleh == peran


def test_a_row_is_closed_to_whoever_may_not_see_its_list(rf):
    request = rf.get("/")
    request.user = buat_akun(Peran.HELPDESK)
    with pytest.raises(PermissionDenied):
        admin.site._registry[Jejak].change_view(request, "1")


def test_surat_keluar_tidak_memperlihatkan_isi_dan_rahasianya():
    akun = buat_akun(Peran.ADMIN_SISTEM)
    surat = beritahukan(
        "akun/login_code", kepada="x@uji.example", kunci="uji", data={"a": "isi-surat"}, rahasia="K0DE"
    )
    client = klien(akun)
    for alamat in (
        reverse("admin:lpse_pemberitahuan_changelist"),
        reverse("admin:lpse_pemberitahuan_change", args=[surat.pk]),
    ):
        isi = client.get(alamat).content.decode().replace("<wbr>", "")
        assert "x@uji.example" in isi
        for tersembunyi in ("K0DE", surat.rahasia, "isi-surat"):
            assert tersembunyi not in isi


@pytest.mark.parametrize("kueri", ["uji.satu", "registrasi.pendaftaran:{pk}", "{surel}"])
def test_jejak_dicari_menurut_peristiwa_objek_dan_orang(kueri):
    pendaftaran, orang = buat_diajukan(), buat_akun()
    Jejak.objects.filter()
    catat(pendaftaran, "uji.satu", oleh=orang)
    catat(None, "uji.dua", oleh=buat_akun())
    teks = kueri.format(pk=pendaftaran.pk, surel=orang.email.upper())
    jawaban = klien_peran(Peran.AUDITOR).get(reverse("admin:lpse_jejak_changelist"), {"q": teks})
    peristiwa = [b.peristiwa for b in jawaban.context["cl"].result_list]
    assert "uji.satu" in peristiwa
    assert "uji.dua" not in peristiwa
    assert str(orang) in jawaban.content.decode()


def test_jejak_of_an_unknown_person_is_empty():
    jawaban = klien_peran(Peran.AUDITOR).get(
        reverse("admin:lpse_jejak_changelist"), {"q": "siapa@uji.example"}
    )
    assert "Tidak ada catatan yang cocok." in jawaban.content.decode()


def test_lists_page_by_key_without_counting(django_assert_max_num_queries):
    client = klien_peran(Peran.KEPALA)
    for urut in range(PER_HALAMAN * 2):
        catat(None, f"uji.{urut}")
    alamat = reverse("admin:lpse_jejak_changelist")
    with django_assert_max_num_queries(8) as sql:
        pertama = client.get(alamat).context["cl"]
    assert not any("COUNT(" in q["sql"].upper() for q in sql.captured_queries)
    assert pertama.lebih_baru == ""
    kedua = client.get(alamat + pertama.lebih_lama).context["cl"]
    assert min(b.pk for b in pertama.result_list) > max(b.pk for b in kedua.result_list)
    kembali = client.get(alamat + kedua.lebih_baru).context["cl"]
    assert [b.pk for b in kembali.result_list] == [b.pk for b in pertama.result_list]


@pytest.mark.parametrize(
    "kueri", ["?after=zzz", "?before=%00", "?q=%00", "?q=a:b:c", "?status__exact=%00", "?o=1", "?p=9"]
)
def test_lists_bear_any_query_string(kueri):
    for nama in ("jejak", "pemberitahuan"):
        alamat = reverse(f"admin:lpse_{nama}_changelist")
        assert klien_peran(Peran.AUDITOR).get(alamat + kueri).status_code in (200, 302)


def test_every_page_of_ours_but_gallery_and_calendar_asks_for_a_permission():
    terbuka = [h.nama for h in halaman_terdaftar() if not h.izin]
    # The calendar's readings count as one: every deadline anywhere rests on it. So do those of the proof that
    # users were told: it names nobody, and who audits or watches needs it. Of what is lent all see their own.
    bersama = ("kalender", "delegasi", "layanan_pengumuman_riwayat", "layanan_pengumuman_bukti")
    assert [nama for nama in terbuka if not nama.startswith(bersama)] == ["galeri"]
    assert klien_peran(Peran.LKPP).get(reverse("admin:galeri")).status_code == 200


# --- How lists look ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("nama", ["naskah", "pemberitahuan", "jejak", "akun"])
def test_menu_dan_judul_daftar_sama(nama):
    isi = klien_peran(*PERAN_STAF).get(reverse(f"admin:lpse_{nama}_changelist")).content.decode()
    kini = re.search(r'aria-current="page">([^<]+)</a>', isi)
    assert kini is not None
    assert f"<h1>{kini[1]}</h1>" in isi


def test_hari_libur_satu_tahun_menurut_tanggal():
    HariLibur.objects.all().delete()
    for tanggal in (date(2027, 5, 1), date(2026, 12, 25), date(2026, 1, 1), date(2026, 6, 1)):
        HariLibur.objects.create(tanggal=tanggal, nama="Libur", jenis="libur_nasional")
    alamat = reverse("admin:lpse_harilibur_changelist")
    client = klien_peran(Peran.HELPDESK)

    def tampil(kueri):
        return [h.tanggal for h in client.get(alamat, kueri).context["cl"].result_list]

    assert tampil({"tahun": "2026"}) == [date(2026, 1, 1), date(2026, 6, 1), date(2026, 12, 25)]
    assert tampil({"tahun": "2027", "jenis__exact": "libur_nasional"}) == [date(2027, 5, 1)]
    assert {tanggal.year for tanggal in tampil({"tahun": "x"})} <= {hari_ini().year}


def test_saringan_tetap_berlaku_saat_mencari_dan_mulai_dari_halaman_pertama():
    for urut in range(PER_HALAMAN + 1):
        beritahukan("akun/login_code", kepada="x@uji.example", kunci=f"uji{urut}")
    alamat = reverse("admin:lpse_pemberitahuan_changelist")
    client = klien_peran(Peran.AUDITOR)
    pertama = client.get(alamat, {"status__exact": "antre"})
    assert '<input type="hidden" name="status__exact" value="antre">' in pertama.content.decode()
    kedua = client.get(alamat + pertama.context["cl"].lebih_lama)
    assert "status__exact=antre" in pertama.context["cl"].lebih_lama
    pilihan = [p["query_string"] for _, daftar in kedua.context["cl"].saringan for p in daftar]
    assert pilihan
    assert not any("after" in kueri for kueri in pilihan)


def test_surat_keluar_disebut_menurut_perihalnya():
    beritahukan("registrasi/dikembalikan", kepada="x@uji.example", kunci="uji")
    isi = klien_peran(Peran.AUDITOR).get(reverse("admin:lpse_pemberitahuan_changelist")).content.decode()
    assert "Pendaftaran … perlu diperbaiki" in isi
    assert "registrasi/dikembalikan" not in isi


@pytest.mark.parametrize("berkas", sorted(SURAT.rglob("[!_]*.txt")), ids=lambda p: p.stem)
def test_setiap_jenis_surat_punya_perihal(berkas):
    templat = str(berkas.relative_to(SURAT).with_suffix(""))
    perihal = perihal_surat(templat)
    assert perihal != templat
    assert not set("{}%") & set(perihal)


def test_an_unknown_kind_of_mail_is_called_by_its_code():
    assert perihal_surat("lama/sudah_dihapus") == "lama/sudah_dihapus"
