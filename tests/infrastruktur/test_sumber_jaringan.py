"""Proba: layanan TCP, nama domain, ping, dan sertifikat TLS."""

import asyncio
import socket

import icmplib
import pytest

from bench.environment import free_port
from infrastruktur.enums.pantau import JenisSasaran, Ukuran
from tests.infrastruktur.sumber import Penerbit, diam, nilai, server, server_dns, tanya_satu, tutup

TCP, DNS, PING, TLS = JenisSasaran.TCP, JenisSasaran.DNS, JenisSasaran.PING, JenisSasaran.TLS


# --- TCP ----------------------------------------------------------------------------------------------


def test_tcp_terbuka_dan_tertutup():
    async def jalan():
        async with server(tutup) as port:
            terbuka = await tanya_satu(TCP, f"127.0.0.1:{port}")
        return terbuka, await tanya_satu(TCP, f"127.0.0.1:{port}")

    terbuka, tertutup = asyncio.run(jalan())
    assert nilai(terbuka)[Ukuran.TERSEDIA] == 1
    assert nilai(terbuka)[Ukuran.WAKTU_JAWAB] > 0
    assert nilai(tertutup) == {Ukuran.TERSEDIA: 0}
    assert tertutup.galat == "Sambungan ditolak: tidak ada layanan di port itu."


def test_tcp_yang_tidak_menyambut_tidak_tersedia():
    with socket.socket() as penuh, socket.socket() as isi, socket.socket() as lagi:
        penuh.bind(("127.0.0.1", 0))
        penuh.listen(0)  # its queue holds one, so who comes later is not answered
        for satu in (isi, lagi):
            satu.setblocking(False)
            satu.connect_ex(penuh.getsockname())
        hasil = asyncio.run(tanya_satu(TCP, f"127.0.0.1:{penuh.getsockname()[1]}", batas=0.1))

    assert (nilai(hasil), hasil.galat) == ({Ukuran.TERSEDIA: 0}, "Tidak menjawab dalam 0.1 detik.")


# --- DNS ----------------------------------------------------------------------------------------------

NAMA = {
    "spse.contohkab.go.id": "198.51.100.7",
    "rusak.contohkab.go.id": "SERVFAIL",
    "diam.contohkab.go.id": "",
    "enam.contohkab.go.id": "2001:db8::7",
}


@pytest.mark.parametrize(
    ("nama", "opsi", "tersedia", "galat"),
    [
        ("spse.contohkab.go.id", {}, 1, ""),
        ("spse.contohkab.go.id", {"jawaban": "198.51.100.7"}, 1, ""),
        (
            "spse.contohkab.go.id",
            {"jawaban": "198.51.100.8"},
            0,
            "Jawabannya 198.51.100.7, bukan 198.51.100.8.",
        ),
        ("spse.contohkab.go.id", {"rekaman": "AAAA"}, 0, "tidak mempunyai rekaman AAAA"),
        ("enam.contohkab.go.id", {"rekaman": "AAAA", "jawaban": "2001:db8::7"}, 1, ""),
        ("asing.contohkab.go.id", {}, 0, "Nama asing.contohkab.go.id tidak ada."),
        ("rusak.contohkab.go.id", {}, 0, "Server DNS menjawab SERVFAIL."),
        ("spse.contohkab.go.id", {"mentah": b"bukan dns"}, 0, ""),
    ],
    ids=["ada", "cocok", "lain", "jenis", "ipv6", "nxdomain", "servfail", "sampah"],
)
def test_nama_domain_dinilai_menurut_jawaban(nama, opsi, tersedia, galat):
    mentah, pilihan = opsi.get("mentah"), {k: n for k, n in opsi.items() if k != "mentah"}

    async def jalan():
        async with server_dns(NAMA, mentah) as satu:
            return await tanya_satu(DNS, nama, resolver=f"127.0.0.1:{satu.port}", **pilihan)

    hasil = asyncio.run(jalan())
    assert nilai(hasil)[Ukuran.TERSEDIA] == tersedia
    assert galat in hasil.galat
    assert bool(hasil.galat) is not bool(tersedia)


def test_satu_server_dns_diam_hanya_dicatat_tetapi_jawaban_salah_tidak_tersedia():
    async def jalan(kedua):
        async with server_dns(NAMA) as satu, server_dns(kedua) as dua:
            resolver = f"127.0.0.1:{satu.port} 127.0.0.1:{dua.port}"
            return await tanya_satu(DNS, "spse.contohkab.go.id", resolver=resolver, batas=2)

    diam_saja = asyncio.run(jalan({"spse.contohkab.go.id": ""}))
    tidak_tahu = asyncio.run(jalan({}))

    assert (nilai(diam_saja)[Ukuran.TERSEDIA], diam_saja.galat) == (1, "")
    assert diam_saja.catatan == "Server DNS 127.0.0.1 tidak menjawab."
    assert nilai(tidak_tahu)[Ukuran.TERSEDIA] == 0
    assert tidak_tahu.galat == "Nama spse.contohkab.go.id tidak ada. Menurut 127.0.0.1."


