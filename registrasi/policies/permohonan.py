"""What each kind of Permohonan changes, who may ask for it, which papers prove it; and its conditions.

The papers are the five SOPs': a letter on the applicant's letterhead and proof of identity, and the deed or
decree where that is the change itself. Nothing else is made a condition (registrasi.batas_syarat).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lpse.aturan import AturanDilanggar, TindakanTertutup
from lpse.berkas.pindai import check_semua_bersih
from lpse.models import Akun
from registrasi.enums.pendaftaran import JenisPemohon
from registrasi.enums.permohonan import JenisPermohonan, StatusPermohonan
from registrasi.models import BerkasPermohonan, PenggunaSPSE, Permohonan, PerubahanData
from registrasi.policies.pendaftaran import PERLU_DIGANTI, BagianTerkunci, BelumDiperiksa, BerkasSendiri
from registrasi.policies.penonaktifan import check_tidak_nonaktif, is_nonaktif

J, S = JenisPermohonan, StatusPermohonan
BATAS_MB = 10
BUKTI_SUREL = "Bukti surel baru"
TAUTAN_SEJAM = 5


@dataclass(frozen=True, slots=True)
class Syarat:
    """One paper; `wajib`: the request cannot be sent without it."""

    kode: str
    nama: str
    keterangan: str = ""
    wajib: bool = True


@dataclass(frozen=True, slots=True)
class Ketentuan:
    """One kind: what it is for, which values it changes (in this order), which papers it takes."""

    ringkas: str
    kolom: tuple[str, ...]
    syarat: tuple[Syarat, ...]


SURAT = Syarat(
    "surat_permohonan",
    "Surat permohonan",
    "Di atas kop surat, ditandatangani penanggung jawab, dan dibubuhi stempel bila ada.",
)
KTP = Syarat("ktp", "KTP penanggung jawab", "KTP orang yang menandatangani surat permohonan.")
AKTA = Syarat("akta", "Akta perubahan", "Semua halaman, beserta pengesahannya bila ada.")
NPWP = Syarat("npwp", "NPWP", "Bila data di NPWP ikut berubah.", wajib=False)
AKTA_BILA_ADA = Syarat("akta", "Akta perubahan", "Bila perubahan ini tercantum dalam akta.", wajib=False)
SK = Syarat("sk", "SK atau surat tugas", "Surat yang baru, semua halamannya.")

KETENTUAN: dict[str, Ketentuan] = {
    J.UBAH_SUREL: Ketentuan("Untuk masuk dan menerima surat dari kami.", ("email",), (SURAT, KTP)),
    J.UBAH_ALAMAT: Ketentuan(
        "Alamat dan nomor telepon perusahaan Anda.",
        ("alamat", "kabupaten", "kode_pos", "telepon"),
        (SURAT, KTP, NPWP),
    ),
    J.UBAH_PENANGGUNG_JAWAB: Ketentuan(
        "Direktur, pemilik, atau pejabat yang mewakili perusahaan.",
        ("penanggung_jawab_nama", "penanggung_jawab_nik", "penanggung_jawab_jabatan"),
        (SURAT, KTP, AKTA_BILA_ADA),
    ),
    J.UBAH_NAMA: Ketentuan(
        "Perusahaan yang sama dengan NPWP yang sama, tetapi berganti nama.",
        ("nama",),
        (SURAT, KTP, AKTA, NPWP),
    ),
    J.AKTA_BARU: Ketentuan(
        "Akta perubahan yang terbit setelah pendaftaran Anda disetujui.",
        ("akta_nomor", "akta_tanggal"),
        (SURAT, KTP, AKTA),
    ),
    J.PERPANJANG_PERAN: Ketentuan(
        "SK atau surat tugas baru, sebelum atau sesudah peran Anda berakhir.",
        ("sk_nomor", "sk_tanggal", "sk_dari", "peran_sampai"),
        (SK,),
    ),
}
LABEL_KOLOM = {
    "email": "Surel",
    "alamat": "Alamat",
    "kabupaten": "Kabupaten atau kota",
    "kode_pos": "Kode pos",
    "telepon": "Nomor telepon",
    "penanggung_jawab_nama": "Nama penanggung jawab",
    "penanggung_jawab_nik": "NIK penanggung jawab",
    "penanggung_jawab_jabatan": "Jabatan",
    "nama": "Nama perusahaan",
    "akta_nomor": "Nomor akta",
    "akta_tanggal": "Tanggal akta",
    "sk_nomor": "Nomor SK atau surat tugas",
    "sk_tanggal": "Tanggal SK atau surat tugas",
    "sk_dari": "Diterbitkan oleh",
    "peran_sampai": "Berlaku sampai",
}
KOLOM_TANGGAL = frozenset({"akta_tanggal", "sk_tanggal", "peran_sampai"})
KOLOM_RAHASIA = frozenset({"penanggung_jawab_nik"})


class JenisTertutup(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Jenis permohonan ini tidak tersedia untuk akun Anda.")


class TidakAdaPerubahan(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Belum ada yang berubah. Tulis data yang baru, lalu simpan lagi.")


class PermohonanBelumLengkap(AturanDilanggar):
    pass


class TerlaluBanyakTautan(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Terlalu banyak tautan dikirim. Tunggu satu jam, lalu coba lagi.")


class SurelSudahDipakai(AturanDilanggar):
    """Only said to whoever has proved the mailbox, or to an officer."""

    def __init__(self) -> None:
        super().__init__(
            "Surel ini sudah dipakai akun lain, jadi tidak dapat menjadi surel akun ini. Pakai surel lain."
        )


class SudahBerganti(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__(
            "Permohonan ini sudah dikirim ulang sejak halaman ini dibuka. Baca lagi, lalu putuskan."
        )


def jenis_terbuka(pengguna: PenggunaSPSE) -> list[JenisPermohonan]:
    """What this user may ask for: a provider's data, an official's role, the e-mail address of each."""
    if pengguna.penyedia is None:
        # A deactivation is undone by the reversal of its case, never by a new decree.
        berperan = pengguna.masa_peran.exists() and not is_nonaktif(pengguna.akun)
        return [J.UBAH_SUREL, J.PERPANJANG_PERAN] if berperan else [J.UBAH_SUREL]
    if pengguna.penyedia.jenis == JenisPemohon.PERORANGAN:
        return [J.UBAH_SUREL, J.UBAH_ALAMAT]
    return [j for j in J if j != J.PERPANJANG_PERAN]


def check_jenis_terbuka(pengguna: PenggunaSPSE, jenis: str) -> None:
    """Raise JenisTertutup for a kind this user may not ask for, AksesDiakhiri for a role of a deactivated."""
    if jenis == J.PERPANJANG_PERAN:
        check_tidak_nonaktif(pengguna.akun)
    if jenis not in jenis_terbuka(pengguna):
        raise JenisTertutup


def nilai_kini(pengguna: PenggunaSPSE, jenis: str) -> dict[str, str]:
    """The values as they are now, as text; dates as ISO, "" for what is not known."""
    kolom = KETENTUAN[jenis].kolom
    if jenis == J.UBAH_SUREL:
        return {"email": pengguna.akun.email}
    if jenis == J.PERPANJANG_PERAN:
        masa = pengguna.masa_peran.select_related("rujukan_surat").order_by("-sampai", "-pk").first()
        if masa is None:
            return dict.fromkeys(kolom, "")
        surat = masa.rujukan_surat
        return {
            "sk_nomor": surat.nomor,
            "sk_tanggal": surat.tanggal.isoformat(),
            "sk_dari": surat.dari,
            "peran_sampai": masa.sampai.isoformat(),
        }
    return {nama: str(getattr(pengguna.penyedia, nama) or "") for nama in kolom}


def is_perlu_diganti(dokumen: BerkasPermohonan) -> bool:
    """Whether its file is infected or cannot be examined."""
    return dokumen.berkas is not None and dokumen.berkas.keadaan_pemeriksaan in PERLU_DIGANTI


def is_surel_terbukti(permohonan: Permohonan) -> bool:
    """Whether nothing has to be proved, or the new mailbox has been."""
    return permohonan.jenis != J.UBAH_SUREL or permohonan.surel_terbukti_pada is not None


def kekurangan(
    permohonan: Permohonan, perubahan: Sequence[PerubahanData], dokumen: Iterable[BerkasPermohonan]
) -> list[str]:
    """What is still missing before it can be sent, in the words of its page."""
    kurang = [] if any(p.is_berubah for p in perubahan) else ["Data baru"]
    if not is_surel_terbukti(permohonan):
        kurang.append(BUKTI_SUREL)
    return kurang + [d.nama for d in dokumen if not d.is_terpenuhi or is_perlu_diganti(d)]


def check_lengkap(
    permohonan: Permohonan, perubahan: Sequence[PerubahanData], dokumen: Iterable[BerkasPermohonan]
) -> None:
    """Raise PermohonanBelumLengkap naming everything that is missing."""
    kurang = kekurangan(permohonan, perubahan, dokumen)
    if kurang:
        raise PermohonanBelumLengkap(f"Belum dapat dikirim. Lengkapi dahulu: {', '.join(kurang)}.")


def check_bisa_diubah(permohonan: Permohonan) -> None:
    """Raise TindakanTertutup unless it is not sent yet, or sent back."""
    if not permohonan.is_bisa_diubah:
        raise TindakanTertutup(permohonan.get_status_display())


def is_dokumen_terbuka(permohonan: Permohonan, dokumen: BerkasPermohonan) -> bool:
    """Whether a file may be handed in: before the first sending, or what was sent back or is missing."""
    if permohonan.status != S.DIKEMBALIKAN:
        return permohonan.status == S.DRAF
    baru = dokumen.putaran == permohonan.putaran
    return dokumen.perlu_perbaikan or dokumen.berkas_id is None or baru or is_perlu_diganti(dokumen)


def check_dokumen_terbuka(permohonan: Permohonan, dokumen: BerkasPermohonan) -> None:
    """Raise BagianTerkunci for a document that is not open for upload."""
    if not is_dokumen_terbuka(permohonan, dokumen):
        raise BagianTerkunci("Dokumen ini sudah terkunci. Hanya yang dikembalikan yang dapat diunggah ulang.")


def check_bukan_permohonan_sendiri(permohonan: Permohonan, oleh: Akun) -> None:
    """Raise BerkasSendiri when the verifier is the user, is named in it, or entered it for the user."""
    pemohon = permohonan.akun
    nilai = {n.lower() for p in permohonan.perubahan.all() for n in (p.nilai_lama, p.nilai_baru)} - {""}
    sendiri = (
        oleh.pk in (pemohon.pk, permohonan.dibantu_oleh_id)
        or oleh.email.lower() in nilai
        or bool(oleh.nik and (oleh.nik in nilai or oleh.nik == pemohon.nik))
        or bool(oleh.nip and oleh.nip == pemohon.nip)
    )
    if sendiri:
        raise BerkasSendiri(
            "Ini permohonan Anda sendiri atau yang Anda bantu isi. Verifikator lain yang memutuskannya."
        )


def check_putaran(permohonan: Permohonan, putaran: int | None) -> None:
    """Raise SudahBerganti when another round lies here than the one that was read; None: no check."""
    if putaran is not None and putaran != permohonan.putaran:
        raise SudahBerganti


def check_permohonan_siap(dokumen: Sequence[BerkasPermohonan]) -> None:
    """Raise BelumDiperiksa unless each document carries both marks, BelumBersih while in quarantine."""
    belum = [d.nama for d in dokumen if not d.is_lolos]
    if belum:
        raise BelumDiperiksa(f"Belum dapat disetujui. Tandai Ada dan Sesuai asli untuk: {', '.join(belum)}.")
    check_semua_bersih(d.berkas for d in dokumen if d.berkas)
