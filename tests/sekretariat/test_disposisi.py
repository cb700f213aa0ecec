"""Instructions about letters: given with a sheet, passed on, reported on; late ones mailed once; secrecy."""

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.urls import reverse

from lpse.aturan import TidakBerwenang, TindakanTertutup
from lpse.models import Jejak, Pemberitahuan
from lpse.naskah import pastikan_pdf
from lpse.pemberitahuan import kirim, susun
from lpse.peran import Peran
from lpse.waktu import hari_ini
from sekretariat.actions.disposisi import (
    disposisikan,
    selesaikan_disposisi,
    tarik_disposisi,
    teruskan_disposisi,
)
from sekretariat.actions.ingat_surat import sapu_balasan, sapu_disposisi
from sekretariat.actions.surat_masuk import selesaikan_surat, ubah_surat_masuk
from sekretariat.enums.persuratan import StatusDisposisi, StatusSurat
from sekretariat.models import AgendaSurat, Disposisi
from sekretariat.policies.persuratan import PenerimaKeliru, TanggalSuratKeliru
from sekretariat.queries.persuratan import surat_periode
from tests.factories import buat_akun, buat_berkas
from tests.petugas import klien
from tests.sekretariat.persuratan import (
    SEHARI,
    disposisi,
    kepala,
    masuk,
    petugas,
    sekretaris,
    terkirim,
)

pytestmark = [pytest.mark.django_db, pytest.mark.dasar("sekretariat.ketatausahaan")]
P = "admin:sekretariat_persuratan"


def lewatkan(satu: Disposisi) -> Disposisi:
    """As if its day had been yesterday."""
    Disposisi.objects.filter(pk=satu.pk).update(tenggat=hari_ini() - SEHARI)
    satu.refresh_from_db()
    return satu


def surat_terkirim() -> list[str]:
    """The outbox handed over: subjects."""
    mail.outbox.clear()
    for baris in Pemberitahuan.objects.filter(status="antre").order_by("pk"):
        kirim(baris.pk)
    return [satu.subject for satu in mail.outbox]


# --- The acts


def test_disposisi_diberikan_dengan_lembar_bernomor_lalu_dilaporkan_selesai():
    pejabat, satu, dua = kepala(), petugas(), petugas()
    surat = masuk(sekretaris())

    pertama = disposisi(surat, pejabat, satu, dua, tenggat=hari_ini())

    surat.refresh_from_db()
    assert (surat.status, surat.disposisi.count()) == (StatusSurat.DIDISPOSISIKAN, 2)
    lembar = surat.disposisi.first().naskah
    assert [butir["kepada"] for butir in lembar.isi["butir"]] == [str(satu), str(dua)]
    assert lembar.isi["oleh"]["nip"] == "196812121994031004"
    pastikan_pdf(lembar.pk)
    with pytest.raises(TidakBerwenang):
        selesaikan_disposisi(pertama.pk, oleh=dua, catatan="Bukan bagian saya.")
    selesai = selesaikan_disposisi(pertama.pk, oleh=satu, catatan="Jadwal sudah dibuat.")
    assert selesai.status == StatusDisposisi.SELESAI
    with pytest.raises(TindakanTertutup):
        selesaikan_disposisi(pertama.pk, oleh=satu, catatan="Lagi.")
    with pytest.raises(IntegrityError), transaction.atomic():
        Disposisi.objects.filter(pk=pertama.pk).update(catatan="Diubah kemudian.")


def test_hanya_pejabat_yang_mendisposisikan_dan_hanya_kepada_petugas_lain():
    oleh, pejabat, satu = sekretaris(), kepala(), petugas()
    surat = masuk(oleh)
    with pytest.raises(TidakBerwenang):
        disposisi(surat, oleh, satu)
    for keliru, kata in (
        (pejabat, "diri sendiri"),
        (buat_akun(Peran.AUDITOR), "bukan petugas"),
        (buat_akun(Peran.PENYEDIA), "bukan petugas"),
    ):
        with pytest.raises(PenerimaKeliru, match=kata):
            disposisi(surat, pejabat, keliru)
    with pytest.raises(PenerimaKeliru, match="paling sedikit satu"):
        disposisikan(surat.pk, oleh=pejabat, kepada=[], instruksi="Kerjakan.")
    with pytest.raises(TanggalSuratKeliru):
        disposisi(surat, pejabat, satu, tenggat=hari_ini() - SEHARI)
    disposisi(surat, pejabat, satu)
    with pytest.raises(PenerimaKeliru, match="belum selesai"):
        disposisi(surat, pejabat, satu)


