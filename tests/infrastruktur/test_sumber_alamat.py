"""Alamat yang boleh ditanya pemantauan: apa pun yang diketik di formulir, bagian dalam tidak terjangkau."""

import asyncio

import pytest
from django.core.exceptions import ImproperlyConfigured

from infrastruktur.enums.pantau import JenisSasaran as J
from infrastruktur.enums.pantau import Ukuran
from infrastruktur.pemantau import AlamatDitolak, periksa_alamat
from infrastruktur.pemantau.alamat import baca_izin
from infrastruktur.pemantau.nama import Nama
from tests.infrastruktur.sumber import balas, http, nilai, server, server_dns, tanya_satu


@pytest.mark.parametrize(
    ("jenis", "diketik", "bersih"),
    [
        (J.INANG, " ", ""),
        (J.HTTP, " https://SPSE.contohkab.go.id/eproc4?a=1#b ", "https://spse.contohkab.go.id/eproc4?a=1"),
        (J.HTTP, "http://1.1.1.1:8080", "http://1.1.1.1:8080"),
        (J.NODE, "server.contohkab.go.id", "http://server.contohkab.go.id:9100/metrics"),
        (J.NODE, "[2606:4700::1]:9200", "http://[2606:4700::1]:9200/metrics"),
        (J.NODE, "https://server.contohkab.go.id/node", "https://server.contohkab.go.id/node"),
        (J.SNMP, "Router.contohkab.go.id.", "router.contohkab.go.id:161"),
        (J.UPS, "ups@1.1.1.1", "ups@1.1.1.1:3493"),
        (J.TCP, "spse.contohkab.go.id:443", "spse.contohkab.go.id:443"),
        (J.TLS, "spse.contohkab.go.id", "spse.contohkab.go.id:443"),
        (J.TLS, "[2606:4700::1]", "[2606:4700::1]:443"),
        (J.DNS, "spse.contohkab.go.id.", "spse.contohkab.go.id"),
        (J.PING, "2606:4700::1", "[2606:4700::1]"),
    ],
)
def test_alamat_ditulis_dalam_satu_bentuk(jenis, diketik, bersih):
    assert periksa_alamat(jenis, diketik, ()) == bersih
    assert periksa_alamat(jenis, bersih, ()) == bersih


@pytest.mark.parametrize(
    ("jenis", "diketik", "kalimat"),
    [
        (J.INANG, "x", "Kosongkan"),
        (J.HTTP, "", "http://"),
        (J.HTTP, "ftp://contohkab.go.id/", "http://"),
        (J.HTTP, "file:///etc/passwd", "http://"),
        (J.HTTP, "spse.contohkab.go.id", "http://"),
        (J.HTTP, "http://u:p@contohkab.go.id/", "Hapus nama pengguna dan sandi"),
        (J.HTTP, "http://contohkab.go.id:0/", "Port"),
        (J.HTTP, "http://contohkab.go.id:70000/", "."),
        (J.HTTP, "http://contohkab.go.id\\@127.0.0.1/", "garis miring terbalik"),
        (J.HTTP, "http://a b/", "tanpa spasi"),
        (J.HTTP, "http://contohkab.go.id/\r\nX: 1", "tanpa spasi"),
        (J.HTTP, "http://127.1/", "empat angka"),
        (J.HTTP, "http://2130706433/", "empat angka"),
        (J.HTTP, "http://0x7f000001/", "empat angka"),
        (J.HTTP, "http://0177.0.0.1/", "empat angka"),
        (J.TCP, "contohkab.go.id", "Sebutkan portnya"),
        (J.TCP, "contohkab.go.id:0", "Port"),
        (J.TCP, "contohkab.go.id:65536", "Port"),
        (J.TCP, "contohkab.go.id:-1", "host:port"),
        (J.TCP, "http://contohkab.go.id:80", "host:port"),
        (J.TCP, "::1:80", "kurung siku"),
        (J.PING, "contohkab.go.id:80", "tanpa port"),
        (J.PING, "-c.contohkab.go.id", "nama host"),
        (J.PING, "a" * 64 + ".id", "nama host"),
        (J.PING, "fe80::1%eth0", "."),
        (J.DNS, "contohkab.go.id/24", "nama host"),
        (J.UPS, "1.1.1.1", "nama@host"),
        (J.UPS, "ups;LIST@1.1.1.1", "nama@host"),
    ],
)
def test_alamat_yang_bukan_alamat_ditolak_dengan_petunjuk(jenis, diketik, kalimat):
    with pytest.raises(AlamatDitolak, match=r"\.\Z") as galat:
        periksa_alamat(jenis, diketik, ())
    assert kalimat in str(galat.value)


DALAM = [
    "127.0.0.1",
    "127.8.8.8",
    "localhost",
    "apa.localhost",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "100.64.0.1",
    "169.254.169.254",
    "192.0.0.192",
    "fec0::1",
    "168.63.129.16",
    "100.100.100.200",
    "0.0.0.0",
    "224.0.0.1",
    "239.1.1.1",
    "255.255.255.255",
    "240.0.0.1",
    "198.18.0.1",
    "192.0.2.1",
    "::1",
    "::",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:169.254.169.254",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "2002:7f00:1::",
    "2001:0:4136:e378:8000:63bf:80ff:fffe",
    "fe80::1",
    "fd00:ec2::254",
    "ff02::1",
]


@pytest.mark.parametrize("host", DALAM)
def test_alamat_dalam_ditolak_di_formulir(host):
    for jenis, tulis in ((J.TCP, "{}:80"), (J.HTTP, "http://{}/"), (J.PING, "{}")):
        alamat = tulis.format(f"[{host}]" if ":" in host and jenis != J.PING else host)
        with pytest.raises(AlamatDitolak, match="PANTAU_IZIN"):
            periksa_alamat(jenis, alamat, ("203.0.113.0/24",))


