"""The demo's story, told by the acts themselves."""

from collections.abc import Callable

from layanan.demo.kalender import isi_demo_kalender
from layanan.demo.kesaksian import isi_demo_kesaksian
from layanan.demo.pelatihan import isi_demo_pelatihan
from layanan.demo.penerusan import isi_demo_penerusan
from layanan.demo.pengumuman import isi_demo_pengumuman
from layanan.demo.pustaka import isi_demo_pustaka
from layanan.demo.surat_masuk import isi_demo_surat_masuk
from layanan.demo.survei import isi_demo_survei
from layanan.demo.tempat import isi_demo_tempat
from layanan.demo.tiket import isi_demo_tiket

# In this order: each chapter stands on the ones before it.
BAB: tuple[Callable[[], None], ...] = (
    isi_demo_kalender,
    isi_demo_pelatihan,
    isi_demo_pengumuman,
    isi_demo_tempat,
    isi_demo_tiket,
    isi_demo_penerusan,
    isi_demo_kesaksian,
    isi_demo_surat_masuk,
    isi_demo_survei,
    isi_demo_pustaka,
)