def test_disposisi_diteruskan_berantai_dan_yang_tidak_perlu_ditarik():
    pejabat, satu, dua, oleh = kepala(), petugas(), petugas(), sekretaris()
    surat = masuk(oleh)
    pertama = disposisi(surat, pejabat, satu)

    (lanjutan,) = teruskan_disposisi(pertama.pk, oleh=satu, kepada=[dua], instruksi="Pesan ruangnya.")

    assert (lanjutan.induk, lanjutan.dari) == (pertama, satu)
    with pytest.raises(TidakBerwenang):
        teruskan_disposisi(pertama.pk, oleh=dua, kepada=[oleh], instruksi="Lagi.")
    selesaikan_disposisi(pertama.pk, oleh=satu, catatan="Diteruskan.")
    with pytest.raises(TidakBerwenang):
        tarik_disposisi(lanjutan.pk, oleh=satu, catatan="Tidak perlu.")
    tarik_disposisi(lanjutan.pk, oleh=pejabat, catatan="Sudah dipesan.")
    assert selesaikan_surat(surat.pk, oleh=oleh, catatan="Selesai.").status == StatusSurat.SELESAI


# --- What is late


def test_disposisi_lewat_tenggat_disurati_sekali_kepada_keduanya():
    pejabat, satu = kepala(), petugas()
    terlambat = lewatkan(disposisi(masuk(sekretaris()), pejabat, satu, tenggat=hari_ini()))
    disposisi(masuk(sekretaris()), pejabat, satu, tenggat=hari_ini())
    Pemberitahuan.objects.all().delete()

    assert (sapu_disposisi(), sapu_disposisi()) == (1, 0)

    assert set(Pemberitahuan.objects.values_list("akun", flat=True)) == {satu.pk, pejabat.pk}
    assert surat_terkirim() == [f"Lewat tenggat: disposisi {terlambat.surat.sebutan}"] * 2
    assert "Laporkan selesai" in mail.outbox[0].body
    assert "yang Anda berikan" in mail.outbox[1].body


def test_surat_pengingat_tidak_dikirim_bila_sudah_selesai():
    satu = petugas()
    terlambat = lewatkan(disposisi(masuk(sekretaris()), kepala(), satu, tenggat=hari_ini()))
    sapu_disposisi()
    selesaikan_disposisi(terlambat.pk, oleh=satu, catatan="Sudah.")
    assert surat_terkirim() == []


def test_balasan_terlambat_disurati_sekali_dan_sekali_lagi_bila_tenggatnya_diganti():
    oleh, pejabat, kemarin = sekretaris(), kepala(), hari_ini() - SEHARI
    surat = masuk(oleh, diterima=kemarin, tanggal_surat=kemarin, balas_sebelum=kemarin)
    dibalas = masuk(oleh, diterima=kemarin, tanggal_surat=kemarin, balas_sebelum=kemarin)
    terkirim(oleh, pejabat, membalas=dibalas)

    assert (sapu_balasan(), sapu_balasan()) == (1, 0)

    assert surat_terkirim() == [f"Belum dibalas: surat {surat.sebutan}"]
    ubah_surat_masuk(surat.pk, oleh=oleh, balas_sebelum=hari_ini())
    assert sapu_balasan() == 0
    assert surat_periode(kemarin, hari_ini()).belum_dibalas == 0


def test_angka_disposisi_membedakan_tepat_waktu_dan_terlambat():
    pejabat, satu, oleh = kepala(), petugas(), sekretaris()
    tepat = disposisi(masuk(oleh), pejabat, satu, tenggat=hari_ini())
    selesaikan_disposisi(tepat.pk, oleh=satu, catatan="Selesai.")
    lewatkan(disposisi(masuk(oleh), pejabat, satu, tenggat=hari_ini()))
    ditarik = disposisi(masuk(oleh), pejabat, satu)
    tarik_disposisi(ditarik.pk, oleh=pejabat, catatan="Keliru.")

    angka = surat_periode(hari_ini(), hari_ini())

    assert (angka.disposisi, angka.disposisi_selesai) == (2, 1)
    assert (angka.disposisi_tepat, angka.disposisi_terlambat) == (1, 1)


