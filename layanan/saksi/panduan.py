"""The way of a case, step by step, so that the next one is always in sight."""

from dataclasses import dataclass

from layanan.alur.kesaksian import ALUR_KESAKSIAN
from layanan.enums.kesaksian import StatusKesaksian as S
from layanan.enums.kesaksian import TindakanKesaksian as T
from layanan.models import Kesaksian
from layanan.policies.kesaksian import SAKSI_MINIMAL, kurang
from layanan.saksi.daftar import url_kesaksian
from layanan.saksi.langkah import LANGKAH
from lpse.models import Akun

SELESAI, MENUNGGU, NANTI = ("selesai", "Selesai"), ("biru", "Kerjakan"), ("abu", "Nanti")
BERKAS, UPAYA, SAKSI = "Berkas yang tidak dapat dibuka", "Upaya membukanya", "Saksi"
CATAT = {BERKAS: "Catat berkas", UPAYA: "Catat upaya", SAKSI: "Catat saksi"}
URUTAN = (S.DICATAT, S.SIAP, S.TERBIT, S.DITANDATANGANI, S.DIKIRIM_LKPP, S.HASIL_FORENSIK, S.DITUTUP)


@dataclass(frozen=True, slots=True)
class Tugas:
    """One line of the way: its address while it can be done, and how it stands."""

    judul: str
    url: str
    petunjuk: str
    kode: str
    status: str


def tugas(kesaksian: Kesaksian, oleh: Akun) -> list[Tugas]:
    """The whole way of one case; empty once it was cancelled or revoked."""
    if kesaksian.status not in URUTAN:
        return []
    boleh = ALUR_KESAKSIAN.boleh(kesaksian, T.UBAH, oleh)
    return [*_isian(kesaksian, boleh=boleh), *_sesudahnya(kesaksian, boleh=boleh)]


def _isian(kesaksian: Kesaksian, *, boleh: bool) -> list[Tugas]:
    saksi = list(kesaksian.saksi.all())
    butir = (
        ("Kejadian dan peminta", "ubah", True, ""),
        (
            BERKAS,
            "berkas_baru",
            bool(kesaksian.berkas.all()),
            "paling sedikit satu",
        ),
        (UPAYA, "upaya_baru", bool(kesaksian.upaya.all()), "paling sedikit satu"),
        (
            SAKSI,
            "saksi_baru",
            len(saksi) >= SAKSI_MINIMAL and any(s.is_lpse for s in saksi),
            f"paling sedikit {SAKSI_MINIMAL}, salah satunya pegawai LPSE",
        ),
    )
    terbuka = kesaksian.is_dicatat and boleh
    return [
        Tugas(
            judul,
            url_kesaksian(nama, kesaksian.kode) if terbuka else "",
            petunjuk,
            *(SELESAI if is_ada else MENUNGGU),
        )
        for judul, nama, is_ada, petunjuk in butir
    ]


def _sesudahnya(kesaksian: Kesaksian, *, boleh: bool) -> list[Tugas]:
    """What follows once everything is told; what stands further on than the case has its turn later."""
    letak = URUTAN.index(S(kesaksian.status))
    lengkap = kesaksian.status != S.DICATAT or not kurang(kesaksian)
    butir = (
        (T.NYATAKAN_SIAP, 1, "", lengkap),
        (T.TERBITKAN, 2, "bernomor dan ber-QR", letak == 1),
        (T.UNGGAH_SALINAN, 3, "pindaian basah atau PDF bertanda tangan elektronik", letak == 2),
        (T.KIRIM_LKPP, 4, "bila perlu diperiksa ahli", letak == 3),
        (T.CATAT_HASIL, 5, "bila dikirim ke LKPP", letak == 4),
        (T.TUTUP, 6, "", letak in (3, 5)),
    )
    return [
        Tugas(
            t.label,
            url_kesaksian(t.value, kesaksian.kode) if is_giliran and boleh and letak < sampai else "",
            petunjuk,
            *_keadaan(kesaksian, t, is_sudah=letak >= sampai, is_giliran=is_giliran),
        )
        for t, sampai, petunjuk, is_giliran in butir
    ]


def _keadaan(kesaksian: Kesaksian, t: T, *, is_sudah: bool, is_giliran: bool) -> tuple[str, str]:
    if is_sudah:
        # A case may end without LKPP ever having seen it.
        is_dilewati = t in (T.KIRIM_LKPP, T.CATAT_HASIL) and not kesaksian.nomor_lkpp
        return ("abu", "Tidak perlu") if is_dilewati else SELESAI
    return MENUNGGU if is_giliran else NANTI


def tombol(kesaksian: Kesaksian, oleh: Akun) -> list[dict[str, object]]:
    """The steps open to this officer now; the one that leads on comes first."""
    terbuka = ALUR_KESAKSIAN.terbuka(kesaksian, oleh)
    if kesaksian.is_dicatat and kurang(kesaksian):
        terbuka = [t for t in terbuka if t != T.NYATAKAN_SIAP]
    if hasattr(kesaksian, "pengganti"):
        terbuka = [t for t in terbuka if t != T.GANTI]
    terurut = sorted((t for t in terbuka if t != T.UBAH), key=lambda t: t == T.PERBAIKI)
    return [
        *(_yang_kurang(kesaksian) if T.UBAH in terbuka else ()),
        *(
            {
                "judul": "Ganti salinan bertanda tangan"
                if t == T.UNGGAH_SALINAN and kesaksian.status == S.DITANDATANGANI
                else t.label,
                "url": url_kesaksian(t.value, kesaksian.kode),
                "is_berat": t in (T.BATALKAN, T.CABUT) and LANGKAH[t].is_berat,
            }
            for t in terurut
        ),
    ]


def _yang_kurang(kesaksian: Kesaksian) -> list[dict[str, object]]:
    """The button to the first thing that is missing; none once everything is told."""
    belum = [t for t in _isian(kesaksian, boleh=True) if (t.kode, t.status) == MENUNGGU][:1]
    return [{"judul": CATAT[t.judul], "url": t.url, "is_berat": False} for t in belum]
