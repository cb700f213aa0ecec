"""Who becomes staff: two persons, a decree, an accepted link; and how a role ends."""

import re
import threading
from datetime import date, timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core import mail
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from lpse import penugasan
from lpse.aturan import TidakBerwenang
from lpse.models import Akun, Jejak, Pemberitahuan, Penugasan, RujukanSurat, Undangan
from lpse.models.pemberitahuan import StatusPemberitahuan
from lpse.pemberitahuan import kirim
from lpse.peran import Peran
from lpse.waktu import hari_ini
from tests.factories import buat_akun
from tests.petugas import klien, klien_peran

pytestmark = pytest.mark.django_db
SURAT = {"nomor": "188/12/2026", "tanggal": date(2026, 1, 5), "dari": "Bupati", "perihal": "Pegawai LPSE"}


@pytest.fixture
def sekretaris():
    return buat_akun(Peran.SEKRETARIS)


@pytest.fixture
def kepala():
    return buat_akun(Peran.KEPALA)


def usulkan(oleh: Akun, **ubah) -> Undangan:
    data = {
        "email": "Baru@Instansi.Example",
        "nama": "Nia Baruwati",
        "nip": "",
        "jabatan": "Verifikator",
        "peran": Peran.VERIFIKATOR.value,
        "mulai": hari_ini(),
        "selesai": None,
        "surat": SURAT,
    } | ubah
    return penugasan.usulkan_undangan(oleh=oleh, **data)


def kirim_surat() -> str:
    """Send what waits in the outbox; the link of the last invitation."""
    for pk in Pemberitahuan.objects.filter(status=StatusPemberitahuan.ANTRE).values_list("pk", flat=True):
        assert kirim(pk)
    return re.search(r"http://testserver(/akun/undangan/\S+)", mail.outbox[-1].body)[1]


def undang(sekretaris: Akun, kepala: Akun, **ubah) -> tuple[Undangan, str]:
    """An approved invitation and its link."""
    undangan = usulkan(sekretaris, **ubah)
    penugasan.setujui_undangan(undangan.pk, oleh=kepala)
    undangan.refresh_from_db()
    return undangan, kirim_surat()


def token(tautan: str) -> str:
    return tautan.rstrip("/").rpartition("/")[2]


def test_undangan_memerlukan_dua_orang(sekretaris, kepala):
    undangan = usulkan(sekretaris)
    with pytest.raises(penugasan.DuaOrang):
        penugasan.setujui_undangan(undangan.pk, oleh=sekretaris)
    assert not Pemberitahuan.objects.exists()
    assert penugasan.setujui_undangan(undangan.pk, oleh=kepala).disetujui_oleh == kepala


def test_yang_diundang_tidak_menyetujui_undangannya_sendiri(sekretaris):
    diundang = buat_akun(Peran.ADMIN_SISTEM)
    undangan = usulkan(sekretaris, email=diundang.email.upper())
    with pytest.raises(penugasan.DuaOrang):
        penugasan.setujui_undangan(undangan.pk, oleh=diundang)


def test_basis_data_menolak_satu_orang_untuk_dua_langkah(sekretaris):
    undangan = usulkan(sekretaris)
    with pytest.raises(IntegrityError, match="undangan_dua_orang"), transaction.atomic():
        Undangan.objects.filter(pk=undangan.pk).update(disetujui_oleh=sekretaris)
    with pytest.raises(IntegrityError, match="penugasan_dua_orang"), transaction.atomic():
        Penugasan.objects.create(
            akun=sekretaris, peran=Peran.KEPALA, diusulkan_oleh=sekretaris, disetujui_oleh=sekretaris
        )


