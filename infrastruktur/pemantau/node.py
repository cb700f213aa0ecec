"""A server with node_exporter: only the collectors we read, parsed by Prometheus' own parser."""

from collections.abc import Iterable, Iterator

import aiohttp
from prometheus_client.parser import text_string_to_metric_families
from prometheus_client.samples import Sample

from infrastruktur.enums.pantau import Ukuran
from infrastruktur.pemantau import http
from infrastruktur.pemantau.alamat import url_sasaran
from infrastruktur.pemantau.alat import Alat
from infrastruktur.pemantau.bacaan import Bacaan, Jawaban, Pencacah, Tanya, TidakMenjawab
from infrastruktur.pemantau.saringan import is_antarmuka, is_disk

PENGUMPUL = ("cpu", "filesystem", "loadavg", "meminfo", "netdev")
BATAS_ISI = 2 * 1024 * 1024
_BUKAN_NODE = "Jawabannya bukan dari node_exporter. Periksa alamat dan jalurnya (/metrics)."
_SIBUK = frozenset({"user", "nice", "system", "irq", "softirq", "steal"})
_LALU_LINTAS = {
    Ukuran.LALU_MASUK: "node_network_receive_bytes_total",
    Ukuran.LALU_KELUAR: "node_network_transmit_bytes_total",
}

Metrik = dict[str, list[Sample]]


async def tanya(t: Tanya, alat: Alat) -> Jawaban:
    """Options: `pengguna` and `sandi` (basic authentication), `abaikan_sertifikat` ("ya")."""
    url = url_sasaran(t.jenis, t.alamat).update_query({"collect[]": list(PENGUMPUL)})
    pengguna = t.opsi.get("pengguna")
    auth = aiohttp.BasicAuth(pengguna, t.opsi.get("sandi", "")) if pengguna else None
    async with http.buka(t, alat, url=url, auth=auth, lanjutkan=lambda _: False) as jawab:
        if jawab.status in (401, 403):
            raise TidakMenjawab("node_exporter menolak: pengguna atau sandinya tidak benar.")
        if jawab.status != 200:
            raise TidakMenjawab(f"node_exporter menjawab status {jawab.status}, bukan 200.")
        isi = await http.baca(jawab, BATAS_ISI)
    return baca_metrik(isi.decode(errors="replace"))


def baca_metrik(teks: str) -> Jawaban:
    """The readings in what node_exporter says. Raises TidakMenjawab where it is something else."""
    metrik: Metrik = {}
    try:
        for keluarga in text_string_to_metric_families(teks):
            for butir in keluarga.samples:
                metrik.setdefault(butir.name, []).append(butir)
        jawab = Jawaban(
            (*_disk(metrik), *_memori(metrik), *_beban(metrik)), (*_sibuk(metrik), *_lalu_lintas(metrik))
        )
    except (ValueError, KeyError, IndexError, OverflowError):
        raise TidakMenjawab(_BUKAN_NODE) from None
    if not jawab.bacaan:
        raise TidakMenjawab(_BUKAN_NODE)
    return jawab


def _disk(metrik: Metrik) -> Iterator[Bacaan]:
    """Each device once, by its shortest mount point, as `df` counts: what root alone may use is not free."""
    ukuran, bebas, tersedia = (
        _per_titik(metrik.get(f"node_filesystem_{nama}_bytes", ())) for nama in ("size", "free", "avail")
    )
    sudah: set[str] = set()
    for titik, perangkat in sorted(ukuran, key=lambda kunci: (len(kunci[0]), kunci)):
        kunci = (titik, perangkat)
        if perangkat in sudah or not ukuran[kunci] or kunci not in bebas or kunci not in tersedia:
            continue
        sudah.add(perangkat)
        terpakai = ukuran[kunci] - bebas[kunci]
        yield Bacaan(Ukuran.DISK, _persen(terpakai, terpakai + tersedia[kunci]), titik)


def _per_titik(butir: Iterable[Sample]) -> dict[tuple[str, str], float]:
    return {
        (b.labels["mountpoint"], b.labels["device"]): b.value for b in butir if is_disk(b.labels["fstype"])
    }


def _memori(metrik: Metrik) -> Iterator[Bacaan]:
    for ukuran, semua, sisa in (
        (Ukuran.RAM, "MemTotal", "MemAvailable"),
        (Ukuran.SWAP, "SwapTotal", "SwapFree"),
    ):
        ada, bebas = (_satu(metrik, f"node_memory_{nama}_bytes") for nama in (semua, sisa))
        if ada and bebas is not None:
            yield Bacaan(ukuran, _persen(ada - bebas, ada))


def _beban(metrik: Metrik) -> Iterator[Bacaan]:
    inti, beban = _inti(metrik), _satu(metrik, "node_load1")
    if inti and beban is not None:
        yield Bacaan(Ukuran.BEBAN, beban / inti)


def _sibuk(metrik: Metrik) -> Iterator[Pencacah]:
    if inti := _inti(metrik):
        detik = sum(b.value for b in metrik["node_cpu_seconds_total"] if b.labels["mode"] in _SIBUK)
        yield Pencacah(Ukuran.CPU, int(detik * 1000 / inti))


def _lalu_lintas(metrik: Metrik) -> Iterator[Pencacah]:
    for ukuran, nama in _LALU_LINTAS.items():
        for butir in metrik.get(nama, ()):
            if is_antarmuka(butir.labels["device"]):
                yield Pencacah(ukuran, int(butir.value), butir.labels["device"])


def _inti(metrik: Metrik) -> int:
    return len({b.labels["cpu"] for b in metrik.get("node_cpu_seconds_total", ())})


def _satu(metrik: Metrik, nama: str) -> float | None:
    return metrik[nama][0].value if nama in metrik else None


def _persen(bagian: float, semua: float) -> float:
    return min(max(bagian / semua * 100, 0.0), 100.0) if semua else 0.0
