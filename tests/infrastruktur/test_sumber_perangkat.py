"""Sumber: node_exporter, SNMP, dan UPS, yang sungguhan dan yang berulah."""

import asyncio
import socket

import pytest

from bench.environment import free_port
from infrastruktur.enums.pantau import JenisSasaran, Ukuran
from infrastruktur.pemantau import Tanya, snmp
from infrastruktur.pemantau.node import baca_metrik
from infrastruktur.pemantau.siklus import tanya_semua
from tests.infrastruktur import perangkat
from tests.infrastruktur.sumber import IZIN, balas, balas_baris, diam, http, nilai, server, tanya_satu, tutup

NODE, SNMP, UPS = JenisSasaran.NODE, JenisSasaran.SNMP, JenisSasaran.UPS


def tanya(jenis, alamat, **opsi):
    return asyncio.run(tanya_satu(jenis, alamat, **opsi))


def tanya_pada(pelayan, jenis, alamat, **opsi):
    async def jalan():
        async with server(pelayan) as port:
            return await tanya_satu(jenis, alamat.format(port=port), **opsi)

    return asyncio.run(jalan())


# --- node_exporter ------------------------------------------------------------------------------------


def test_node_exporter_sungguhan_terbaca_sama_dengan_inang():
    with perangkat.node_exporter() as port:
        hasil = tanya(NODE, f"127.0.0.1:{port}")

    inang = tanya(JenisSasaran.INANG, "")
    assert hasil.galat == ""
    assert {b.ukuran for b in hasil.bacaan} >= {Ukuran.RAM, Ukuran.BEBAN}
    assert {(p.ukuran, p.label) for p in hasil.pencacah} == {(p.ukuran, p.label) for p in inang.pencacah}
    assert nilai(hasil)[Ukuran.RAM] == pytest.approx(nilai(inang)[Ukuran.RAM], abs=10)


METRIK = """
node_cpu_seconds_total{cpu="0",mode="idle"} 900
node_cpu_seconds_total{cpu="0",mode="user"} 30
node_cpu_seconds_total{cpu="1",mode="system"} 10
node_cpu_seconds_total{cpu="1",mode="iowait"} 60
node_filesystem_size_bytes{device="/dev/sda1",fstype="ext4",mountpoint="/"} 1000
node_filesystem_free_bytes{device="/dev/sda1",fstype="ext4",mountpoint="/"} 300
node_filesystem_avail_bytes{device="/dev/sda1",fstype="ext4",mountpoint="/"} 100
node_filesystem_size_bytes{device="/dev/sda1",fstype="ext4",mountpoint="/var/lib/salinan"} 1000
node_filesystem_free_bytes{device="/dev/sda1",fstype="ext4",mountpoint="/var/lib/salinan"} 300
node_filesystem_avail_bytes{device="/dev/sda1",fstype="ext4",mountpoint="/var/lib/salinan"} 100
node_filesystem_size_bytes{device="tmpfs",fstype="tmpfs",mountpoint="/run"} 1000
node_filesystem_free_bytes{device="tmpfs",fstype="tmpfs",mountpoint="/run"} 0
node_filesystem_avail_bytes{device="tmpfs",fstype="tmpfs",mountpoint="/run"} 0
node_load1 3
node_memory_MemTotal_bytes 8000
node_memory_MemAvailable_bytes 2000
node_memory_SwapTotal_bytes 0
node_memory_SwapFree_bytes 0
node_network_receive_bytes_total{device="eth0"} 1.8446744073709e+19
node_network_transmit_bytes_total{device="eth0"} 7
node_network_receive_bytes_total{device="lo"} 5
node_network_transmit_bytes_total{device="veth12ab"} 5
"""


