"""Reading letters: what a signature proves, what is new in an answer, what a machine says of itself."""

import io

import pytest
from django.test import override_settings

from layanan.surat_masuk.golongan import golongkan
from layanan.surat_masuk.kotak import baca_alamat
from layanan.surat_masuk.sidik import sidik_surat
from layanan.surat_masuk.teks import PANJANG_ISI, dekode_kepala, html_ke_teks, tanpa_kutipan
from layanan.surat_masuk.urai import TidakTerbaca, urai
from layanan.surat_masuk.utas import (
    alamat_balasan,
    buka_sandi,
    kode_dari_alamat,
    kode_dari_id,
    message_id_tiket,
    sandi_kode,
)
from tests.layanan.surat.korpus import bagian, berbagian, berlampiran, bertingkat, laporan, surat

KODE = "aB3dE6gH9jK2"


def terurai(isi: bytes, **lain: bool):
    return urai(io.BytesIO(isi), **lain)


def golongan(isi: bytes) -> str:
    return golongkan(terurai(isi), frozenset({"lpse@lpse.uji.example"}))[0]


def test_tanda_tangan_terbaca_walau_hurufnya_diganti_server():
    id_surat, alamat = message_id_tiket(KODE, "tiket:1"), alamat_balasan(KODE)
    assert list(kode_dari_id([f"<lain@x> {id_surat.upper()}"])) == [KODE]
    assert list(kode_dari_alamat([alamat.upper(), f"Nama <{alamat}>"])) == [KODE, KODE]
    assert message_id_tiket(KODE, "tiket:1") == id_surat != message_id_tiket(KODE, "tiket:2")


@pytest.mark.parametrize("urut", [7, 30, 45])
def test_satu_huruf_yang_lain_bukan_bukti(urut):
    id_surat = message_id_tiket(KODE, "tiket:1")
    palsu = id_surat[:urut] + ("a" if id_surat[urut] != "a" else "b") + id_surat[urut + 1 :]
    assert not list(kode_dari_id([palsu]))


def test_tanda_alamat_dan_tanda_surat_tidak_dapat_dipertukarkan():
    sandi = sandi_kode(KODE)
    segel = alamat_balasan(KODE).partition("@")[0].rpartition(".")[2]
    assert not list(kode_dari_id([f"<tiket-{sandi}.0.{segel}@x>"]))


def test_mengganti_secret_key_tidak_memutus_utas():
    lama = message_id_tiket(KODE, "tiket:1")
    with override_settings(SECRET_KEY="kunci-lain"):
        assert list(kode_dari_id([lama])) == [KODE]
    with override_settings(AUDIT_KEY="kunci-lain"):
        assert not list(kode_dari_id([lama]))


@pytest.mark.parametrize("teks", ["1", "gezdg8", "77777777"])
def test_sandi_yang_bukan_buatan_kami_kosong(teks):
    assert buka_sandi(teks) == ""


@pytest.mark.parametrize(
    "kepala",
    [
        "Pada Sen, 16 Nov 2026 pukul 08.31 LPSE Kab. Contoh <lpse@uji.example> menulis:",
        "Pada Sen, 16 Nov 2026 pukul 08.31 LPSE Kab. Contoh\n<lpse@uji.example> menulis:",
        "Pada tanggal 16/11/26 08.31, LPSE menulis:",
        "On Mon, Nov 16, 2026 at 8:31 AM LPSE <lpse@uji.example> wrote:",
        "Dari: LPSE <lpse@uji.example>\nDikirim: Senin, 16 November 2026 08.31\nKepada: Ani\nPerihal: Re: x",
        "________________________________\nFrom: LPSE\nSent: Monday\nTo: Ani\nSubject: x",
        "-----Pesan Asli-----\nDari: LPSE",
        "-----Original Message-----\nFrom: LPSE",
    ],
)
def test_kutipan_dibuang_dan_tulisan_baru_utuh(kepala):
    baru = "Masih gagal.\n\n  - langkah 1 menjorok\n  - langkah 2"
    assert tanpa_kutipan(f"{baru}\n\n{kepala}\n\n> Yth. Ibu Ani\n> silakan coba") == baru


def test_jawaban_di_bawah_kutipan_tidak_hilang():
    teks = "Pada 16 Nov 2026 LPSE menulis:\n> Sudah bisa?\n\nBelum, galatnya sama."
    assert "Belum, galatnya sama." in tanpa_kutipan(teks)


def test_kalimat_biasa_yang_mirip_kepala_surat_tidak_dibuang():
    teks = "Dari hasil rapat kami:\nTanggal: 12 Mei dokumen diunggah.\nLalu muncul galat."
    assert tanpa_kutipan(teks) == teks


@pytest.mark.parametrize(
    "teks",
    ["\n" * 200_000, ("Pada " + "a " * 150 + "\n") * 200, "Dari: x\n" * 5000, "> " * 50_000, "_" * 60_000],
)
def test_teks_jahat_selesai_dan_tetap_terbatas(teks):
    assert len(tanpa_kutipan(teks + "x")) < PANJANG_ISI + 100


def test_html_menjadi_teks_tanpa_skrip():
    isi = html_ke_teks("<style>p{}</style><p>Halo&nbsp;Ibu</p><script>x()</script><div>5 &lt; 7</div>")
    assert isi.split("\n") == ["Halo Ibu", "5 < 7", ""]


def test_html_yang_sangat_bertingkat_tidak_menahan_antrean():
    assert html_ke_teks("<div>" * 400_000 + "x") == "\n" * 0