# --- Confidential letters


@pytest.fixture
def rahasia():
    """A confidential letter, its addressee, and an officer who has nothing to do with it."""
    oleh, pejabat, penerima, lain = sekretaris(), kepala(), petugas(), petugas()
    surat = masuk(
        oleh, sifat="rahasia", perihal="Dugaan kecurangan", dari="Inspektorat X", berkas=buat_berkas(oleh)
    )
    disposisi(surat, pejabat, penerima, instruksi="Selidiki diam-diam.")
    return surat, penerima, lain


def test_surat_rahasia_hanya_dibuka_pengurus_dan_penerima_disposisi_dan_tercatat(rahasia):
    surat, penerima, lain = rahasia
    lihat, berkas = reverse(f"{P}_lihat", args=[surat.kode]), reverse(f"{P}_berkas", args=[surat.kode])

    for akun, status in ((penerima, 200), (lain, 404), (buat_akun(Peran.AUDITOR), 404), (kepala(), 200)):
        peramban = klien(akun)
        assert peramban.get(lihat).status_code == status
        jawaban = peramban.get(berkas)
        assert jawaban.status_code == status
        if jawaban.streaming:
            assert b"".join(jawaban.streaming_content)
    dilihat = Jejak.objects.filter(peristiwa="agendasurat.dilihat", objek_id=str(surat.pk))
    assert dilihat.filter(rincian__has_key="berkas").count() == 2
    assert set(dilihat.values_list("oleh_id", flat=True)) >= {penerima.pk}
    assert not dilihat.filter(oleh_id=lain.pk).exists()


def test_surat_rahasia_hanya_tampak_sebagai_nomor_dan_tidak_dapat_dicari(rahasia):
    surat, penerima, lain = rahasia
    daftar, ekspor = reverse(P), reverse(f"{P}_ekspor")

    terbuka, tertutup = klien(penerima), klien(lain)

    assert b"Dugaan kecurangan" in terbuka.get(daftar).content
    isi = tertutup.get(daftar).content
    assert surat.sebutan.encode() in isi
    for kata in (b"Dugaan", b"Inspektorat X"):
        assert kata not in isi
        assert kata not in b"".join(tertutup.get(ekspor).streaming_content)
    for cari in ("Dugaan", "inspektorat x", surat.nomor_surat, surat.sebutan):
        assert b"Tidak ada surat yang cocok" in tertutup.get(daftar, {"cari": cari}).content
    assert surat.sebutan.encode() in terbuka.get(daftar, {"cari": "dugaan"}).content


def test_disposisi_yang_ditarik_menutup_surat_rahasia_bagi_penerimanya(rahasia):
    surat, penerima, _ = rahasia
    alamat = reverse(f"{P}_lihat", args=[surat.kode])
    peramban = klien(penerima)
    assert peramban.get(alamat).status_code == 200
    tarik_disposisi(surat.disposisi.get(kepada=penerima).pk, oleh=kepala(), catatan="Salah orang.")
    assert peramban.get(alamat).status_code == 404


def test_menyusun_balasan_tidak_membuka_surat_rahasia_kepada_pemeriksa(rahasia):
    surat, _, _ = rahasia
    alamat = f"/admin/sekretariat/persuratan/keluar/baru/?membalas={surat.sebutan}"
    assert "Inspektorat X" in klien(sekretaris()).get(alamat).text
    jawaban = klien(buat_akun(Peran.AUDITOR)).get(alamat)
    assert jawaban.status_code == 200
    assert "Inspektorat X" not in jawaban.text


def test_surel_tentang_surat_rahasia_tidak_menyebut_isinya(rahasia):
    surat, penerima, _ = rahasia
    pesan = susun(Pemberitahuan.objects.get(akun=penerima))
    assert "Surat rahasia" in pesan.subject
    for kata in ("Dugaan", "Inspektorat", "diam-diam"):
        assert kata not in pesan.subject + pesan.body
    assert surat.kode in pesan.body
    assert AgendaSurat.objects.get(pk=surat.pk).is_rahasia
