"""The acts on procedures and their versions: written, sent up, returned, approved, withdrawn, read, reviewed.

`pada` is for the demo, whose past needs dates.
"""

from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from lpse.aturan import TidakBerwenang
from lpse.jejak import catat
from lpse.models import Akun, Berkas
from lpse.naskah import cabut, terbitkan
from lpse.nomor import ambil_nomor
from lpse.profil import profil
from lpse.waktu import setempat, tanggal
from sekretariat.alur.prosedur import ALUR_VERSI
from sekretariat.enums.prosedur import DIKERJAKAN, DISAHKAN, JenisProsedur, StatusVersi
from sekretariat.enums.prosedur import TindakanVersi as T
from sekretariat.models import PernyataanBaca, Prosedur, VersiProsedur
from sekretariat.naskah.prosedur import JENIS_NASKAH, isi_prosedur
from sekretariat.policies.prosedur import (
    POLA_KODE,
    BelumBerlaku,
    JudulDipakai,
    MasihDikerjakan,
    check_bukan_penyusun,
    check_kelola,
    check_mulai,
    check_perubahan,
    is_pembaca,
    sebutan_jenis,
)
from sekretariat.queries.prosedur import penyusun

SEHARI, SETAHUN = timedelta(days=1), timedelta(days=365)
# One counter for all years: a code is kept as long as the procedure.
SEPANJANG_MASA = date(1, 1, 1)
KUNCI_NOMOR = {JenisProsedur.STANDAR: "KODE-SOP", JenisProsedur.PETUNJUK_TEKNIS: "KODE-JT"}


@transaction.atomic
def catat_prosedur(
    *, oleh: Akun, jenis: str, bidang: str, judul: str, unit: str, pada: datetime | None = None
) -> Prosedur:
    """Mendaftarkan prosedur atau petunjuk teknis dengan kodenya; isinya disusun sebagai versi.

    `bidang` and `unit` are codes of the profil. Raises TidakBerwenang, JudulDipakai.
    Dasar: sekretariat.standar_prosedur
    """
    check_kelola(oleh)
    satu = JenisProsedur(jenis)
    kode = ambil_nomor(KUNCI_NOMOR[satu], SEPANJANG_MASA, pola=POLA_KODE[satu]).teks
    prosedur = Prosedur(kode=kode, jenis=jenis, bidang=bidang, judul=judul, unit=unit, dibuat_oleh=oleh)
    prosedur.dibuat_pada = pada or timezone.now()
    _simpan(prosedur)
    catat(prosedur, "prosedur.dicatat", oleh=oleh, kode=kode)
    return prosedur


@transaction.atomic
def ubah_prosedur(pk: int, *, oleh: Akun, **kolom: str) -> Prosedur:
    """Mengubah judul, bidang, atau pelaksana; yang sudah tercetak tetap.

    Raises TidakBerwenang, JudulDipakai. Dasar: sekretariat.standar_prosedur
    """
    check_kelola(oleh)
    prosedur = Prosedur.objects.lock(pk)
    berubah = [nama for nama, nilai in kolom.items() if getattr(prosedur, nama) != nilai]
    for nama in berubah:
        setattr(prosedur, nama, kolom[nama])
    if berubah:
        _simpan(prosedur)
        catat(prosedur, "prosedur.diubah", oleh=oleh, kolom=berubah)
    return prosedur


@transaction.atomic
def susun_versi(
    pk: int, *, oleh: Akun, lampiran: Berkas | None = None, pada: datetime | None = None, **isi: str
) -> VersiProsedur:
    """Menyusun konsep versi berikutnya; `isi`: tujuan, kunci_dasar, langkah, perubahan.

    Raises TidakBerwenang, MasihDikerjakan, PerubahanKosong. Dasar: sekretariat.standar_prosedur
    """
    check_kelola(oleh)
    prosedur = Prosedur.objects.lock(pk)
    dikerjakan = prosedur.versi.filter(status__in=DIKERJAKAN).first()
    if dikerjakan is not None:
        raise MasihDikerjakan(dikerjakan.nomor)
    nomor = prosedur.versi.count() + 1
    check_perubahan(nomor, isi.get("perubahan", ""))
    versi = prosedur.versi.create(
        nomor=nomor, disusun_oleh=oleh, disusun_pada=pada or timezone.now(), lampiran=lampiran, **isi
    )
    catat(versi, "versi_prosedur.disusun", oleh=oleh, kode=prosedur.kode, nomor=nomor)
    return versi


