"""Seats of a training, its waiting list, and the letters to its participants. The training is locked."""

from collections.abc import Iterable

from django.db.models import Max, QuerySet
from django.utils import timezone

from layanan.alur.pelatihan import ALUR_PESERTA
from layanan.enums.pelatihan import BERJALAN, MENEMPATI, StatusPeserta, TindakanPeserta
from layanan.models import Pelatihan, PesertaPelatihan, TautanPeserta
from layanan.naskah.pelatihan import isi_sertifikat
from lpse.jejak import catat
from lpse.models import Akun
from lpse.models.naskah import JenisNaskah
from lpse.naskah import terbitkan
from lpse.pemberitahuan import beritahukan
from lpse.rahasia import buat_token, sidik_token

P, A = StatusPeserta, TindakanPeserta
SURAT = "layanan/pelatihan_"


def surati(peserta: PesertaPelatihan, templat: str, *, ke: object = "") -> None:
    """Put one letter to a participant into the outbox; `ke` tells it from an earlier one of its kind."""
    nama = f"{SURAT}{templat}"
    beritahukan(
        nama, kepada=peserta.surel, kunci=f"{nama}:{peserta.pk}:{ke}", akun=peserta.akun, objek=peserta
    )


def surati_semua(semua: Iterable[PesertaPelatihan], templat: str, *, ke: object = "") -> None:
    """The same letter to each of them."""
    for peserta in semua:
        surati(peserta, templat, ke=ke)


def buat_tautan(peserta: PesertaPelatihan) -> str:
    """A new personal link's secret; only its hash is kept, and links of earlier letters stay good."""
    token = buat_token()
    TautanPeserta.objects.create(peserta=peserta, sidik=sidik_token(token))
    return token


def hitung_terisi(pelatihan: Pelatihan) -> int:
    """The seats taken, counted under the training's lock."""
    return pelatihan.peserta.filter(status__in=MENEMPATI).count()


def berstatus(pelatihan: Pelatihan, *status: StatusPeserta) -> QuerySet[PesertaPelatihan]:
    """Its participants in these statuses, in the order in which they came."""
    return pelatihan.peserta.select_related("akun").filter(status__in=status).order_by("urut", "pk")


def tempatkan(peserta: PesertaPelatihan, pelatihan: Pelatihan) -> None:
    """Give the next place: a seat, or the end of the waiting list. The act has checked who asks."""
    terakhir = pelatihan.peserta.aggregate(urut=Max("urut"))["urut"] or 0
    penuh = hitung_terisi(pelatihan) >= pelatihan.kapasitas
    peserta.urut = terakhir + 1
    peserta.status = P.DAFTAR_TUNGGU if penuh else P.TERDAFTAR
    peserta.save()
    if pelatihan.selesai > timezone.now():
        surati(peserta, peserta.status)


def naikkan(pelatihan: Pelatihan) -> int:
    """Memberi kursi yang kosong kepada daftar tunggu menurut urutan datangnya. Returns how many moved up.

    In the transaction that freed the seats, so nobody slips in between. Dasar: layanan.pelatihan
    """
    if pelatihan.status not in BERJALAN or pelatihan.selesai <= timezone.now():
        return 0
    kosong = max(pelatihan.kapasitas - hitung_terisi(pelatihan), 0)
    naik = list(berstatus(pelatihan, P.DAFTAR_TUNGGU)[:kosong])
    for peserta in naik:
        ALUR_PESERTA.check(peserta, A.NAIK, None)
        peserta.status = P.TERDAFTAR
        peserta.save(update_fields=["status"])
        catat(peserta, "peserta_pelatihan.naik", pelatihan=pelatihan.pk)
        surati(peserta, "naik")
    return len(naik)


def beri_sertifikat(peserta: PesertaPelatihan, *, oleh: Akun) -> None:
    """Issue the certificate of one who attended, once, and mail the way to it."""
    if peserta.sertifikat_id is not None:
        return
    peserta.sertifikat = terbitkan(
        JenisNaskah.SERTIFIKAT_PELATIHAN,
        peserta,
        isi_sertifikat(peserta, oleh),
        oleh=oleh,
        penanda_tangan=str(oleh),
    )
    peserta.save(update_fields=["sertifikat"])
    surati(peserta, "sertifikat", ke=peserta.sertifikat.pk)
