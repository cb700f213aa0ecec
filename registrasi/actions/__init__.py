from registrasi.actions.draf import (
    IsianBerubah,
    ajukan,
    is_berkas_kini,
    isi,
    konfirmasi_email,
    lepas_berkas,
    minta_konfirmasi,
    mulai,
    tarik,
    unggah,
)
from registrasi.actions.katalog import tambah_alasan, ubah_alasan
from registrasi.actions.meja import check_belum_diingatkan, ingatkan, sudah_diingatkan, tandai
from registrasi.actions.pegangan import (
    ambil,
    ambil_alih,
    ambil_berikutnya,
    bebaskan,
    lepas,
    perpanjang,
    tugaskan,
)
from registrasi.actions.putusan import cabut, kembalikan, setujui, tolak
from registrasi.actions.terbengkalai import kedaluwarsakan, peringatkan

__all__ = [
    "IsianBerubah",
    "ajukan",
    "ambil",
    "ambil_alih",
    "ambil_berikutnya",
    "bebaskan",
    "cabut",
    "check_belum_diingatkan",
    "ingatkan",
    "is_berkas_kini",
    "isi",
    "kedaluwarsakan",
    "kembalikan",
    "konfirmasi_email",
    "lepas",
    "lepas_berkas",
    "minta_konfirmasi",
    "mulai",
    "peringatkan",
    "perpanjang",
    "setujui",
    "sudah_diingatkan",
    "tambah_alasan",
    "tandai",
    "tarik",
    "tolak",
    "tugaskan",
    "ubah_alasan",
    "unggah",
]