@transaction.atomic
def ubah_versi(pk: int, *, oleh: Akun, lampiran: Berkas | None = None, **isi: str) -> VersiProsedur:
    """Mengubah konsep; tanpa `lampiran` lampirannya tetap. Yang mengubah menjadi penyusunnya.

    Raises TidakBerwenang, TindakanTertutup, PerubahanKosong. Dasar: sekretariat.standar_prosedur
    """
    versi = _kunci(pk)
    ALUR_VERSI.check(versi, T.UBAH, oleh)
    check_perubahan(versi.nomor, isi.get("perubahan", versi.perubahan))
    for nama, nilai in isi.items():
        setattr(versi, nama, nilai)
    versi.lampiran = lampiran or versi.lampiran
    versi.disusun_oleh, versi.disusun_pada = oleh, timezone.now()
    versi.save(update_fields=[*isi, "lampiran", "disusun_oleh", "disusun_pada"])
    catat(versi, "versi_prosedur.diubah", oleh=oleh, kolom=sorted(isi))
    return versi


@transaction.atomic
def ajukan_versi(pk: int, *, oleh: Akun, pada: datetime | None = None) -> VersiProsedur:
    """Mengajukan konsep untuk disahkan; sejak itu tidak diubah lagi sampai diputus.

    Raises TidakBerwenang, TindakanTertutup. Dasar: sekretariat.standar_prosedur
    """
    versi = _kunci(pk)
    transisi = ALUR_VERSI.check(versi, T.AJUKAN, oleh)
    versi.status, versi.alasan = transisi.ke, ""
    versi.diajukan_oleh, versi.diajukan_pada = oleh, pada or timezone.now()
    versi.save(update_fields=["status", "alasan", "diajukan_oleh", "diajukan_pada"])
    catat(versi, "versi_prosedur.diajukan", oleh=oleh)
    return versi


@transaction.atomic
def kembalikan_versi(pk: int, *, oleh: Akun, alasan: str) -> VersiProsedur:
    """Mengembalikan versi kepada penyusunnya dengan alasan.

    Raises TidakBerwenang, TindakanTertutup. Dasar: sekretariat.standar_prosedur
    """
    versi = _kunci(pk)
    transisi = ALUR_VERSI.check(versi, T.KEMBALIKAN, oleh)
    versi.status, versi.alasan = transisi.ke, alasan
    versi.save(update_fields=["status", "alasan"])
    catat(versi, "versi_prosedur.dikembalikan", oleh=oleh)
    return versi


@transaction.atomic
def sahkan_versi(pk: int, *, oleh: Akun, mulai: date, pada: datetime | None = None) -> VersiProsedur:
    """Mengesahkan versi: berlaku mulai tanggal itu, yang lama berakhir sehari sebelumnya, naskah terbit.

    `mulai`: a day in the profil's zone. Raises TidakBerwenang, TindakanTertutup, PengesahanSendiri,
    MulaiKeliru. Dasar: sekretariat.standar_prosedur
    """
    versi, saat = _kunci(pk), pada or timezone.now()
    transisi = ALUR_VERSI.check(versi, T.SAHKAN, oleh)
    check_bukan_penyusun(penyusun(versi), oleh)
    check_mulai(mulai, setempat(saat).date())
    _akhiri_sebelumnya(versi, mulai, oleh)
    versi.status, versi.alasan = transisi.ke, ""
    versi.berlaku_mulai, versi.disahkan_oleh, versi.disahkan_pada = mulai, oleh, saat
    versi.dasar = profil().dasar(versi.kunci_dasar)
    versi.naskah = terbitkan(
        JENIS_NASKAH[JenisProsedur(versi.prosedur.jenis)],
        versi,
        isi_prosedur(versi, oleh),
        oleh=oleh,
        penanda_tangan=str(oleh),
        judul=sebutan_jenis(versi.prosedur.jenis),
    )
    versi.save()
    Prosedur.objects.filter(pk=versi.prosedur_id).update(tinjau_lagi=mulai + SETAHUN)
    catat(versi, "versi_prosedur.disahkan", oleh=oleh, mulai=mulai.isoformat())
    return versi