def test_metrik_node_dihitung_seperti_df_dan_tiap_disk_sekali():
    jawab = baca_metrik(METRIK)

    disk = [(b.label, round(b.nilai, 1)) for b in jawab.bacaan if b.ukuran == Ukuran.DISK]
    assert disk == [("/", 87.5)]  # 700 of 800: what root alone may use is not counted, as in df
    assert {b.ukuran: b.nilai for b in jawab.bacaan if b.ukuran != Ukuran.DISK} == {
        Ukuran.RAM: 75.0,
        Ukuran.BEBAN: 1.5,
    }
    assert [(p.ukuran, p.label, p.nilai) for p in jawab.pencacah] == [
        (Ukuran.CPU, "", 20_000),
        (Ukuran.LALU_MASUK, "eth0", 18446744073709000704),
        (Ukuran.LALU_KELUAR, "eth0", 7),
    ]


@pytest.mark.parametrize(
    ("jawaban", "galat"),
    [
        (balas(b"<html>bukan metrik</html>"), "bukan dari node_exporter"),
        (balas(b"go_goroutines 7\n"), "bukan dari node_exporter"),
        (balas(b'node_filesystem_size_bytes{x="1"} 5\n'), "bukan dari node_exporter"),
        (balas(b"node_load1 NaN\nnode_cpu_seconds_total{} 1\n"), "bukan dari node_exporter"),
        (balas(b"\x00\xff" * 3_000_000), "bukan dari node_exporter"),
        (balas(status="401 Tidak"), "pengguna atau sandinya tidak benar"),
        (balas(status="503 Sibuk"), "status 503"),
        (balas(status="302 Pindah", Location="http://169.254.169.254/"), "status 302"),
    ],
    ids=["html", "lain", "tanpa label", "kosong", "biner", "401", "503", "alihan"],
)
def test_yang_bukan_node_exporter_tidak_memberi_bacaan(jawaban, galat):
    hasil = tanya_pada(http(jawaban), NODE, "http://127.0.0.1:{port}/metrics")

    assert (hasil.bacaan, hasil.pencacah) == ((), ())
    assert galat in hasil.galat


@pytest.mark.parametrize(("jenis", "alamat"), [(NODE, "127.0.0.1:{port}"), (UPS, "ups@127.0.0.1:{port}")])
@pytest.mark.parametrize("pelayan", [diam, tutup])
def test_sumber_yang_diam_atau_menutup_tidak_memberi_bacaan(jenis, alamat, pelayan):
    hasil = tanya_pada(pelayan, jenis, alamat, batas=0.1)

    assert (hasil.bacaan, hasil.pencacah) == ((), ())
    assert hasil.galat in ("Tidak menjawab dalam 0.1 detik.", "Sambungan diputus server sebelum menjawab.")


def test_node_yang_mati_tidak_memberi_bacaan():
    hasil = tanya(NODE, f"127.0.0.1:{free_port()}")

    assert (hasil.bacaan, hasil.galat) == ((), "Sambungan ditolak: tidak ada layanan di port itu.")


# --- UPS ----------------------------------------------------------------------------------------------


def daftar(**variabel):
    baris = "".join(f'VAR ups {nama.replace("_", ".")} "{isi}"\n' for nama, isi in variabel.items())
    return f"BEGIN LIST VAR ups\n{baris}END LIST VAR ups\n".encode()


@pytest.mark.parametrize(
    ("status", "sumber"),
    [("OL CHRG", 2), ("OL LB", 2), ("OB DISCHRG", 1), ("OB LB", 0), ("FSD OB", 0), ("WAIT", None)],
)
def test_status_ups_menjadi_sumber_daya(status, sumber):
    hasil = tanya_pada(
        balas_baris(daftar(ups_status=status, battery_charge="80")), UPS, "ups@127.0.0.1:{port}"
    )

    assert nilai(hasil).get(Ukuran.UPS_SUMBER) == sumber
    assert nilai(hasil)[Ukuran.UPS_BATERAI] == 80
    assert bool(hasil.galat) is (sumber is None)


