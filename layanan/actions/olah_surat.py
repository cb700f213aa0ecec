"""What a stored letter becomes: a message in its ticket, a new ticket, a note, or something for people.

Each letter has its own transaction; whatever one of them holds, the next ones are read.
"""

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import InterfaceError, OperationalError, connection, models, transaction
from django.utils import timezone

from layanan.actions.lampiran_surat import LampiranDiterima, lampiran_sementara, terima_lampiran
from layanan.actions.pesan_surat import catat_di_tiket, isi_pesan, masukkan_balasan, tiket_dari_surat
from layanan.alur.surat_masuk import ALUR_SURAT
from layanan.enums.surat_masuk import CaraMasuk, JenisSurat, StatusSurat, TindakanSurat
from layanan.models import PesanTiket, SuratMasuk, Tiket
from layanan.queries.surat_masuk import (
    is_baru_dijawab,
    is_pengirim,
    surat_yang_dirujuk,
    surat_yang_sama,
    tiket_baru_sejak,
    tiket_dari_kode,
)
from layanan.surat_masuk.golongan import Pantulan, golongkan
from layanan.surat_masuk.kotak import alamat_sendiri
from layanan.surat_masuk.urai import SuratTerurai, TidakTerbaca, urai
from layanan.surat_masuk.utas import kode_dari_id
from lpse.berkas import BerkasDitolak
from lpse.berkas.simpan import penyimpanan
from lpse.jejak import catat
from lpse.pemberitahuan import tandai_tidak_sampai

logger = logging.getLogger(__name__)

J, S, T, C = JenisSurat, StatusSurat, TindakanSurat, CaraMasuk
KUNCI_OLAH = 7_301_050  # advisory lock: one letter after another decides what it is the same as
BATAS_PERCOBAAN = 3
JENDELA = timedelta(hours=1)
BATAS_TIKET = 10  # tickets one address may open by mail within JENDELA
SEMENTARA = (OperationalError, InterfaceError, OSError, BerkasDitolak)

BERHENTI = "Pembacaan surat ini tiga kali terhenti di tengah jalan. Baca surat aslinya."
TAK_TEROLAH = "Surat ini tidak dapat diolah portal. Baca surat aslinya."
TANPA_PENGIRIM = "Alamat pengirimnya tidak ada, lebih dari satu, atau tidak terbaca."
TERLALU_BANYAK = (
    f"Alamat ini sudah membuka {BATAS_TIKET} tiket dalam satu jam; mungkin mesin yang saling menjawab."
)
TERLALU_BESAR = "Surat ini {ukuran} MB, di atas batas 40 MB, jadi isinya tetap di kotak surat. Buka di sana."


def olah_antrean(batas: int = 1000) -> int:
    """Mengolah surat yang sudah tersimpan dan belum diolah, yang tertua dahulu. Returns how many were tried.

    Dasar: layanan.konsultasi
    """
    antre = SuratMasuk.objects.filter(status=S.DITERIMA).order_by("pk").values_list("pk", flat=True)[:batas]
    for pk in antre:
        olah_surat(pk)
    return len(antre)


def olah_surat(pk: int) -> None:
    """Mengolah satu surat; yang tidak terbaca menjadi surat belum terolah dengan sebabnya. Raises nothing.

    A fault of the database or of the storage leaves it for the next minute, three times at most.
    Dasar: layanan.konsultasi
    """
    if not _hitung_percobaan(pk):
        return
    try:
        with lampiran_sementara() as lampiran, transaction.atomic():
            _olah_terkunci(pk, lampiran)
    except TidakTerbaca as sebab:
        tahan(pk, str(sebab))
    except SEMENTARA:
        logger.exception("surat %s menunggu menit berikutnya", pk)
    except Exception:
        logger.exception("surat %s tidak dapat diolah", pk)
        tahan(pk, TAK_TEROLAH)


