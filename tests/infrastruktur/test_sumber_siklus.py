"""Satu siklus: setiap sasaran tepat satu hasil, dan tidak ada yang menahan yang lain."""

import asyncio
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest

from bench.environment import free_port
from infrastruktur.enums.pantau import JenisSasaran as J
from infrastruktur.enums.pantau import Ukuran
from infrastruktur.pemantau import GALAT_TENGGAT, Tanya, laju, nilai_pencacah, siklus, tanya
from infrastruktur.pemantau.bacaan import Bacaan, Jawaban
from infrastruktur.pemantau.siklus import tanya_semua
from tests.infrastruktur.sumber import IZIN, balas, diam, http, nilai, server, tanya_satu

PUKUL = datetime(2026, 3, 24, 8, 0, tzinfo=UTC)


def test_setiap_sasaran_tepat_satu_hasil_menurut_urutan():
    async def jalan():
        async with server(http({"/": balas()})) as hidup, server(diam) as bisu:
            daftar = [
                Tanya("inang", J.INANG),
                Tanya("hidup", J.HTTP, f"http://127.0.0.1:{hidup}/"),
                Tanya("bisu", J.HTTP, f"http://127.0.0.1:{bisu}/", batas=0.1),
                Tanya("mati", J.TCP, f"127.0.0.1:{free_port()}"),
                Tanya("larangan", J.TCP, "10.0.0.1:80"),
                Tanya("hidup", J.HTTP, f"http://127.0.0.1:{hidup}/"),
            ]
            return await tanya_semua(daftar, izin=IZIN)

    hasil = asyncio.run(jalan())
    assert [h.kode for h in hasil] == ["inang", "hidup", "bisu", "mati", "larangan", "hidup"]
    assert [bool(h.galat) for h in hasil] == [False, False, True, True, True, False]
    assert all(h.pada.tzinfo is UTC and h.durasi_ms > 0 for h in hasil)


def test_siklus_tanpa_sasaran():
    assert tanya([]) == []


def test_sesudah_tenggat_hanya_yang_belum_menjawab_kembali_tanpa_bacaan(monkeypatch):
    async def jawab(t, alat):
        await asyncio.sleep(60 if t.alamat == "bisu" else 0)
        return Jawaban((Bacaan(Ukuran.TERSEDIA, 1),))

    monkeypatch.setitem(siklus.SUMBER, J.TCP, jawab)
    daftar = [Tanya(str(n), J.TCP, "bisu" if n % 5 == 0 else "", batas=90) for n in range(50)]
    hasil = tanya(daftar, tenggat=1.5)

    assert {h.kode for h in hasil if h.galat} == {str(n) for n in range(0, 50, 5)}
    assert {(h.galat, h.bacaan) for h in hasil if h.galat} == {(GALAT_TENGGAT, ())}
    assert all(nilai(h) == {Ukuran.TERSEDIA: 1} for h in hasil if not h.galat)


def test_yang_antre_di_belakang_yang_menggantung_tetap_dapat_giliran():
    async def jalan():
        async with server(http({"/": balas()})) as hidup, server(diam) as bisu:
            daftar = [
                *(Tanya(f"b{n}", J.HTTP, f"http://127.0.0.1:{bisu}/", batas=0.1) for n in range(4)),
                *(Tanya(f"h{n}", J.HTTP, f"http://127.0.0.1:{hidup}/", batas=20) for n in range(4)),
            ]
            return await tanya_semua(daftar, izin=IZIN, sekaligus=2)

    assert [bool(h.galat) for h in asyncio.run(jalan())] == [True] * 4 + [False] * 4


def test_tidak_lebih_dari_sekian_sekaligus(monkeypatch):
    kini = puncak = 0

    async def hitung(t, alat):
        nonlocal kini, puncak
        kini += 1
        puncak = max(puncak, kini)
        await asyncio.sleep(0.005)
        kini -= 1
        return Jawaban()

    monkeypatch.setitem(siklus.SUMBER, J.TCP, hitung)
    tanya([Tanya(str(n), J.TCP, "x:1") for n in range(30)], sekaligus=7)
    assert puncak == 7


def test_galat_pemantau_sendiri_hanya_mengenai_satu_sasaran_dan_tidak_membocorkan_rahasia(
    monkeypatch, caplog
):
    async def rusak(t, alat):
        raise RuntimeError(f"gagal masuk dengan {t.opsi['sandi']}")

    monkeypatch.setitem(siklus.SUMBER, J.UPS, rusak)
    rusak_, inang = tanya([Tanya("ups", J.UPS, "ups@1.1.1.1", {"sandi": "s4ndi"}), Tanya("inang", J.INANG)])

    assert (rusak_.bacaan, rusak_.galat) == ((), "Tidak dapat ditanya karena gangguan pada pemantau.")
    assert inang.galat == ""
    assert "RuntimeError" in caplog.text
    assert "s4ndi" not in caplog.text + repr(rusak_) + repr(Tanya("ups", J.UPS, "", {"sandi": "s4ndi"}))


