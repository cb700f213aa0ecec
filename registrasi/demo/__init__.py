"""The demo's story, told by the acts themselves."""

from registrasi.demo.arsip import isi_demo_arsip
from registrasi.demo.bantuan import isi_demo_bantuan
from registrasi.demo.daftar_hitam import isi_demo_daftar_hitam
from registrasi.demo.hak import isi_demo_hak
from registrasi.demo.janji import isi_demo_janji
from registrasi.demo.pejabat import isi_demo_pejabat
from registrasi.demo.pendaftaran import isi_demo
from registrasi.demo.penonaktifan import isi_demo_penonaktifan
from registrasi.demo.permohonan import isi_demo_permohonan
from registrasi.demo.spse import isi_demo_spse

# In this order: each chapter stands on the ones before it.
BAB = (
    *(isi_demo, isi_demo_daftar_hitam, isi_demo_spse, isi_demo_arsip),
    *(isi_demo_permohonan, isi_demo_pejabat, isi_demo_janji, isi_demo_bantuan, isi_demo_penonaktifan),
    isi_demo_hak,
)
