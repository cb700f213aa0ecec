"""Who becomes staff: invited by one person, approved by another, accepted by the invited; and how it ends."""

from datetime import date, timedelta
from typing import Any

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from lpse.alamat import url_penuh
from lpse.aturan import AturanDilanggar, TidakBerwenang
from lpse.delegasi import akhiri_bersama_penugasan
from lpse.jejak import catat
from lpse.models import Akun, Pemberitahuan, Penugasan, RujukanSurat, Undangan
from lpse.pemberitahuan import beritahukan
from lpse.peran import KELOLA_PENUGASAN, PERAN_STAF, Peran
from lpse.rahasia import berlaku_sampai, buat_token, sidik_token
from lpse.sumbangan import Isi, sumbangan
from lpse.waktu import hari_ini, tanggal

SURAT = "penugasan/undangan"
BERLAKU_JAM = 7 * 24
KUNCI_UNDANGAN = 7_301_003


class DuaOrang(AturanDilanggar):
    """Whoever proposes an assignment, or receives it, does not approve it."""

    def __init__(self) -> None:
        super().__init__(
            "Penugasan memerlukan dua orang: yang mengusulkan atau yang diundang tidak dapat menyetujuinya. "
            "Minta orang lain yang berwenang."
        )


class SudahDiundang(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__(
            "Surel ini sudah memegang peran itu atau masih punya undangan untuk peran itu. "
            "Batalkan undangan lama, atau akhiri penugasannya, lalu usulkan lagi."
        )


class MasaKeliru(AturanDilanggar):
    """The dates of an assignment do not fit together."""


class SuratTugasKurang(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Isi nomor, tanggal, dan pemberi surat tugas pemeriksa.")


class UndanganTertutup(AturanDilanggar):
    def __init__(self, keadaan: str) -> None:
        super().__init__(f"Undangan ini tidak dapat diubah lagi: {keadaan.lower()}.")


class TautanUndanganMati(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__(
            "Tautan undangan ini sudah dipakai, dibatalkan, atau kedaluwarsa. Minta undangan baru."
        )


def _check_berwenang(oleh: Akun) -> None:
    if not oleh.has_perm(KELOLA_PENUGASAN):
        raise TidakBerwenang


def _check_masa(mulai: date, selesai: date | None) -> None:
    if selesai and selesai < max(mulai, hari_ini()):
        raise MasaKeliru(
            "Tanggal selesai harus hari ini atau sesudahnya, dan tidak mendahului tanggal mulai."
        )


def check_surat_tugas(peran: str, selesai: date | None, surat: dict[str, Any]) -> None:
    """Raise MasaKeliru, SuratTugasKurang unless an auditor comes with a letter and for a set time."""
    if peran != Peran.AUDITOR:
        return
    if selesai is None:
        raise MasaKeliru("Isi tanggal selesai menurut surat tugas: pemeriksa tidak ditugaskan tanpa batas.")
    if not all(surat.get(kolom) for kolom in ("nomor", "tanggal", "dari")):
        raise SuratTugasKurang


def _check_belum_ada(email: str, peran: str) -> None:
    # One proposal at a time, so that two persons cannot invite the same one for the same role at once.
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [KUNCI_UNDANGAN])
    sedang = Undangan.objects.filter(
        email__iexact=email, peran=peran, dibatalkan_pada__isnull=True, diterima_pada__isnull=True
    )
    if sedang.exists() or Penugasan.objects.berlaku().filter(akun__email__iexact=email, peran=peran).exists():
        raise SudahDiundang


def _kunci_terbuka(pk: int) -> Undangan:
    undangan = Undangan.objects.select_for_update(of=("self",)).get(pk=pk)
    if undangan.dibatalkan_pada or undangan.diterima_pada:
        raise UndanganTertutup(undangan.keadaan)
    return undangan


@transaction.atomic
def usulkan_undangan(
    *,
    oleh: Akun,
    email: str,
    peran: str,
    mulai: date,
    selesai: date | None,
    surat: dict[str, Any],
    **diri: str,
) -> Undangan:
    """Mengusulkan undangan seorang pegawai dengan peran, masa, dan surat keputusannya.

    `surat` takes nomor, tanggal, dari, perihal of the decree; `diri` takes nama, nik, nip, jabatan.
    Raises TidakBerwenang, MasaKeliru, SuratTugasKurang, SudahDiundang. Dasar: sekretariat.pegawai
    """
    _check_berwenang(oleh)
    if peran not in PERAN_STAF:
        raise TidakBerwenang
    _check_masa(mulai, selesai)
    check_surat_tugas(peran, selesai, surat)
    _check_belum_ada(email, peran)
    undangan = Undangan.objects.create(
        email=email.lower(),
        peran=peran,
        mulai=mulai,
        selesai=selesai,
        rujukan_surat=RujukanSurat.objects.create(**surat),
        diusulkan_oleh=oleh,
        **diri,
    )
    catat(undangan, "undangan.diusulkan", oleh=oleh, peran=peran)
    return undangan


@transaction.atomic
def setujui_undangan(pk: int, *, oleh: Akun) -> Undangan:
    """Menyetujui undangan yang diusulkan orang lain; tautannya dikirim ke surel yang diundang.

    Raises TidakBerwenang, UndanganTertutup, DuaOrang. Dasar: sekretariat.pegawai
    """
    _check_berwenang(oleh)
    undangan = _kunci_terbuka(pk)
    if undangan.disetujui_pada:
        raise UndanganTertutup("sudah disetujui")
    if oleh.pk == undangan.diusulkan_oleh_id or oleh.email.lower() == undangan.email.lower():
        raise DuaOrang
    undangan.disetujui_oleh, undangan.disetujui_pada = oleh, timezone.now()
    undangan.save(update_fields=["disetujui_oleh", "disetujui_pada"])
    catat(undangan, "undangan.disetujui", oleh=oleh, peran=undangan.peran)
    _kirim(undangan)
    return undangan


@transaction.atomic
def kirim_ulang_undangan(pk: int, *, oleh: Akun) -> Undangan:
    """Mengirim ulang undangan yang sudah disetujui dengan tautan baru; tautan lama mati.

    Raises TidakBerwenang, UndanganTertutup. Dasar: sekretariat.pegawai
    """
    _check_berwenang(oleh)
    undangan = _kunci_terbuka(pk)
    if not undangan.disetujui_pada:
        raise UndanganTertutup("belum disetujui")
    catat(undangan, "undangan.dikirim_ulang", oleh=oleh)
    _kirim(undangan)
    return undangan


@transaction.atomic
def batalkan_undangan(pk: int, *, oleh: Akun) -> Undangan:
    """Membatalkan undangan yang belum diterima; tautannya mati.

    Raises TidakBerwenang, UndanganTertutup. Dasar: sekretariat.pegawai
    """
    _check_berwenang(oleh)
    undangan = _kunci_terbuka(pk)
    undangan.dibatalkan_pada, undangan.token_hash = timezone.now(), ""
    undangan.save(update_fields=["dibatalkan_pada", "token_hash"])
    catat(undangan, "undangan.dibatalkan", oleh=oleh)
    return undangan


def undangan_dari(token: str) -> Undangan:
    """The invitation that a live link opens. Raises TautanUndanganMati for any other link."""
    hidup = Undangan.objects.select_related("rujukan_surat").filter(
        token_hash=sidik_token(token),
        token_sampai__gte=timezone.now(),
        disetujui_pada__isnull=False,
        dibatalkan_pada__isnull=True,
        diterima_pada__isnull=True,
    )
    undangan = hidup.first()
    if undangan is None or (undangan.selesai and undangan.selesai < hari_ini()):
        raise TautanUndanganMati
    return undangan


@transaction.atomic
def terima_undangan(token: str) -> Akun:
    """Menerima undangan: akun dibuat atau dipakai lagi, perannya berlaku selama masa yang tertulis.

    The link proves the e-mail address. Raises TautanUndanganMati. Dasar: sekretariat.pegawai
    """
    Undangan.objects.select_for_update(of=("self",)).filter(token_hash=sidik_token(token)).first()
    undangan = undangan_dari(token)
    akun = _akun_untuk(undangan)
    undangan.diterima_pada, undangan.token_hash = timezone.now(), ""
    undangan.save(update_fields=["diterima_pada", "token_hash"])
    penugasan = Penugasan.objects.create(
        akun=akun,
        peran=undangan.peran,
        mulai=undangan.mulai,
        selesai=undangan.selesai,
        rujukan_surat=undangan.rujukan_surat,
        diusulkan_oleh=undangan.diusulkan_oleh,
        disetujui_oleh=undangan.disetujui_oleh,
    )
    # Read anew: roles are remembered per instance, and this one was made before it had its role.
    akun = Akun.objects.get(pk=akun.pk)
    catat(undangan, "undangan.diterima", oleh=akun)
    catat(penugasan, "penugasan.diberikan", oleh=akun, peran=undangan.peran, akun=akun.pk)
    return akun


def _akun_untuk(undangan: Undangan) -> Akun:
    """The person's Akun, made when there is none; what the decree says about them is kept up to date."""
    akun = Akun.objects.filter(email__iexact=undangan.email).first()
    if akun is None:
        # Who is invited in a demo is part of it: a demo refuses to start beside a unit's own accounts.
        akun = Akun.objects.create_user(undangan.email, is_demo=settings.LPSE_DEMO)
        catat(akun, "akun.dibuat", oleh=akun)
    elif not akun.is_active:
        raise TautanUndanganMati
    akun.nama = undangan.nama
    akun.nip, akun.jabatan = undangan.nip or akun.nip, undangan.jabatan or akun.jabatan
    akun.nik = undangan.nik or akun.nik
    akun.save(update_fields=["nama", "nik", "nip", "jabatan"])
    EmailAddress.objects.update_or_create(
        user=akun, email=akun.email, defaults={"verified": True, "primary": True}
    )
    return akun


@transaction.atomic
def akhiri_penugasan(pk: int, *, oleh: Akun, selesai: date) -> Penugasan:
    """Mengakhiri penugasan pegawai pada hari terakhir yang ditentukan.

    Yesterday ends it at once; what was lent of it ends with it. A borrowed role ends with its Delegasi.
    Raises TidakBerwenang, MasaKeliru. Dasar: sekretariat.pegawai
    """
    _check_berwenang(oleh)
    rows = Penugasan.objects.select_for_update(of=("self",)).select_related("akun")
    penugasan = rows.get(pk=pk, peran__in=PERAN_STAF, delegasi__isnull=True)
    if penugasan.selesai and penugasan.selesai < hari_ini():
        raise MasaKeliru("Penugasan ini sudah berakhir.")
    paling_awal = max(penugasan.mulai, hari_ini() - timedelta(days=1))
    if selesai < paling_awal or (penugasan.selesai and selesai > penugasan.selesai):
        sampai = f" sampai {tanggal(penugasan.selesai)}" if penugasan.selesai else ""
        raise MasaKeliru(f"Hari terakhir harus dari {tanggal(paling_awal)}{sampai}.")
    _akhiri(penugasan, oleh, selesai)
    akhiri_bersama_penugasan(penugasan.akun, oleh=oleh)
    return penugasan


def akhiri_semua_peran(akun: Akun, *, oleh: Akun, selesai: date) -> int:
    """Mengakhiri semua peran orang ini di unit pada hari terakhirnya; mengembalikan banyaknya.

    Called in the transaction that notes that they leave. Of a day that is past, yesterday is the last one; a
    role that only begins afterwards stays as it was granted. What was lent of them ends with them.
    Raises TidakBerwenang. Dasar: sekretariat.pegawai
    """
    _check_berwenang(oleh)
    akhir = max(selesai, hari_ini() - timedelta(days=1))
    rows = Penugasan.objects.select_for_update().filter(
        akun=akun, peran__in=PERAN_STAF, delegasi__isnull=True, mulai__lte=max(akhir, hari_ini())
    )
    lewat = list(rows.filter(Q(selesai__isnull=True) | Q(selesai__gt=akhir)).order_by("pk"))
    for penugasan in lewat:
        _akhiri(penugasan, oleh, max(akhir, penugasan.mulai))
    if lewat:
        akhiri_bersama_penugasan(akun, oleh=oleh)
    return len(lewat)


def _akhiri(penugasan: Penugasan, oleh: Akun, selesai: date) -> None:
    penugasan.selesai = selesai
    penugasan.save(update_fields=["selesai"])
    catat(penugasan, "penugasan.diakhiri", oleh=oleh, selesai=selesai.isoformat())


def _kirim(undangan: Undangan) -> None:
    saat = timezone.now().strftime("%Y%m%d%H%M%S%f")
    beritahukan(SURAT, kepada=undangan.email, kunci=f"undangan:{undangan.pk}:{saat}", objek=undangan)


def _isi_surat(baris: Pemberitahuan) -> Isi | None:
    """Make the link's secret as the mail goes out; only its hash stays. None when it has lapsed."""
    undangan = Undangan.objects.select_related("rujukan_surat").get(pk=baris.objek_id)
    if undangan.dibatalkan_pada or undangan.diterima_pada:
        return None
    token = buat_token()
    undangan.token_hash, undangan.token_sampai = sidik_token(token), berlaku_sampai(BERLAKU_JAM)
    undangan.save(update_fields=["token_hash", "token_sampai"])
    return {"undangan": undangan, "tautan": url_penuh("undangan", token)}


def daftarkan_surat() -> None:
    """Register the invitation with the outbox."""
    sumbangan.daftarkan_surat(SURAT, _isi_surat)
