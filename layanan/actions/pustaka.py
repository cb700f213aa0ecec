"""The acts on an Artikel. What was published is never written over: a new version stands beside it."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from layanan.alur.pustaka import ALUR_ARTIKEL
from layanan.enums.pustaka import StatusArtikel, TindakanArtikel
from layanan.models import Artikel, KataBantuan, Tiket, VersiArtikel
from layanan.policies.pustaka import KATA, MASA_TINJAU, PANJANG_KATA, check_terbit, check_tinjau
from lpse.aturan import TidakBerwenang
from lpse.jejak import catat
from lpse.markdown import ke_polos
from lpse.models import Akun
from lpse.peran import KELOLA_PUSAT_BANTUAN
from lpse.waktu import setempat

S, T = StatusArtikel, TindakanArtikel
KATA_TERPENDEK = 4


@transaction.atomic
def tulis_artikel(
    *, oleh: Akun, dari_tiket: Tiket | None = None, pada: datetime | None = None, **isi: str
) -> Artikel:
    """Menulis draf artikel; `isi`: judul, ringkas, isi, kategori, bentuk, untuk.

    `pada` here and below is for the demo, whose past needs a date. Raises TidakBerwenang.
    Dasar: layanan.informasi_fitur
    """
    if not oleh.has_perm(KELOLA_PUSAT_BANTUAN):
        raise TidakBerwenang
    saat = pada or timezone.now()
    artikel = Artikel.objects.create(
        dibuat_oleh=oleh, dari_tiket=dari_tiket, dibuat_pada=saat, diubah_pada=saat, **isi
    )
    tiket = dari_tiket.pk if dari_tiket else None
    catat(artikel, "artikel.ditulis", oleh=oleh, tiket=tiket)
    return artikel


@transaction.atomic
def ubah_artikel(pk: int, *, oleh: Akun, **isi: str) -> Artikel:
    """Mengubah naskah artikel; yang sudah terbit tetap dibaca seperti terbitnya sampai diterbitkan lagi.

    Raises TidakBerwenang, TindakanTertutup. Dasar: layanan.informasi_fitur
    """
    artikel = Artikel.objects.lock(pk)
    tindakan = T.PERBAIKI if artikel.status == S.TERBIT else T.UBAH
    ALUR_ARTIKEL.check(artikel, tindakan, oleh)
    for nama, nilai in isi.items():
        setattr(artikel, nama, nilai)
    artikel.diubah_pada = timezone.now()
    artikel.save(update_fields=[*isi, "diubah_pada"])
    catat(artikel, "artikel.diubah", oleh=oleh, kolom=sorted(isi))
    return artikel


@transaction.atomic
def terbitkan_artikel(
    pk: int,
    *,
    oleh: Akun,
    catatan: str = "",
    tinjau_lagi: date | None = None,
    pada: datetime | None = None,
) -> Artikel:
    """Menerbitkan naskah sebagai versi baru yang dibaca dan dicari masyarakat.

    `tinjau_lagi` is when somebody should read it again, half a year from now unless said. Raises
    TidakBerwenang, TindakanTertutup, ArtikelBelumLengkap, WaktuTinjauKeliru. Dasar: layanan.informasi_fitur
    """
    artikel, saat = Artikel.objects.lock(pk), pada or timezone.now()
    ALUR_ARTIKEL.check(artikel, T.TERBITKAN, oleh)
    check_terbit(artikel)
    _tetapkan_tinjau(artikel, tinjau_lagi, saat)
    artikel.versi = VersiArtikel.objects.create(
        artikel=artikel,
        nomor=artikel.semua_versi.count() + 1,
        polos=ke_polos(artikel.isi),
        catatan=catatan,
        oleh=oleh,
        pada=saat,
        **artikel.isian,
    )
    artikel.status = S.TERBIT
    artikel.save()
    _kenali_kata(artikel)
    catat(artikel, "artikel.terbit", oleh=oleh, versi=artikel.versi.nomor)
    return artikel


@transaction.atomic
def tinjau_artikel(pk: int, *, oleh: Akun, tinjau_lagi: date | None = None) -> Artikel:
    """Menyatakan artikel masih benar, dan kapan harus dibaca lagi.

    Raises TidakBerwenang, TindakanTertutup, WaktuTinjauKeliru. Dasar: layanan.informasi_fitur
    """
    artikel = Artikel.objects.lock(pk)
    ALUR_ARTIKEL.check(artikel, T.TINJAU, oleh)
    _tetapkan_tinjau(artikel, tinjau_lagi, timezone.now())
    artikel.save(update_fields=["ditinjau_pada", "tinjau_lagi"])
    catat(artikel, "artikel.ditinjau", oleh=oleh)
    return artikel


@transaction.atomic
def tarik_artikel(pk: int, *, oleh: Akun) -> Artikel:
    """Menarik artikel dari Pusat bantuan; versi yang pernah terbit tetap tersimpan.

    Raises TidakBerwenang, TindakanTertutup. Dasar: layanan.informasi_fitur
    """
    artikel = Artikel.objects.lock(pk)
    ALUR_ARTIKEL.check(artikel, T.TARIK, oleh)
    artikel.status = S.DITARIK
    artikel.save(update_fields=["status"])
    artikel.kata.all().delete()
    catat(artikel, "artikel.ditarik", oleh=oleh)
    return artikel


@transaction.atomic
def kembalikan_artikel(pk: int, *, oleh: Akun) -> Artikel:
    """Membuka lagi artikel yang ditarik sebagai draf.

    Raises TidakBerwenang, TindakanTertutup. Dasar: layanan.informasi_fitur
    """
    artikel = Artikel.objects.lock(pk)
    ALUR_ARTIKEL.check(artikel, T.KEMBALIKAN, oleh)
    artikel.status = S.DRAF
    artikel.save(update_fields=["status"])
    catat(artikel, "artikel.dikembalikan", oleh=oleh)
    return artikel


@transaction.atomic
def tulis_dan_terbitkan(*, oleh: Akun, dari_tiket: Tiket | None = None, **isi: Any) -> Artikel:
    """Menulis artikel dan menerbitkannya sekaligus, misalnya dari jawaban tiket.

    Raises what the two acts raise; then nothing is written. Dasar: layanan.informasi_fitur
    """
    artikel = tulis_artikel(oleh=oleh, dari_tiket=dari_tiket, **isi)
    return terbitkan_artikel(artikel.pk, oleh=oleh)


def _tetapkan_tinjau(artikel: Artikel, tinjau_lagi: date | None, saat: datetime) -> None:
    hari = setempat(saat).date()
    artikel.ditinjau_pada, artikel.tinjau_lagi = hari, tinjau_lagi or hari + MASA_TINJAU
    check_tinjau(artikel.tinjau_lagi, hari)


def _kenali_kata(artikel: Artikel) -> None:
    """Keep the words of the published text, so that a mistyped one can be guessed."""
    teks = f"{artikel.judul} {artikel.ringkas} {ke_polos(artikel.isi)}".lower()
    kata = {k for k in KATA.findall(teks) if KATA_TERPENDEK <= len(k) <= PANJANG_KATA and not k.isdigit()}
    artikel.kata.all().delete()
    KataBantuan.objects.bulk_create(KataBantuan(artikel=artikel, kata=satu) for satu in sorted(kata))