@pytest.mark.parametrize(
    ("jawaban", "galat"),
    [
        (b"ERR UNKNOWN-UPS\n", "nama itu tidak dikenal"),
        (b"ERR DATA-STALE\n", "kehilangan hubungan dengan UPS"),
        (b"ERR ACCESS-DENIED\n", "pengguna atau sandinya tidak benar"),
        (b"ERR ANEH\n", "menolak permintaan"),
        (b"ERR \n", "menolak permintaan"),
        (b"SSH-2.0-OpenSSH\n", "bukan dari server NUT"),
        (b"x" * 200_000, "bukan dari server NUT"),
        (b"BEGIN LIST VAR ups\n" + b'VAR ups a "1"\n' * 2000, "bukan dari server NUT"),
        (b"BEGIN LIST VAR ups\n\xff\xfe\nEND LIST VAR ups\n", "Status UPS tidak diketahui"),
    ],
    ids=["nama", "lepas", "hak", "aneh", "kosong", "bukan", "panjang", "tanpa akhir", "biner"],
)
def test_server_nut_yang_berulah_tidak_memberi_bacaan(jawaban, galat):
    hasil = tanya_pada(balas_baris(jawaban), UPS, "ups@127.0.0.1:{port}")

    assert hasil.bacaan == ()
    assert galat in hasil.galat


def test_sandi_nut_dikutip_dan_tidak_dapat_menyisipkan_perintah():
    diterima = []

    async def layani(pembaca, penulis):
        for jawab in (b"OK\n", b"OK\n", daftar(ups_status="OL")):
            diterima.append(await pembaca.readuntil(b"\n"))
            penulis.write(jawab)

    hasil = tanya_pada(layani, UPS, "ups@127.0.0.1:{port}", pengguna="p", sandi='a"b\\\nFSD ups')

    assert diterima == [b'USERNAME "p"\n', b'PASSWORD "a\\"b\\\\FSD ups"\n', b"LIST VAR ups\n"]
    assert nilai(hasil)[Ukuran.UPS_SUMBER] == 2


@pytest.mark.berat
def test_ups_sungguhan_lewat_tiap_keadaan():
    with perangkat.nut(ups_status="OL", battery_charge="100", ups_load="25") as ups:
        opsi = {"pengguna": perangkat.PENGGUNA_NUT, "sandi": perangkat.SANDI_NUT}
        assert nilai(tanya(UPS, ups.alamat, **opsi)) == {
            Ukuran.UPS_SUMBER: 2,
            Ukuran.UPS_BATERAI: 100,
            Ukuran.UPS_BEBAN: 25,
        }
        for status, isi, sumber in (("OB", "70", 1), ("OB LB", "9", 0), ("OL CHRG", "30", 2)):
            ups.atur(ups_status=status, battery_charge=isi, ups_load="25")
            hasil = nilai(tanya(UPS, ups.alamat))
            assert (hasil[Ukuran.UPS_SUMBER], hasil[Ukuran.UPS_BATERAI]) == (sumber, float(isi))
        assert "tidak dikenal" in tanya(UPS, ups.alamat.replace("ups@", "lain@")).galat


# --- SNMP ---------------------------------------------------------------------------------------------


def test_perangkat_yang_bisu_mati_atau_bicara_lain_tidak_memberi_bacaan():
    class Sampah(asyncio.DatagramProtocol):
        def connection_made(self, transport):
            self.transport = transport

        def datagram_received(self, data, asal):
            for isi in (b"", b"\x30", b"bukan snmp", data[:-3], b"\x30\x84\xff\xff\xff\xff"):
                self.transport.sendto(isi, asal)

    async def jalan():
        lingkar = asyncio.get_running_loop()
        alamat = ("127.0.0.1", 0)
        sampah, _ = await lingkar.create_datagram_endpoint(Sampah, local_addr=alamat)
        bisu, _ = await lingkar.create_datagram_endpoint(asyncio.DatagramProtocol, local_addr=alamat)
        port = [satu.get_extra_info("sockname")[1] for satu in (sampah, bisu)]
        port.append(free_port(socket.SOCK_DGRAM))
        daftar = [Tanya(str(p), SNMP, f"127.0.0.1:{p}", {"community": "x"}, 0.6) for p in port]
        try:
            return await tanya_semua(daftar, izin=IZIN)
        finally:
            sampah.close()
            bisu.close()

    for hasil in asyncio.run(jalan()):
        assert (hasil.bacaan, hasil.pencacah) == ((), ())
        assert hasil.galat