def _hitung_percobaan(pk: int) -> bool:
    """Count a try before it is made: a letter that ends its reader is set aside at the fourth."""
    menunggu = SuratMasuk.objects.filter(pk=pk, status=S.DITERIMA)
    if menunggu.filter(percobaan__lt=BATAS_PERCOBAAN).update(percobaan=models.F("percobaan") + 1):
        return True
    if menunggu.exists():
        tahan(pk, BERHENTI)
    return False


@transaction.atomic
def tahan(pk: int, alasan: str) -> None:
    """Menyisihkan surat untuk petugas, dengan sebabnya. Harmless for one that is already decided.

    Dasar: layanan.konsultasi
    """
    surat = SuratMasuk.objects.lock(pk)
    if surat.status == S.DITERIMA:
        _akhiri(surat, T.TAHAN, alasan)


def _akhiri(surat: SuratMasuk, tindakan: TindakanSurat, alasan: str, **kolom: Any) -> None:
    """Write what became of a locked letter, and its trail row."""
    transisi = ALUR_SURAT.check(surat, tindakan, None)
    for nama, nilai in {**kolom, "status": transisi.ke, "alasan": alasan[:500]}.items():
        setattr(surat, nama, nilai)
    surat.save()
    catat(surat, f"suratmasuk.{transisi.ke.value}", jenis=surat.jenis, cara=surat.cara, tiket=surat.tiket_id)


def _olah_terkunci(pk: int, lampiran: LampiranDiterima) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [KUNCI_OLAH])
    surat = SuratMasuk.objects.lock(pk)
    if surat.status != S.DITERIMA:
        return
    with penyimpanan().open(surat.kunci, "rb") as mentah:
        terurai = urai(mentah, kepala_saja=surat.is_kepala_saja)
    surat.jenis, pantulan = golongkan(terurai, alamat_sendiri())
    isi_kolom(surat, terurai)
    if asal := surat_yang_sama(surat):
        _lewati_salinan(surat, asal)
    elif surat.is_kepala_saja:
        ukuran = f"{surat.ukuran / 1024 / 1024:.1f}".replace(".", ",")
        _akhiri(surat, T.TAHAN, TERLALU_BESAR.format(ukuran=ukuran))
    else:
        _PENANGAN[J(surat.jenis)](surat, terurai, lampiran, pantulan)


def isi_kolom(surat: SuratMasuk, terurai: SuratTerurai) -> None:
    """Copy what the letter says of itself into the row; nothing is saved here."""
    for nama in ("message_id", "dari", "subjek", "bertanggal", "isi"):
        setattr(surat, nama, getattr(terurai, nama))
    surat.nama_pengirim = terurai.nama
    surat.lampiran = [{"nama": satu.nama, "ukuran": 0, "sebab": ""} for satu in terurai.lampiran]


def _lewati_salinan(surat: SuratMasuk, asal: SuratMasuk) -> None:
    surat.jenis, surat.salinan_dari = J.SALINAN, asal
    _akhiri(surat, T.LEWATI, f"Surat yang sama sudah masuk lewat {asal.kotak.nama}.")


def _terolah(surat: SuratMasuk, pesan: PesanTiket, cara: CaraMasuk, **kolom: Any) -> None:
    _akhiri(surat, T.OLAH, "", tiket_id=pesan.tiket_id, pesan=pesan, cara=cara, **kolom)


def _pantulan(
    surat: SuratMasuk, terurai: SuratTerurai, lampiran: LampiranDiterima, pantulan: Pantulan | None
) -> None:
    """A mail of ours did not arrive: the ticket says so, and so does the outbox."""
    assert pantulan is not None
    baris = [tandai_tidak_sampai(satu, pantulan.penerima) for satu in pantulan.id_asal]
    tiket = tiket_dari_kode(kode_dari_id(pantulan.id_asal))
    kepada = pantulan.penerima or "penerimanya"
    if tiket is None:
        asal = "Surel portal" if any(baris) else "Sebuah surel yang bukan kiriman portal"
        _akhiri(surat, T.LEWATI, f"{asal} kepada {kepada} tidak sampai. {pantulan.sebab}".strip())
        return
    isi = f"Surel kepada {kepada} tidak sampai. {pantulan.sebab}".strip()
    _terolah(surat, catat_di_tiket(tiket, isi), C.PANTULAN)


