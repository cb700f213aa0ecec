"""The demo's story, told by the acts themselves."""

from collections.abc import Callable

from arsip.demo.media import isi_demo_media
from arsip.demo.pekerjaan import isi_demo_pekerjaan
from arsip.demo.retensi import isi_demo_retensi
from arsip.demo.uji import isi_demo_uji

# In this order: each chapter stands on the ones before it.
BAB: tuple[Callable[[], None], ...] = (isi_demo_pekerjaan, isi_demo_uji, isi_demo_media, isi_demo_retensi)
