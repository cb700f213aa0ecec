"""The pages of evaluations and findings: from preparing to closing, who sees what, hostile words, races."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from lpse.models import Jejak
from lpse.peran import Peran
from lpse.profil import profil
from lpse.waktu import awal_hari, hari_ini, tanggal
from sekretariat.models import Evaluasi, Temuan
from tests.factories import buat_akun, unggahan
from tests.halaman import satu_baris
from tests.petugas import klien, klien_peran
from tests.sekretariat.evaluasi import (
    ISI_TEMUAN,
    SEHARI,
    berlangsung,
    dilaporkan,
    sekretaris,
    selesai,
    temuan,
    terjawab,
)
from tests.unduhan import baca_unduhan

pytestmark = [pytest.mark.django_db, pytest.mark.dasar("sekretariat.evaluasi")]
PROFIL = ["tulungagung", "bangkalan", "bandung", "blitar", "karo"]


def url(nama: str = "", *kunci: object, ruang: str = "evaluasi") -> str:
    return reverse(f"admin:sekretariat_{ruang}{'_' if nama else ''}{nama}", args=kunci)


def url_temuan(nama: str = "", *kunci: object) -> str:
    return url(nama, *kunci, ruang="temuan")


def baca(client: Client, alamat: str, status: int = 200) -> str:
    jawaban = client.get(alamat)
    assert jawaban.status_code == status
    return satu_baris(jawaban)


def isian_evaluasi(**ganti: str) -> dict[str, str]:
    isi = {
        "jenis": "internal",
        "unit": "",
        "perangkat": "standar",
        "periode_mulai": tanggal(hari_ini() - 90 * SEHARI),
        "periode_selesai": tanggal(hari_ini()),
        "penilai_nama": "Drs. Harjono Contoh",
        "penilai_jabatan": "Sekretaris",
    }
    return isi | ganti


def test_dari_menyiapkan_sampai_laporan_terbit():
    client = klien(sekretaris())
    tanpa_tanggal = client.post(url("baru"), isian_evaluasi(surat_nomor="700/1")).content.decode()
    assert "Isi nomor dan tanggal suratnya" in tanpa_tanggal
    client.post(url("baru"), isian_evaluasi(surat_nomor="700/1", surat_tanggal=tanggal(hari_ini())))
    satu = Evaluasi.objects.get()
    assert client.get(url("jawab", satu.kode, 1)).status_code == 404
    client.post(url("mulai", satu.kode))
    jawaban = client.post(url("terbitkan", satu.kode), {"kesimpulan": "Baik."})
    assert jawaban.status_code == 409
    assert "Masih 34 pertanyaan belum dijawab" in jawaban.content.decode()

    alamat = url("jawab", satu.kode, 1)
    assert "Kelompok 1 dari 17" in baca(client, alamat)
    for _ in range(17):
        form = client.get(alamat).context["form"]
        isi = {nama: "ya" if nama.startswith("nilai") else "" for nama in form.fields}
        alamat = client.post(alamat, isi).headers["Location"]
    assert alamat == url("lihat", satu.kode)
    assert "Standar 17: Penilaian internal: 2 ya" in baca(client, alamat)
    client.post(url("terbitkan", satu.kode), {"kesimpulan": "Penyelenggaraan baik."})
    isi = baca(client, alamat)
    assert "Penyelenggaraan baik." in isi
    assert "Selesaikan dan terbitkan" not in isi
    pdf = client.get(url("naskah", satu.kode))
    assert b"".join(pdf.streaming_content).startswith(b"%PDF")


def test_temuan_dari_evaluasi_sampai_disetujui():
    oleh, pic = sekretaris(), buat_akun(Peran.ADMIN_SISTEM)
    nilai, kerja = klien(oleh), klien(pic)
    satu = berlangsung(oleh)
    form = nilai.get(f"{url_temuan('baru')}?sumber=evaluasi&evaluasi={satu.kode}").context["form"]
    assert form.initial["evaluasi"] == satu.kode
    isi = {**ISI_TEMUAN, "sumber": "evaluasi", "evaluasi": satu.kode, "pic": pic.pk}
    assert (
        "Pilih pegawai yang berwenang"
        in nilai.post(
            url_temuan("baru"), isi | {"pic": oleh.pk, "target": tanggal(hari_ini())}
        ).content.decode()
    )
    nilai.post(url_temuan("baru"), isi | {"target": tanggal(hari_ini() + SEHARI)})
    temu = Temuan.objects.get()

    assert "Temuan untuk Anda tindak lanjuti" in baca(kerja, reverse("admin:index"))
    assert temu.kode in baca(kerja, f"{url_temuan()}?milik=on&status=belum")
    menunggu = f"Menunggu {pic} melaporkan tindak lanjutnya, paling lambat {tanggal(temu.target)}."
    assert menunggu in baca(nilai, url_temuan("lihat", temu.kode))
    laporan = {"tindakan": "Sudah diuji.", "bukti": "javascript:alert(1)", "berkas": unggahan()}
    kerja.post(url_temuan("tindak_lanjuti", temu.kode), laporan)
    assert "Tindak lanjut menunggu persetujuan" in baca(nilai, reverse("admin:index"))
    halaman = baca(nilai, url_temuan("lihat", temu.kode))
    assert 'href="javascript' not in halaman
    assert b"".join(nilai.get(url_temuan("berkas", temu.kode)).streaming_content)
    assert Jejak.objects.get(peristiwa="temuan.dilihat").objek_id == str(temu.pk)
    assert "Setujui" not in baca(kerja, url_temuan("lihat", temu.kode))
    nilai.post(url_temuan("kembalikan", temu.kode), {"alasan": "Belum lengkap."})
    kerja.post(url_temuan("tindak_lanjuti", temu.kode), {"tindakan": "Dilengkapi."})
    nilai.post(url_temuan("setujui", temu.kode), {"catatan": ""})
    assert "Disetujui penilai" in baca(kerja, url_temuan("lihat", temu.kode))
    assert kerja.post(url_temuan("tindak_lanjuti", temu.kode), {"tindakan": "x"}).status_code == 409


def test_auditor_mencatat_temuannya_dan_tidak_menyentuh_yang_lain():
    oleh, pic, auditor = sekretaris(), buat_akun(Peran.ADMIN_SISTEM), buat_akun(Peran.AUDITOR)
    client = klien(auditor)
    lain = dilaporkan(oleh, pic)
    assert temuan(auditor, pic, sumber="audit").kode in baca(client, url_temuan())
    assert dict(client.get(url_temuan("baru")).context["form"].fields["sumber"].choices) == {"audit": "Audit"}
    for nama in ("ubah", "setujui", "kembalikan"):
        assert client.post(url_temuan(nama, lain.kode)).status_code == 404
    assert baca(client, url_temuan("lihat", lain.kode))
    assert klien_peran(Peran.HELPDESK).get(url_temuan("baru")).status_code == 403


def test_pemilik_yang_berizin_menilai_tetap_tidak_menyetujui_miliknya():
    kepala, pic = buat_akun(Peran.KEPALA), sekretaris()
    satu = dilaporkan(kepala, pic)
    client = klien(pic)
    assert "Setujui</a>" not in baca(client, url_temuan("lihat", satu.kode))
    jawaban = client.post(url_temuan("setujui", satu.kode), {"catatan": ""})
    assert jawaban.status_code == 409
    assert "bukan yang menindaklanjuti" in jawaban.content.decode()


def test_teks_jahat_tampil_sebagai_kata():
    oleh = sekretaris()
    satu = temuan(oleh, buat_akun(Peran.ADMIN_SISTEM), keterangan="<script>alert(1)</script>")
    for alamat in (url_temuan(), url_temuan("lihat", satu.kode)):
        assert "<script>alert" not in baca(klien_peran(Peran.KEPALA), alamat)


def test_daftar_disaring_dan_diunduh_dengan_kueri_tetap(django_assert_max_num_queries):
    oleh, pic = sekretaris(), buat_akun(Peran.ADMIN_SISTEM)
    lewat = temuan(oleh, pic, keterangan="=1+1")
    Temuan.objects.update(target=hari_ini() - SEHARI)
    dilaporkan(oleh, pic, prioritas="rendah", standar="Pasal 25")
    client = klien(oleh)
    for kueri, ada in (
        ("status=lewat", [lewat.kode]),
        ("cari=pasal+25", ["Pasal 25"]),
        ("prioritas=rendah&status=ditindaklanjuti", ["Pasal 25"]),
        ("sumber=audit", ["Tidak ada temuan yang cocok"]),
    ):
        isi = baca(client, f"{url_temuan()}?{kueri}")
        assert all(kata in isi for kata in ada)
        assert ("Lewat target" in isi) == (kueri == "status=lewat")
    assert ",'=1+1," in b"".join(client.get(url_temuan("ekspor")).streaming_content).decode()
    assert b"".join(client.get(url_temuan("ekspor_xlsx")).streaming_content).startswith(b"PK")
    selesai(oleh)
    terjawab(oleh)
    assert "EV-" in b"".join(client.get(url("ekspor")).streaming_content).decode()
    assert b"".join(client.get(f"{url('ekspor_xlsx')}?status=selesai").streaming_content)
    for _ in range(10):
        temuan(oleh, pic)
    with django_assert_max_num_queries(8):
        client.get(url_temuan())
    with django_assert_max_num_queries(8):
        client.get(url())


@pytest.mark.parametrize("nama", PROFIL)
def test_halaman_menyebut_penilai_dan_keterlambatan_peraturannya(settings, nama):
    settings.LPSE_PROFIL = nama
    client = klien_peran(Peran.SEKRETARIS)
    isi = baca(client, url())
    evaluasi = profil().sekretariat.evaluasi
    assert profil().dasar("sekretariat.evaluasi") in isi
    assert (evaluasi.penilai or "tidak ditetapkan di atas LPSE") in isi
    assert ("Evaluasi melewati jadwalnya" in isi) == (nama == "bandung")
    assert ("Evaluasi melewati jadwalnya" in baca(client, reverse("admin:index"))) == (nama == "bandung")
    form = client.get(url("baru")).context["form"]
    assert len(form.fields["jenis"].choices) == (2 if evaluasi.penilai else 1)
    assert len(form.fields["unit"].choices) == 1 + len(evaluasi.internal)


def test_ekspor_menyebut_hari_selesai_menurut_jam_setempat():
    """Half an hour after midnight it is still yesterday in UTC."""
    with time_machine.travel(awal_hari(hari_ini()) + timedelta(minutes=30), tick=False):
        selesai(sekretaris())
    (baris,) = baca_unduhan(klien_peran(Peran.SEKRETARIS).get(url("ekspor")))
    assert baris["Selesai"] == hari_ini().isoformat()
