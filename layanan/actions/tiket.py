"""Recording a ticket, and what officers arrange about it: who works on it, its details, its deadline."""

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta

from django.db import connection, transaction
from django.utils import timezone

from layanan.actions.peristiwa import isi_jam, tulis_peristiwa
from layanan.alur.tiket import ALUR_TIKET, TETAP
from layanan.enums.tiket import (
    ArahPesan,
    Dampak,
    JenisPeristiwa,
    Saluran,
    StatusTiket,
    TindakanTiket,
    Urgensi,
)
from layanan.models import Kunjungan, LampiranTiket, PenontonTiket, PesanTiket, Tiket
from layanan.policies.jam import Peristiwa, hitung
from layanan.policies.tiket import butir_berlaku, prioritas_dari, sasaran_dari
from lpse.aturan import AturanDilanggar, TidakBerwenang, TindakanTertutup
from lpse.kalender import kalender_versi, versi_kini
from lpse.models import Akun, Berkas, Satker
from lpse.nomor import ambil_nomor
from lpse.pemberitahuan import beritahukan
from lpse.peran import LAYANI_TIKET
from lpse.waktu import hari_ini

P, T = JenisPeristiwa, TindakanTiket
KUNCI_SEKALI = 7_301_051  # advisory locks: one form is read at a time
POLA_NOMOR = "TKT-{tahun}-{urut:06d}"
UBAHAN = (
    *("jenis", "judul", "nama", "surel", "telepon", "user_id", "npwp", "instansi", "satker", "kelompok"),
    *("tipe_lkpp", "kategori", "jenis_masalah", "urgensi", "dampak", "kode_tender", "nama_paket"),
    *("kode_galat", "hasil", "nomor_lapor", "janji_pada"),
)
PENENTU_STANDAR = {"jenis", "urgensi", "dampak"}


class SudahTercatat(Exception):
    """The form was sent before, perhaps this very moment; `tiket` is what it became."""

    def __init__(self, tiket: Tiket) -> None:
        super().__init__(tiket.pk)
        self.tiket = tiket


@dataclass(frozen=True, slots=True)
class IsianTiket:
    """What was said when a ticket came in; everything but kind, subject, words and name may be empty."""

    jenis: str
    judul: str
    uraian: str
    nama: str
    surel: str = ""
    telepon: str = ""
    user_id: str = ""
    npwp: str = ""
    instansi: str = ""
    satker: Satker | None = None
    akun: Akun | None = None
    kelompok: str = ""
    tipe_lkpp: str = ""
    kategori: str = ""
    jenis_masalah: str = ""
    urgensi: str = Urgensi.TIDAK_MENDESAK
    dampak: str = Dampak.KECIL
    kode_tender: str = ""
    nama_paket: str = ""
    kode_galat: str = ""
    hasil: str = ""
    nomor_lapor: str = ""
    # The visit of the guest book it came from; only where the channel is a visit.
    kunjungan: Kunjungan | None = None


def periksa_tetap(tiket: Tiket, tindakan: TindakanTiket, oleh: Akun, izin: str = LAYANI_TIKET) -> None:
    """Guard an act that changes no status. Raises TidakBerwenang or TindakanTertutup."""
    if not oleh.has_perm(izin):
        raise TidakBerwenang
    if tiket.status not in TETAP[tindakan]:
        raise TindakanTertutup(tiket.get_status_display())


def tulis_pesan(
    tiket: Tiket,
    arah: ArahPesan,
    isi: str,
    *,
    saluran: str,
    oleh: Akun | None,
    lampiran: Sequence[Berkas] = (),
) -> PesanTiket:
    """Keep one message and its files, within an act."""
    pesan = PesanTiket.objects.create(
        tiket=tiket, arah=arah, isi=isi, saluran=saluran, oleh=oleh, pada=timezone.now()
    )
    LampiranTiket.objects.bulk_create(LampiranTiket(pesan=pesan, berkas=berkas) for berkas in lampiran)
    return pesan


@transaction.atomic
def catat_tiket(
    isian: IsianTiket,
    *,
    saluran: Saluran,
    oleh: Akun | None,
    lampiran: Sequence[Berkas] = (),
    tanda_terima: bool = True,
    sekali: str = "",
) -> Tiket:
    """Mencatat tiket baru dan menghitung tenggatnya; pelapor yang bersurel mendapat nomor dan tautannya.

    `oleh` is the officer who logs it, or None when it comes from the web or by mail (the signed-in user is
    `isian.akun`). Without `tanda_terima` nothing is mailed: a letter may come from a machine that answers.
    `sekali` names the form it was typed into. Raises TidakBerwenang for an Akun that serves no tickets,
    SudahTercatat for a form that became a ticket already.
    Dasar: layanan.konsultasi, layanan.keluhan, layanan.kendala_teknis
    """
    if oleh is not None and not oleh.has_perm(LAYANI_TIKET):
        raise TidakBerwenang
    sidik = _check_sekali(sekali)
    tiket = _tiket_baru(isian, saluran, oleh)
    tiket.sekali = sidik
    tiket.save(force_insert=True)
    tulis_peristiwa(tiket, P.DICATAT, oleh=oleh, standar=tiket.standar, saluran=saluran.value)
    tulis_pesan(tiket, ArahPesan.MASUK, isian.uraian, saluran=saluran, oleh=oleh, lampiran=lampiran)
    if tiket.surel and tanda_terima:
        beritahukan(
            "layanan/tiket_dicatat",
            kepada=tiket.surel,
            akun=tiket.akun,
            objek=tiket,
            kunci=f"tiket:{tiket.pk}",
        )
    return tiket


