"""Requests to enter a server room: asked for, confirmed, decided, taken back, lapsed."""

from dataclasses import replace
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from infrastruktur.alur.izin_ruang import ALUR_IZIN, KUNCI
from infrastruktur.enums.ruang_server import DIMINTA, JUDUL_IZIN, StatusIzin, TindakanIzin
from infrastruktur.models import IzinRuangServer, PemohonIzin, PerangkatIzin
from infrastruktur.naskah.ruang_server import isi_izin
from infrastruktur.policies.ruang_server import (
    MAKS_HIDUP,
    TIDAK_DIKONFIRMASI,
    IsianIzin,
    TerlaluBanyakIzin,
    check_belum_lewat,
    check_dua_orang,
    check_masa,
    check_melayani,
    check_pemutus,
    check_perangkat,
    jatuh_tempo,
)
from infrastruktur.queries.ruang_server import delegasi_pemutus, pemutus, ruang_server
from lpse.jejak import catat
from lpse.models import Akun, Lokasi
from lpse.models.naskah import JenisNaskah
from lpse.naskah import cabut, terbitkan
from lpse.pemberitahuan import beritahukan
from lpse.profil import profil

S, T = StatusIzin, TindakanIzin
KODE_RUANG = "RS"


@transaction.atomic
def siapkan_ruang_server() -> bool:
    """Menyediakan satu ruang server bila belum ada satu pun; dapat diulang. Returns whether one was added.

    Dasar: infrastruktur.ruang_server
    """
    if ruang_server().exists() or Lokasi.objects.filter(kode__iexact=KODE_RUANG).exists():
        return False
    lokasi = Lokasi.objects.create(kode=KODE_RUANG, nama="Ruang Server", is_ruang_server=True)
    catat(lokasi, "lokasi.disiapkan")
    return True


# --- Asking ------------------------------------------------------------------------------------------


def _simpan_baru(isi: IsianIzin, **kolom: Any) -> IzinRuangServer:
    """A new request with its devices. Raises PerangkatKeliru."""
    check_perangkat(isi.perangkat)
    izin = IzinRuangServer.objects.create(
        lokasi=ruang_server().get(pk=isi.lokasi_id),
        jenis=isi.jenis,
        nama=isi.nama,
        jenis_identitas=isi.jenis_identitas,
        nomor_identitas=isi.nomor_identitas,
        instansi=isi.instansi,
        alamat=isi.alamat,
        surel=isi.surel,
        telepon=isi.telepon,
        rombongan=isi.rombongan,
        tujuan=isi.tujuan,
        rencana_masuk=isi.rencana_masuk,
        rencana_keluar=isi.rencana_keluar,
        **kolom,
    )
    PerangkatIzin.objects.bulk_create(
        PerangkatIzin(izin=izin, jenis=jenis, nomor_seri=seri) for jenis, seri in isi.perangkat
    )
    return izin


def _check_jumlah_hidup(orang: Q) -> None:
    """Raise TerlaluBanyakIzin beyond what one person may have asked for."""
    if IzinRuangServer.objects.filter(orang, status__in=DIMINTA).count() >= MAKS_HIDUP:
        raise TerlaluBanyakIzin


@transaction.atomic
def ajukan_izin(isi: IsianIzin, *, akun: Akun | None = None) -> IzinRuangServer:
    """Memohon izin masuk; tanpa akun, permohonan diputus sesudah surelnya dikonfirmasi lewat tautan.

    Raises MasaTidakSesuai, PerangkatKeliru, TerlaluBanyakIzin. Dasar: infrastruktur.izin_ruang
    """
    check_masa(isi)
    isi = replace(isi, surel=akun.email if akun else isi.surel)
    kolom: dict[str, Any] = {"akun": akun, "status": S.MENUNGGU}
    if akun:
        # Without an account only the confirmation counts: an address typed here tells nothing of its owner.
        _check_jumlah_hidup(Q(akun=akun))
        kolom |= {"status": S.DIAJUKAN, "diajukan_pada": timezone.now()}
    izin = _simpan_baru(isi, **kolom)
    catat(izin, "izin_ruang.diajukan", oleh=akun)
    if akun:
        _sampaikan(izin)
    else:
        surati(izin, "izin_konfirmasi")
    return izin


@transaction.atomic
def catat_izin(isi: IsianIzin, *, oleh: Akun) -> IzinRuangServer:
    """Mencatat permohonan orang yang datang ke loket, identitasnya dilihat petugas.

    Raises TidakBerwenang, MasaTidakSesuai, PerangkatKeliru. Dasar: infrastruktur.izin_ruang
    """
    check_melayani(oleh)
    check_masa(isi, di_loket=True)
    izin = _simpan_baru(isi, dicatat_oleh=oleh, status=S.DIAJUKAN, diajukan_pada=timezone.now())
    catat(izin, "izin_ruang.dicatat", oleh=oleh)
    _sampaikan(izin)
    return izin


@transaction.atomic
def konfirmasi_izin(pk: int, *, oleh: PemohonIzin) -> IzinRuangServer:
    """Mengonfirmasi permohonan lewat tautan di surel; sejak itu pejabat memutusnya.

    Raises TidakBerwenang, TindakanTertutup, TerlaluBanyakIzin. Dasar: infrastruktur.izin_ruang
    """
    izin = IzinRuangServer.objects.lock(pk)
    ALUR_IZIN.check(izin, T.KONFIRMASI, oleh)
    _check_jumlah_hidup(Q(surel__iexact=izin.surel))
    ubah_status(izin, T.KONFIRMASI, oleh, diajukan_pada=timezone.now())
    _sampaikan(izin)
    return izin


