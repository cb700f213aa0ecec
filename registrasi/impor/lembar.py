"""A table of users: which kinds of file are read."""

from lpse.lembar import LembarTidakTerbaca
from registrasi.enums.spse import JenisBerkasImpor

BATAS_MB = 40


def jenis_berkas(kepala: bytes) -> JenisBerkasImpor:
    """Tell the kind of file by its first bytes, whatever its name. Raises LembarTidakTerbaca."""
    if not kepala:
        raise LembarTidakTerbaca("Berkas ini kosong. Pilih berkas yang ada isinya.")
    if kepala.startswith(b"PK\x03\x04"):
        return JenisBerkasImpor.XLSX
    if kepala.startswith(b"\xd0\xcf\x11\xe0"):
        raise LembarTidakTerbaca(
            "Berkas ini Excel lama (.xls) atau Excel yang dikunci kata sandi. "
            "Buka, simpan sebagai .xlsx tanpa kata sandi, lalu unggah lagi."
        )
    if kepala.startswith((b"%PDF", b"\xff\xd8", b"\x89PNG", b"{", b"[", b"<")):
        raise LembarTidakTerbaca("Berkas ini bukan CSV atau XLSX. Simpan tabelnya sebagai salah satunya.")
    return JenisBerkasImpor.CSV
