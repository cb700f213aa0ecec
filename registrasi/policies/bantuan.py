"""Help with a registration: who may fill in for an applicant, what waits for their word, in which words."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from lpse.aturan import AturanDilanggar, TidakBerwenang
from lpse.kalender import kalender
from lpse.models import Akun
from lpse.peran import LAYANI_LOKET
from lpse.profil import profil
from lpse.waktu import jam, tanggal
from registrasi.alur.bantuan import DASAR
from registrasi.alur.pendaftaran import ALUR
from registrasi.enums.bantuan import JenisAsal
from registrasi.enums.pendaftaran import Tindakan
from registrasi.models import AsalIsian, BantuanPendaftaran, Pendaftaran

KUNCI = "layanan.bantuan_pendaftaran"
DOKUMEN = "dokumen"
# Two working hours carry over the midday break; never over the night, when nobody stands at the counter.
LAMA_KERJA, PALING_LAMA = timedelta(hours=2), timedelta(hours=4)
LAMA_MENUNGGU, LAMA_KODE = timedelta(minutes=30), timedelta(minutes=15)
PALING_SERING_KIRIM = 3
PALING_SERING_SEJAM = 5


class KodeKeliru(AturanDilanggar):
    def __init__(self, sisa: int) -> None:
        lagi = f"Masih {sisa} kali percobaan." if sisa else "Akhiri bantuan ini, lalu mulai lagi."
        super().__init__(f"Kode keliru atau sudah tidak berlaku. {lagi}")


class KodeHabis(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Kode sudah terlalu sering keliru. Akhiri bantuan ini, lalu mulai lagi.")


class TerlaluSering(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Surel ini sudah terlalu sering dikirimi kode. Tunggu satu jam, lalu coba lagi.")


class SedangDibantu(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Surel ini sedang dibantu. Tunggu sampai bantuan itu diakhiri atau habis waktunya.")


class TidakDapatDibantu(AturanDilanggar):
    """Said to the officer only once the applicant has agreed."""

    def __init__(self) -> None:
        super().__init__(
            "Surel ini milik akun yang tidak mendaftar dengan cara ini: pegawai, Pengguna SPSE, atau akun "
            "yang tidak aktif. Pakai surel lain."
        )


class SudahDikirim(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Pendaftaran dengan surel ini sudah dikirim dan tidak dapat diubah sekarang.")


class BantuanBerakhir(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Waktu bantuan ini sudah habis. Mulai bantuan baru bila pemohonnya masih hadir.")


class IsianBelumDisetujui(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__(
            "Ada isian yang ditulis petugas dan belum Anda nyatakan benar. "
            "Periksa isian petugas, lalu kirim lagi."
        )


class IsianBaruBerubah(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Isian petugas berubah sejak halaman ini dibuka. Baca lagi, lalu nyatakan benar.")


def dasar_bantuan() -> str:
    """The article about help; where the regulation has none, the one about serving users."""
    return profil().dasar(KUNCI) or profil().dasar(DASAR)


def batas_bantuan(mulai: datetime) -> datetime:
    """When help that begins now ends by itself."""
    return min(kalender().due(mulai, LAMA_KERJA), mulai + PALING_LAMA)


def check_petugas(bantuan: BantuanPendaftaran, oleh: Akun) -> None:
    """Raise TidakBerwenang unless this is the officer of the help, still on counter duty."""
    if bantuan.petugas_id != oleh.pk or not oleh.has_perm(LAYANI_LOKET):
        raise TidakBerwenang


def check_hidup(bantuan: BantuanPendaftaran) -> None:
    """Raise BantuanBerakhir when its time is up."""
    if not bantuan.is_hidup:
        raise BantuanBerakhir


def check_pengisi(pendaftaran: Pendaftaran, oleh: Akun) -> BantuanPendaftaran | None:
    """The help under which this person fills in; None for the applicant, who needs none.

    Raises TidakBerwenang for anybody else, TindakanTertutup once it is sent. Lock the registration first.
    """
    if pendaftaran.is_milik(oleh):
        ALUR.check(pendaftaran, Tindakan.AJUKAN, oleh)
        return None
    if not oleh.has_perm(LAYANI_LOKET):
        raise TidakBerwenang
    # Locked with the registration, so that help cannot end between this question and the writing.
    berjalan = BantuanPendaftaran.objects.berjalan().filter(pendaftaran=pendaftaran, petugas=oleh)
    bantuan = berjalan.select_for_update(of=("self",)).first()
    if bantuan is None:
        raise TidakBerwenang
    ALUR.check(pendaftaran, Tindakan.AJUKAN, pendaftaran.akun)
    return bantuan


def is_terlibat(pendaftaran: Pendaftaran, oleh: Akun) -> bool:
    """Whether this person is the applicant, or has ever helped them: then they may not decide it."""
    if pendaftaran.akun_id == oleh.pk:
        return True
    if pendaftaran.dibantu_oleh_id is None:
        return False
    return pendaftaran.dibantu_oleh_id == oleh.pk or pendaftaran.bantuan.filter(petugas=oleh).exists()


def asal_isian(pendaftaran: Pendaftaran) -> dict[tuple[str, str], AsalIsian]:
    """Who entered what, by (jenis, kolom); empty, without a question, where nobody ever helped."""
    if pendaftaran.dibantu_oleh_id is None:
        return {}
    baris = AsalIsian.objects.filter(pendaftaran=pendaftaran).select_related("diisi_oleh")
    return {(a.jenis, a.kolom): a for a in baris.order_by("pk")}


def belum_disetujui(asal: Iterable[AsalIsian]) -> list[AsalIsian]:
    """What an officer entered and the applicant has not yet called right."""
    return [a for a in asal if a.is_belum_disetujui]


def check_isian_disetujui(pendaftaran: Pendaftaran) -> None:
    """Raise IsianBelumDisetujui while an officer's entry waits for the applicant's word."""
    if belum_disetujui(asal_isian(pendaftaran).values()):
        raise IsianBelumDisetujui


def tanda_asal(asal: Iterable[AsalIsian]) -> dict[str, str]:
    """What the mark of a confirmation is made of: each entry with the moment it was written."""
    return {f"{a.jenis}:{a.kolom}": a.diisi_pada.isoformat() for a in asal}


def sebut_asal(asal: AsalIsian, *, kepada_pemohon: bool) -> str:
    """Who entered it and when, in words for the applicant or for an officer."""
    saat = f"{tanggal(asal.diisi_pada)} pukul {jam(asal.diisi_pada)}"
    kata = "Diunggah" if asal.jenis == JenisAsal.DOKUMEN else "Diisi"
    if asal.bantuan_id is None:
        return f"{kata} {'Anda' if kepada_pemohon else 'pemohon'}, {saat}"
    nama = f"oleh petugas {asal.diisi_oleh}, {saat} atas nama {'Anda' if kepada_pemohon else 'pemohon'}"
    if asal.disetujui_pada is None:
        return f"{kata} {nama}"
    siapa = "Anda" if kepada_pemohon else "pemohon"
    return f"{kata} {nama}; dinyatakan benar oleh {siapa} {tanggal(asal.disetujui_pada)}"