@pytest.mark.parametrize(
    "peran", [Peran.VERIFIKATOR, Peran.HELPDESK, Peran.AUDITOR, Peran.LKPP, Peran.PENYEDIA]
)
def test_hanya_yang_mengelola_penugasan_yang_mengundang(peran, sekretaris, kepala):
    asing = buat_akun(peran)
    undangan = usulkan(sekretaris)
    tugas = Penugasan.objects.get(akun=kepala)
    for tindakan in (
        lambda: usulkan(asing, email="lain@instansi.example"),
        lambda: penugasan.setujui_undangan(undangan.pk, oleh=asing),
        lambda: penugasan.kirim_ulang_undangan(undangan.pk, oleh=asing),
        lambda: penugasan.batalkan_undangan(undangan.pk, oleh=asing),
        lambda: penugasan.akhiri_penugasan(tugas.pk, oleh=asing, selesai=hari_ini()),
    ):
        with pytest.raises(TidakBerwenang):
            tindakan()


def test_peran_pemohon_dan_penyedia_tidak_lewat_undangan(sekretaris):
    for peran in (Peran.PEMOHON, Peran.PENYEDIA, Peran.PPK):
        with pytest.raises(TidakBerwenang):
            usulkan(sekretaris, peran=peran.value)
    assert not RujukanSurat.objects.exists()


def test_undangan_ganda_untuk_peran_yang_sama_ditolak(sekretaris, kepala):
    usulkan(sekretaris)
    with pytest.raises(penugasan.SudahDiundang):
        usulkan(kepala, email="baru@instansi.example")
    usulkan(kepala, peran=Peran.HELPDESK.value)
    with pytest.raises(penugasan.SudahDiundang):
        usulkan(sekretaris, email=kepala.email, peran=Peran.KEPALA.value)


@pytest.mark.parametrize(("mulai", "selesai"), [(0, -1), (10, 5), (-10, -1)])
def test_masa_yang_sudah_lewat_atau_terbalik_ditolak(sekretaris, mulai, selesai):
    hari = hari_ini()
    with pytest.raises(penugasan.MasaKeliru):
        usulkan(sekretaris, mulai=hari + timedelta(days=mulai), selesai=hari + timedelta(days=selesai))


def test_undangan_disetujui_dikirim_dengan_tautan_tujuh_hari(sekretaris, kepala):
    undangan, tautan = undang(sekretaris, kepala)
    assert mail.outbox[-1].to == ["baru@instansi.example"]
    assert "188/12/2026" in mail.outbox[-1].body
    assert token(tautan) not in str(Undangan.objects.values().get())
    assert token(tautan) not in str(list(Pemberitahuan.objects.values()))
    assert penugasan.undangan_dari(token(tautan)) == undangan
    with (
        time_machine.travel(timezone.now() + timedelta(days=7, seconds=1), tick=True),
        pytest.raises(penugasan.TautanUndanganMati),
    ):
        penugasan.undangan_dari(token(tautan))


def test_terima_membuat_akun_dan_penugasan_dengan_jejak(sekretaris, kepala):
    undangan, tautan = undang(sekretaris, kepala, selesai=hari_ini() + timedelta(days=30))
    akun = penugasan.terima_undangan(token(tautan))
    assert (akun.email, akun.nama, akun.jabatan) == ("baru@instansi.example", "Nia Baruwati", "Verifikator")
    assert EmailAddress.objects.get(user=akun).verified
    assert not akun.has_usable_password()
    tugas = Penugasan.objects.get(akun=akun)
    assert (tugas.diusulkan_oleh, tugas.disetujui_oleh) == (sekretaris, kepala)
    assert (tugas.selesai, tugas.rujukan_surat) == (undangan.selesai, undangan.rujukan_surat)
    assert akun.peran == {Peran.VERIFIKATOR}
    peristiwa = set(Jejak.objects.values_list("peristiwa", flat=True))
    assert {
        "undangan.diusulkan",
        "undangan.disetujui",
        "undangan.diterima",
        "penugasan.diberikan",
    } <= peristiwa
    with pytest.raises(penugasan.TautanUndanganMati):
        penugasan.terima_undangan(token(tautan))