def surati(izin: IzinRuangServer, nama: str) -> None:
    """Tell the person who asked, where there is an address to write to."""
    if izin.surel:
        templat = f"infrastruktur/{nama}"
        kunci = f"{templat}:{izin.pk}"
        beritahukan(templat, kepada=izin.surel, kunci=kunci, akun=izin.akun, objek=izin)


def _sampaikan(izin: IzinRuangServer) -> None:
    """Tell the requester what happens next, and those who decide that a request waits."""
    surati(izin, "izin_diajukan")
    for akun in pemutus():
        kunci = f"infrastruktur/izin_menunggu:{izin.pk}:{akun.pk}"
        beritahukan("infrastruktur/izin_menunggu", kepada=akun.email, kunci=kunci, akun=akun, objek=izin)


# --- Deciding and ending -----------------------------------------------------------------------------


def ubah_status(
    izin: IzinRuangServer, tindakan: TindakanIzin, oleh: Akun | PemohonIzin | None, **kolom: Any
) -> None:
    """Do one act of the table on a locked request, with its trail row, inside the act's transaction."""
    transisi = ALUR_IZIN.check(izin, tindakan, oleh)
    izin.status, izin.berubah_pada = transisi.ke, timezone.now()
    for nama, nilai in kolom.items():
        setattr(izin, nama, nilai)
    izin.save(update_fields=["status", "berubah_pada", *kolom])
    catat(izin, f"izin_ruang.{tindakan.value}", oleh=oleh if isinstance(oleh, Akun) else None)


def _kunci_putusan(pk: int, tindakan: TindakanIzin, oleh: Akun) -> IzinRuangServer:
    """The request, locked, for whom the regulation lets decide. Raises what the guards raise."""
    izin = IzinRuangServer.objects.lock(pk)
    check_pemutus(oleh, ada_pemutus=pemutus().exists())
    ALUR_IZIN.check(izin, tindakan, oleh)
    check_dua_orang(izin, oleh)
    return izin


@transaction.atomic
def setujui_izin(pk: int, *, oleh: Akun) -> IzinRuangServer:
    """Menyetujui permohonan; surat izinnya terbit dengan pasal sebagaimana tercetak hari itu.

    Raises BukanPemutus, DuaOrang, MasaTidakSesuai, TidakBerwenang, TindakanTertutup.
    Dasar: infrastruktur.izin_ruang
    """
    izin = _kunci_putusan(pk, T.SETUJUI, oleh)
    check_belum_lewat(izin)
    delegasi = delegasi_pemutus(oleh)
    naskah = terbitkan(
        JenisNaskah.IZIN_RUANG_SERVER,
        izin,
        isi_izin(izin, oleh=oleh, delegasi=delegasi),
        oleh=oleh,
        penanda_tangan=str(oleh),
        judul=JUDUL_IZIN[izin.jenis],
    )
    ubah_status(izin, T.SETUJUI, oleh, naskah=naskah, **_putusan(oleh, delegasi=delegasi))
    surati(izin, "izin_disetujui")
    return izin


@transaction.atomic
def tolak_izin(pk: int, *, oleh: Akun, alasan: str) -> IzinRuangServer:
    """Menolak permohonan dengan alasan yang dibaca pemohon.

    Raises BukanPemutus, DuaOrang, TidakBerwenang, TindakanTertutup. Dasar: infrastruktur.izin_ruang
    """
    izin = _kunci_putusan(pk, T.TOLAK, oleh)
    ubah_status(izin, T.TOLAK, oleh, alasan=alasan, **_putusan(oleh, delegasi=delegasi_pemutus(oleh)))
    surati(izin, "izin_ditolak")
    return izin


def _putusan(oleh: Akun, **kolom: Any) -> dict[str, Any]:
    return {
        "diputus_pada": timezone.now(),
        "diputus_oleh": oleh,
        "dasar": profil().dasar(KUNCI),
        **kolom,
    }


@transaction.atomic
def batalkan_izin(pk: int, *, oleh: Akun | PemohonIzin) -> IzinRuangServer:
    """Membatalkan permohonan sendiri sebelum masuk; surat izinnya dicabut.

    Raises TidakBerwenang, TindakanTertutup. Dasar: infrastruktur.izin_ruang
    """
    izin = IzinRuangServer.objects.lock(pk)
    ubah_status(izin, T.BATALKAN, oleh)
    cabut(izin, oleh=oleh if isinstance(oleh, Akun) else None, alasan="Dibatalkan pemohon.")
    return izin


@transaction.atomic
def batalkan_izin_oleh_petugas(pk: int, *, oleh: Akun, alasan: str) -> IzinRuangServer:
    """Membatalkan permohonan karena LPSE berhalangan, dengan alasan yang dibaca pemohon.

    Raises TidakBerwenang, TindakanTertutup. Dasar: infrastruktur.izin_ruang
    """
    izin = IzinRuangServer.objects.lock(pk)
    ubah_status(izin, T.BATALKAN_PETUGAS, oleh, alasan=alasan)
    cabut(izin, oleh=oleh, alasan=alasan)
    surati(izin, "izin_batal")
    return izin


@transaction.atomic
def akhiri_izin_menurut_jam(pk: int) -> bool:
    """Mengakhiri permohonan yang waktunya lewat; yang belum waktunya dibiarkan. Returns whether it ended.

    Dasar: infrastruktur.izin_ruang
    """
    izin = IzinRuangServer.objects.lock(pk)
    alasan = jatuh_tempo(izin, timezone.now())
    if not alasan:
        return False
    ubah_status(izin, T.LEWATKAN, None, alasan=alasan)
    if alasan != TIDAK_DIKONFIRMASI:
        surati(izin, "izin_kedaluwarsa")
    return True
