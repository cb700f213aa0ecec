from registrasi.actions.draf import (
    ajukan,
    isi,
    konfirmasi_email,
    lepas_berkas,
    minta_konfirmasi,
    mulai,
    tarik,
    unggah,
)
from registrasi.actions.meja import ambil, ambil_berikutnya, lepas, tandai
from registrasi.actions.putusan import cabut, kembalikan, setujui, tolak
from registrasi.actions.terbengkalai import kedaluwarsakan, peringatkan

__all__ = [
    "ajukan",
    "ambil",
    "ambil_berikutnya",
    "cabut",
    "isi",
    "kedaluwarsakan",
    "kembalikan",
    "konfirmasi_email",
    "lepas",
    "lepas_berkas",
    "minta_konfirmasi",
    "mulai",
    "peringatkan",
    "setujui",
    "tandai",
    "tarik",
    "tolak",
    "unggah",
]