def test_akun_yang_diundang_dalam_demo_ikut_demo(settings, sekretaris, kepala):
    _, biasa = undang(sekretaris, kepala)
    assert not penugasan.terima_undangan(token(biasa)).is_demo
    settings.LPSE_DEMO = True
    _, demo = undang(sekretaris, kepala, email="demo@instansi.example")
    assert penugasan.terima_undangan(token(demo)).is_demo


def test_terima_memakai_akun_yang_sudah_ada(sekretaris, kepala):
    lama = buat_akun(Peran.HELPDESK, nip="198502022010012992")
    _, tautan = undang(sekretaris, kepala, email=lama.email)
    akun = penugasan.terima_undangan(token(tautan))
    assert akun.pk == lama.pk
    assert akun.nip == "198502022010012992"
    assert Akun.objects.get(pk=lama.pk).peran == {Peran.HELPDESK, Peran.VERIFIKATOR}


def test_tautan_mati_bila_dibatalkan_nonaktif_atau_masanya_lewat(sekretaris, kepala):
    undangan, tautan = undang(sekretaris, kepala)
    penugasan.batalkan_undangan(undangan.pk, oleh=sekretaris)
    mati = [tautan]
    nonaktif = buat_akun()
    Akun.objects.filter(pk=nonaktif.pk).update(is_active=False)
    mati.append(undang(sekretaris, kepala, email=nonaktif.email)[1])
    mati.append("/akun/undangan/karangan/")
    for satu in mati:
        with pytest.raises(penugasan.TautanUndanganMati):
            penugasan.terima_undangan(token(satu))
    _, singkat = undang(sekretaris, kepala, email="c@instansi.example", selesai=hari_ini())
    with (
        time_machine.travel(timezone.now() + timedelta(days=1), tick=True),
        pytest.raises(penugasan.TautanUndanganMati),
    ):
        penugasan.terima_undangan(token(singkat))


def test_kirim_ulang_mematikan_tautan_lama(sekretaris, kepala):
    undangan, lama = undang(sekretaris, kepala)
    penugasan.kirim_ulang_undangan(undangan.pk, oleh=sekretaris)
    baru = kirim_surat()
    assert token(baru) != token(lama)
    with pytest.raises(penugasan.TautanUndanganMati):
        penugasan.undangan_dari(token(lama))
    assert penugasan.undangan_dari(token(baru)) == undangan


def test_undangan_yang_selesai_tidak_berubah_lagi(sekretaris, kepala):
    undangan, tautan = undang(sekretaris, kepala)
    with pytest.raises(penugasan.UndanganTertutup):
        penugasan.setujui_undangan(undangan.pk, oleh=kepala)
    penugasan.terima_undangan(token(tautan))
    for act in (penugasan.setujui_undangan, penugasan.kirim_ulang_undangan, penugasan.batalkan_undangan):
        with pytest.raises(penugasan.UndanganTertutup):
            act(undangan.pk, oleh=kepala)
    belum = usulkan(sekretaris, email="d@instansi.example")
    with pytest.raises(penugasan.UndanganTertutup):
        penugasan.kirim_ulang_undangan(belum.pk, oleh=kepala)


def test_surat_undangan_yang_dibatalkan_tidak_dikirim(sekretaris, kepala):
    undangan = usulkan(sekretaris)
    penugasan.setujui_undangan(undangan.pk, oleh=kepala)
    penugasan.batalkan_undangan(undangan.pk, oleh=kepala)
    surat = Pemberitahuan.objects.get()
    assert not kirim(surat.pk)
    surat.refresh_from_db()
    assert surat.status == StatusPemberitahuan.BATAL