def _sendiri(surat: SuratMasuk, *lain: object) -> None:
    _akhiri(surat, T.LEWATI, "Surat ini dikirim portal sendiri.")


def _otomatis(surat: SuratMasuk, terurai: SuratTerurai, lampiran: LampiranDiterima, *lain: object) -> None:
    """A machine's word answers nothing and opens nothing; in its ticket it is a note."""
    tiket = tiket_dari_kode(terurai.kode_tiket)
    if tiket is None:
        _akhiri(surat, T.LEWATI, "Jawaban otomatis atau edaran yang tidak menjawab tiket mana pun.")
        return
    isi = isi_pesan(terurai, lampiran)
    catatan = catat_di_tiket(tiket, f"[Jawaban otomatis dari {terurai.dari or 'mesin'}]\n\n{isi}")
    _terolah(surat, catatan, C.OTOMATIS)


def _surat(surat: SuratMasuk, terurai: SuratTerurai, lampiran: LampiranDiterima, *lain: object) -> None:
    """Somebody's words. Only a signature leads into a ticket; only its own sender speaks there."""
    tiket = tiket_dari_kode(terurai.kode_tiket)
    dirujuk = None if tiket else surat_yang_dirujuk(terurai.sidik_rujukan)
    if tiket is None and dirujuk is None:
        _surat_baru(surat, terurai, lampiran)
        return
    terima_lampiran(terurai.lampiran, lampiran)
    surat.lampiran = lampiran.rincian
    isi = isi_pesan(terurai, lampiran)
    if tiket is not None and is_pengirim(tiket, terurai.dari):
        _terolah(surat, masukkan_balasan(tiket, isi, lampiran), C.BALASAN)
        return
    cara, tujuan = (C.PENGIRIM_LAIN, tiket) if tiket else (C.RUJUKAN, dirujuk.tiket if dirujuk else None)
    assert tujuan is not None
    kepala = _sebut_pengirim(tujuan, terurai, cara)
    _terolah(surat, catat_di_tiket(tujuan, f"[{kepala}]\n\n{isi}", lampiran), cara)


def _sebut_pengirim(tiket: Tiket, terurai: SuratTerurai, cara: CaraMasuk) -> str:
    siapa = f"{terurai.nama} ({terurai.dari})" if terurai.nama else terurai.dari or "pengirim tak dikenal"
    if cara is C.PENGIRIM_LAIN:
        return f"Pengirim lain: {siapa}, bukan alamat pelapor tiket ini"
    return f"Surat dari {siapa} yang menjawab surat di tiket ini, tanpa tanda tiket"


def _surat_baru(surat: SuratMasuk, terurai: SuratTerurai, lampiran: LampiranDiterima) -> None:
    """A new ticket, with an acknowledgement unless this address has just had one."""
    sejak = timezone.now() - JENDELA
    if not terurai.dari:
        _akhiri(surat, T.TAHAN, TANPA_PENGIRIM)
        return
    if tiket_baru_sejak(terurai.dari, sejak) >= BATAS_TIKET:
        _akhiri(surat, T.TAHAN, TERLALU_BANYAK)
        return
    terima_lampiran(terurai.lampiran, lampiran)
    surat.lampiran = lampiran.rincian
    tanda_terima = not is_baru_dijawab(terurai.dari, sejak)
    pesan = tiket_dari_surat(terurai, lampiran, tanda_terima=tanda_terima)
    _terolah(surat, pesan, C.TIKET_BARU, dijawab_pada=timezone.now() if tanda_terima else None)


_PENANGAN: dict[JenisSurat, Callable[..., None]] = {
    J.PANTULAN: _pantulan,
    J.SENDIRI: _sendiri,
    J.OTOMATIS: _otomatis,
    J.SURAT: _surat,
}
