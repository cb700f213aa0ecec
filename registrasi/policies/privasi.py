"""The privacy notice: what every region says, filled in from its profil and from what units registered."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from lpse.profil import profil
from lpse.sumbangan import sumbangan

UU = "UU Nomor 27 Tahun 2022"
Isi = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Pernyataan:
    """The notice as it reads today, and the fingerprint that is its version."""

    isi: Isi
    sidik: str

    @property
    def versi(self) -> str:
        return self.sidik[:8]


def pernyataan_kini() -> Pernyataan:
    """The notice in force: the same words give the same version, another word another one."""
    isi = {"ringkas": _ringkas(), "bagian": [_bagian(judul, butir) for judul, butir in _isi()]}
    teks = json.dumps(isi, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Pernyataan(isi, hashlib.sha256(teks.encode()).hexdigest())


def _bagian(judul: str, butir: list[str]) -> Isi:
    return {"judul": judul, "butir": butir}


def _ringkas() -> str:
    petugas = profil().pelindung_data
    return (
        f"{profil().lpse.nama} memakai data Anda hanya untuk mendaftarkan, memverifikasi, dan melayani "
        f"Pengguna SPSE, atas dasar pelayanan publik ({UU} Pasal 20 ayat (2) huruf e). Pindaian hanya dibuka "
        "petugas yang berwenang dan setiap pembukaan dicatat. Anda berhak melihat, mengunduh, dan meminta "
        f"pembetulan data Anda. Pejabat pelindung data: {petugas.jabatan}, {petugas.surel}."
    )


def _isi() -> list[tuple[str, list[str]]]:
    p = profil()
    return [
        (
            "Siapa yang memproses data Anda",
            [
                f"{p.lpse.nama_resmi}, {p.daerah.pemerintah}, {p.kontak.alamat}.",
                f"Pejabat pelindung data pribadi ({UU} Pasal 53): {p.pelindung_data.jabatan}, "
                f"{p.pelindung_data.surel}.",
            ],
        ),
        ("Tujuan dan dasar", _tujuan()),
        ("Data yang diproses", list(DATA)),
        *([("Orang lain yang datanya kami simpan", lain)] if (lain := _orang_lain()) else []),
        ("Siapa yang melihatnya", list(PEMBACA)),
        ("Berapa lama disimpan", _retensi()),
        ("Hak Anda dan cara memakainya", list(HAK)),
        ("Bila pelindungan data gagal", list(INSIDEN)),
    ]


def _tujuan() -> list[str]:
    kunci = (
        "registrasi.pelayanan",
        "registrasi.otentikasi",
        "registrasi.non_penyedia",
        "registrasi.nonaktif",
        "registrasi.arsip",
    )
    peraturan = profil().peraturan.singkat
    dasar = [(profil().bunyi(k), profil().dasar(k)) for k in kunci if profil().dasar(k)]
    return [
        f"Dasar pemrosesan: pelaksanaan tugas pelayanan publik, bukan persetujuan ({UU} Pasal 20 ayat (2) "
        "huruf e). Tanpa data ini pendaftaran tidak dapat diputus.",
        *(f"{bunyi} ({peraturan}, {pasal})" for bunyi, pasal in dasar),
    ]


DATA = (
    "Surel, nama, NIK, NPWP, NIP, jabatan, alamat, dan nomor telepon yang Anda isi.",
    "Pindaian dokumen yang Anda unggah: KTP, akta, NPWP, izin usaha, surat tugas, dan formulir.",
    "Keadaan perkara Anda: pendaftaran, permohonan perubahan, penonaktifan, janji temu, surat yang dikirim.",
    "Catatan masuk dan jejak: waktu, alamat IP, dan tindakan; tanpa isi data pribadi.",
)
PEMBACA = (
    "Verifikator dan petugas loket, untuk perkara yang mereka tangani; Kepala dan auditor dalam pengawasan.",
    "LKPP, sebagai penyelenggara SPSE, menerima data akun Anda setelah pendaftaran disetujui.",
    "Dalam daftar, NIK dan NPWP disamarkan. Setiap pembukaan dicatat dan dapat Anda lihat di Data saya.",
    "Data Anda tidak dijual dan tidak dipakai untuk iklan.",
)
HAK = (
    f"Melihat dan mengunduh data Anda ({UU} Pasal 7): masuk, lalu buka Data saya.",
    f"Membetulkan data ({UU} Pasal 6): ajukan di Data saya; paling lambat 3 x 24 jam kami jawab (Pasal 30).",
    f"Meminta penghapusan ({UU} Pasal 8): yang masih wajib disimpan ditolak dengan menyebut pasalnya.",
    f"Membatasi pemrosesan ({UU} Pasal 11) dan menarik persetujuan (Pasal 9), bila dasarnya persetujuan.",
    "Tidak puas dengan jawaban kami: tulis kepada pejabat pelindung data pribadi di atas.",
)
INSIDEN = (
    f"Bila data Anda terungkap, kami memberi tahu Anda dan lembaga paling lambat 3 x 24 jam ({UU} Pasal 46).",
)


def _orang_lain() -> list[str]:
    """Of whom else the units keep what, as they registered it."""
    return [sumbangan.data_pribadi[kode] for kode in sorted(sumbangan.data_pribadi)]


def _retensi() -> list[str]:
    """What each unit says of its records, and the years by the region's schedule where they were entered."""
    masa = sumbangan.masa_retensi()
    kelas = [_sebut_masa(sumbangan.retensi[kode], masa.get(kode, "")) for kode in sorted(sumbangan.retensi)]
    return kelas or [profil().bunyi("arsip.retensi")]


def _sebut_masa(kalimat: str, masa: str) -> str:
    return f"{kalimat} Jadwal retensi arsip: {masa}." if masa else kalimat