@pytest.mark.parametrize(
    ("kepala", "terbaca"),
    [
        ("=?utf-8?q?Hal=C3=B3?= dunia", "Haló dunia"),
        ("=?utf-8?b?SGFs=?=", "Hal"),
        ("=?idna?q?aaa?=", "aaa"),
        ("=?x-tak-ada?b?SGFsbw==?=", "Halo"),
        ("a\udcc3\udcb3b", "aób"),
    ],
)
def test_kepala_surat_dengan_sandi_aneh_tetap_terbaca(kepala, terbaca):
    assert dekode_kepala(kepala) == terbaca


def test_pengirim_dalam_kata_tersandi_bukan_pengirim():
    """The address is read before anything is decoded, so an encoded word brings none of its own."""
    surat_palsu = terurai(surat("=?utf-8?q?korban=40pt.example=3C?= <penipu@pt.example>"))
    assert surat_palsu.dari == "penipu@pt.example"
    assert terurai(surat()).dari == "ani@penyedia.example"


@pytest.mark.parametrize("tertulis", ["korban@pt.example, penipu@pt.example", "Bagian Umum"])
def test_pengirim_yang_tidak_jelas_diperlihatkan_apa_adanya(tertulis):
    meragukan = terurai(surat(tertulis))
    assert (meragukan.dari, meragukan.nama) == ("", tertulis)


def test_tanggal_yang_mustahil_tidak_dipercaya():
    assert terurai(surat(Date="Thu, 01 Jan 1970 00:00:00 +0000")).bertanggal is None
    assert terurai(surat(Date="Fri, 01 Jan 2100 00:00:00 +0000")).bertanggal is None
    assert terurai(surat(Date="bukan tanggal")).bertanggal is None


@pytest.mark.parametrize("isi", [bertingkat(700), surat("(" * 20_000)])
def test_surat_yang_terlalu_bertingkat_disebut_tidak_terbaca(isi):
    with pytest.raises(TidakTerbaca, match=r"bertingkat|200 bagian"):
        terurai(isi)


def test_surat_terlampir_tidak_dibongkar():
    dalam = b"Content-Type: message/rfc822\r\n\r\n" + surat(isi="rahasia orang lain")
    luar = terurai(berbagian(bagian("text/plain", b"Mohon dibaca."), dalam))
    assert luar.isi == "Mohon dibaca."
    assert [satu.nama for satu in luar.lampiran] == ["surat terlampir"]


@pytest.mark.parametrize(
    "kepala",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Precedence": "bulk"},
        {"List_Id": "<x>"},
        {"X_Auto_Response_Suppress": "OOF"},
        {"Return_Path": "<>"},
        {"dari": "no-reply@toko.example"},
    ],
)
def test_surat_mesin_dikenali_dari_kepalanya(kepala):
    assert golongan(surat(**kepala)) == "otomatis"


def test_surat_orang_bukan_surat_mesin():
    assert golongan(surat(Auto_Submitted="no", X_Auto_Response_Suppress="None")) == "surat"


def test_laporan_gagal_dan_laporan_tertunda_dibedakan():
    id_surat = message_id_tiket(KODE, "tiket:1")
    jenis, pantulan = golongkan(terurai(laporan("ani@pt.example", id_surat)), frozenset())
    assert (jenis, pantulan.penerima, pantulan.id_asal) == ("pantulan", "ani@pt.example", (id_surat,))
    assert golongan(laporan("ani@pt.example", id_surat, tindakan="delayed")) == "otomatis"


def test_laporan_lama_berupa_kata_kata_dikenali():
    id_surat = message_id_tiket(KODE, "tiket:1")
    isi = f"Hi. This is the qmail-send program.\n<ani@pt.example>: no such user.\n\nMessage-ID: {id_surat}\n"
    assert golongan(surat("MAILER-DAEMON@mx.example", isi=isi, Return_Path="<>")) == "pantulan"


def test_sidik_mengabaikan_jejak_server_tetapi_tidak_isinya():
    asal = surat(message_id="<1@x>")
    lewat_lain = b"Received: from b by c\r\n" + asal
    assert sidik_surat(io.BytesIO(asal))[1:] == sidik_surat(io.BytesIO(lewat_lain))[1:]
    assert sidik_surat(io.BytesIO(asal))[1] != sidik_surat(io.BytesIO(asal + b"lagi"))[1]


def test_lampiran_dibaca_dengan_namanya():
    (satu,) = terurai(berlampiran("../../etc/=?utf-8?q?pas=E2=80=AEwd.pdf?=", b"%PDF-1.4")).lampiran
    assert (satu.nama, satu.isi()) == ("../../etc/paswd.pdf", b"%PDF-1.4")


def test_alamat_kotak_terbaca_dan_tidak_memperlihatkan_sandi():
    (satu, dua) = baca_alamat(
        "imap+ssl://lpse%40x.example:r%2Cahasia@imap.x.example/INBOX?plus=0, imap://a:b@h/"
    )
    assert (satu.pengguna, satu.sandi, satu.port, satu.is_plus) == ("lpse@x.example", "r,ahasia", 993, False)
    assert (dua.map_surat, dua.port, dua.is_plus) == ("INBOX", 143, True)
    assert "ahasia" not in repr([satu, dua])
    assert baca_alamat("") == []


@pytest.mark.parametrize(
    "teks", ["https://a:b@c", "imap://c/INBOX", "imap+ssl://a:rahasia@c:x/", "imap://a@c"]
)
def test_alamat_kotak_yang_keliru_menghentikan_mulai_tanpa_menyebut_sandi(teks):
    from django.core.exceptions import ImproperlyConfigured

    with pytest.raises(ImproperlyConfigured, match="IMAP_URL") as galat:
        baca_alamat(teks)
    assert "rahasia" not in str(galat.value)
