"""What letters become, act by act: who speaks in a ticket, what is only noted, what waits for people."""

import pytest
from django.db import DatabaseError, transaction
from django.test import override_settings

from layanan.actions import olah_surat as olah
from layanan.actions.gabung import gabung
from layanan.actions.olah_surat import olah_antrean
from layanan.actions.penyelesaian import selesaikan
from layanan.actions.putusan_surat import abaikan, akui_pengirim, jadikan_tiket, lampirkan
from layanan.enums.surat_masuk import CaraMasuk, StatusSurat
from layanan.models import PengirimTiket, SuratMasuk, Tiket
from layanan.surat_masuk.utas import alamat_balasan, message_id_tiket
from lpse.aturan import AturanDilanggar, TidakBerwenang, TindakanTertutup
from lpse.berkas import BerkasDitolak
from lpse.models import Berkas, Jejak, Pemberitahuan
from lpse.peran import Peran
from tests.factories import buat_akun
from tests.layanan.surat.korpus import balasan, berlampiran, bertingkat, laporan, surat
from tests.layanan.surat.kotak import kirim_semua, simpan, terima
from tests.layanan.tiket import buat_tiket
from tests.lpse.contoh_berkas import pdf

pytestmark = [pytest.mark.django_db, pytest.mark.dasar("layanan.konsultasi")]
C, S = CaraMasuk, StatusSurat
ANI = "ani@penyedia.example"


@pytest.fixture
def petugas():
    return buat_akun(Peran.HELPDESK)


@pytest.fixture
def tiket():
    return buat_tiket(surel=ANI)


def kepala(tiket: Tiket) -> dict[str, str]:
    """The headers of a mail of ours about this ticket."""
    return {"Message-ID": message_id_tiket(tiket.kode, f"tiket:{tiket.pk}")}


def isi_terakhir(tiket: Tiket) -> tuple[str, str]:
    pesan = tiket.pesan.order_by("-pk")[0]
    return pesan.arah, pesan.isi


def test_surat_baru_menjadi_tiket_konsultasi_dengan_tanda_terima():
    masuk = terima(surat(subjek="Re: Fwd: Tidak dapat masuk"))

    tiket = masuk.tiket
    assert (tiket.jenis, tiket.saluran, tiket.judul) == ("konsultasi", "surel", "Tidak dapat masuk")
    assert (tiket.nama, tiket.surel) == ("Ani Contoh", ANI)
    (tanda,) = kirim_semua()
    assert tanda.to == [ANI]
    assert tiket.nomor in tanda.subject + tanda.body
    assert tanda.extra_headers["In-Reply-To"] == masuk.message_id
    assert tanda.extra_headers["Auto-Submitted"] == "auto-generated"
    assert Jejak.objects.filter(peristiwa="suratmasuk.terolah", objek_id=str(masuk.pk)).exists()


@pytest.mark.parametrize(
    ("url", "ada"), [("", False), ("imap://a:b@h/", True), ("imap://a:b@h/?plus=0", False)]
)
def test_alamat_balasan_hanya_bila_kotaknya_dibaca(tiket, url, ada):
    with override_settings(IMAP_URL=url):
        (tanda,) = kirim_semua()
    assert (tanda.extra_headers.get("Reply-To") == alamat_balasan(tiket.kode)) is ada


def test_balasan_pelapor_membuka_lagi_tiket_yang_sudah_dijawab(tiket, petugas):
    selesaikan(tiket.pk, oleh=petugas, isi="Sudah kami perbaiki.")

    masuk = terima(balasan(kepala(tiket), ANI, "Masih gagal."))

    tiket.refresh_from_db()
    assert (masuk.cara, tiket.status) == (C.BALASAN, "ditangani")
    assert isi_terakhir(tiket) == ("masuk", "Masih gagal.")


