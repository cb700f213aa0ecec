"""What is watched, what of it is measured, and how it can be."""

from dataclasses import dataclass

from django.db import models


class JenisSasaran(models.TextChoices):
    INANG = "inang", "Server portal ini"
    NODE = "node", "Server dengan node_exporter"
    SNMP = "snmp", "Perangkat jaringan (SNMP)"
    UPS = "ups", "UPS (NUT)"
    HTTP = "http", "Halaman web (HTTP atau HTTPS)"
    TCP = "tcp", "Layanan TCP"
    DNS = "dns", "Nama domain (DNS)"
    PING = "ping", "Ping (ICMP)"
    TLS = "tls", "Sertifikat TLS"


class PeranSasaran(models.TextChoices):
    """What the regulations ask about it."""

    SERVER_SPSE = "server_spse", "Server SPSE"
    APLIKASI_SPSE = "aplikasi_spse", "Aplikasi SPSE"
    INTERNET = "internet", "Koneksi internet server SPSE"
    JARINGAN = "jaringan", "Perangkat jaringan"
    LISTRIK = "listrik", "Catu daya"
    LAIN = "lain", "Lainnya"


class Keadaan(models.TextChoices):
    """How something is. What is not known is never taken for good."""

    BAIK = "baik", "Baik"
    PERINGATAN = "peringatan", "Peringatan"
    KRITIS = "kritis", "Kritis"
    TIDAK_DIKETAHUI = "tidak_diketahui", "Tidak diketahui"


class Arah(models.TextChoices):
    """Which way is worse."""

    NAIK = "naik", "Makin besar makin buruk"
    TURUN = "turun", "Makin kecil makin buruk"


class Ukuran(models.TextChoices):
    TERSEDIA = "tersedia", "Ketersediaan"
    WAKTU_JAWAB = "waktu_jawab", "Waktu jawab"
    DISK = "disk", "Pemakaian disk"
    RAM = "ram", "Pemakaian RAM"
    SWAP = "swap", "Pemakaian swap"
    CPU = "cpu", "Pemakaian CPU"
    BEBAN = "beban", "Beban per inti"
    LALU_MASUK = "lalu_masuk", "Lalu lintas masuk"
    LALU_KELUAR = "lalu_keluar", "Lalu lintas keluar"
    TLS_HARI = "tls_hari", "Sisa masa sertifikat"
    UPS_BATERAI = "ups_baterai", "Isi baterai UPS"
    UPS_SUMBER = "ups_sumber", "Sumber daya UPS"
    UPS_BEBAN = "ups_beban", "Beban UPS"


@dataclass(frozen=True, slots=True)
class Sifat:
    """The unit a measure is read in, and which way is worse."""

    satuan: str
    arah: Arah


# Percentages are of the whole; TERSEDIA is 1 or 0; UPS_SUMBER is 2 on the mains, 1 on battery, 0 when low.
SIFAT: dict[Ukuran, Sifat] = {
    Ukuran.TERSEDIA: Sifat("", Arah.TURUN),
    Ukuran.WAKTU_JAWAB: Sifat("ms", Arah.NAIK),
    Ukuran.DISK: Sifat("%", Arah.NAIK),
    Ukuran.RAM: Sifat("%", Arah.NAIK),
    Ukuran.SWAP: Sifat("%", Arah.NAIK),
    Ukuran.CPU: Sifat("%", Arah.NAIK),
    Ukuran.BEBAN: Sifat("", Arah.NAIK),
    Ukuran.LALU_MASUK: Sifat("bit/s", Arah.NAIK),
    Ukuran.LALU_KELUAR: Sifat("bit/s", Arah.NAIK),
    Ukuran.TLS_HARI: Sifat("hari", Arah.TURUN),
    Ukuran.UPS_BATERAI: Sifat("%", Arah.TURUN),
    Ukuran.UPS_SUMBER: Sifat("", Arah.TURUN),
    Ukuran.UPS_BEBAN: Sifat("%", Arah.NAIK),
}