def test_yang_tidak_mau_dibatalkan_tidak_menahan_siklus(monkeypatch):
    async def keras(t, alat):
        try:
            await asyncio.sleep(30)
        except asyncio.CancelledError:
            await asyncio.sleep(0.3)
        return Jawaban()

    monkeypatch.setitem(siklus.SUMBER, J.TCP, keras)
    monkeypatch.setattr(siklus, "_BERES_DETIK", 0.05)
    (hasil,) = tanya([Tanya("keras", J.TCP, "x:1", batas=60)], tenggat=0.05)
    assert (hasil.galat, hasil.bacaan) == (GALAT_TENGGAT, ())


def test_galat_panjang_muat_di_kolomnya(monkeypatch):
    async def panjang(t, alat):
        return Jawaban(galat="x" * 900, catatan="y" * 900)

    monkeypatch.setitem(siklus.SUMBER, J.TCP, panjang)
    (hasil,) = tanya([Tanya("a", J.TCP, "x:1")])
    assert (len(hasil.galat), len(hasil.catatan)) == (200, 200)


# --- This host ----------------------------------------------------------------------------------------


def test_inang_memberi_disk_ram_beban_dan_pencacah():
    hasil = asyncio.run(tanya_satu(J.INANG, ""))

    ukuran = {b.ukuran for b in hasil.bacaan}
    assert {Ukuran.DISK, Ukuran.RAM, Ukuran.BEBAN} <= ukuran <= {*ukuran, Ukuran.SWAP}
    assert "/" in {b.label for b in hasil.bacaan if b.ukuran == Ukuran.DISK}
    assert all(0 <= b.nilai <= 100 for b in hasil.bacaan if b.ukuran in (Ukuran.DISK, Ukuran.RAM))
    assert sum(p.ukuran == Ukuran.CPU for p in hasil.pencacah) == 1
    assert hasil.galat == ""


def test_inang_melewati_sistem_berkas_semu_dan_menghitung_tiap_disk_sekali(tmp_path, monkeypatch):
    def bagian(titik, jenis):
        return SimpleNamespace(mountpoint=str(titik), fstype=jenis, device="x", opts="")

    berkas = tmp_path / "resolv.conf"
    berkas.touch()
    titik = [
        bagian("/", "ext4"),
        bagian(Path.cwd(), "ext4"),
        bagian(tmp_path, "squashfs"),
        bagian(berkas, "ext4"),
    ]
    monkeypatch.setattr(psutil, "disk_partitions", lambda **_: titik)
    hasil = asyncio.run(tanya_satu(J.INANG, ""))

    label = [b.label for b in hasil.bacaan if b.ukuran == Ukuran.DISK]
    assert label[0] == "/"
    assert str(tmp_path) not in label
    assert str(berkas) not in label
    assert len({os.stat(satu).st_dev for satu in label}) == len(label)


def test_inang_tanpa_swap_tidak_membuat_bacaan_swap(monkeypatch):
    def swap(total, percent):
        monkeypatch.setattr(psutil, "swap_memory", lambda: SimpleNamespace(total=total, percent=percent))
        return nilai(asyncio.run(tanya_satu(J.INANG, ""))).get(Ukuran.SWAP)

    assert swap(0, 0.0) is None
    assert swap(100, 40.0) == 40.0


# --- Counters -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lama", "baru", "detik", "hasil"),
    [
        (1000, 8500, 60, 1000.0),
        (2**63, 2**63 + 7500, 60, 1000.0),
        (5, 5, 60, 0.0),
        (8500, 1000, 60, None),  # started anew
        (0, 5, 0, None),
        (0, 5, -60, None),  # a clock that was set back
    ],
)
def test_laju_dari_dua_pencacah(lama, baru, detik, hasil):
    assert laju(lama, PUKUL, baru, PUKUL + timedelta(seconds=detik)) == hasil
    assert nilai_pencacah(Ukuran.LALU_MASUK, lama, PUKUL, baru, PUKUL + timedelta(seconds=detik)) == hasil


@pytest.mark.parametrize(
    ("sibuk_ms", "persen"), [(30_000, 50.0), (60_000, 100.0), (60_900, 100.0), (0, 0.0), (-1, None)]
)
def test_persen_cpu_dari_dua_pencacah(sibuk_ms, persen):
    satu_menit = PUKUL + timedelta(minutes=1)
    assert nilai_pencacah(Ukuran.CPU, 10**9, PUKUL, 10**9 + sibuk_ms, satu_menit) == persen
