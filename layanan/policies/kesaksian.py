"""What a Kesaksian must hold before it becomes a berita acara, and what a copy of it must prove."""

from datetime import datetime

from django.utils import timezone

from layanan.alur.kesaksian import BUKTI
from layanan.enums.kesaksian import Kepercayaan, TindakanKesaksian
from layanan.enums.tiket import JenisTiket
from layanan.models import BerkasTakTerbuka, Kesaksian, Tiket
from lpse.aturan import AturanDilanggar, TidakBerwenang, TindakanTertutup
from lpse.berkas.tanda_tangan import TandaTangan
from lpse.models import Akun, Penugasan
from lpse.peran import SAKSIKAN, Peran
from lpse.profil import profil

SAKSI_MINIMAL = 2
PERNYATAAN_BAKU = (
    "Kami menyaksikan bahwa dokumen penawaran sebagaimana disebut di atas tidak dapat dibuka oleh {peminta} "
    "dengan upaya yang tercantum dalam berita acara ini. Kesaksian ini menyangkut peristiwa tidak dapat "
    "dibukanya berkas, tidak menyangkut isi dokumen penawaran, dan bukan penilaian atas penawaran tersebut."
)


class KesaksianBelumLengkap(AturanDilanggar):
    """Something is missing that the berita acara needs."""

    def __init__(self, kurang: list[str]) -> None:
        super().__init__(f"Belum lengkap: {'; '.join(kurang)}.")


class WaktuBelumTiba(AturanDilanggar):
    """What is witnessed lies in the future."""

    def __init__(self) -> None:
        super().__init__("Waktunya belum tiba. Isi waktu yang sudah lewat.")


class BerkasSudahTercatat(AturanDilanggar):
    """The same fingerprint twice in one case."""

    def __init__(self) -> None:
        super().__init__("Berkas dengan sidik SHA-256 ini sudah tercatat dalam perkara ini.")


class SidikTidakCocok(AturanDilanggar):
    """The file handed over is another one than the one recorded."""

    def __init__(self) -> None:
        super().__init__(
            "Berkas ini bukan berkas yang tercatat: sidik SHA-256 atau ukurannya berbeda. Periksa berkasnya, "
            "atau betulkan catatannya selama perkara masih dicatat."
        )


class SudahDisegel(AturanDilanggar):
    """The file is kept here already."""

    def __init__(self) -> None:
        super().__init__("Berkas ini sudah disimpan tersegel.")


class BelumDisegel(AturanDilanggar):
    """There is no sealed copy to give out."""

    def __init__(self) -> None:
        super().__init__("Berkas ini tidak disimpan di portal, jadi tidak ada salinan yang dapat diambil.")


class PemintaTidakDikenal(AturanDilanggar):
    """Under this regulation somebody else opens bids."""

    def __init__(self) -> None:
        boleh = ", ".join(sebutan for _, sebutan in pilihan_peminta())
        super().__init__(f"Yang membuka penawaran menurut peraturan ini: {boleh}. Pilih salah satunya.")


class BukanKendala(AturanDilanggar):
    """The ticket is of another kind."""

    def __init__(self) -> None:
        super().__init__(
            "Kesaksian dibuka dari tiket kendala teknis. Ubah jenis tiketnya, atau catat tanpa tiket."
        )


class NaskahBelumTerbit(AturanDilanggar):
    """There is nothing yet that could be signed."""

    def __init__(self) -> None:
        super().__init__("Berita acara belum terbit.")


class BerkasSudahDisegel(AturanDilanggar):
    """Evidence that is kept here is not struck off the record."""

    def __init__(self) -> None:
        super().__init__("Berkas ini sudah masuk rantai bukti, jadi tidak dapat dihapus dari catatan.")


class BukanKepala(AturanDilanggar):
    """The person chosen to sign does not lead the LPSE today."""

    def __init__(self) -> None:
        super().__init__("Pilih Kepala yang sedang bertugas.")


class SudahDiganti(AturanDilanggar):
    """A revoked berita acara has one successor."""

    def __init__(self, nomor: str) -> None:
        super().__init__(f"Pengganti berita acara ini sudah dibuat: {nomor}.")


def pernyataan_baku(peminta: str) -> str:
    """The statement in the regulation's words, to begin with."""
    return PERNYATAAN_BAKU.format(peminta=peminta)


def pilihan_peminta() -> list[tuple[str, str]]:
    """Who opens bids under this regulation, as choices of a form."""
    return [(kode, profil().sebut([kode])) for kode in profil().layanan.pembuka_penawaran]


def sebut_peminta(kode: str) -> str:
    """What the regulation calls whoever opened the bid. Raises PemintaTidakDikenal."""
    sebutan = dict(pilihan_peminta()).get(kode)
    if sebutan is None:
        raise PemintaTidakDikenal
    return sebutan


def check_tiket(tiket: Tiket | None) -> None:
    """Raises BukanKendala."""
    if tiket and tiket.jenis != JenisTiket.KENDALA:
        raise BukanKendala


def kurang(kesaksian: Kesaksian) -> list[str]:
    """What is missing before it can be issued, one phrase each."""
    saksi = list(kesaksian.saksi.all())
    semua = [
        (not kesaksian.berkas.all(), "catat paling sedikit satu berkas yang tidak dapat dibuka"),
        (not kesaksian.upaya.all(), "catat paling sedikit satu upaya membukanya"),
        (len(saksi) < SAKSI_MINIMAL, f"catat paling sedikit {SAKSI_MINIMAL} saksi"),
        (not any(s.is_lpse for s in saksi), "salah satu saksi pegawai LPSE"),
    ]
    return [kalimat for is_kurang, kalimat in semua if is_kurang]


def check_lengkap(kesaksian: Kesaksian) -> None:
    """Raises KesaksianBelumLengkap."""
    if masalah := kurang(kesaksian):
        raise KesaksianBelumLengkap(masalah)


def check_sudah_lewat(saat: datetime) -> None:
    """Raises WaktuBelumTiba."""
    if saat > timezone.now():
        raise WaktuBelumTiba


def check_bukti(kesaksian: Kesaksian, tindakan: TindakanKesaksian, oleh: Akun) -> None:
    """The guard of what is done with evidence. Raises TidakBerwenang, TindakanTertutup."""
    if not oleh.has_perm(SAKSIKAN):
        raise TidakBerwenang
    if kesaksian.status not in BUKTI[tindakan]:
        raise TindakanTertutup(kesaksian.get_status_display())


def is_tersegel(berkas: BerkasTakTerbuka) -> bool:
    """Whether the portal keeps the file itself."""
    return hasattr(berkas, "segel")


def kepala_bertugas() -> list[Akun]:
    """Who leads the LPSE today, by name."""
    bertugas = Penugasan.objects.berlaku().filter(peran=Peran.KEPALA).values("akun")
    return list(Akun.objects.filter(pk__in=bertugas, is_active=True).order_by("nama", "pk"))


def check_kepala(kepala: Akun) -> None:
    """Raises BukanKepala."""
    if kepala.pk not in {k.pk for k in kepala_bertugas()}:
        raise BukanKepala


def kepercayaan(tanda: TandaTangan, *, is_diatur: bool) -> Kepercayaan:
    """What can be said of the certificate's issuer; `is_diatur`: this unit named whom it trusts."""
    if not is_diatur:
        return Kepercayaan.BELUM_DIATUR
    return Kepercayaan.TEPERCAYA if tanda.is_tepercaya else Kepercayaan.TIDAK_DIKENAL