def _check_sekali(sekali: str) -> str:
    """The fingerprint of a form, "" for none; whoever sends it at the same moment waits here.

    Raises SudahTercatat where it became a ticket already.
    """
    if not sekali:
        return ""
    sidik = hashlib.sha256(sekali.encode()).hexdigest()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [KUNCI_SEKALI, sidik])
    if (tiket := Tiket.objects.filter(sekali=sidik).first()) is not None:
        raise SudahTercatat(tiket)
    return sidik


def _tiket_baru(isian: IsianTiket, saluran: Saluran, oleh: Akun | None) -> Tiket:
    kolom = {nama: getattr(isian, nama) for nama in IsianTiket.__slots__ if nama != "uraian"}
    prioritas = prioritas_dari(isian.urgensi, isian.dampak)
    butir = butir_berlaku(isian.jenis, prioritas)
    tiket = Tiket(
        **kolom,
        nomor=ambil_nomor("TKT", hari_ini(), pola=POLA_NOMOR).teks,
        saluran=saluran,
        prioritas=prioritas,
        standar=butir,
        dibuka_pada=timezone.now(),
        dicatat_oleh=oleh,
    )
    # The database wants a deadline from the first moment; the event just after says the same.
    awal = Peristiwa(tiket.dibuka_pada, 1, P.DICATAT, StatusTiket.TERCATAT, sasaran_dari(butir))
    versi = versi_kini()
    isi_jam(tiket, hitung([awal], kalender_versi(versi), tiket.dibuka_pada), versi)
    return tiket


@transaction.atomic
def ambil(pk: int, *, oleh: Akun) -> Tiket:
    """Petugas mengambil tiket dan menanganinya. Raises TidakBerwenang, TindakanTertutup.

    Dasar: layanan.kendala_teknis
    """
    tiket = Tiket.objects.lock(pk)
    ALUR_TIKET.check(tiket, T.AMBIL, oleh)
    ambil_terkunci(tiket, oleh)
    return tiket


def ambil_terkunci(tiket: Tiket, oleh: Akun) -> None:
    """Hand a locked ticket to this officer, within an act."""
    tiket.ditugaskan_kepada = oleh
    tulis_peristiwa(tiket, P.DIAMBIL, oleh=oleh, status=StatusTiket.DITANGANI, kepada=oleh.pk)


@transaction.atomic
def tugaskan(pk: int, *, oleh: Akun, kepada: Akun | None) -> Tiket:
    """Menugaskan tiket kepada seorang petugas, atau melepasnya ke antrean (None).

    Raises TidakBerwenang, TindakanTertutup, and AturanDilanggar for somebody who serves no tickets.
    Dasar: layanan.kendala_teknis
    """
    tiket = Tiket.objects.lock(pk)
    periksa_tetap(tiket, T.TUGASKAN, oleh)
    if kepada is not None and not kepada.has_perm(LAYANI_TIKET):
        raise AturanDilanggar(f"{kepada} tidak melayani tiket. Pilih petugas lain.")
    tiket.ditugaskan_kepada = kepada
    tulis_peristiwa(tiket, P.DITUGASKAN, oleh=oleh, kepada=kepada.pk if kepada else None)
    if kepada is not None and kepada != oleh:
        kunci = f"tiket:{tiket.pk}:tugas:{tiket.peristiwa.count()}"
        beritahukan("layanan/tiket_ditugaskan", kepada=kepada.email, akun=kepada, objek=tiket, kunci=kunci)
    return tiket


@transaction.atomic
def ubah(pk: int, *, oleh: Akun, **kolom: object) -> Tiket:
    """Mengubah rincian tiket; jenis, urgensi, dan dampak menentukan standar yang berlaku baginya.

    `kolom` are names of UBAHAN. Raises TidakBerwenang, TindakanTertutup. Dasar: layanan.kendala_teknis
    """
    tiket = Tiket.objects.lock(pk)
    periksa_tetap(tiket, T.UBAH, oleh)
    berubah = sorted(nama for nama in kolom if nama in UBAHAN and getattr(tiket, nama) != kolom[nama])
    for nama in berubah:
        setattr(tiket, nama, kolom[nama])
    if not berubah:
        return tiket
    tulis_peristiwa(tiket, P.DIUBAH, oleh=oleh, kolom=berubah)
    if PENENTU_STANDAR & set(berubah):
        _ganti_standar(tiket, oleh)
    return tiket


