"""The questions of an evaluation: by LPSE standard, and by article of the active regulation. Versioned."""

from collections.abc import Iterator
from dataclasses import dataclass

from lpse.profil import profil
from lpse.profil.kunci import KUNCI
from sekretariat.enums.evaluasi import PerangkatEvaluasi
from sekretariat.policies.prosedur import bidang_sistem

# Counted up with every change of the words below; an evaluation keeps the words it began with.
VERSI_STANDAR = 1
STANDAR: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Kebijakan layanan",
        (
            "Apakah kebijakan layanan ditetapkan, berversi, dan masih berlaku?",
            "Apakah setiap pegawai menyatakan sudah membaca prosedur yang berlaku?",
        ),
    ),
    (
        "Pengorganisasian layanan",
        (
            "Apakah susunan organisasi dan penugasan ditetapkan dengan keputusan yang masih berlaku?",
            "Apakah tidak ada pegawai yang merangkap tugas yang dilarang?",
        ),
    ),
    (
        "Pengelolaan aset layanan",
        (
            "Apakah semua aset tercatat dengan pemilik, tempat, dan nilainya?",
            "Apakah perubahan dan penghapusan aset tercatat?",
        ),
    ),
    (
        "Pengelolaan risiko layanan",
        (
            "Apakah risiko layanan dinilai dalam periode ini?",
            "Apakah risiko tinggi mempunyai penanganan, penanggung jawab, dan tenggat?",
        ),
    ),
    (
        "Pengelolaan layanan helpdesk",
        (
            "Apakah setiap permintaan, gangguan, dan masalah tercatat dari awal sampai selesai?",
            "Apakah waktu penyelesaian memenuhi standar layanan?",
        ),
    ),
    (
        "Pengelolaan perubahan",
        (
            "Apakah setiap perubahan diajukan, dinilai, dan disetujui sebelum dilaksanakan?",
            "Apakah cara mengembalikan dan hasilnya dicatat?",
        ),
    ),
    (
        "Pengelolaan kapasitas",
        (
            "Apakah pemakaian kapasitas dipantau terhadap ambangnya?",
            "Apakah laporan kapasitas disusun dan ditindaklanjuti?",
        ),
    ),
    (
        "Pengelolaan sumber daya manusia",
        (
            "Apakah setiap pegawai memenuhi kualifikasi tugasnya?",
            "Apakah pelatihan pegawai direncanakan dan dilaksanakan?",
        ),
    ),
    (
        "Pengelolaan keamanan perangkat",
        (
            "Apakah masuk ke ruang server hanya dengan izin dan pendamping?",
            "Apakah perangkat yang masuk dan keluar dicatat?",
        ),
    ),
    (
        "Pengelolaan keamanan operasional layanan",
        (
            "Apakah hak akses ditinjau dan yang tidak berhak dicabut?",
            "Apakah berkas yang diterima diperiksa dari virus?",
        ),
    ),
    (
        "Pengelolaan keamanan server dan jaringan",
        (
            "Apakah server dan jaringan dipantau setiap hari?",
            "Apakah pemeliharaan dan pemutakhiran tercatat?",
        ),
    ),
    (
        "Pengelolaan kelangsungan layanan",
        (
            "Apakah cadangan dibuat sesuai jadwal dan disimpan pula di luar ruang server?",
            "Apakah pemulihan diuji dalam periode ini?",
        ),
    ),
    (
        "Pengelolaan anggaran layanan",
        (
            "Apakah anggaran direncanakan menurut program kerja?",
            "Apakah realisasinya dicatat dengan bukti?",
        ),
    ),
    (
        "Pengelolaan pendukung layanan",
        (
            "Apakah kontrak penyedia pendukung masih berlaku?",
            "Apakah mutu layanan penyedia pendukung dinilai?",
        ),
    ),
    (
        "Pengelolaan hubungan dengan pengguna layanan",
        (
            "Apakah kepuasan pengguna diukur dalam periode ini?",
            "Apakah masukan pengguna ditindaklanjuti?",
        ),
    ),
    (
        "Pengelolaan kepatuhan",
        (
            "Apakah kepatuhan terhadap peraturan diperiksa dengan bukti?",
            "Apakah data pribadi dikelola menurut ketentuannya?",
        ),
    ),
    (
        "Penilaian internal",
        (
            "Apakah penilaian internal dilaksanakan menurut iramanya?",
            "Apakah temuan penilaian sebelumnya sudah selesai?",
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Pertanyaan:
    """One question: of which set in which version, under which heading, its code and words."""

    perangkat: str
    kelompok: str
    kode: str
    teks: str


def pertanyaan(perangkat: str) -> list[Pertanyaan]:
    """The questions of a set, in order."""
    hasil: list[Pertanyaan] = []
    if perangkat != PerangkatEvaluasi.PERATURAN:
        hasil += _standar()
    if perangkat != PerangkatEvaluasi.STANDAR:
        hasil += _peraturan()
    return hasil


def _standar() -> Iterator[Pertanyaan]:
    for nomor, (judul, semua) in enumerate(STANDAR, start=1):
        for urut, teks in enumerate(semua, start=1):
            kelompok = f"Standar {nomor}: {judul}"
            yield Pertanyaan(f"standar/{VERSI_STANDAR}", kelompok, f"{nomor}.{urut}", teks)


def _bagian() -> dict[str, str]:
    """What the front of a rule key stands for, in the order of the questions."""
    return {
        "lpse": "Kelembagaan",
        "sekretariat": "Sekretariat",
        "registrasi": "Registrasi dan verifikasi",
        "layanan": "Layanan dan dukungan",
        "infrastruktur": bidang_sistem().capitalize(),
        "arsip": "Pengarsipan",
    }


def _peraturan() -> Iterator[Pertanyaan]:
    """One for each rule that the active regulation has."""
    perangkat = f"peraturan/{profil().kode}/{profil().versi[:8]}"
    bagian = _bagian()
    for kunci in sorted(KUNCI, key=lambda k: list(bagian).index(k.partition(".")[0])):
        if dasar := profil().dasar(kunci):
            kelompok = f"Peraturan: {bagian[kunci.partition('.')[0]]}"
            yield Pertanyaan(perangkat, kelompok, kunci, f"{profil().bunyi(kunci)} ({dasar})")
