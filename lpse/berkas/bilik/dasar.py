"""What every part of the worker shares: kinds, limits, and the refusal."""

PDF, JPEG, PNG, HEIC = "application/pdf", "image/jpeg", "image/png", "image/heic"

BATAS_HALAMAN = 200
BATAS_PIKSEL = 65_000_000  # the largest photo a 64-megapixel phone takes
BATAS_URAI = 100_000_000  # bytes that the packed parts of one file may unpack to, its pictures apart


class Tolak(Exception):
    """The file is refused; `kode` is the code of the refusal."""

    def __init__(self, kode: str) -> None:
        super().__init__(kode)
        self.kode = kode