@pytest.mark.parametrize(
    ("opsi", "galat"),
    [
        ({}, "belum diisi"),
        ({"pengguna": "p", "sandi": "x", "autentikasi": "rot13"}, "periksa pengguna, sandi, dan caranya"),
    ],
)
def test_pengaturan_snmp_yang_kurang_disebut(opsi, galat):
    assert galat in tanya(SNMP, "127.0.0.1:161", **opsi).galat


def test_kolom_snmp_dibaca_sendiri_sendiri_sampai_masing_masing_habis():
    """Some devices name interfaces that they do not count, or answer out of step."""
    nama, masuk, keluar = snmp._KOLOM
    kolom, dari = {}, {induk: induk for induk in snmp._KOLOM}
    baris = [(f"{nama}.1", b"a"), (f"{masuk}.2", 5), (f"{keluar}.2", 6)]
    dari = snmp._catat(kolom, dari, [*baris, (f"{nama}.2", b"b"), ("1.3.6.9.1", 0), (f"{keluar}.3", 7)])

    assert dari == {nama: f"{nama}.2", keluar: f"{keluar}.3"}
    assert snmp._catat(kolom, dari, [(f"{nama}.2", b"b"), (f"{keluar}.3", 7)]) == {}  # it does not move on
    assert snmp._catat(kolom, dari, []) == {}
    jawab = snmp._jawaban(kolom, set())
    assert [(p.ukuran, p.label, p.nilai) for p in jawab.pencacah] == [
        (Ukuran.LALU_MASUK, "b", 5),
        (Ukuran.LALU_KELUAR, "b", 6),
    ]


def test_antarmuka_yang_terlalu_banyak_dibatasi_dan_disebut():
    nama, masuk, keluar = snmp._KOLOM
    kolom = {n: {nama: f"ge-{n}".encode(), masuk: n, keluar: n} for n in range(100)}

    semua, pilihan = snmp._jawaban(kolom, set()), snmp._jawaban(kolom, {"ge-90", "ge-91"})
    assert (len(semua.pencacah), semua.catatan[:27]) == (128, "Hanya 64 antarmuka pertama;")
    assert ({p.label for p in pilihan.pencacah}, pilihan.catatan) == ({"ge-90", "ge-91"}, "")


@pytest.mark.berat
def test_snmp_sungguhan_v2c_dan_v3():
    v3 = {
        "pengguna": perangkat.PENGGUNA_SNMP,
        "sandi": perangkat.SANDI_SNMP,
        "sandi_privasi": perangkat.SANDI_PRIVASI,
    }
    with perangkat.snmpd() as port:
        opsi = (
            {"community": perangkat.COMMUNITY},
            v3,
            {**v3, "sandi": "sandi-yang-salah"},
            {"community": "salah-sama-sekali"},
            {"community": perangkat.COMMUNITY, "antarmuka": "tidak-ada"},
        )
        daftar = [
            Tanya(str(n), SNMP, f"127.0.0.1:{port}", o, 1.0 if n == 3 else 20.0) for n, o in enumerate(opsi)
        ]
        dua, tiga, salah, asing, tanpa = asyncio.run(tanya_semua(daftar, izin=IZIN))

    inang = tanya(JenisSasaran.INANG, "")
    antarmuka = {(p.ukuran, p.label) for p in inang.pencacah if p.label}
    assert {(p.ukuran, p.label) for p in dua.pencacah} >= antarmuka
    assert {(p.ukuran, p.label) for p in tiga.pencacah} == {(p.ukuran, p.label) for p in dua.pencacah}
    assert (dua.galat, tiga.galat) == ("", "")
    assert "SNMPv3 tidak benar" in salah.galat
    assert "tidak menjawab" in asing.galat.lower()
    assert "tidak ada pada perangkat" in tanpa.galat
    assert salah.pencacah == asing.pencacah == tanpa.pencacah == ()
    rahasia = [perangkat.COMMUNITY, "salah-sama-sekali", *v3.values(), "sandi-yang-salah"]
    assert not any(kata in h.galat for kata in rahasia for h in (salah, asing, tanpa))