@pytest.mark.parametrize(
    ("isi", "cara"),
    [
        (lambda t: balasan(kepala(t), "atasan@penyedia.example"), C.PENGIRIM_LAIN),
        (lambda t: balasan(kepala(t), ANI, "Saya cuti.", Auto_Submitted="auto-replied"), C.OTOMATIS),
        (lambda t: laporan(ANI, kepala(t)["Message-ID"]), C.PANTULAN),
    ],
)
def test_yang_tidak_mewakili_pelapor_hanya_dicatat(tiket, petugas, isi, cara):
    selesaikan(tiket.pk, oleh=petugas, isi="Sudah kami perbaiki.")

    masuk = terima(isi(tiket))

    tiket.refresh_from_db()
    assert (masuk.cara, tiket.status) == (cara, "selesai")
    assert isi_terakhir(tiket)[0] == "internal"


def test_tanda_tiket_yang_dipalsukan_menjadi_surat_baru(tiket):
    palsu = kepala(tiket)["Message-ID"]
    palsu = palsu.replace(
        palsu.partition("@")[0][-1] + "@", ("0" if palsu.partition("@")[0][-1] != "0" else "1") + "@"
    )

    masuk = terima(balasan({"Message-ID": palsu}, ANI))

    assert (masuk.cara, masuk.tiket == tiket) == (C.TIKET_BARU, False)
    assert tiket.pesan.count() == 1


def test_pengirim_yang_diakui_petugas_berbicara_untuk_pelapor(tiket, petugas):
    pertama = terima(balasan(kepala(tiket), "atasan@penyedia.example", "Saya atasannya."))
    akui_pengirim(pertama.pk, oleh=petugas)

    kedua = terima(balasan(kepala(tiket), "atasan@penyedia.example", "Mohon dipercepat."))

    assert (pertama.cara, kedua.cara) == (C.PENGIRIM_LAIN, C.BALASAN)
    with pytest.raises(AturanDilanggar):
        akui_pengirim(kedua.pk, oleh=petugas)
    with pytest.raises(TidakBerwenang):
        akui_pengirim(pertama.pk, oleh=buat_akun(Peran.AUDITOR))


def test_balasan_ke_tiket_yang_digabung_mengikuti_urusannya(tiket, petugas):
    tujuan = buat_tiket(surel="budi@pt.example")
    gabung(tiket.pk, ke=tujuan.pk, oleh=petugas)

    masuk = terima(balasan(kepala(tiket), ANI))
    lain = terima(balasan(kepala(tiket), "lain@pt.example"))

    # One's own words stay with one's own ticket; who works on the other one reads them there as a note.
    assert (masuk.tiket, lain.tiket) == (tiket, tujuan)
    assert tujuan.pesan.filter(arah="internal").count() == 2
    assert [masuk.cara, lain.cara] == [C.BALASAN, C.PENGIRIM_LAIN]


def test_surat_petugas_atas_kabar_tiket_menjadi_catatan(tiket, petugas):
    """An officer who answers the portal's own notice by mail does not speak as the user."""
    masuk = terima(balasan(kepala(tiket), petugas.email, "Saya kerjakan besok."))
    assert masuk.cara == C.PENGIRIM_LAIN


def test_lampiran_yang_diterima_dan_yang_tidak():
    masuk = terima(berlampiran("surat.pdf", pdf(), "application/pdf"))
    assert [satu.berkas.nama_asli for satu in masuk.pesan.lampiran.all()] == ["surat.pdf"]

    masuk = terima(berlampiran("program.exe", b"MZ" + b"\0" * 100))
    assert not masuk.pesan.lampiran.exists()
    assert "program.exe: Berkas ini bukan PDF, JPEG, PNG, atau HEIC" in masuk.pesan.isi


def test_penyimpanan_penuh_menunda_surat_bukan_membuangnya(monkeypatch):
    def penuh(*_args, **_kwargs):
        raise BerkasDitolak("penyimpanan_penuh")

    monkeypatch.setattr("layanan.actions.lampiran_surat.terima", penuh)
    masuk = terima(berlampiran("surat.pdf", pdf(), "application/pdf"))
    assert (masuk.status, masuk.percobaan) == (S.DITERIMA, 1)
    assert not Berkas.objects.exists()
    monkeypatch.undo()
    olah_antrean()
    masuk.refresh_from_db()
    assert (masuk.status, masuk.cara) == (S.TEROLAH, C.TIKET_BARU)


