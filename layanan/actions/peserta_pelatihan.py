"""Participants: registered by themselves or by an officer, seated, absent or there, and what they thought.

The training is locked first: seats, and the order of the waiting list, are given under that lock only.
"""

from collections.abc import Collection
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from layanan.actions.kursi_pelatihan import (
    beri_sertifikat,
    hitung_terisi,
    naikkan,
    surati,
    tempatkan,
)
from layanan.alur.pelatihan import ALUR_PESERTA
from layanan.enums.pelatihan import StatusPelatihan, StatusPeserta, TindakanPeserta
from layanan.models import EvaluasiPelatihan, Pelatihan, PemegangTautan, PesertaPelatihan
from layanan.policies.pelatihan import (
    SudahTerdaftar,
    check_dapat_dibatalkan,
    check_dapat_dinilai,
    check_dapat_diubah,
    check_jam_hadir,
    check_kehadiran_dapat_dicatat,
    check_menerima,
    check_mengelola,
)
from lpse.aturan import TidakBerwenang
from lpse.jejak import catat
from lpse.models import Akun
from lpse.naskah import cabut

P, A = StatusPeserta, TindakanPeserta
Pemilik = PemegangTautan | Akun
# Whoever has not proven their address by then is forgotten.
MASA_KONFIRMASI = timedelta(days=2)
DIKOREKSI = "Kehadiran dikoreksi: tercatat tidak hadir."


def _kunci(pk: int) -> tuple[Pelatihan, PesertaPelatihan]:
    """The participant's training and the participant, locked in this order."""
    pelatihan_id = PesertaPelatihan.objects.values_list("pelatihan_id", flat=True).get(pk=pk)
    pelatihan = Pelatihan.objects.lock(pelatihan_id)
    peserta = PesertaPelatihan.objects.lock(pk)
    peserta.pelatihan = pelatihan
    return pelatihan, peserta


def _akun(oleh: Pemilik) -> Akun | None:
    return oleh if isinstance(oleh, Akun) else None


def _terdaftar(pelatihan: Pelatihan, surel: str) -> PesertaPelatihan | None:
    return pelatihan.peserta.exclude(status=P.BATAL).filter(surel__iexact=surel).first()


@transaction.atomic
def daftar_pelatihan(pk: int, *, akun: Akun | None, surel: str, **isian: Any) -> PesertaPelatihan:
    """Mendaftarkan diri pada pelatihan; kursi diberikan setelah surelnya terbukti.

    `pk` is the training's, `akun` whoever has signed in: their own address needs no proof. Who is on the
    list already keeps their place and is mailed the link again. Raises PendaftaranDitutup.
    Dasar: layanan.pelatihan
    """
    pelatihan = Pelatihan.objects.lock(pk)
    check_menerima(pelatihan)
    peserta = _terdaftar(pelatihan, surel)
    if peserta and peserta.status != P.BELUM_DIKONFIRMASI:
        surati(peserta, "tautan", ke=peserta.tautan.count())
        return peserta
    peserta = peserta or PesertaPelatihan(pelatihan=pelatihan)
    sendiri = akun if akun and akun.email.lower() == surel.lower() else None
    for nama, nilai in {**isian, "surel": surel, "akun": sendiri}.items():
        setattr(peserta, nama, nilai)
    peserta.didaftarkan_pada = timezone.now()
    peserta.save()
    catat(peserta, "peserta_pelatihan.mendaftar", oleh=sendiri, pelatihan=pk)
    if sendiri:
        return konfirmasi_peserta(peserta.pk, oleh=sendiri)
    surati(peserta, "konfirmasi", ke=peserta.tautan.count())
    return peserta


