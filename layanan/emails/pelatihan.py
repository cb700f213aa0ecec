"""The mails about trainings: each says how things are when it is sent, with a link of its own."""

from layanan.actions.kursi_pelatihan import SURAT, buat_tautan
from layanan.enums.pelatihan import DIUMUMKAN, StatusPelatihan, StatusPeserta
from layanan.models import PesertaPelatihan
from layanan.queries.pelatihan import urutan_tunggu
from lpse.alamat import url_penuh
from lpse.models import Pemberitahuan
from lpse.sumbangan import Isi, sumbangan

P = StatusPeserta
BERTEMPAT = (P.TERDAFTAR, P.DAFTAR_TUNGGU)


def _peserta(baris: Pemberitahuan, *status: StatusPeserta) -> PesertaPelatihan | None:
    """The participant a mail is about, if they still are as it says."""
    terkait = ("pelatihan__lokasi", "sertifikat")
    semua = PesertaPelatihan.objects.select_related(*terkait).filter(pk=baris.objek_id)
    return (semua.filter(status__in=status) if status else semua).first()


def _isi(peserta: PesertaPelatihan) -> Isi:
    """The link is made last: a mail that need not go leaves none behind."""
    kode = peserta.pelatihan.kode
    return {
        "peserta": peserta,
        "pelatihan": peserta.pelatihan,
        "urutan": urutan_tunggu(peserta) if peserta.status == P.DAFTAR_TUNGGU else 0,
        "url_ics": url_penuh("layanan:pelatihan_ics", kode=kode),
        "url_pelatihan": url_penuh("layanan:pelatihan"),
        "tautan": url_penuh("layanan:pelatihan_saya", token=buat_tautan(peserta)),
    }


def _diumumkan(baris: Pemberitahuan, *status: StatusPeserta) -> Isi | None:
    """As `_isi`, unless the training is no longer to come."""
    peserta = _peserta(baris, *status)
    return _isi(peserta) if peserta and peserta.pelatihan.status != StatusPelatihan.DIBATALKAN else None


def konfirmasi(baris: Pemberitahuan) -> Isi | None:
    """The link that proves the address and takes a seat."""
    return _diumumkan(baris, P.BELUM_DIKONFIRMASI)


def terdaftar(baris: Pemberitahuan) -> Isi | None:
    """A seat is yours: when, where, the code for the door, the calendar entry."""
    return _diumumkan(baris, P.TERDAFTAR)


def daftar_tunggu(baris: Pemberitahuan) -> Isi | None:
    """All seats are taken: which place on the waiting list."""
    return _diumumkan(baris, P.DAFTAR_TUNGGU)


def jadwal(baris: Pemberitahuan) -> Isi | None:
    """Date or place have changed."""
    return _diumumkan(baris, *BERTEMPAT)


def tautan(baris: Pemberitahuan) -> Isi | None:
    """Somebody registered this address again: it is on the list already, here is its link."""
    return _diumumkan(baris)


def dibatalkan(baris: Pemberitahuan) -> Isi | None:
    """The training is called off, and why."""
    peserta = _peserta(baris, *BERTEMPAT)
    return _isi(peserta) if peserta else None


def dikeluarkan(baris: Pemberitahuan) -> Isi | None:
    """An officer took them off the list."""
    return _diumumkan(baris, P.BATAL)


def pengingat(baris: Pemberitahuan) -> Isi | None:
    """The working day before."""
    isi = _diumumkan(baris, P.TERDAFTAR)
    return isi if isi and isi["pelatihan"].status in DIUMUMKAN and not isi["pelatihan"].is_mulai else None


def sertifikat(baris: Pemberitahuan) -> Isi | None:
    """The way to the certificate and to the evaluation."""
    peserta = _peserta(baris, P.HADIR)
    return _isi(peserta) if peserta and peserta.sertifikat_id else None


def daftarkan() -> None:
    """Register the mails with the outbox."""
    satu = (konfirmasi, terdaftar, daftar_tunggu, jadwal, tautan, dibatalkan, dikeluarkan, pengingat)
    for isi in (*satu, sertifikat):
        sumbangan.daftarkan_surat(f"{SURAT}{isi.__name__}", isi)
    # The same words as for a seat at once, under another heading.
    sumbangan.daftarkan_surat(f"{SURAT}naik", terdaftar)