def _ganti_standar(tiket: Tiket, oleh: Akun) -> None:
    tiket.prioritas = prioritas_dari(tiket.urgensi, tiket.dampak)
    butir = butir_berlaku(tiket.jenis, tiket.prioritas)
    tulis_peristiwa(tiket, P.STANDAR_DIGANTI, oleh=oleh, standar=butir, prioritas=tiket.prioritas)


@transaction.atomic
def perpanjang(pk: int, *, oleh: Akun, jam_kerja: int, alasan: str) -> Tiket:
    """Memperpanjang tenggat penyelesaian sekian jam kerja, dengan alasan yang tersimpan.

    Raises TidakBerwenang, TindakanTertutup, and AturanDilanggar without a reason.
    Dasar: layanan.kendala_teknis
    """
    tiket = Tiket.objects.lock(pk)
    periksa_tetap(tiket, T.PERPANJANG, oleh)
    if not alasan.strip() or not 0 < jam_kerja <= 500:
        raise AturanDilanggar("Tulis alasan perpanjangan, dan lamanya antara 1 dan 500 jam kerja.")
    tambahan = timedelta(hours=jam_kerja)
    tulis_peristiwa(tiket, P.DIPERPANJANG, oleh=oleh, tambahan=tambahan, alasan=alasan.strip())
    if tiket.surel:
        kunci = f"tiket:{tiket.pk}:perpanjang:{tiket.peristiwa.count()}"
        beritahukan(
            "layanan/tiket_diperpanjang", kepada=tiket.surel, akun=tiket.akun, objek=tiket, kunci=kunci
        )
    return tiket


@transaction.atomic
def tautkan(pk: int, *, oleh: Akun, perkara: str) -> Tiket:
    """Menautkan tiket ke perkara unit lain menurut nomornya; kosong melepas tautan.

    Whether there is such a case, the door has asked (`sumbangan.cari_perkara`).
    Raises TidakBerwenang. Dasar: layanan.konsultasi
    """
    tiket = Tiket.objects.lock(pk)
    periksa_tetap(tiket, T.TAUTKAN, oleh)
    tiket.perkara = perkara
    tulis_peristiwa(tiket, P.DITAUTKAN, oleh=oleh, perkara=perkara)
    return tiket


@transaction.atomic
def tonton(pk: int, *, oleh: Akun, menonton: bool) -> None:
    """Mengikuti atau berhenti mengikuti perubahan sebuah tiket. Raises TidakBerwenang.

    Dasar: layanan.kendala_teknis
    """
    if not oleh.has_perm(LAYANI_TIKET):
        raise TidakBerwenang
    tiket = Tiket.objects.lock(pk)
    if menonton:
        PenontonTiket.objects.get_or_create(tiket=tiket, akun=oleh)
    else:
        PenontonTiket.objects.filter(tiket=tiket, akun=oleh).delete()


@transaction.atomic
def cabut_rahasia(pk: int, *, oleh: Akun) -> Tiket:
    """Mematikan semua tautan pribadi tiket yang sudah beredar; yang baru dikirim ke surel pelapor.

    Raises TidakBerwenang. Dasar: layanan.konsultasi
    """
    tiket = Tiket.objects.lock(pk)
    periksa_tetap(tiket, T.TAUTKAN, oleh)
    tiket.rahasia_ke += 1
    tulis_peristiwa(tiket, P.DIUBAH, oleh=oleh, kolom=["rahasia_ke"])
    if tiket.surel:
        kunci = f"tiket:{tiket.pk}:tautan:{tiket.rahasia_ke}"
        beritahukan("layanan/tiket_tautan", kepada=tiket.surel, akun=tiket.akun, objek=tiket, kunci=kunci)
    return tiket


@transaction.atomic
def kirim_tautan(nomor: str, surel: str) -> None:
    """Mengirim ulang tautan pribadi ke surel pelapor; diam bila nomor dan surel tidak berpasangan.

    At most one such mail an hour for a ticket, whoever asks. Dasar: layanan.konsultasi
    """
    tiket = Tiket.objects.filter(nomor=nomor, surel__iexact=surel).exclude(surel="").first()
    if tiket is not None:
        kunci = f"tiket:{tiket.pk}:tautan:{timezone.now():%Y%m%d%H}"
        beritahukan("layanan/tiket_tautan", kepada=tiket.surel, akun=tiket.akun, objek=tiket, kunci=kunci)


def isian_dari(tiket: Tiket, judul: str, uraian: str, jenis: str) -> IsianTiket:
    """What a ticket split off from this one begins with: the same person, another matter."""
    tetap = ("nama", "surel", "telepon", "user_id", "npwp", "instansi", "satker", "akun", "kelompok")
    kosong = IsianTiket(jenis=jenis, judul=judul, uraian=uraian, nama=tiket.nama)
    return IsianTiket(**{**asdict(kosong), **{nama: getattr(tiket, nama) for nama in tetap}})
