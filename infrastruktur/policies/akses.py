"""LKPP's monitoring access: whom it may be given, and what of a caller's address is kept."""

from ipaddress import IPv4Address, ip_address, ip_network

from lpse.aturan import AturanDilanggar

# What tokens for these doors are allowed.
PEMANTAUAN_BACA = "infrastruktur.pemantauan:baca"
LINGKUNGAN_TULIS = "infrastruktur.lingkungan:tulis"
BIT_IPV4, BIT_IPV6 = 24, 48


class BukanPemantau(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__(
            "Akses pemantauan hanya diberikan kepada akun aktif yang berperan Pemantau LKPP. "
            "Usulkan penugasannya lebih dahulu."
        )


class BukanTokenPemantauan(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Token ini bukan token pemantauan. Cabut dari halaman Token API.")


def jaringan(alamat: str | None) -> str:
    """The network of an address as it is kept: `192.0.2.0/24`; "" where none is known."""
    if alamat is None:
        return ""
    satu = ip_address(alamat)
    bit = BIT_IPV4 if isinstance(satu, IPv4Address) else BIT_IPV6
    return str(ip_network(f"{satu}/{bit}", strict=False))