@transaction.atomic
def konfirmasi_peserta(pk: int, *, oleh: Pemilik) -> PesertaPelatihan:
    """Mengonfirmasi pendaftaran: mendapat kursi, atau urutan berikutnya di daftar tunggu.

    Raises TidakBerwenang, TindakanTertutup, PendaftaranDitutup. Dasar: layanan.pelatihan
    """
    pelatihan, peserta = _kunci(pk)
    penuh = hitung_terisi(pelatihan) >= pelatihan.kapasitas
    ALUR_PESERTA.check(peserta, A.ANTRE if penuh else A.KONFIRMASI, oleh)
    check_menerima(pelatihan)
    tempatkan(peserta, pelatihan)
    catat(peserta, f"peserta_pelatihan.{peserta.status}", oleh=_akun(oleh), pelatihan=pelatihan.pk)
    return peserta


@transaction.atomic
def tambah_peserta(pk: int, *, oleh: Akun, surel: str, **isian: Any) -> PesertaPelatihan:
    """Mencatat peserta yang mendaftar lewat surat, telepon, atau di tempat; oleh petugas.

    `pk` is the training's. Raises TidakBerwenang, TindakanTertutup, SudahTerdaftar. Dasar: layanan.pelatihan
    """
    pelatihan = Pelatihan.objects.lock(pk)
    check_mengelola(oleh)
    check_dapat_diubah(pelatihan)
    peserta = _terdaftar(pelatihan, surel)
    if peserta and peserta.status != P.BELUM_DIKONFIRMASI:
        raise SudahTerdaftar
    peserta = peserta or PesertaPelatihan(pelatihan=pelatihan)
    for nama, nilai in {**isian, "surel": surel}.items():
        setattr(peserta, nama, nilai)
    tempatkan(peserta, pelatihan)
    catat(peserta, "peserta_pelatihan.ditambah", oleh=oleh, pelatihan=pk)
    return peserta


@transaction.atomic
def batalkan_peserta(pk: int, *, oleh: Pemilik) -> PesertaPelatihan:
    """Membatalkan pendaftaran sendiri sebelum pelatihan dimulai; kursinya diberikan kepada daftar tunggu.

    Raises TidakBerwenang, TindakanTertutup, SudahMulai. Dasar: layanan.pelatihan
    """
    pelatihan, peserta = _kunci(pk)
    ALUR_PESERTA.check(peserta, A.BATALKAN, oleh)
    check_dapat_dibatalkan(peserta)
    return _lepas(pelatihan, peserta, A.BATALKAN, _akun(oleh))


@transaction.atomic
def keluarkan_peserta(pk: int, *, oleh: Akun) -> PesertaPelatihan:
    """Mengeluarkan seseorang dari daftar, atas permintaannya atau karena salah daftar; ia diberi tahu.

    Raises TidakBerwenang, TindakanTertutup. Dasar: layanan.pelatihan
    """
    pelatihan, peserta = _kunci(pk)
    ALUR_PESERTA.check(peserta, A.KELUARKAN, oleh)
    check_dapat_diubah(pelatihan)
    if peserta.status != P.BELUM_DIKONFIRMASI:
        surati(peserta, "dikeluarkan")
    return _lepas(pelatihan, peserta, A.KELUARKAN, oleh)


def _lepas(
    pelatihan: Pelatihan, peserta: PesertaPelatihan, tindakan: TindakanPeserta, oleh: Akun | None
) -> PesertaPelatihan:
    peserta.status = P.BATAL
    peserta.save(update_fields=["status"])
    catat(peserta, f"peserta_pelatihan.{tindakan.value}", oleh=oleh, pelatihan=pelatihan.pk)
    naikkan(pelatihan)
    return peserta


@transaction.atomic
def hadir_sendiri(pk: int, *, oleh: Pemilik) -> PesertaPelatihan:
    """Mencatat kehadiran sendiri dengan kode QR di layar ruangan; pintunya yang memeriksa kode itu.

    Raises TidakBerwenang, TindakanTertutup, BelumWaktunya. Dasar: layanan.pelatihan
    """
    pelatihan, peserta = _kunci(pk)
    ALUR_PESERTA.check(peserta, A.HADIR_SENDIRI, oleh)
    check_jam_hadir(pelatihan)
    _hadir(peserta, A.HADIR_SENDIRI, _akun(oleh))
    return peserta


