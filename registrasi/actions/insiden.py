"""A failure to protect personal data: recorded, assessed, told to the persons and the authority, closed."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from lpse import naskah
from lpse.aturan import TidakBerwenang
from lpse.background import enqueue
from lpse.jejak import catat
from lpse.models import Akun
from lpse.models.naskah import JenisNaskah
from lpse.nomor import ambil_nomor
from lpse.pemberitahuan import beritahukan
from lpse.peran import LAYANI_HAK_DATA, PUTUSKAN_HAK_DATA
from lpse.waktu import hari_ini
from registrasi.alur.hak import ALUR_INSIDEN
from registrasi.enums.hak import CakupanInsiden, StatusInsiden
from registrasi.enums.hak import TindakanInsiden as T
from registrasi.models import CatatanInsiden, InsidenData, SubjekInsiden
from registrasi.models.hak import BATAS_UU
from registrasi.naskah.hak import isi_pemberitahuan, teks_pengumuman
from registrasi.policies.insiden import check_subjek, check_waktu, terkena

POLA_NOMOR = "IDP-{tahun}-{urut:06d}"
SEPOTONG = 500
S = StatusInsiden


@transaction.atomic
def catat_insiden(
    *,
    oleh: Akun,
    diketahui_pada: datetime,
    terjadi_pada: datetime | None,
    uraian: str,
    jenis_data: str,
    upaya: str,
    cakupan: str,
    subjek: list[Akun],
) -> InsidenData:
    """Mencatat kegagalan pelindungan data; jam 3 x 24 berjalan sejak diketahui.

    `subjek` names the persons where `cakupan` is not everybody. Raises TidakBerwenang, WaktuKeliru,
    SubjekKosong. Dasar: registrasi.arsip
    """
    if not (oleh.has_perm(LAYANI_HAK_DATA) or oleh.has_perm(PUTUSKAN_HAK_DATA)):
        raise TidakBerwenang
    check_waktu(diketahui_pada, terjadi_pada)
    check_subjek(cakupan, subjek)
    insiden = InsidenData.objects.create(
        nomor=ambil_nomor("IDP", hari_ini(), pola=POLA_NOMOR).teks,
        diketahui_pada=diketahui_pada,
        tenggat=diketahui_pada + BATAS_UU,
        terjadi_pada=terjadi_pada,
        uraian=uraian,
        jenis_data=jenis_data,
        upaya=upaya,
        cakupan=CakupanInsiden(cakupan),
        dicatat_oleh=oleh,
    )
    SubjekInsiden.objects.bulk_create(SubjekInsiden(insiden=insiden, akun=akun) for akun in subjek)
    catat(insiden, "insidendata.dicatat", oleh=oleh, cakupan=str(cakupan), subjek=len(subjek))
    return insiden


@transaction.atomic
def tambah_catatan_insiden(pk: int, *, oleh: Akun, isi: str) -> CatatanInsiden:
    """Menambah fakta yang baru diketahui; yang sudah tercatat tidak berubah.

    Raises TidakBerwenang. Dasar: registrasi.arsip
    """
    if not (oleh.has_perm(LAYANI_HAK_DATA) or oleh.has_perm(PUTUSKAN_HAK_DATA)):
        raise TidakBerwenang
    insiden = InsidenData.objects.lock(pk)
    catatan = CatatanInsiden.objects.create(insiden=insiden, isi=isi, oleh=oleh)
    catat(insiden, "insidendata.catatan", oleh=oleh, catatan=catatan.pk)
    return catatan


@transaction.atomic
def nilai_insiden(pk: int, *, oleh: Akun, penilaian: str, is_ganggu_layanan: bool) -> InsidenData:
    """Menilai akibat insiden dan apakah pelayanan publik terganggu.

    Raises TidakBerwenang, TindakanTertutup. Dasar: registrasi.arsip
    """
    insiden = InsidenData.objects.lock(pk)
    ALUR_INSIDEN.check(insiden, T.NILAI, oleh)
    insiden.status, insiden.penilaian, insiden.is_ganggu_layanan = S.DINILAI, penilaian, is_ganggu_layanan
    insiden.dinilai_oleh, insiden.dinilai_pada = oleh, timezone.now()
    insiden.save(update_fields=["status", "penilaian", "is_ganggu_layanan", "dinilai_oleh", "dinilai_pada"])
    catat(insiden, "insidendata.dinilai", oleh=oleh, ganggu_layanan=is_ganggu_layanan)
    return insiden


@transaction.atomic
def beritahukan_insiden(pk: int, *, oleh: Akun) -> InsidenData:
    """Menerbitkan pemberitahuan kepada lembaga, menyurati orang yang terkena, dan teks pengumumannya.

    The letters to the persons go out in pieces afterwards (`surati_subjek`). Raises TidakBerwenang,
    TindakanTertutup. Dasar: registrasi.arsip
    """
    insiden = InsidenData.objects.lock(pk)
    ALUR_INSIDEN.check(insiden, T.BERITAHUKAN, oleh)
    isi = isi_pemberitahuan(insiden, oleh)
    penanda_tangan = str(oleh)
    insiden.naskah = naskah.terbitkan(
        JenisNaskah.PEMBERITAHUAN_INSIDEN, insiden, isi, oleh=oleh, penanda_tangan=penanda_tangan
    )
    insiden.pengumuman = teks_pengumuman(insiden) if insiden.is_ganggu_layanan else ""
    insiden.status, insiden.diberitahukan_oleh = S.DIBERITAHUKAN, oleh
    insiden.diberitahukan_pada = timezone.now()
    insiden.save(update_fields=["naskah", "pengumuman", "status", "diberitahukan_oleh", "diberitahukan_pada"])
    catat(insiden, "insidendata.diberitahukan", oleh=oleh, naskah=insiden.naskah.pk)
    enqueue("registrasi.surati_insiden", insiden.pk, queue="lama")
    return insiden


@transaction.atomic
def surati_subjek(pk: int) -> bool:
    """Menaruh surat bagi sepotong orang yang terkena ke kotak keluar; True bila masih ada sisanya.

    Twice at once does no harm: the row is locked, and each letter has its own key. Dasar: registrasi.arsip
    """
    insiden = InsidenData.objects.lock(pk)
    if insiden.status not in (S.DIBERITAHUKAN, S.DITUTUP) or insiden.disurati_pada is not None:
        return False
    sepotong = list(terkena(insiden).filter(pk__gt=insiden.disurati_sampai).order_by("pk")[:SEPOTONG])
    for akun in sepotong:
        beritahukan(
            "registrasi/insiden_data",
            kepada=akun.email,
            kunci=f"insiden:{pk}:{akun.pk}",
            akun=akun,
            objek=insiden,
        )
    if sepotong:
        insiden.disurati_sampai = sepotong[-1].pk
    if len(sepotong) < SEPOTONG:
        insiden.disurati_pada = timezone.now()
        catat(insiden, "insidendata.disurati")
    insiden.save(update_fields=["disurati_sampai", "disurati_pada"])
    return insiden.disurati_pada is None


@transaction.atomic
def tutup_insiden(pk: int, *, oleh: Akun, bukti_lembaga: str, penutup: str) -> InsidenData:
    """Menutup insiden dengan bukti penyampaian ke lembaga dan perbaikan yang dilakukan.

    Raises TidakBerwenang, TindakanTertutup. Dasar: registrasi.arsip
    """
    insiden = InsidenData.objects.lock(pk)
    ALUR_INSIDEN.check(insiden, T.TUTUP, oleh)
    insiden.status, insiden.bukti_lembaga, insiden.penutup = S.DITUTUP, bukti_lembaga, penutup
    insiden.ditutup_oleh, insiden.ditutup_pada = oleh, timezone.now()
    insiden.save(update_fields=["status", "bukti_lembaga", "penutup", "ditutup_oleh", "ditutup_pada"])
    catat(insiden, "insidendata.ditutup", oleh=oleh)
    return insiden
