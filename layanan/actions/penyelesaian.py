"""How a ticket ends: solved and confirmed, answered as not ours, opened again, judged by its user."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from layanan.actions.percakapan import beritahu_pelapor, beritahu_petugas, periksa_terbaca
from layanan.actions.peristiwa import tulis_peristiwa
from layanan.actions.tiket import ambil_terkunci, tulis_pesan
from layanan.alur.tiket import ALUR_TIKET
from layanan.enums.tiket import ArahPesan, JenisPeristiwa, Saluran, StatusTiket, TindakanTiket
from layanan.models import Pelapor, PenilaianTiket, Tiket
from layanan.policies.penerusan import check_wajib
from lpse.aturan import AturanDilanggar, TidakBerwenang
from lpse.jejak import catat
from lpse.models import Akun, Berkas
from lpse.profil import profil

P, S, T = JenisPeristiwa, StatusTiket, TindakanTiket
# Working days the user has to say whether it is solved; then the ticket closes by itself.
HARI_KONFIRMASI = 3
DINILAI = (S.SELESAI, S.DITUTUP, S.LUAR_KEWENANGAN)


@transaction.atomic
def selesaikan(
    pk: int,
    *,
    oleh: Akun,
    isi: str,
    saluran: Saluran = Saluran.WEB,
    hasil: str | None = None,
    lampiran: Sequence[Berkas] = (),
    terbaca: int | None = None,
) -> Tiket:
    """Menyelesaikan tiket dengan jawaban; pengguna diminta menyatakan apakah sudah selesai.

    `hasil` is what came of support or facilitation, for the report (None leaves it as it is); `terbaca`
    the last message the officer saw. Raises TidakBerwenang, TindakanTertutup, AdaPesanBaru.
    Dasar: layanan.kendala_teknis
    """
    tiket = Tiket.objects.lock(pk)
    transisi = ALUR_TIKET.check(tiket, T.SELESAIKAN, oleh)
    check_wajib(tiket, hasil)
    periksa_terbaca(tiket, terbaca)
    if tiket.status == S.TERCATAT:
        ambil_terkunci(tiket, oleh)
    tiket.diselesaikan_oleh, tiket.diselesaikan_pada = oleh, timezone.now()
    tiket.hasil = tiket.hasil if hasil is None else hasil
    tulis_peristiwa(tiket, P.DISELESAIKAN, oleh=oleh, status=transisi.ke)
    pesan = tulis_pesan(tiket, ArahPesan.KELUAR, isi, saluran=saluran, oleh=oleh, lampiran=lampiran)
    beritahu_pelapor(tiket, "layanan/tiket_selesai", pesan)
    return tiket


@transaction.atomic
def konfirmasi(pk: int, *, pelapor: Pelapor) -> Tiket:
    """Pelapor menyatakan urusannya selesai. Raises TidakBerwenang, TindakanTertutup.

    Dasar: layanan.konsultasi
    """
    tiket = Tiket.objects.lock(pk)
    transisi = ALUR_TIKET.check(tiket, T.KONFIRMASI, pelapor)
    tulis_peristiwa(tiket, P.DIKONFIRMASI, oleh=pelapor.akun, status=transisi.ke)
    return tiket


@transaction.atomic
def konfirmasi_lisan(pk: int, *, oleh: Akun) -> Tiket:
    """Petugas mencatat bahwa pengguna sudah menyatakan selesai, lewat telepon atau di tempat.

    Raises TidakBerwenang, TindakanTertutup. Dasar: layanan.konsultasi
    """
    tiket = Tiket.objects.lock(pk)
    transisi = ALUR_TIKET.check(tiket, T.KONFIRMASI_LISAN, oleh)
    tulis_peristiwa(tiket, P.DIKONFIRMASI, oleh=oleh, status=transisi.ke, lisan=True)
    return tiket


@transaction.atomic
def tutup_tak_dikonfirmasi(pk: int) -> Tiket | None:
    """Menutup tiket yang tidak dikonfirmasi pada waktunya; None bila sudah tidak menunggu.

    Dasar: layanan.konsultasi
    """
    tiket = Tiket.objects.lock(pk)
    if tiket.status != S.SELESAI:
        return None
    transisi = ALUR_TIKET.check(tiket, T.TUTUP, None)
    tulis_peristiwa(tiket, P.DITUTUP, oleh=None, status=transisi.ke)
    return tiket


@transaction.atomic
def nyatakan_luar_kewenangan(
    pk: int, *, oleh: Akun, perkara: str, isi: str, terbaca: int | None = None
) -> Tiket:
    """Menjawab bahwa perkaranya bukan tanggung jawab LPSE, dengan pasal dan siapa yang bertanggung jawab.

    `perkara` is a code of the profil's closed list. Raises TidakBerwenang, TindakanTertutup, AdaPesanBaru,
    and AturanDilanggar for another code. Dasar: layanan.di_luar_tanggung_jawab
    """
    tiket = Tiket.objects.lock(pk)
    transisi = ALUR_TIKET.check(tiket, T.LUAR_KEWENANGAN, oleh)
    periksa_terbaca(tiket, terbaca)
    if perkara not in {satu.kode for satu in profil().layanan.luar_tanggung_jawab}:
        raise AturanDilanggar("Pilih perkara yang disebut dalam peraturan.")
    if tiket.status == S.TERCATAT:
        ambil_terkunci(tiket, oleh)
    tiket.perkara_luar = perkara
    tulis_peristiwa(tiket, P.LUAR_KEWENANGAN, oleh=oleh, status=transisi.ke, perkara=perkara)
    pesan = tulis_pesan(tiket, ArahPesan.KELUAR, isi, saluran=Saluran.WEB, oleh=oleh)
    beritahu_pelapor(tiket, "layanan/tiket_luar", pesan)
    return tiket


@transaction.atomic
def buka_kembali(pk: int, *, oleh: Akun, alasan: str) -> Tiket:
    """Petugas membuka lagi tiket yang sudah dijawab atau ditutup, dengan alasan; jamnya berjalan lagi.

    Raises TidakBerwenang, TindakanTertutup, AturanDilanggar without a reason.
    Dasar: layanan.konsultasi
    """
    tiket = Tiket.objects.lock(pk)
    transisi = ALUR_TIKET.check(tiket, T.BUKA_KEMBALI, oleh)
    if not alasan.strip():
        raise AturanDilanggar("Tulis alasan membuka kembali tiket ini.")
    tiket.ditugaskan_kepada = tiket.diselesaikan_oleh or tiket.ditugaskan_kepada or oleh
    tulis_peristiwa(tiket, P.DIBUKA_KEMBALI, oleh=oleh, status=transisi.ke, alasan=alasan.strip())
    beritahu_petugas(tiket, f"buka:{tiket.peristiwa.count()}")
    return tiket


@transaction.atomic
def nilai(pk: int, *, pelapor: Pelapor, nilai: int, komentar: str = "") -> PenilaianTiket:
    """Pelapor menilai layanan atas urusannya, 1 sampai 4; nilai terakhir yang berlaku.

    Raises TidakBerwenang for anybody else, AturanDilanggar while it is not answered yet.
    Dasar: layanan.masukan
    """
    tiket = Tiket.objects.lock(pk)
    if not tiket.is_milik(pelapor):
        raise TidakBerwenang
    if tiket.status not in DINILAI:
        raise AturanDilanggar("Tiket ini belum dijawab, jadi belum dapat dinilai.")
    isi = {"nilai": nilai, "komentar": komentar, "pada": timezone.now()}
    penilaian, _ = PenilaianTiket.objects.update_or_create(tiket=tiket, defaults=isi)
    catat(tiket, "tiket.dinilai", oleh=pelapor.akun, nilai=nilai)
    return penilaian
