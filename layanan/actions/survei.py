"""The acts on a survey: made, opened, answered, closed, published."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from layanan.alur.survei import ALUR_SURVEI
from layanan.enums.survei import StatusSurvei, TindakanSurvei
from layanan.models import JawabanSurvei, Survei, UndanganSurvei
from layanan.queries.survei import baca_hasil, populasi
from lpse.aturan import AturanDilanggar, TidakBerwenang
from lpse.jejak import catat
from lpse.models import Akun
from lpse.pemberitahuan import beritahukan
from lpse.peran import KELOLA_SURVEI
from lpse.rahasia import sidik_token
from lpse.waktu import hari_ini

S, T = StatusSurvei, TindakanSurvei
SEPOTONG = 200


@dataclass(frozen=True, slots=True)
class IsianJawaban:
    """One answer; who answers need not say who they are."""

    layanan: str
    u1: int
    u2: int
    u3: int
    u4: int
    u5: int
    u6: int
    u7: int
    u8: int
    u9: int
    kelamin: str = ""
    usia: str = ""
    pendidikan: str = ""
    saran: str = ""


@transaction.atomic
def buat_survei(*, oleh: Akun, judul: str, dari: date, sampai: date) -> Survei:
    """Menyiapkan survei atas layanan suatu masa. Raises TidakBerwenang. Dasar: layanan.masukan"""
    if not oleh.has_perm(KELOLA_SURVEI):
        raise TidakBerwenang
    survei = Survei.objects.create(judul=judul, dari=dari, sampai=sampai, dibuat_oleh=oleh)
    catat(survei, "survei.dibuat", oleh=oleh)
    return survei


@transaction.atomic
def buka_survei(pk: int, *, oleh: Akun) -> Survei:
    """Membuka survei; yang pernah dilayani pada masanya diundang lewat surel, sedikit demi sedikit.

    Raises TidakBerwenang, TindakanTertutup, and AturanDilanggar while another one is open.
    Dasar: layanan.masukan
    """
    survei = Survei.objects.lock(pk)
    transisi = ALUR_SURVEI.check(survei, T.BUKA, oleh)
    if Survei.objects.dibuka().exists():
        raise AturanDilanggar("Masih ada survei yang dibuka. Tutup dahulu survei itu.")
    survei.status, survei.dibuka_pada, survei.diundang_sampai = transisi.ke, timezone.now(), 0
    survei.save(update_fields=["status", "dibuka_pada", "diundang_sampai"])
    catat(survei, "survei.dibuka", oleh=oleh)
    return survei


@transaction.atomic
def undang_sepotong(pk: int) -> int:
    """Mengundang pelapor berikutnya dari masa survei; setiap surel sekali. Returns how many rows were read.

    Where it stopped is in the row, so that a fallen worker goes on from there. Dasar: layanan.masukan
    """
    survei = Survei.objects.lock(pk)
    if survei.status != S.DIBUKA or survei.diundang_sampai is None:
        return 0
    tiket = list(populasi(survei).filter(pk__gt=survei.diundang_sampai)[:SEPOTONG])
    for satu in tiket:
        ada = UndanganSurvei.objects.filter(survei=survei, surel__iexact=satu.surel)
        if not ada.exists():
            undangan = UndanganSurvei.objects.create(survei=survei, surel=satu.surel)
            kunci = f"survei:{survei.pk}:{undangan.pk}"
            beritahukan("layanan/survei_undangan", kepada=satu.surel, objek=undangan, kunci=kunci)
    survei.diundang_sampai = tiket[-1].pk if len(tiket) == SEPOTONG else None
    survei.save(update_fields=["diundang_sampai"])
    return len(tiket)


@transaction.atomic
def jawab_survei(pk: int, isian: IsianJawaban, *, token: str = "") -> JawabanSurvei:
    """Menerima satu jawaban tanpa nama; undangan berlaku sekali.

    Raises AturanDilanggar when the survey is closed, or the invitation unknown or used.
    Dasar: layanan.masukan
    """
    survei = Survei.objects.get(pk=pk)
    if survei.status != S.DIBUKA:
        raise AturanDilanggar("Survei ini sudah ditutup. Terima kasih atas perhatian Anda.")
    if token:
        dipakai = UndanganSurvei.objects.filter(
            survei=survei, sidik=sidik_token(token), dipakai_pada__isnull=True
        )
        if not dipakai.update(dipakai_pada=timezone.now()):
            raise AturanDilanggar("Undangan ini sudah dipakai atau tidak kami kenal.")
    return JawabanSurvei.objects.create(survei=survei, diundang=bool(token), pada=hari_ini(), **asdict(isian))


@transaction.atomic
def tutup_survei(pk: int, *, oleh: Akun) -> Survei:
    """Menutup survei. Raises TidakBerwenang, TindakanTertutup. Dasar: layanan.masukan"""
    survei = Survei.objects.lock(pk)
    transisi = ALUR_SURVEI.check(survei, T.TUTUP, oleh)
    survei.status, survei.ditutup_pada = transisi.ke, timezone.now()
    survei.diundang_sampai = None
    survei.save(update_fields=["status", "ditutup_pada", "diundang_sampai"])
    catat(survei, "survei.ditutup", oleh=oleh)
    return survei


@transaction.atomic
def batalkan_survei(pk: int, *, oleh: Akun) -> Survei:
    """Membatalkan survei yang tidak jadi atau tanpa jawaban; jawabannya tetap, tidak diterbitkan.

    Raises TidakBerwenang, TindakanTertutup. Dasar: layanan.masukan
    """
    survei = Survei.objects.lock(pk)
    transisi = ALUR_SURVEI.check(survei, T.BATALKAN, oleh)
    survei.status, survei.diundang_sampai = transisi.ke, None
    survei.save(update_fields=["status", "diundang_sampai"])
    catat(survei, "survei.dibatalkan", oleh=oleh)
    return survei


@transaction.atomic
def terbitkan_survei(pk: int, *, oleh: Akun, tindak_lanjut: str) -> Survei:
    """Menerbitkan indeks, mutu, dan tindak lanjutnya di /laporan/; angkanya beku sejak itu.

    Raises TidakBerwenang, TindakanTertutup, and AturanDilanggar without an answer or a follow-up.
    Dasar: layanan.masukan
    """
    survei = Survei.objects.lock(pk)
    transisi = ALUR_SURVEI.check(survei, T.TERBITKAN, oleh)
    hasil = baca_hasil(survei)
    if hasil is None or not tindak_lanjut.strip():
        raise AturanDilanggar("Hasil terbit setelah ada jawaban dan tindak lanjutnya ditulis.")
    survei.status, survei.terbit_pada, survei.diterbitkan_oleh = transisi.ke, timezone.now(), oleh
    survei.responden, survei.indeks, survei.mutu = hasil.responden, hasil.indeks, hasil.mutu
    survei.rata = {kode: str(nilai) for kode, nilai in hasil.rata.items()}
    survei.tindak_lanjut = tindak_lanjut.strip()
    survei.save()
    catat(survei, "survei.terbit", oleh=oleh, responden=hasil.responden)
    return survei
