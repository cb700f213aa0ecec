"""The deactivation of a user, step by step: each step is one act with its own columns and trail row."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from lpse import naskah
from lpse.aturan import TidakBerwenang
from lpse.jejak import catat
from lpse.kalender import kalender
from lpse.models import Akun, RujukanSurat
from lpse.models.naskah import JenisNaskah
from lpse.nomor import ambil_nomor
from lpse.pemberitahuan import beritahukan
from lpse.peran import USULKAN_PENONAKTIFAN
from lpse.profil import profil
from lpse.versi_profil import versi_profil
from lpse.waktu import hari_ini
from registrasi.actions.akses_pengguna import akhiri_akses
from registrasi.actions.arsip_perkara import arsipkan_perkara
from registrasi.actions.spse import tulis_status_spse
from registrasi.alur.penonaktifan import ALUR_PENONAKTIFAN
from registrasi.enums.pendaftaran import StatusSPSE
from registrasi.enums.penonaktifan import TindakanPenonaktifan as T
from registrasi.models import EntriDaftarHitam, PenggunaSPSE, Penonaktifan
from registrasi.naskah.penonaktifan import isi_pernyataan
from registrasi.policies.penonaktifan import (
    check_dapat_dilaporkan,
    check_peminta,
    check_pengguna_lain,
    check_syarat,
    check_tanggal,
)

POLA_NOMOR = "NON-{tahun}-{urut:06d}"


@transaction.atomic
def laporkan(
    pengguna_pk: int,
    *,
    oleh: Akun,
    dasar: str,
    surat: dict[str, Any],
    uraian: str,
    peminta: str = "",
    entri: EntriDaftarHitam | None = None,
) -> Penonaktifan:
    """Mencatat laporan atau permintaan agar seorang pengguna dinonaktifkan, dengan suratnya.

    `dasar` is a DasarPenonaktifan, `surat` has nomor, tanggal, dari and perihal of the letter.
    Raises TidakBerwenang, PerkaraSendiri, SudahNonaktif, PerkaraTerbuka, PemintaKeliru, TanggalKeliru.
    Dasar: registrasi.nonaktif
    """
    if not oleh.has_perm(USULKAN_PENONAKTIFAN):
        raise TidakBerwenang
    # Locked, so that of two reports at once the second finds the first.
    pengguna = PenggunaSPSE.objects.select_for_update(of=("self",), no_key=True).get(pk=pengguna_pk)
    check_pengguna_lain(pengguna, oleh)
    check_dapat_dilaporkan(pengguna)
    check_peminta(dasar, peminta)
    check_tanggal(surat["tanggal"])
    perkara = Penonaktifan.objects.create(
        nomor=ambil_nomor("NON", hari_ini(), pola=POLA_NOMOR).teks,
        pengguna=pengguna,
        profil=versi_profil(),
        dasar=dasar,
        peminta=peminta,
        entri=entri,
        rujukan_surat=RujukanSurat.objects.create(**surat),
        uraian=uraian.strip(),
        dilaporkan_oleh=oleh,
    )
    catat(perkara, "penonaktifan.dilaporkan", oleh=oleh, dasar=dasar, pengguna=pengguna.pk)
    return perkara


def _langkah(pk: int, tindakan: T, oleh: Akun | None) -> Penonaktifan:
    """Lock the case and check that this step may be taken on it by this person now."""
    perkara = Penonaktifan.objects.lock(pk)
    transisi = ALUR_PENONAKTIFAN.check(perkara, tindakan, oleh)
    check_syarat(perkara, tindakan, oleh)
    perkara.status = transisi.ke
    return perkara


def _catat(perkara: Penonaktifan, peristiwa: str, oleh: Akun | None, **kolom: Any) -> Penonaktifan:
    """Write what the step adds, with its trail row: the names of the columns, never what they say."""
    for nama, nilai in kolom.items():
        setattr(perkara, nama, nilai)
    perkara.save(update_fields=["status", *kolom])
    catat(perkara, f"penonaktifan.{peristiwa}", oleh=oleh, kolom=sorted(kolom))
    return perkara


def _surati_pengguna(perkara: Penonaktifan, surat: str) -> None:
    akun = perkara.pengguna.akun
    beritahukan(
        f"registrasi/{surat}",
        kepada=akun.email,
        kunci=f"penonaktifan.{surat}:{perkara.pk}",
        akun=akun,
        objek=perkara,
    )


@transaction.atomic
def minta_klarifikasi(pk: int, *, oleh: Akun, nomor_klarifikasi: str) -> Penonaktifan:
    """Meminta klarifikasi pengguna sebelum apa pun diputuskan; tenggat jawabannya dihitung dari sekarang.

    Raises SuratBelumAda before the letter was uploaded, PerkaraSendiri. Dasar: registrasi.nonaktif
    """
    perkara = _langkah(pk, T.MINTA_KLARIFIKASI, oleh)
    now, kerja = timezone.now(), kalender()
    _catat(
        perkara,
        "klarifikasi_diminta",
        oleh,
        nomor_klarifikasi=nomor_klarifikasi,
        diminta_pada=now,
        tenggat=kerja.due_hari(now, profil().registrasi.klarifikasi_hari_kerja),
        versi_kalender=kerja.versi,
    )
    _surati_pengguna(perkara, "klarifikasi_diminta")
    return perkara


@transaction.atomic
def jawab_klarifikasi(pk: int, *, oleh: Akun, jawaban: str) -> Penonaktifan:
    """Menjawab laporan, sekali; bukti yang sudah dilampirkan ikut terkirim.

    Accepted after the deadline too, as long as no statement has been issued: nobody is judged unheard for
    an hour's delay. Raises SudahDijawab. Dasar: registrasi.nonaktif
    """
    perkara = _langkah(pk, T.JAWAB, oleh)
    return _catat(perkara, "dijawab", oleh, jawaban=jawaban.strip(), dijawab_pada=timezone.now())


@transaction.atomic
def catat_tidak_dijawab(pk: int) -> bool:
    """Mencatat bahwa tenggat klarifikasi lewat tanpa jawaban; petugas boleh melanjutkan.

    Returns whether this call recorded it; False when there was nothing (any more) to record.
    Dasar: registrasi.nonaktif
    """
    if not Penonaktifan.objects.belum_dijawab().filter(pk=pk).exists():
        return False
    perkara = _langkah(pk, T.CATAT_DIAM, None)
    if perkara.is_didengar:
        return False
    _catat(perkara, "tidak_dijawab", None, tidak_dijawab_pada=timezone.now())
    return True


@transaction.atomic
def nyatakan_tidak_beralasan(
    pk: int, *, oleh: Akun, nomor_balasan: str, tanggal_balasan: date, isi_balasan: str
) -> Penonaktifan:
    """Menjawab pelapor secara tertulis bahwa laporannya tidak beralasan; perkara selesai.

    Raises TanggalKeliru. Dasar: registrasi.nonaktif
    """
    perkara = _langkah(pk, T.NYATAKAN_TIDAK_BERALASAN, oleh)
    check_tanggal(tanggal_balasan)
    surat = {"nomor_balasan": nomor_balasan, "tanggal_balasan": tanggal_balasan, "isi_balasan": isi_balasan}
    _catat(perkara, "tidak_beralasan", oleh, **surat)
    _surati_pengguna(perkara, "laporan_tidak_beralasan")
    return perkara


@transaction.atomic
def terbitkan_pernyataan(pk: int, *, oleh: Akun, temuan: str) -> Penonaktifan:
    """Menerbitkan surat pernyataan terjadinya pelanggaran, setelah pengguna didengar atau diam.

    Raises BelumDidengar while the user may still answer. Dasar: registrasi.nonaktif
    """
    perkara = _langkah(pk, T.TERBITKAN_PERNYATAAN, oleh)
    perkara.temuan = temuan.strip()
    surat = naskah.terbitkan(
        JenisNaskah.PERNYATAAN_PELANGGARAN,
        perkara,
        isi_pernyataan(perkara, oleh),
        oleh=oleh,
        penanda_tangan=str(oleh),
    )
    _catat(perkara, "pernyataan_terbit", oleh, temuan=perkara.temuan, pernyataan=surat)
    _surati_pengguna(perkara, "pernyataan_terbit")
    return perkara


@transaction.atomic
def usulkan_lkpp(pk: int, *, oleh: Akun, nomor_usulan: str, tanggal_usulan: date) -> Penonaktifan:
    """Mencatat usulan penonaktifan kepada LKPP; yang mencatatnya adalah pengusul.

    Raises TanggalKeliru. Dasar: registrasi.nonaktif
    """
    perkara = _langkah(pk, T.USULKAN_LKPP, oleh)
    check_tanggal(tanggal_usulan)
    usulan = {"nomor_usulan": nomor_usulan, "tanggal_usulan": tanggal_usulan, "pengusul": oleh}
    return _catat(perkara, "diusulkan_lkpp", oleh, **usulan)


@transaction.atomic
def catat_persetujuan_lkpp(pk: int, *, oleh: Akun, nomor_lkpp: str, tanggal_lkpp: date) -> Penonaktifan:
    """Mencatat persetujuan LKPP; sesudah itu orang lain memutus penonaktifan.

    Raises TanggalKeliru. Dasar: registrasi.nonaktif
    """
    perkara = _langkah(pk, T.CATAT_PERSETUJUAN_LKPP, oleh)
    check_tanggal(tanggal_lkpp)
    return _catat(perkara, "lkpp_menyetujui", oleh, nomor_lkpp=nomor_lkpp, tanggal_lkpp=tanggal_lkpp)


@transaction.atomic
def catat_penolakan_lkpp(
    pk: int, *, oleh: Akun, nomor_lkpp: str, tanggal_lkpp: date, alasan_lkpp: str
) -> Penonaktifan:
    """Mencatat bahwa LKPP menolak usulan; pengguna tetap aktif dan perkara selesai.

    Raises TanggalKeliru. Dasar: registrasi.nonaktif
    """
    perkara = _langkah(pk, T.CATAT_PENOLAKAN_LKPP, oleh)
    check_tanggal(tanggal_lkpp)
    jawaban = {"nomor_lkpp": nomor_lkpp, "tanggal_lkpp": tanggal_lkpp, "alasan_lkpp": alasan_lkpp}
    _catat(perkara, "ditolak_lkpp", oleh, **jawaban)
    _surati_pengguna(perkara, "penonaktifan_ditolak_lkpp")
    return perkara


@transaction.atomic
def nonaktifkan(pk: int, *, oleh: Akun) -> Penonaktifan:
    """Menonaktifkan pengguna: semua sesinya berakhir saat itu juga, peran dan kata sandinya tidak berlaku.

    Raises BelumDijawabLKPP without LKPP's consent on record, DuaOrang for whoever recorded or proposed,
    PerkaraSendiri. Dasar: registrasi.nonaktif
    """
    perkara = _langkah(pk, T.NONAKTIFKAN, oleh)
    pengguna = PenggunaSPSE.objects.select_for_update(of=("self",), no_key=True).get(pk=perkara.pengguna_id)
    putusan = {
        "pemutus": oleh,
        "diputus_pada": timezone.now(),
        "status_sebelum": pengguna.status_spse,
        "peran_diakhiri": akhiri_akses(pengguna, oleh=oleh),
    }
    tulis_status_spse(
        pengguna, StatusSPSE.NONAKTIF, oleh=oleh, tiket=perkara.nomor_lkpp, catatan=f"Perkara {perkara.nomor}"
    )
    _catat(perkara, "nonaktif", oleh, **putusan)
    _surati_pengguna(perkara, "dinonaktifkan")
    return perkara


@transaction.atomic
def beritahukan_penonaktifan(
    pk: int,
    *,
    oleh: Akun,
    nomor_pemberitahuan: str,
    tanggal_pemberitahuan: date,
    lpse_tujuan: str,
    surel_lpse: str,
) -> Penonaktifan:
    """Memberi tahu LPSE tempat pengguna terdaftar, dan pengguna itu, dengan surat bernomor.

    Raises TanggalKeliru. Dasar: registrasi.nonaktif
    """
    perkara = _langkah(pk, T.BERITAHUKAN, oleh)
    check_tanggal(tanggal_pemberitahuan)
    surat = {"nomor_pemberitahuan": nomor_pemberitahuan, "tanggal_pemberitahuan": tanggal_pemberitahuan}
    _catat(perkara, "diberitahukan", oleh, **surat, lpse_tujuan=lpse_tujuan, surel_lpse=surel_lpse)
    _surati_pengguna(perkara, "penonaktifan_diberitahukan")
    beritahukan(
        "registrasi/penonaktifan_lpse",
        kepada=surel_lpse,
        kunci=f"penonaktifan.lpse:{perkara.pk}",
        objek=perkara,
    )
    return perkara


@transaction.atomic
def arsipkan_penonaktifan(pk: int, *, oleh: Akun, tempat_arsip: str) -> Penonaktifan:
    """Mengarsipkan perkara yang sudah diberitahukan; sesudah itu tidak ada lagi yang berubah.

    Dasar: registrasi.arsip
    """
    perkara = _langkah(pk, T.ARSIPKAN, oleh)
    arsipkan_perkara(perkara)
    return _catat(perkara, "diarsipkan", oleh, tempat_arsip=tempat_arsip, diarsipkan_pada=timezone.now())