def test_surat_yang_mengakhiri_pembacanya_disisihkan_dan_yang_lain_jalan(monkeypatch):
    asli = olah.urai

    def jatuh(berkas, **lain):
        if b"racun" in berkas.read():
            raise ZeroDivisionError
        berkas.seek(0)
        return asli(berkas, **lain)

    monkeypatch.setattr(olah, "urai", jatuh)
    beracun = simpan(surat(isi="racun"))
    sehat = terima(surat("budi@pt.example"))
    beracun.refresh_from_db()
    assert (beracun.status, beracun.alasan) == (S.BELUM_TEROLAH, olah.TAK_TEROLAH)
    assert sehat.status == S.TEROLAH


def test_surat_yang_tiga_kali_menghentikan_proses_disisihkan():
    beracun = simpan(surat())
    SuratMasuk.objects.update(percobaan=3)
    olah_antrean()
    beracun.refresh_from_db()
    assert (beracun.status, beracun.alasan) == (S.BELUM_TEROLAH, olah.BERHENTI)


def test_surat_terlalu_besar_terlihat_dengan_kepalanya():
    masuk = terima(surat(subjek="Video galat"), kepala_saja=True)
    assert (masuk.status, masuk.subjek, masuk.dari) == (S.BELUM_TEROLAH, "Video galat", ANI)
    assert "40 MB" in masuk.alasan


def test_petugas_menjadikan_surat_belum_terolah_sebuah_tiket(petugas):
    masuk = terima(surat(None, isi="Tolong dibantu."))
    assert masuk.status == S.BELUM_TEROLAH

    hasil = jadikan_tiket(masuk.pk, oleh=petugas, jenis="keluhan", judul="Perlu bantuan", nama="Budi")

    assert (hasil.status, hasil.tiket.jenis, hasil.diputus_oleh) == (S.TEROLAH, "keluhan", petugas)
    assert hasil.pesan.isi == "Tolong dibantu."
    with pytest.raises(TindakanTertutup):
        jadikan_tiket(masuk.pk, oleh=petugas, jenis="keluhan", judul="x", nama="x")


def test_surat_yang_tak_terbaca_pun_dapat_dijadikan_tiket(petugas):
    masuk = terima(bertingkat(1500))
    hasil = jadikan_tiket(
        masuk.pk, oleh=petugas, jenis="konsultasi", judul="x", nama="Budi", surel="b@pt.example"
    )
    assert "Surat aslinya ada" in hasil.pesan.isi
    assert Pemberitahuan.objects.filter(penerima="b@pt.example").exists()


@pytest.mark.parametrize(("dari_pengguna", "arah", "pengirim"), [(True, "masuk", 1), (False, "internal", 0)])
def test_petugas_melampirkan_surat_ke_tiket(tiket, petugas, dari_pengguna, arah, pengirim):
    masuk = terima(surat("milis@pt.example", isi="Bukti kami.", List_Id="<x>"))
    assert masuk.status == S.DIABAIKAN

    hasil = lampirkan(masuk.pk, oleh=petugas, nomor=tiket.nomor.lower(), dari_pengguna=dari_pengguna)

    assert (hasil.cara, hasil.tiket) == (C.DILAMPIRKAN, tiket)
    assert isi_terakhir(tiket) == (arah, "Bukti kami.")
    assert PengirimTiket.objects.filter(surel="milis@pt.example").count() == pengirim


def test_putusan_petugas_yang_ditolak(tiket, petugas):
    masuk = terima(surat(None))
    with pytest.raises(AturanDilanggar, match="Tidak ada tiket"):
        lampirkan(masuk.pk, oleh=petugas, nomor="TKT-0", dari_pengguna=False)
    with pytest.raises(AturanDilanggar, match="mengapa"):
        abaikan(masuk.pk, oleh=petugas, alasan="  ")
    with pytest.raises(TidakBerwenang):
        abaikan(masuk.pk, oleh=buat_akun(Peran.AUDITOR), alasan="Bukan urusan kami.")
    assert abaikan(masuk.pk, oleh=petugas, alasan="Iklan.").status == S.DIABAIKAN


def test_surat_mentah_tidak_dapat_diganti_atau_dihapus():
    masuk = terima(surat())
    for ubah in (lambda q: q.update(sha256="0" * 64), lambda q: q.delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            ubah(SuratMasuk.objects.filter(pk=masuk.pk))
