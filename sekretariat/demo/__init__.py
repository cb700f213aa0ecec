"""The demo's story, told by the acts themselves."""

from collections.abc import Callable

from sekretariat.demo.data_spse import isi_demo_data_spse
from sekretariat.demo.evaluasi import isi_demo_evaluasi
from sekretariat.demo.kepatuhan import isi_demo_kepatuhan
from sekretariat.demo.kepegawaian import isi_demo_kepegawaian
from sekretariat.demo.pelaporan import isi_demo_pelaporan
from sekretariat.demo.periksa import isi_demo_periksa
from sekretariat.demo.persuratan import isi_demo_persuratan
from sekretariat.demo.program import isi_demo_program
from sekretariat.demo.prosedur import isi_demo_prosedur
from sekretariat.demo.rapat import isi_demo_rapat
from sekretariat.demo.risiko import isi_demo_risiko

# In this order: each chapter stands on the ones before it.
BAB: tuple[Callable[[], None], ...] = (
    isi_demo_kepegawaian,
    isi_demo_program,
    isi_demo_prosedur,
    isi_demo_data_spse,
    isi_demo_persuratan,
    isi_demo_rapat,
    isi_demo_risiko,
    isi_demo_pelaporan,
    isi_demo_evaluasi,
    isi_demo_kepatuhan,
    isi_demo_periksa,
)
