"""The demo's story, told by the acts themselves."""

from collections.abc import Callable

from infrastruktur.demo.akses import isi_demo_akses
from infrastruktur.demo.ambang import isi_demo_ambang
from infrastruktur.demo.aset import isi_demo_aset
from infrastruktur.demo.gangguan import isi_demo_gangguan
from infrastruktur.demo.harian import isi_demo_harian
from infrastruktur.demo.pantau import isi_demo_pantau
from infrastruktur.demo.perubahan import isi_demo_perubahan
from infrastruktur.demo.ruang_server import isi_demo_ruang_server

# In this order: each chapter stands on the ones before it.
BAB: tuple[Callable[[], None], ...] = (
    isi_demo_pantau,
    isi_demo_ambang,
    isi_demo_harian,
    isi_demo_aset,
    isi_demo_gangguan,
    isi_demo_ruang_server,
    isi_demo_perubahan,
    isi_demo_akses,
)
