"""What /metrics says of the servers: from what was last read, in as many queries as there are kinds of it."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Subquery

from infrastruktur.enums.pantau import Keadaan, Ukuran
from infrastruktur.models import BacaanLingkungan, Deret
from infrastruktur.queries.denyut import siklus_terakhir
from infrastruktur.queries.penilaian import diawasi
from infrastruktur.queries.ruang_server import ruang_server
from lpse.sumbangan import Sampel
from lpse.sumbangan import Ukuran as Figur

# What is read of a series, under one name for each measure, in the units Prometheus knows.
NAMA: dict[str, tuple[str, float]] = {
    Ukuran.TERSEDIA: ("lpse_sasaran_tersedia", 1),
    Ukuran.WAKTU_JAWAB: ("lpse_sasaran_waktu_jawab_detik", 0.001),
    Ukuran.DISK: ("lpse_sasaran_disk_persen", 1),
    Ukuran.RAM: ("lpse_sasaran_ram_persen", 1),
    Ukuran.SWAP: ("lpse_sasaran_swap_persen", 1),
    Ukuran.CPU: ("lpse_sasaran_cpu_persen", 1),
    Ukuran.BEBAN: ("lpse_sasaran_beban_per_inti", 1),
    Ukuran.LALU_MASUK: ("lpse_sasaran_masuk_bit_per_detik", 1),
    Ukuran.LALU_KELUAR: ("lpse_sasaran_keluar_bit_per_detik", 1),
    Ukuran.TLS_HARI: ("lpse_sasaran_tls_sisa_hari", 1),
    Ukuran.UPS_BATERAI: ("lpse_sasaran_ups_baterai_persen", 1),
    Ukuran.UPS_SUMBER: ("lpse_sasaran_ups_sumber", 1),
    Ukuran.UPS_BEBAN: ("lpse_sasaran_ups_beban_persen", 1),
}
KEADAAN = "lpse_deret_keadaan"
# How bad, as a number that a rule compares.
BOBOT: dict[str, int] = {
    Keadaan.BAIK: 0,
    Keadaan.PERINGATAN: 1,
    Keadaan.KRITIS: 2,
    Keadaan.TIDAK_DIKETAHUI: 3,
}


def ukuran_deret() -> Figur:
    """Each watched series: its last value and its state, by target and part; one query."""
    return susun(diawasi().order_by("sasaran__kode", "ukuran", "label"))


def susun(deret: Iterable[Deret]) -> dict[str, Any]:
    """The same of series already read. A value that is no longer known is left out, its state is not."""
    hasil: dict[str, Any] = {nama: [] for nama, _ in NAMA.values()} | {KEADAAN: []}
    bisu = set()
    for satu in deret:
        kode = satu.sasaran.kode
        label = {"sasaran": kode, "peran": satu.sasaran.peran, "bagian": satu.label}
        nama, kali = NAMA[satu.ukuran]
        if satu.nilai is not None and satu.keadaan != Keadaan.TIDAK_DIKETAHUI:
            hasil[nama].append(Sampel(satu.nilai * kali, label))
        hasil[KEADAAN].append(Sampel(BOBOT[satu.keadaan], {**label, "ukuran": satu.ukuran}))
        if satu.sasaran.galat:
            bisu.add(kode)
    banyak = Counter(int(sampel.nilai) for sampel in hasil[KEADAAN])
    hasil |= {f"lpse_deret_{keadaan.value}": banyak[BOBOT[keadaan]] for keadaan in Keadaan}
    return hasil | {"lpse_sasaran_tidak_menjawab": len(bisu)}


def ukuran_siklus(now: datetime) -> Figur:
    """How long ago the last round of asking ended, and what came of it; nothing before the first."""
    siklus = siklus_terakhir()
    if siklus is None or siklus.selesai is None:
        return {}
    return {
        "lpse_siklus_umur_detik": max((now - siklus.selesai).total_seconds(), 0.0),
        "lpse_siklus_bacaan": siklus.bacaan,
    }


def ukuran_ruang(now: datetime) -> Figur:
    """The last reading of each server room, and how old it is; one query."""
    milik = BacaanLingkungan.objects.filter(lokasi=OuterRef("pk")).order_by("-pada", "-pk")
    # One look into the index for each room: years of readings cost nothing.
    akhir = ruang_server().annotate(akhir=Subquery(milik.values("pk")[:1])).values("akhir")
    terakhir = BacaanLingkungan.objects.filter(pk__in=akhir).select_related("lokasi")
    suhu, lembap, umur = [], [], []
    for satu in terakhir:
        label = {"ruang": satu.lokasi.kode}
        suhu += [Sampel(float(satu.suhu), label)] if satu.suhu is not None else []
        lembap += [Sampel(float(satu.kelembapan), label)] if satu.kelembapan is not None else []
        umur.append(Sampel(max((now - satu.pada).total_seconds(), 0.0), label))
    return {
        "lpse_ruang_suhu_celsius": suhu,
        "lpse_ruang_kelembapan_persen": lembap,
        "lpse_ruang_bacaan_umur_detik": umur,
    }
