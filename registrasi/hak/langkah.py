"""The steps of both kinds of case, each on its own page: what is asked, the act, the sentence afterwards."""

from dataclasses import dataclass
from typing import Any

from lpse.formulir import Langkah
from registrasi import actions
from registrasi.alur.hak import ALUR_HAK_DATA, ALUR_INSIDEN
from registrasi.enums.hak import TindakanHakData as T
from registrasi.enums.hak import TindakanInsiden as N
from registrasi.forms.hak import (
    ArahkanForm,
    JawabanForm,
    NilaiForm,
    TanpaIsianForm,
    TutupForm,
    UsulanForm,
)
from registrasi.hak.daftar import INSIDEN, PERMINTAAN, Daftar


@dataclass(frozen=True, slots=True)
class Perkara:
    """A kind of case: its list, its table of acts, its steps, and what its page reads along."""

    daftar: Daftar
    alur: Any
    langkah: dict[Any, Langkah]
    orang: tuple[str, ...]


HAK = Perkara(
    PERMINTAAN,
    ALUR_HAK_DATA,
    {
        T.PROSES: Langkah(
            TanpaIsianForm,
            actions.proses_hak,
            "Permintaan Anda tangani.",
            "Anda tercatat sebagai penanganya.",
        ),
        T.ARAHKAN: Langkah(
            ArahkanForm,
            actions.arahkan_hak,
            "Permohonan perubahan dibukakan. Pemohon menerima tautannya.",
            "Data Pengguna SPSE dibetulkan lewat permohonan perubahan dengan buktinya; pemohon mengisinya.",
        ),
        T.USULKAN: Langkah(
            UsulanForm,
            actions.usulkan_hak,
            "Usulan tercatat. Orang lain yang berwenang memutus.",
            "Anda tercatat sebagai pengusul, jadi orang lain yang memutus.",
        ),
        T.PENUHI: Langkah(JawabanForm, actions.penuhi_hak, "Permintaan dipenuhi. Jawabannya dikirim."),
        T.TOLAK: Langkah(
            JawabanForm,
            actions.tolak_hak,
            "Permintaan ditolak. Alasannya dikirim kepada pemohon.",
            "Sebutkan alasan dan pasalnya; pemohon membacanya utuh.",
            is_berat=True,
        ),
        T.PUTUSKAN: Langkah(
            JawabanForm,
            actions.putuskan_hak,
            "Permintaan dikabulkan. Jawabannya dikirim kepada pemohon.",
            "Pada penghapusan, semua draf yang belum pernah dikirim dimusnahkan saat itu juga.",
            is_berat=True,
        ),
        T.PUTUSKAN_TOLAK: Langkah(
            JawabanForm,
            actions.putuskan_tolak_hak,
            "Permintaan ditolak. Alasannya dikirim kepada pemohon.",
            "Sebutkan apa yang wajib disimpan dan pasalnya; pemohon membacanya utuh.",
        ),
    },
    ("akun", "ditangani_oleh", "diusulkan_oleh", "diputus_oleh", "permohonan"),
)
KEJADIAN = Perkara(
    INSIDEN,
    ALUR_INSIDEN,
    {
        N.NILAI: Langkah(NilaiForm, actions.nilai_insiden, "Penilaian tersimpan. Kepala memberitahukannya."),
        N.BERITAHUKAN: Langkah(
            TanpaIsianForm,
            actions.beritahukan_insiden,
            "Surat kepada lembaga terbit dan orang yang terkena disurati. Sampaikan, lalu catat buktinya.",
            "Orang yang terkena disurati dan surat kepada lembaga terbit bernomor. Tidak dapat ditarik.",
            is_berat=True,
        ),
        N.TUTUP: Langkah(TutupForm, actions.tutup_insiden, "Insiden ditutup. Isinya tidak berubah lagi."),
    },
    ("dicatat_oleh", "dinilai_oleh", "diberitahukan_oleh", "ditutup_oleh", "naskah"),
)