def test_akhiri_berlaku_sampai_hari_terakhir(sekretaris):
    pegawai = buat_akun()
    kemarin = hari_ini() - timedelta(days=1)
    tugas = Penugasan.objects.create(akun=pegawai, peran=Peran.HELPDESK, mulai=kemarin)
    penugasan.akhiri_penugasan(tugas.pk, oleh=sekretaris, selesai=hari_ini())
    assert Akun.objects.get(pk=pegawai.pk).peran == {Peran.HELPDESK}
    penugasan.akhiri_penugasan(tugas.pk, oleh=sekretaris, selesai=kemarin)
    assert Akun.objects.get(pk=pegawai.pk).peran == set()
    with pytest.raises(penugasan.MasaKeliru, match="sudah berakhir"):
        penugasan.akhiri_penugasan(tugas.pk, oleh=sekretaris, selesai=hari_ini())


@pytest.mark.parametrize("geser", [-2, 31])
def test_akhiri_menolak_hari_di_luar_masanya(sekretaris, geser):
    pegawai = buat_akun()
    hari = hari_ini()
    mulai, selesai = hari - timedelta(days=10), hari + timedelta(days=30)
    tugas = Penugasan.objects.create(akun=pegawai, peran=Peran.HELPDESK, mulai=mulai, selesai=selesai)
    with pytest.raises(penugasan.MasaKeliru):
        penugasan.akhiri_penugasan(tugas.pk, oleh=sekretaris, selesai=hari + timedelta(days=geser))


def test_jejak_penugasan_tidak_memuat_data_pribadi(sekretaris, kepala):
    _, tautan = undang(sekretaris, kepala)
    penugasan.terima_undangan(token(tautan))
    assert "instansi" not in str(list(Jejak.objects.values_list("rincian", flat=True)))


# --- The pages ---------------------------------------------------------------------------------------

FORMULIR = {
    "nama": "Nia Baruwati",
    "email": "nia@instansi.example",
    "nik": "3504 9920 0285 0002",
    "nip": "19850202 201001 2 992",
    "jabatan": "Verifikator",
    "peran": "verifikator",
    "mulai": "1 Maret 2026",
    "selesai": "",
    "surat_nomor": "188/12/2026",
    "surat_tanggal": "5 Januari 2026",
    "surat_dari": "Bupati",
    "surat_perihal": "Pegawai LPSE",
}


def test_halaman_undang_sampai_terima(client, sekretaris, kepala):
    pengusul, penyetuju = klien(sekretaris), klien(kepala)
    assert pengusul.post(reverse("admin:penugasan_undang"), FORMULIR).status_code == 302
    undangan = Undangan.objects.get()
    assert (undangan.nik, undangan.nip) == ("3504992002850002", "198502022010012992")
    setujui = reverse("admin:penugasan_putuskan", args=[undangan.pk, "setujui"])
    assert setujui not in pengusul.get(reverse("admin:penugasan")).content.decode()
    assert "memerlukan dua orang" in pengusul.post(setujui, follow=True).content.decode()
    assert setujui in penyetuju.get(reverse("admin:penugasan")).content.decode()
    penyetuju.post(setujui)
    tautan = kirim_surat()
    isi = client.get(tautan).content.decode()
    assert "Anda diundang menjadi Verifikator" in isi
    assert Akun.objects.filter(email="nia@instansi.example").count() == 0
    jawaban = client.post(tautan)
    assert jawaban.headers["Location"].startswith(reverse("account_set_password"))
    assert Akun.objects.get(email="nia@instansi.example").nik == "3504992002850002"
    assert client.get(jawaban.headers["Location"]).status_code == 200
    sandi = {"password1": "sandi-panjang-sekali-2026", "password2": "sandi-panjang-sekali-2026"}
    jawaban = client.post(jawaban.headers["Location"], sandi, follow=True)
    assert jawaban.redirect_chain[-1][0].startswith(reverse("mfa_index"))
    assert client.get(tautan).status_code == 404


def test_yang_perannya_mulai_besok_dapat_membuat_kata_sandi_hari_ini(client, sekretaris, kepala):
    _, tautan = undang(sekretaris, kepala, mulai=hari_ini() + timedelta(days=1))
    jawaban = client.post(tautan)
    assert client.get(jawaban.headers["Location"]).status_code == 200


