"""The acts around what happened at a meeting: who is invited and came, the minutes, what follows."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from lpse.jejak import catat
from lpse.models import Akun, Berkas
from lpse.models.naskah import JenisNaskah
from lpse.naskah import terbitkan
from lpse.waktu import setempat
from sekretariat.actions.rapat import kabari
from sekretariat.alur.rapat import ALUR_RAPAT, ALUR_TINDAK_LANJUT_RAPAT
from sekretariat.enums.rapat import StatusRapat, TindakanTindakLanjut
from sekretariat.enums.rapat import TindakanRapat as T
from sekretariat.models import Notula, PesertaRapat, Rapat, TindakLanjutRapat
from sekretariat.naskah.rapat import isi_notula
from sekretariat.policies.rapat import (
    PesertaSudahAda,
    check_bukan_pemimpin,
    check_notula,
    check_tenggat,
    check_terbuka,
    check_terlaksana,
    check_ubah,
)


@transaction.atomic
def tambah_petugas(pk: int, *, oleh: Akun, petugas: Collection[Akun]) -> list[PesertaRapat]:
    """Menambahkan petugas LPSE sebagai peserta; yang sudah ada dilewati.

    Raises TidakBerwenang, TindakanTertutup. Dasar: sekretariat.koordinasi
    """
    rapat = Rapat.objects.lock(pk)
    check_terbuka(rapat, oleh)
    sudah = set(rapat.peserta.filter(akun__isnull=False).values_list("akun", flat=True))
    baru = [
        PesertaRapat.objects.create(rapat=rapat, akun=akun, nama=str(akun), jabatan=akun.jabatan)
        for akun in petugas
        if akun.pk not in sudah
    ]
    return _tambahkan(rapat, baru, oleh)


@transaction.atomic
def tambah_tamu(
    pk: int, *, oleh: Akun, nama: str, jabatan: str = "", instansi: str = "", email: str = ""
) -> list[PesertaRapat]:
    """Menambahkan peserta dari luar LPSE dengan nama dan instansinya.

    Raises TidakBerwenang, TindakanTertutup, PesertaSudahAda. Dasar: sekretariat.koordinasi
    """
    rapat = Rapat.objects.lock(pk)
    check_terbuka(rapat, oleh)
    if email and rapat.peserta.filter(email__iexact=email).exists():
        raise PesertaSudahAda(nama)
    baru = PesertaRapat.objects.create(
        rapat=rapat, nama=nama, jabatan=jabatan, instansi=instansi, email=email
    )
    return _tambahkan(rapat, [baru], oleh)


def _tambahkan(rapat: Rapat, baru: list[PesertaRapat], oleh: Akun) -> list[PesertaRapat]:
    # Who comes late onto the list gets the invitation that the others have.
    if rapat.status == StatusRapat.DIUNDANG:
        kabari(rapat, baru)
    if baru:
        catat(rapat, "rapat.peserta", oleh=oleh, ditambah=[satu.pk for satu in baru])
    return baru


@transaction.atomic
def lepas_peserta(pk: int, peserta: int, *, oleh: Akun) -> Rapat:
    """Melepas peserta sebelum rapatnya berlangsung.

    Raises TidakBerwenang, TindakanTertutup, PesertaRapat.DoesNotExist. Dasar: sekretariat.koordinasi
    """
    rapat = Rapat.objects.lock(pk)
    check_ubah(rapat, oleh)
    PesertaRapat.objects.get(rapat=rapat, pk=peserta).delete()
    catat(rapat, "rapat.peserta", oleh=oleh, dilepas=peserta)
    return rapat


@transaction.atomic
def catat_kehadiran(pk: int, *, oleh: Akun, hadir: Collection[int]) -> Rapat:
    """Mencatat siapa yang hadir dari semua yang diundang; dapat diperbaiki sampai notula disahkan.

    `hadir`: keys of `PesertaRapat`. Raises TidakBerwenang, TindakanTertutup. Dasar: sekretariat.koordinasi
    """
    rapat = Rapat.objects.lock(pk)
    check_terlaksana(rapat, oleh)
    rapat.peserta.filter(pk__in=hadir).update(is_hadir=True)
    rapat.peserta.exclude(pk__in=hadir).update(is_hadir=False)
    catat(rapat, "rapat.kehadiran", oleh=oleh, hadir=rapat.peserta.filter(is_hadir=True).count())
    return rapat


@transaction.atomic
def tulis_notula(pk: int, *, oleh: Akun, teks: str, keputusan: str = "") -> Notula:
    """Menulis atau memperbaiki notula sampai disahkan; bukan oleh pemimpin rapat, yang mengesahkannya.

    Raises TidakBerwenang, TindakanTertutup, NotulaPemimpinSendiri. Dasar: sekretariat.koordinasi
    """
    rapat = Rapat.objects.lock(pk)
    check_terlaksana(rapat, oleh)
    check_bukan_pemimpin(rapat, oleh)
    isi = {"teks": teks, "keputusan": keputusan, "disusun_oleh": oleh, "diubah_pada": timezone.now()}
    notula, _ = Notula.objects.update_or_create(rapat=rapat, defaults=isi)
    catat(rapat, "notula.ditulis", oleh=oleh)
    return notula


@transaction.atomic
def sahkan_notula(pk: int, *, oleh: Akun) -> Notula:
    """Mengesahkan notula oleh pemimpin rapat: naskahnya terbit dengan nama seperti hari itu, lalu beku.

    Raises TidakBerwenang, TindakanTertutup, NotulaBelumLengkap. Dasar: sekretariat.koordinasi
    """
    rapat = Rapat.objects.lock(pk)
    transisi = ALUR_RAPAT.check(rapat, T.SAHKAN, oleh)
    notula = Notula.objects.select_related("disusun_oleh").filter(rapat=rapat).first()
    check_notula(notula is not None, rapat.peserta.filter(is_hadir=True).count())
    assert notula is not None
    rapat.diubah_pada = notula.disahkan_pada = timezone.now()
    isi = isi_notula(rapat, notula)
    notula.naskah = terbitkan(JenisNaskah.NOTULA, notula, isi, oleh=oleh, penanda_tangan=str(oleh))
    notula.disahkan_oleh, rapat.status = oleh, transisi.ke
    notula.save(update_fields=["naskah", "disahkan_oleh", "disahkan_pada"])
    rapat.save(update_fields=["status", "diubah_pada"])
    catat(rapat, "notula.disahkan", oleh=oleh)
    return notula


@transaction.atomic
def catat_tindak_lanjut(
    pk: int,
    *,
    oleh: Akun,
    uraian: str,
    tenggat: date,
    penanggung: Akun | None = None,
    penanggung_luar: str = "",
) -> TindakLanjutRapat:
    """Mencatat tindak lanjut rapat: apa, oleh siapa, paling lambat kapan; sampai notula disahkan.

    Raises TidakBerwenang, TindakanTertutup, TenggatKeliru. Dasar: sekretariat.koordinasi
    """
    rapat = Rapat.objects.lock(pk)
    check_terlaksana(rapat, oleh)
    check_tenggat(tenggat, setempat(rapat.mulai).date())
    satu = TindakLanjutRapat.objects.create(
        rapat=rapat,
        uraian=uraian,
        tenggat=tenggat,
        penanggung=penanggung,
        penanggung_luar="" if penanggung else penanggung_luar,
        dicatat_oleh=oleh,
    )
    catat(rapat, "rapat.tindak_lanjut", oleh=oleh, tindak_lanjut=satu.pk)
    return satu


@transaction.atomic
def selesaikan_tindak_lanjut_rapat(
    pk: int,
    tindakan: TindakanTindakLanjut,
    *,
    oleh: Akun,
    hasil: str,
    bukti: Berkas | None = None,
    pada: datetime | None = None,
) -> TindakLanjutRapat:
    """Melaporkan tindak lanjut selesai dengan hasilnya, dan bukti bila ada.

    Raises TidakBerwenang, TindakanTertutup. Dasar: sekretariat.koordinasi
    """
    satu = TindakLanjutRapat.objects.lock(pk)
    satu.status = ALUR_TINDAK_LANJUT_RAPAT.check(satu, tindakan, oleh).ke
    satu.hasil, satu.bukti, satu.diselesaikan_oleh = hasil, bukti, oleh
    satu.selesai_pada = pada or timezone.now()
    satu.save(update_fields=["status", "hasil", "bukti", "diselesaikan_oleh", "selesai_pada"])
    catat(satu.rapat, "rapat.tindak_lanjut_selesai", oleh=oleh, tindak_lanjut=satu.pk)
    return satu
