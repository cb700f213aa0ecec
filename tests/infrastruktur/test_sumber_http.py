"""Halaman web: status, teks, waktu, sertifikat, pengalihan, dan jawaban yang bermusuhan."""

import asyncio
import gzip

import pytest

from infrastruktur.enums.pantau import JenisSasaran, Ukuran
from tests.infrastruktur.sumber import Penerbit, balas, diam, http, nilai, server, tanya_satu, tutup

HTTP = JenisSasaran.HTTP


def tanya_halaman(jawaban, jalur="/", **opsi):
    async def jalan():
        async with server(http(jawaban)) as port:
            return await tanya_satu(HTTP, f"http://127.0.0.1:{port}{jalur}", **opsi)

    return asyncio.run(jalan())


def test_halaman_terjawab_memberi_ketersediaan_dan_waktu():
    hasil = tanya_halaman(balas(b"Selamat datang"))

    assert nilai(hasil)[Ukuran.TERSEDIA] == 1
    assert 0 < nilai(hasil)[Ukuran.WAKTU_JAWAB] <= hasil.durasi_ms
    assert hasil.galat == ""


@pytest.mark.parametrize(
    ("jawaban", "opsi", "galat"),
    [
        (balas(status="500 Galat"), {}, "Server menjawab status 500, bukan 200-299."),
        (balas(status="200 OK"), {"status": "401"}, "Server menjawab status 200, bukan 401."),
        (balas(b"Sedang tutup"), {"teks": "Masuk"}, "teks “Masuk” tidak ada"),
        (balas(gzip.compress(b"Masuk"), Content_Encoding="gzip"), {"teks": "Masuk"}, "termampatkan"),
        (b"SSH-2.0-OpenSSH_9.2\r\n", {}, "bukan HTTP yang benar"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\nSebagian", {"teks": "Masuk"}, "terputus di tengah"),
        (balas(status="302 Found", Location="/"), {}, "mengalihkan lebih dari 5 kali"),
        (balas(status="302 Found", Location="http://169.254.169.254/latest"), {}, "tidak boleh ditanya"),
        (balas(status="302 Found", Location="http://u:p@127.0.0.1/"), {}, "tidak boleh ditanya"),
        (balas(status="302 Found", Location="file:///etc/passwd"), {}, "tidak boleh ditanya"),
    ],
    ids=["500", "status", "teks", "mampat", "sampah", "putus", "putar", "metadata", "sandi", "berkas"],
)
def test_halaman_yang_tidak_seperti_diharapkan_tidak_tersedia(jawaban, opsi, galat):
    hasil = tanya_halaman(jawaban, **opsi)

    assert nilai(hasil)[Ukuran.TERSEDIA] == 0
    assert galat in hasil.galat


def test_status_dan_teks_yang_diharapkan_dapat_disebut():
    assert nilai(tanya_halaman(balas(status="401 Masuk"), status="200-299,401"))[Ukuran.TERSEDIA] == 1
    assert nilai(tanya_halaman(balas("SPSE – beranda".encode()), teks="– beranda"))[Ukuran.TERSEDIA] == 1
    latin = balas("café".encode("latin-1"), Content_Type="text/html; charset=latin-1")
    assert nilai(tanya_halaman(latin, teks="café"))[Ukuran.TERSEDIA] == 1
    aneh = balas(b"Masuk", Content_Type="text/html; charset=tidak-ada")
    assert nilai(tanya_halaman(aneh, teks="Masuk"))[Ukuran.TERSEDIA] == 1


def test_pengalihan_diikuti_kecuali_ia_sendiri_yang_diharapkan():
    jawaban = {"/": balas(status="301 Pindah", Location="/baru"), "/baru": balas(b"di sini")}

    assert nilai(tanya_halaman(jawaban, teks="di sini"))[Ukuran.TERSEDIA] == 1
    assert nilai(tanya_halaman({"/": jawaban["/"]}, status="301"))[Ukuran.TERSEDIA] == 1


def test_isi_50_mb_tidak_dibaca_seluruhnya():
    terkirim = 0

    async def banjir(pembaca, penulis):
        nonlocal terkirim
        await pembaca.readuntil(b"\r\n\r\n")
        penulis.write(b"HTTP/1.1 200 OK\r\nContent-Length: 52428800\r\n\r\n")
        for _ in range(800):
            penulis.write(b"x" * 65536)
            await penulis.drain()
            terkirim += 65536

    async def jalan():
        async with server(banjir) as port:
            return await tanya_satu(HTTP, f"http://127.0.0.1:{port}/", teks="tidak ada")

    hasil = asyncio.run(jalan())
    assert "tidak ada di dalamnya" in hasil.galat
    assert terkirim < 20_000_000  # 1 MB is read; the rest lies in the buffers of the system


@pytest.mark.parametrize("pelayan", [diam, http({})], ids=["tanpa kata", "sesudah ditanya"])
def test_yang_menggantung_tidak_tersedia(pelayan):
    async def jalan():
        async with server(pelayan) as port:
            return await tanya_satu(HTTP, f"http://127.0.0.1:{port}/", batas=0.1)

    hasil = asyncio.run(jalan())
    assert (nilai(hasil), hasil.galat) == ({Ukuran.TERSEDIA: 0}, "Tidak menjawab dalam 0.1 detik.")


def test_yang_lambat_tetap_tersedia_dengan_waktunya():
    async def lambat(pembaca, penulis):
        await pembaca.readuntil(b"\r\n\r\n")
        await asyncio.sleep(0.15)
        penulis.write(balas())

    async def jalan():
        async with server(lambat) as port:
            return await tanya_satu(HTTP, f"http://127.0.0.1:{port}/")

    hasil = nilai(asyncio.run(jalan()))
    assert hasil[Ukuran.TERSEDIA] == 1
    assert hasil[Ukuran.WAKTU_JAWAB] >= 150


def test_sambungan_ditolak_dan_diputus():
    async def jalan():
        async with server(tutup) as port:
            diputus = await tanya_satu(HTTP, f"http://127.0.0.1:{port}/")
        return diputus, await tanya_satu(HTTP, f"http://127.0.0.1:{port}/")

    diputus, ditolak = asyncio.run(jalan())
    assert (nilai(diputus), diputus.galat) == (
        {Ukuran.TERSEDIA: 0},
        "Sambungan diputus server sebelum menjawab.",
    )
    assert (nilai(ditolak), ditolak.galat) == (
        {Ukuran.TERSEDIA: 0},
        "Sambungan ditolak: tidak ada layanan di port itu.",
    )


@pytest.mark.parametrize(
    ("sertifikat", "galat"),
    [
        ({}, ""),
        ({"hari": -2}, "Sertifikat sudah kedaluwarsa."),
        ({"sendiri": True}, "Sertifikat ditandatangani sendiri, jadi tidak dipercaya peramban."),
        ({"ip": "192.0.2.1"}, "Sertifikat bukan untuk alamat IP ini."),
    ],
    ids=["baik", "kedaluwarsa", "sendiri", "nama lain"],
)
def test_https_memeriksa_sertifikat_kecuali_diminta_tidak(sertifikat, galat, tmp_path, monkeypatch):
    penerbit = Penerbit(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(penerbit.berkas))

    async def jalan():
        async with server(http(balas()), penerbit.konteks(**sertifikat)) as port:
            alamat = f"https://127.0.0.1:{port}/"
            return await tanya_satu(HTTP, alamat), await tanya_satu(HTTP, alamat, abaikan_sertifikat="ya")

    diperiksa, diabaikan = asyncio.run(jalan())
    assert diperiksa.galat == galat
    assert nilai(diperiksa)[Ukuran.TERSEDIA] == (0 if galat else 1)
    assert nilai(diabaikan)[Ukuran.TERSEDIA] == 1


def test_server_tanpa_tls_disebut_begitu():
    async def jalan():
        async with server(balas_apa_saja) as port:
            return await tanya_satu(HTTP, f"https://127.0.0.1:{port}/")

    assert "tidak berbicara TLS" in asyncio.run(jalan()).galat


async def balas_apa_saja(pembaca, penulis):
    await pembaca.read(100)
    penulis.write(balas())
    await penulis.drain()
