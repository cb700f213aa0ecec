"""Subscribers: nobody gets mail unasked, everybody gets each thing once, and each mail lets them go."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from layanan.actions import bukti_pengumuman
from layanan.actions import pengumuman as tindakan
from layanan.actions.bukti_pengumuman import surati_pelanggan
from layanan.actions.langganan import minta_langganan
from layanan.models import BuktiPemberitahuan, LanggananPengumuman
from layanan.policies.langganan import tanda, url_langganan
from layanan.queries.bukti_pengumuman import hitung
from layanan.tasks.pengumuman import detak_pengumuman, surati_pengumuman
from lpse.models import Jejak, Pemberitahuan
from lpse.pemberitahuan import kirim
from tests.layanan.pengumuman import pelanggan, petugas, tayang

pytestmark = pytest.mark.django_db
LANGGANAN = "/pengumuman/langganan/"


def kirim_semua():
    for pk in Pemberitahuan.objects.filter(status="antre").order_by("pk").values_list("pk", flat=True):
        kirim(pk)
    return mail.outbox


def jalan(alamat):
    return re.sub(r"^https?://[^/]+", "", alamat)


def test_berlangganan_baru_berlaku_setelah_pemilik_surel_menekan_tombol(client):
    jawaban = client.post(LANGGANAN, {"surel": "warga@uji.example", "jenis": ["gangguan"]})
    assert jawaban.headers["Location"] == reverse("layanan:langganan_periksa")
    (surat,) = kirim_semua()
    assert surat.to == ["warga@uji.example"]
    alamat = jalan(re.search(r"http\S+", surat.body)[0])
    # Programs that look into links must not subscribe anybody.
    assert "Mulai berlangganan" in client.get(alamat).content.decode()
    assert LanggananPengumuman.objects.get().dikonfirmasi_pada is None
    assert client.post(alamat, {"jenis": ["gangguan", "umum"]}).status_code == 302
    satu = LanggananPengumuman.objects.get()
    assert satu.dikonfirmasi_pada is not None
    assert (satu.gangguan, satu.pemeliharaan, satu.umum) == (True, False, True)
    assert not Jejak.objects.filter(rincian__icontains="warga").exists()


def test_jawaban_sama_untuk_yang_sudah_berlangganan_dan_pilihannya_tidak_berubah(client):
    pelanggan("warga@uji.example", "gangguan")
    kiriman = {"surel": "WARGA@uji.example", "jenis": ["umum"]}
    baru = client.post(LANGGANAN, {"surel": "lain@uji.example", "jenis": ["umum"]})
    lama = client.post(LANGGANAN, kiriman)
    assert (baru.status_code, baru.headers["Location"]) == (lama.status_code, lama.headers["Location"])
    assert not LanggananPengumuman.objects.get(surel="warga@uji.example").umum
    assert "sudah berlangganan" in kirim_semua()[-1].body


def test_satu_alamat_tidak_dibanjiri_permintaan_orang_lain(client):
    for _ in range(6):
        client.post(LANGGANAN, {"surel": "korban@uji.example", "jenis": ["gangguan"]})
    assert Pemberitahuan.objects.filter(penerima="korban@uji.example").count() == 3


@pytest.mark.parametrize(
    "kiriman",
    [
        {},
        {"surel": "bukan surel", "jenis": ["gangguan"]},
        {"surel": "a@uji.example"},
        {"surel": "a@b\r\nBcc: c@d"},
    ],
)
def test_isian_keliru_dijawab_di_samping_bidangnya(client, kiriman):
    isi = client.post(LANGGANAN, kiriman).content.decode()
    assert "Galat:" in isi
    assert not LanggananPengumuman.objects.exists()


def test_tautan_orang_lain_tidak_membuka_apa_pun(client):
    satu, lain = pelanggan("a@uji.example"), pelanggan("b@uji.example")
    for isi in (tanda(lain), "x", tanda(satu)[:-1]):
        alamat = reverse("layanan:langganan_atur", kwargs={"kode": satu.kode, "tanda": isi})
        assert client.get(alamat).status_code == 404
        assert client.post(f"{alamat}berhenti/").status_code == 404
    assert LanggananPengumuman.objects.count() == 2


def test_setiap_surel_dapat_dihentikan_dengan_satu_tekan(settings):
    pelanggan("warga@uji.example")
    bukti = BuktiPemberitahuan.objects.get(pengumuman=tayang())
    surati_pengumuman(bukti.pk)
    mail.outbox.clear()
    surat = next(s for s in kirim_semua() if "SPSE" in s.subject)
    tautan = surat.extra_headers["List-Unsubscribe"].strip("<>")
    assert tautan in surat.body
    assert surat.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    # The mail program has no cookie and no token of ours.
    program = Client(enforce_csrf_checks=True)
    assert program.get(jalan(tautan)).status_code == 200
    # Another site's page has neither the word of a mail program nor a token.
    assert program.post(jalan(tautan)).status_code == 403
    assert LanggananPengumuman.objects.exists()
    jawaban = program.post(jalan(tautan), {"List-Unsubscribe": "One-Click"})
    assert "Anda berhenti berlangganan" in jawaban.content.decode()
    assert not LanggananPengumuman.objects.exists()
    assert program.get(jalan(tautan)).status_code == 404


def test_surat_memuat_isi_dan_tidak_memuat_baris_tambahan_di_subjek():
    pelanggan("warga@uji.example")
    pengumuman = tayang(judul="SPSE & <b>portal</b>", isi="Baris satu.\n\nBaris dua.")
    surati_pengumuman(pengumuman.bukti.get().pk)
    surat = kirim_semua()[-1]
    assert surat.subject == "Gangguan: SPSE & <b>portal</b>"
    assert "Baris dua." in surat.body
    assert "Tidak dapat digunakan" in surat.body


def test_hanya_yang_meminta_jenisnya_dan_sudah_mengonfirmasi_disurati():
    pelanggan("gangguan@uji.example", "gangguan")
    pelanggan("umum@uji.example", "umum")
    minta_langganan("belum@uji.example", jenis=["gangguan"])
    Pemberitahuan.objects.all().delete()
    surati_pelanggan(tayang().bukti.get().pk)
    assert [p.penerima for p in Pemberitahuan.objects.all()] == ["gangguan@uji.example"]


def test_ribuan_pelanggan_disurati_sepotong_demi_sepotong_dan_tepat_sekali(monkeypatch):
    monkeypatch.setattr(bukti_pengumuman, "SEPOTONG", 2)
    for n in range(5):
        pelanggan(f"warga{n}@uji.example")
    Pemberitahuan.objects.all().delete()
    bukti = tayang().bukti.get()
    assert surati_pelanggan(bukti.pk)
    assert Pemberitahuan.objects.count() == 2
    # The worker dies here; the next minute goes on where it stopped.
    surati_pengumuman(bukti.pk)
    surati_pengumuman(bukti.pk)
    assert sorted(Pemberitahuan.objects.values_list("penerima", flat=True)) == [
        f"warga{n}@uji.example" for n in range(5)
    ]
    bukti.refresh_from_db()
    assert bukti.disurati_pada is not None
    assert not BuktiPemberitahuan.objects.belum_disurati().exists()


def test_detak_menyerahkan_yang_belum_selesai_disurati(django_capture_on_commit_callbacks, monkeypatch):
    kerja = []
    monkeypatch.setattr("layanan.tasks.pengumuman.enqueue", lambda *a, **k: kerja.append(a))
    bukti = tayang().bukti.get()
    detak_pengumuman()
    assert kerja == [("layanan.surati_pengumuman", bukti.pk)]
    surati_pengumuman(bukti.pk)
    kerja.clear()
    detak_pengumuman()
    assert kerja == []


def test_yang_berhenti_sebelum_suratnya_berangkat_tidak_menerima():
    satu = pelanggan("warga@uji.example")
    Pemberitahuan.objects.all().delete()
    bukti = tayang().bukti.get()
    surati_pelanggan(bukti.pk)
    satu.delete()
    assert kirim_semua() == []
    assert Pemberitahuan.objects.get().status == "batal"


def test_bukti_menghitung_surat_dari_kotak_keluar():
    for n in range(3):
        pelanggan(f"warga{n}@uji.example")
    Pemberitahuan.objects.all().delete()
    oleh = petugas()
    pengumuman = tayang(oleh)
    tindakan.akhiri_pengumuman(pengumuman.pk, oleh=oleh, isi="Sudah pulih.")
    for bukti in pengumuman.bukti.all():
        surati_pengumuman(bukti.pk)
    pertama, akhir = pengumuman.bukti.order_by("pk")
    for baris in Pemberitahuan.objects.filter(objek_id=str(pertama.pk))[:2]:
        kirim(baris.pk)
    Pemberitahuan.objects.filter(objek_id=str(akhir.pk)).update(status="gagal")
    terhitung = hitung([pertama, akhir])
    assert [(t.surel, t.terkirim, t.gagal) for t in terhitung] == [(3, 2, 0), (3, 0, 3)]
    assert mail.outbox[0].body.count("Saat surat ini dikirim, pengumuman ini sudah berakhir.") == 1


def test_permintaan_yang_tidak_dikonfirmasi_hilang_sesudah_tujuh_hari():
    lama, baru = (
        minta_langganan("a@uji.example", jenis=["umum"]),
        minta_langganan("b@uji.example", jenis=["umum"]),
    )
    tetap = pelanggan("c@uji.example")
    lalu = timezone.now() - timedelta(days=8)
    LanggananPengumuman.objects.filter(pk__in=[lama.pk, tetap.pk]).update(diminta_pada=lalu)
    detak_pengumuman()
    assert set(LanggananPengumuman.objects.values_list("pk", flat=True)) == {baru.pk, tetap.pk}


def test_satu_alamat_satu_langganan():
    pelanggan("warga@uji.example")
    with pytest.raises(IntegrityError), transaction.atomic():
        LanggananPengumuman.objects.create(surel="WARGA@uji.example")


def test_tautan_ubah_menyimpan_pilihan_baru(client):
    satu = pelanggan("warga@uji.example")
    alamat = jalan(url_langganan(satu))
    assert "Simpan pilihan" in client.get(alamat).content.decode()
    assert "Galat" in client.post(alamat, {}).content.decode()
    client.post(alamat, {"jenis": ["umum"]})
    satu.refresh_from_db()
    assert (satu.gangguan, satu.umum) == (False, True)