def _hadir(peserta: PesertaPelatihan, tindakan: TindakanPeserta, oleh: Akun | None) -> None:
    peserta.status, peserta.hadir_pada = P.HADIR, timezone.now()
    peserta.save(update_fields=["status", "hadir_pada"])
    catat(peserta, f"peserta_pelatihan.{tindakan.value}", oleh=oleh, pelatihan=peserta.pelatihan_id)


@transaction.atomic
def catat_kehadiran(pk: int, *, oleh: Akun, hadir: Collection[str], tidak: Collection[str]) -> int:
    """Mencatat siapa yang hadir dan siapa yang tidak; sesudah selesai, sertifikatnya menyusul atau dicabut.

    `pk` is the training's, `hadir` and `tidak` codes of participants; who is so already stays. Returns how
    many were noted. Raises TidakBerwenang, TindakanTertutup, BelumWaktunya. Dasar: layanan.pelatihan
    """
    pelatihan = Pelatihan.objects.lock(pk)
    check_mengelola(oleh)
    check_kehadiran_dapat_dicatat(pelatihan)
    dicatat = 0
    pilihan = pelatihan.peserta.select_related("satker").filter(kode__in={*hadir, *tidak})
    for peserta in pilihan.select_for_update(of=("self",), no_key=True).order_by("pk"):
        peserta.pelatihan = pelatihan
        dicatat += _catat_satu(peserta, A.HADIRKAN if peserta.kode in hadir else A.TIDAK_HADIRKAN, oleh)
    return dicatat


def _catat_satu(peserta: PesertaPelatihan, tindakan: TindakanPeserta, oleh: Akun) -> bool:
    transisi = ALUR_PESERTA.tabel[tindakan]
    if peserta.status == transisi.ke:
        return False
    ALUR_PESERTA.check(peserta, tindakan, oleh)
    selesai = peserta.pelatihan.status == StatusPelatihan.SELESAI
    if tindakan == A.HADIRKAN:
        _hadir(peserta, tindakan, oleh)
        if selesai:
            beri_sertifikat(peserta, oleh=oleh)
        return True
    peserta.status, peserta.hadir_pada = P.TIDAK_HADIR, None
    if peserta.sertifikat_id:
        cabut(peserta, oleh=oleh, alasan=DIKOREKSI)
        peserta.sertifikat = None
    peserta.save(update_fields=["status", "hadir_pada", "sertifikat"])
    catat(peserta, f"peserta_pelatihan.{tindakan.value}", oleh=oleh, pelatihan=peserta.pelatihan_id)
    return True


@transaction.atomic
def nilai_pelatihan(pk: int, *, oleh: Pemilik, **nilai: Any) -> EvaluasiPelatihan:
    """Mengisi penilaian pelatihan, sekali, oleh yang hadir. `pk` is the participant's.

    Raises TidakBerwenang, TidakDapatDinilai. Dasar: layanan.pelatihan
    """
    _, peserta = _kunci(pk)
    if not peserta.is_milik(oleh):
        raise TidakBerwenang
    check_dapat_dinilai(peserta)
    evaluasi = EvaluasiPelatihan.objects.create(peserta=peserta, **nilai)
    # No row says whose it is: the marks are read as a whole, and the trail keeps that one was given.
    catat(peserta.pelatihan, "pelatihan.dinilai")
    return evaluasi


@transaction.atomic
def lupakan_belum_dikonfirmasi(batas: int = 200) -> int:
    """Menghapus pendaftaran yang surelnya tidak pernah dikonfirmasi. Returns how many.

    Dasar: layanan.pelatihan
    """
    lewat = PesertaPelatihan.objects.filter(
        status=P.BELUM_DIKONFIRMASI, didaftarkan_pada__lt=timezone.now() - MASA_KONFIRMASI
    )
    pks = list(lewat.select_for_update(skip_locked=True).values_list("pk", flat=True)[:batas])
    return PesertaPelatihan.objects.filter(pk__in=pks).delete()[1].get("layanan.PesertaPelatihan", 0)
