from lpse.models.acuan import Lokasi, RujukanSurat, Satker
from lpse.models.akun import Akun, KonfirmasiEmail, Penugasan, Undangan
from lpse.models.berkas import Berkas
from lpse.models.delegasi import Delegasi
from lpse.models.jejak import Jejak, SegelJejak
from lpse.models.kalender import HariLibur, JamKerja, RezimJamKerja, VersiKalender
from lpse.models.naskah import Naskah, NomorUrut
from lpse.models.pemberitahuan import Pemberitahuan
from lpse.models.profil import VersiProfil
from lpse.models.token import TokenAPI
from lpse.models.usulan import UsulanAkun

__all__ = [
    "Akun",
    "Berkas",
    "Delegasi",
    "HariLibur",
    "JamKerja",
    "Jejak",
    "KonfirmasiEmail",
    "Lokasi",
    "Naskah",
    "NomorUrut",
    "Pemberitahuan",
    "Penugasan",
    "RezimJamKerja",
    "RujukanSurat",
    "Satker",
    "SegelJejak",
    "TokenAPI",
    "Undangan",
    "UsulanAkun",
    "VersiKalender",
    "VersiProfil",
]