def test_semua_server_dns_diam_berarti_tidak_tersedia():
    async def jalan():
        async with server_dns(NAMA) as satu:
            bawaan = await tanya_satu(DNS, "spse.contohkab.go.id", sistem=satu.resolver)
            return bawaan, await tanya_satu(DNS, "diam.contohkab.go.id", batas=0.1, sistem=satu.resolver)

    bawaan, bisu = asyncio.run(jalan())
    assert nilai(bawaan)[Ukuran.TERSEDIA] == 1
    assert (nilai(bisu), bisu.galat) == ({Ukuran.TERSEDIA: 0}, "Server DNS tidak menjawab (127.0.0.1).")


# --- Ping ---------------------------------------------------------------------------------------------


def icmp_diizinkan():
    try:
        icmplib.ping("127.0.0.1", count=1, timeout=0.5, privileged=False)
    except icmplib.SocketPermissionError:
        return False
    return True


@pytest.mark.skipif(
    "not icmp_diizinkan()", reason="opsional: sistem ini tidak mengizinkan ICMP tanpa hak khusus"
)
def test_ping_menjawab():
    hasil = asyncio.run(tanya_satu(PING, "127.0.0.1"))

    assert (nilai(hasil)[Ukuran.TERSEDIA], hasil.catatan) == (1, "")


@pytest.fixture
def _tanpa_icmp(monkeypatch):
    async def ditolak(*args, **kunci):
        raise icmplib.SocketPermissionError(privileged=False)

    monkeypatch.setattr(icmplib, "async_ping", ditolak)


@pytest.mark.usefixtures("_tanpa_icmp")
@pytest.mark.parametrize("is_terbuka", [True, False], ids=["terbuka", "menolak"])
def test_tanpa_icmp_sambungan_tcp_membuktikan_mesin_ada(is_terbuka):
    async def jalan():
        async with server(diam) as terbuka:
            port = terbuka if is_terbuka else free_port()
            return port, await tanya_satu(PING, "127.0.0.1", port=str(port))

    port, hasil = asyncio.run(jalan())
    assert nilai(hasil)[Ukuran.TERSEDIA] == 1
    assert hasil.catatan == f"Lewat TCP port {port}, karena ICMP tidak diizinkan sistem."


@pytest.mark.parametrize(
    ("jawab", "galat"),
    [
        (icmplib.Host("127.0.0.1", 2, []), "Tidak menjawab ping."),
        (icmplib.ICMPSocketError("x"), "Ping tidak dapat dikirim: tidak ada jalan jaringan ke alamat itu."),
    ],
)
def test_ping_tanpa_balasan_tidak_tersedia(jawab, galat, monkeypatch):
    async def ping(*args, **kunci):
        if isinstance(jawab, Exception):
            raise jawab
        return jawab

    monkeypatch.setattr(icmplib, "async_ping", ping)
    hasil = asyncio.run(tanya_satu(PING, "127.0.0.1"))
    assert (nilai(hasil), hasil.galat) == ({Ukuran.TERSEDIA: 0}, galat)


# --- TLS ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sertifikat", "hari", "galat"),
    [
        ({"hari": 30}, 30, ""),
        ({"hari": 0.5}, 0.5, ""),
        ({"hari": -2}, -2, "Sertifikat sudah kedaluwarsa."),
        ({"sendiri": True}, 30, "Sertifikat ditandatangani sendiri, jadi tidak dipercaya peramban."),
        ({"ip": "192.0.2.1"}, 30, "Sertifikat bukan untuk alamat IP ini."),
    ],
    ids=["baik", "hampir", "kedaluwarsa", "sendiri", "nama lain"],
)
def test_sisa_masa_sertifikat_terbaca_juga_bila_tidak_dipercaya(
    sertifikat, hari, galat, tmp_path, monkeypatch
):
    penerbit = Penerbit(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(penerbit.berkas))

    async def jalan():
        async with server(diam, penerbit.konteks(**sertifikat)) as port:
            return await tanya_satu(TLS, f"127.0.0.1:{port}")

    hasil = asyncio.run(jalan())
    assert nilai(hasil) == {
        Ukuran.TERSEDIA: 0 if galat else 1,
        Ukuran.TLS_HARI: pytest.approx(hari, abs=0.01),
    }
    assert hasil.galat == galat


def test_penerbit_yang_tidak_dikenal_disebut(tmp_path):
    async def jalan():
        async with server(diam, Penerbit(tmp_path).konteks()) as port:
            return await tanya_satu(TLS, f"127.0.0.1:{port}")

    hasil = asyncio.run(jalan())
    assert hasil.galat == "Rantai sertifikat tidak lengkap: penerbitnya tidak dikenal."
    assert nilai(hasil)[Ukuran.TLS_HARI] == pytest.approx(30, abs=0.01)


async def bicara_lain(pembaca, penulis):
    penulis.write(b"SSH-2.0-OpenSSH_9.2\r\n")
    await pembaca.read(100)


@pytest.mark.parametrize(
    ("pelayan", "batas", "galat"),
    [
        (diam, 0.1, "Tidak menjawab dalam 0.1 detik."),
        (bicara_lain, 5, "tidak berbicara TLS"),
        (tutup, 5, "diputus"),
    ],
)
def test_yang_tidak_berbicara_tls_tidak_tersedia(pelayan, batas, galat):
    async def jalan():
        async with server(pelayan) as port:
            return await tanya_satu(TLS, f"127.0.0.1:{port}", batas=batas)

    hasil = asyncio.run(jalan())
    assert nilai(hasil) == {Ukuran.TERSEDIA: 0}
    assert galat in hasil.galat