def test_pemilik_kata_sandi_masuk_lewat_halaman_masuk(client, sekretaris, kepala):
    lama = buat_akun(Peran.HELPDESK, sandi="sandi-lama-yang-panjang")
    _, tautan = undang(sekretaris, kepala, email=lama.email)
    jawaban = client.post(tautan)
    assert jawaban.headers["Location"] == reverse("account_login")
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        ({"email": "salah"}, "Tulis alamat surel yang lengkap"),
        ({"nip": "123"}, "NIP terdiri atas 18 angka"),
        ({"peran": "penyedia"}, "penyedia"),
        ({"mulai": "02/13/2026"}, "Tanggal ini tidak ada"),
        ({"surat_nomor": ""}, "Isi nomor surat keputusan."),
        ({"selesai": "1 Januari 2020"}, "Tanggal selesai harus hari ini"),
    ],
)
def test_formulir_undangan_menegur_isian_keliru_dan_menyimpan_ketikan(sekretaris, ubah, kalimat):
    isi = klien(sekretaris).post(reverse("admin:penugasan_undang"), FORMULIR | ubah).content.decode()
    assert kalimat in isi
    assert "Nia Baruwati" in isi
    assert not Undangan.objects.exists()


def test_halaman_akhiri_penugasan(sekretaris):
    tugas = Penugasan.objects.get(akun=buat_akun(Peran.HELPDESK))
    client, alamat = klien(sekretaris), reverse("admin:penugasan_akhiri", args=[tugas.pk])
    assert client.get(alamat).status_code == 200
    assert "Hari terakhir harus dari" in client.post(alamat, {"selesai": "1-1-2020"}).content.decode()
    client.post(alamat, {"selesai": f"{hari_ini():%d-%m-%Y}"})
    tugas.refresh_from_db()
    assert tugas.selesai == hari_ini()


def test_tindakan_dan_catatan_asing_dijawab_404(sekretaris):
    client = klien(sekretaris)
    undangan = usulkan(sekretaris)
    penyedia = Penugasan.objects.get(akun=buat_akun(Peran.PENYEDIA))
    assert client.post(reverse("admin:penugasan_putuskan", args=[undangan.pk, "hapus"])).status_code == 404
    assert client.post(reverse("admin:penugasan_putuskan", args=[999_999, "setujui"])).status_code == 404
    assert client.get(reverse("admin:penugasan_akhiri", args=[penyedia.pk])).status_code == 404
    assert client.get("/akun/undangan/karangan/").status_code == 404


@pytest.mark.parametrize("peran", list(Peran))
def test_halaman_penugasan_hanya_bagi_pengelolanya(peran):
    client = klien_peran(peran)
    # The auditor reads every page; what is sent there, nobody but its managers may send.
    boleh = peran in (Peran.KEPALA, Peran.SEKRETARIS, Peran.ADMIN_SISTEM, Peran.AUDITOR)
    for nama in ("penugasan", "penugasan_undang"):
        assert client.get(reverse(f"admin:{nama}")).status_code == (200 if boleh else 403)


@pytest.mark.django_db(transaction=True)
def test_two_acceptances_of_one_link_give_one_assignment():
    sekretaris, kepala = buat_akun(Peran.SEKRETARIS), buat_akun(Peran.KEPALA)
    _, tautan = undang(sekretaris, kepala)
    hasil = []

    def terima():
        try:
            penugasan.terima_undangan(token(tautan))
            hasil.append("diterima")
        except penugasan.TautanUndanganMati:
            hasil.append("mati")
        finally:
            connection.close()

    benang = [threading.Thread(target=terima) for _ in range(2)]
    for b in benang:
        b.start()
    for b in benang:
        b.join()
    assert sorted(hasil) == ["diterima", "mati"]
    assert Penugasan.objects.filter(akun__email="baru@instansi.example").count() == 1
