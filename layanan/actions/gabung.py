"""Two tickets that are one matter, and one ticket that is two."""

from collections.abc import Sequence

from django.db import transaction

from layanan.actions.percakapan import beritahu_petugas
from layanan.actions.peristiwa import tulis_peristiwa
from layanan.actions.tiket import catat_tiket, isian_dari, periksa_tetap, tulis_pesan
from layanan.alur.tiket import ALUR_TIKET
from layanan.enums.tiket import ArahPesan, JenisPeristiwa, Saluran, TindakanTiket
from layanan.models import PenontonTiket, PesanTiket, Tiket
from lpse.aturan import AturanDilanggar
from lpse.models import Akun, Berkas
from lpse.pemberitahuan import beritahukan

P, T = JenisPeristiwa, TindakanTiket


@transaction.atomic
def gabung(pk: int, *, ke: int, oleh: Akun) -> Tiket:
    """Menggabungkan tiket ke tiket lain yang masih terbuka; jawaban di sana sampai ke pelapor keduanya.

    Both are locked in the order of their ids, so two merges in opposite directions cannot wait for each
    other. Raises TidakBerwenang, TindakanTertutup, and AturanDilanggar where the other cannot take it.
    Dasar: layanan.kendala_teknis
    """
    if pk == ke:
        raise AturanDilanggar("Tiket tidak dapat digabungkan ke dirinya sendiri.")
    terkunci = {satu: Tiket.objects.lock(satu) for satu in sorted((pk, ke))}
    asal, tujuan = terkunci[pk], terkunci[ke]
    transisi = ALUR_TIKET.check(asal, T.GABUNG, oleh)
    if not tujuan.is_terbuka:
        raise AturanDilanggar(f"Tiket {tujuan.nomor} sudah berakhir. Pilih tiket yang masih terbuka.")
    if asal.penerusan.terbuka().exists():
        raise AturanDilanggar("Tiket ini masih punya penerusan ke LKPP. Catat jawabannya, atau tarik dahulu.")
    asal.digabung_ke = tujuan
    # What had been merged into this one follows it: chains would lose somebody's answer.
    asal.gabungan.update(digabung_ke=tujuan)
    tulis_peristiwa(asal, P.DIGABUNG, oleh=oleh, status=transisi.ke, ke=tujuan.pk)
    tulis_peristiwa(tujuan, P.MENERIMA_GABUNGAN, oleh=oleh, dari=asal.pk)
    for penonton in asal.penonton.all():
        PenontonTiket.objects.get_or_create(tiket=tujuan, akun_id=penonton.akun_id)
    if asal.surel:
        kunci = f"tiket:{asal.pk}:gabung"
        beritahukan("layanan/tiket_digabung", kepada=asal.surel, akun=asal.akun, objek=asal, kunci=kunci)
    beritahu_petugas(tujuan, f"gabung:{asal.pk}")
    return tujuan


@transaction.atomic
def pisah(pk: int, *, pesan: Sequence[int], judul: str, jenis: str, oleh: Akun) -> Tiket:
    """Memisahkan pesan pilihan menjadi tiket baru milik pelapor yang sama, dengan jamnya sendiri.

    The messages stay where they are and are copied with their files. Raises TidakBerwenang,
    TindakanTertutup, AturanDilanggar without a message. Dasar: layanan.konsultasi
    """
    tiket = Tiket.objects.lock(pk)
    periksa_tetap(tiket, T.PISAH, oleh)
    terpilih = list(PesanTiket.objects.filter(tiket=tiket, pk__in=pesan).order_by("pk"))
    if not terpilih:
        raise AturanDilanggar("Pilih sedikitnya satu pesan untuk dipisahkan.")
    awal, *sisa = terpilih
    isian = isian_dari(tiket, judul, awal.isi, jenis)
    baru = catat_tiket(isian, saluran=Saluran(awal.saluran), oleh=oleh, lampiran=_berkas(awal))
    for satu in sisa:
        tulis_pesan(
            baru, ArahPesan(satu.arah), satu.isi, saluran=satu.saluran, oleh=satu.oleh, lampiran=_berkas(satu)
        )
    baru.pisahan_dari = tiket
    tulis_peristiwa(baru, P.DIPISAH, oleh=oleh, dari=tiket.pk)
    tulis_peristiwa(tiket, P.DIPISAH, oleh=oleh, menjadi=baru.pk)
    return baru


def _berkas(pesan: PesanTiket) -> list[Berkas]:
    return [lampiran.berkas for lampiran in pesan.lampiran.select_related("berkas")]