@transaction.atomic
def cabut_versi(pk: int, *, oleh: Akun, alasan: str, pada: datetime | None = None) -> VersiProsedur:
    """Mencabut versi yang disahkan: sejak hari ini tidak berlaku, naskahnya dinyatakan dicabut.

    Raises TidakBerwenang, TindakanTertutup. Dasar: sekretariat.standar_prosedur
    """
    versi, hari = _kunci(pk), setempat(pada or timezone.now()).date()
    transisi = ALUR_VERSI.check(versi, T.CABUT, oleh)
    versi.status, versi.alasan = transisi.ke, alasan
    versi.berlaku_sampai = _hari_terakhir(versi, hari)
    versi.save(update_fields=["status", "alasan", "berlaku_sampai"])
    cabut(versi, oleh=oleh, alasan=alasan)
    catat(versi, "versi_prosedur.dicabut", oleh=oleh)
    return versi


@transaction.atomic
def nyatakan_baca(pk: int, *, oleh: Akun, pada: datetime | None = None) -> PernyataanBaca:
    """Menyatakan sudah membaca versi yang berlaku; dua kali menyatakan tetap satu pernyataan.

    Raises TidakBerwenang (not of the unit's staff), BelumBerlaku. Dasar: sekretariat.standar_prosedur
    """
    if not is_pembaca(oleh):
        raise TidakBerwenang
    saat = pada or timezone.now()
    versi = VersiProsedur.objects.lock(pk)
    if not versi.is_berlaku(setempat(saat).date()):
        raise BelumBerlaku
    # The version is locked: of two statements at the same moment the second finds the first.
    pernyataan, baru = PernyataanBaca.objects.get_or_create(versi=versi, akun=oleh, defaults={"pada": saat})
    if baru:
        catat(versi, "versi_prosedur.dibaca", oleh=oleh)
    return pernyataan


@transaction.atomic
def tinjau_prosedur(pk: int, *, oleh: Akun, pada: datetime | None = None) -> Prosedur:
    """Mencatat prosedur sudah ditinjau dan masih sesuai; ditinjau lagi setahun kemudian.

    Raises TidakBerwenang, BelumBerlaku. Dasar: sekretariat.standar_prosedur
    """
    check_kelola(oleh)
    prosedur, hari = Prosedur.objects.lock(pk), setempat(pada or timezone.now()).date()
    if not prosedur.versi.all().berlaku(hari).exists():
        raise BelumBerlaku
    prosedur.tinjau_lagi = hari + SETAHUN
    prosedur.save(update_fields=["tinjau_lagi"])
    catat(prosedur, "prosedur.ditinjau", oleh=oleh)
    return prosedur


# --- What the acts share ------------------------------------------------------------------------------


def _kunci(pk: int) -> VersiProsedur:
    """The version, its procedure locked before it: so all acts on one procedure queue up."""
    Prosedur.objects.lock(VersiProsedur.objects.values_list("prosedur_id", flat=True).get(pk=pk))
    return VersiProsedur.objects.lock(pk)


def _hari_terakhir(versi: VersiProsedur, batas: date) -> date:
    """The day before `batas`, or before it would have begun where it never held."""
    assert versi.berlaku_mulai is not None
    return max(batas, versi.berlaku_mulai) - SEHARI


def _akhiri_sebelumnya(versi: VersiProsedur, mulai: date, oleh: Akun) -> None:
    """What would still hold on that day ends the day before; part of approving the next one."""
    for lama in versi.prosedur.versi.filter(status__in=DISAHKAN).exclude(status=StatusVersi.DICABUT):
        sampai = _hari_terakhir(lama, mulai)
        if lama.berlaku_sampai is not None and lama.berlaku_sampai <= sampai:
            continue
        lama.status, lama.berlaku_sampai = ALUR_VERSI.tabel[T.GANTIKAN].ke, sampai
        lama.save(update_fields=["status", "berlaku_sampai"])
        catat(lama, "versi_prosedur.digantikan", oleh=oleh, sampai=sampai.isoformat())
        if sampai < setempat(timezone.now()).date():
            cabut(lama, oleh=oleh, alasan=alasan_diganti(sampai))


def alasan_diganti(sampai: date) -> str:
    """What the page that checks a document says of a replaced version."""
    return f"Digantikan versi baru; berlaku sampai {tanggal(sampai)}."


def _simpan(prosedur: Prosedur) -> None:
    """Raises JudulDipakai."""
    try:
        with transaction.atomic():
            prosedur.save()
    except IntegrityError as galat:
        if "prosedur_judul_unik" in str(galat):
            raise JudulDipakai(prosedur.judul) from None
        raise