@pytest.mark.parametrize("host", ["1.1.1.1", "2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101"])
def test_alamat_publik_boleh(host):
    assert periksa_alamat(J.PING, host, ())


@pytest.mark.parametrize(
    ("izin", "host"),
    [
        ("10.0.0.0/8", "10.1.2.3"),
        ("10.1.2.3", "10.1.2.3"),
        ("127.0.0.0/8", "localhost"),
        ("localhost", "localhost"),
        ("127.0.0.0/8", "::ffff:127.0.0.1"),
        ("fd00::/8", "fd00::5"),
        ("169.254.169.254/32", "169.254.169.254"),
    ],
)
def test_yang_disebut_pantau_izin_boleh(izin, host):
    assert periksa_alamat(J.PING, host, (izin,))
    with pytest.raises(AlamatDitolak):
        periksa_alamat(J.PING, "192.168.77.1", (izin,))


@pytest.mark.parametrize("butir", ["10.0.0.0/33", "127.1", "http://a", "a b"])
def test_pantau_izin_yang_salah_tulis_menghentikan_dengan_kalimat(butir):
    with pytest.raises(ImproperlyConfigured, match="PANTAU_IZIN memuat"):
        baca_izin([butir])


# --- When it is asked ---------------------------------------------------------------------------------

SEMUA = [
    (J.NODE, "http://{}/metrics"),
    (J.SNMP, "{}:161"),
    (J.UPS, "ups@{}:3493"),
    (J.HTTP, "http://{}/"),
    (J.TCP, "{}:80"),
    (J.PING, "{}"),
    (J.TLS, "{}:443"),
]


@pytest.mark.parametrize(("jenis", "alamat"), SEMUA)
@pytest.mark.parametrize("host", ["127.0.0.1", "dalam.contohkab.go.id", "enam.contohkab.go.id"])
def test_alamat_dalam_tidak_ditanya_juga_lewat_nama_dan_tidak_disebut_mati(jenis, alamat, host):
    async def jalan():
        nama = {"dalam.contohkab.go.id": "127.0.0.1", "enam.contohkab.go.id": "::ffff:7f00:1"}
        async with server_dns(nama) as resolver:
            return await tanya_satu(
                jenis, alamat.format(host), izin=(), sistem=resolver.resolver, community="x"
            )

    hasil = asyncio.run(jalan())
    assert (hasil.bacaan, hasil.pencacah) == ((), ())
    assert "belum diizinkan" in hasil.galat


def test_server_dns_yang_disebut_juga_diperiksa():
    hasil = asyncio.run(tanya_satu(J.DNS, "contohkab.go.id", izin=(), resolver="127.0.0.1:53"))
    assert (hasil.bacaan, "belum diizinkan" in hasil.galat) == ((), True)
    hasil = asyncio.run(tanya_satu(J.DNS, "contohkab.go.id", izin=(), resolver="bukan/alamat"))
    assert (hasil.bacaan, "host:port" in hasil.galat) == ((), True)


def test_nama_dicari_sekali_dan_tersambung_ke_alamat_yang_diperiksa():
    """A name that changes between judging and connecting would let the connection in where it may not go."""

    async def jalan():
        nama = {"ganti.contohkab.go.id": "127.0.0.1"}
        async with server(http(balas(b"halo"))) as port, server_dns(nama) as resolver:
            alamat = f"http://ganti.contohkab.go.id:{port}/"
            hasil = await tanya_satu(J.HTTP, alamat, sistem=resolver.resolver)
            return hasil, resolver.ditanya

    hasil, ditanya = asyncio.run(jalan())
    assert nilai(hasil)[Ukuran.TERSEDIA] == 1
    assert ditanya == ["ganti.contohkab.go.id"]


def test_nama_yang_diizinkan_boleh_menunjuk_ke_dalam():
    async def jalan():
        async with server(http(balas())) as port, server_dns({"ups.contohkab.lan": "127.0.0.1"}) as resolver:
            alamat = f"http://ups.contohkab.lan:{port}/"
            return await tanya_satu(J.HTTP, alamat, izin=("ups.contohkab.lan",), sistem=resolver.resolver)

    assert nilai(asyncio.run(jalan()))[Ukuran.TERSEDIA] == 1


@pytest.mark.parametrize(
    ("nama", "bacaan", "galat"),
    [
        ("asing.contohkab.go.id", {Ukuran.TERSEDIA: 0}, "Nama asing.contohkab.go.id tidak ditemukan."),
        ("diam.contohkab.go.id", {}, "server DNS tidak menjawab"),
        ("rusak.contohkab.go.id", {}, "server DNS tidak menjawab"),
    ],
)
def test_nama_yang_tidak_ada_berbeda_dari_server_dns_yang_bisu(nama, bacaan, galat):
    async def jalan():
        dikenal = {"diam.contohkab.go.id": "", "rusak.contohkab.go.id": "SERVFAIL"}
        async with server_dns(dikenal) as resolver:
            return await tanya_satu(J.TCP, f"{nama}:80", sistem=resolver.resolver)

    hasil = asyncio.run(jalan())
    assert nilai(hasil) == bacaan
    assert galat in hasil.galat


def test_berkas_hosts_mendahului_dns(tmp_path):
    hosts = tmp_path / "hosts"
    hosts.write_text("# daftar\n10.9.8.7  Router router.lan # utama\nbukan-alamat x\n\n::1 router.lan\n")

    async def jalan():
        buku = Nama(baca_izin(["10.0.0.0/8"]), hosts=hosts)
        return await buku.cari("ROUTER"), await buku.cari("router.lan")

    assert asyncio.run(jalan()) == (("10.9.8.7",), ("10.9.8.7",))
