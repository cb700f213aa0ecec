"""The pages on which an officer confirms a year's days off, Ramadan and local closures."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lpse import atur_kalender
from lpse.ekspor import jawab_csv, sel_waktu, sel_ya
from lpse.forms_kalender import CabutJamForm, JamForm, LiburBaruForm, LiburForm, tulis_jam
from lpse.kalender import Jendela, kalender, tahun_kalender
from lpse.lembar_kalender import (
    HURUF,
    belum_disahkan,
    lembar_tahun,
    libur_setahun,
    rezim_setahun,
    riwayat_versi,
    tahun_ditagih,
    tahun_tersedia,
)
from lpse.models import Akun, HariLibur, RezimJamKerja
from lpse.models.kalender import JenisLibur, JenisRezim
from lpse.peran import KELOLA_KALENDER
from lpse.pintu import isian, tindak
from lpse.situs_admin import View, daftarkan_halaman, petugas, tampilkan
from lpse.sumbangan import ButirMenu, Isi, sumbangan
from lpse.waktu import HARI, hari_ini, nama_hari, tanggal, waktu

VERSI_DITAMPILKAN, VERSI_TERBANYAK = 30, 10_000
KEPALA_VERSI = ("Versi", "Dipakai sejak", "Berlaku sekarang", "Yang berubah")
# What is asked about one listed day, and the sentence once it is done.
PUTUSAN_LIBUR: dict[str, tuple[Callable[..., HariLibur], str]] = {
    "pindahkan": (atur_kalender.pindahkan_libur, "{} dipindahkan."),
    "namai": (atur_kalender.namai_libur, "{} diberi nama yang dibetulkan."),
    "batalkan": (atur_kalender.batalkan_libur, "{} dibatalkan: unit bekerja pada tanggal itu."),
    "pulihkan": (atur_kalender.pulihkan_libur, "{} berlaku lagi."),
}
KEPALA_CSV = ("Tanggal", "Hari", "Sampai", "Jenis", "Nama", "Berlaku", "Perkiraan", "Disahkan", "Alasan")


@require_safe
def kini(request: HttpRequest) -> HttpResponse:
    """The year that now is; next year's from the month in which it waits to be confirmed."""
    menunggu = belum_disahkan(tahun_ditagih())
    tahun = max(menunggu) if menunggu and petugas(request).has_perm(KELOLA_KALENDER) else hari_ini().year
    return lihat(request, tahun)


@require_safe
def lihat(request: HttpRequest, tahun: int) -> HttpResponse:
    """One year: the months as a chart, days off and hours as lists, and what waits to be confirmed."""
    _check_tahun(tahun)
    libur, rezim = list(libur_setahun(tahun)), list(rezim_setahun(tahun))
    sebelum, sesudah = tahun_tersedia(tahun)
    return tampilkan(
        request,
        "admin/kalender/tahun.html",
        f"Kalender kerja {tahun}",
        tahun=tahun,
        sebelum=sebelum,
        sesudah=sesudah,
        bulan=lembar_tahun(tahun, libur, rezim),
        huruf=HURUF.values(),
        hari=HARI,
        libur=libur,
        rezim=[(r, _jam_hari(r)) for r in rezim],
        menunggu=_menunggu(libur),
        versi=kalender().versi,
        boleh=petugas(request).has_perm(KELOLA_KALENDER),
    )


def _check_tahun(tahun: int) -> None:
    if tahun not in tahun_kalender():
        raise Http404


def _menunggu(libur: Sequence[HariLibur]) -> list[dict[str, Any]]:
    """What may be confirmed at one stroke: each kind's rows, and which of them are guesses."""
    belum = [satu for satu in libur if satu.dikonfirmasi_pada is None]
    kelompok = [(jenis.label, [satu for satu in belum if satu.jenis == jenis]) for jenis in JenisLibur]
    return [
        {"judul": judul.lower(), "baris": baris, "perkiraan": sum(satu.perkiraan for satu in baris)}
        for judul, baris in kelompok
        if baris
    ]


def _jam_hari(rezim: RezimJamKerja) -> list[tuple[str, str]]:
    """`("Senin", "07.30-12.00 dan 13.00-16.00")` for each day with hours."""
    jam = list(rezim.jam_kerja.all())
    pekan = [[(j.mulai, j.selesai) for j in jam if j.hari == hari] for hari in range(len(HARI))]
    return [(HARI[hari], tulis_jam(jendela)) for hari, jendela in enumerate(pekan) if jendela]


@require_POST
def sahkan(request: HttpRequest, tahun: int) -> HttpResponse:
    """Confirm the days off that the page listed, and no others that came since."""
    _check_tahun(tahun)
    oleh = petugas(request)
    hari = [satu for teks in request.POST.getlist("tanggal") if (satu := _tanggal(teks)).year == tahun]
    disahkan = tindak(request, oleh, "sahkan_libur", lambda: atur_kalender.sahkan_libur(hari, oleh=oleh))
    if disahkan is not None:
        messages.success(request, f"{len(disahkan)} hari libur disahkan.")
    return redirect("admin:kalender", tahun)


def _tanggal(teks: str) -> date:
    try:
        return date.fromisoformat(teks)
    except ValueError:
        raise Http404 from None


# --- One day off -------------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
def tambah_libur(request: HttpRequest, tahun: int) -> HttpResponse:
    """Add a local closure, or a day off decreed since."""
    _check_tahun(tahun)
    form, oleh = LiburBaruForm(isian(request)), petugas(request)
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data
        libur = tindak(request, oleh, "tambah_libur", lambda: atur_kalender.tambah_libur(oleh=oleh, **isi))
        if libur is not None:
            return _selesai(request, f"{libur.nama} ditambahkan.", [libur.tanggal])
    return _isian(request, "Tambah hari tutup", tahun, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
def ubah_libur(request: HttpRequest, hari: str) -> HttpResponse:
    """Confirm, move, strike out or restore one day off."""
    libur = get_object_or_404(HariLibur.objects.select_related("dikonfirmasi_oleh"), tanggal=_tanggal(hari))
    form = LiburForm(isian(request), libur=libur)
    if request.method == "POST" and form.is_valid():
        jawaban = _putuskan(request, libur, form)
        if jawaban is not None:
            return jawaban
    judul = f"{libur.nama}, {nama_hari(libur.tanggal)}, {tanggal(libur.tanggal)}"
    return _isian(
        request, judul, libur.tanggal.year, form=form, libur=libur, terdampak=_terdampak([libur.tanggal])
    )


def _putuskan(request: HttpRequest, libur: HariLibur, form: LiburForm) -> HttpResponse | None:
    oleh, putusan = petugas(request), form.cleaned_data["putusan"]
    if putusan == "sahkan":
        act = lambda: atur_kalender.sahkan_libur([libur.tanggal], oleh=oleh)  # noqa: E731
        if tindak(request, libur, "sahkan_libur", act) is None:
            return None
        return _selesai(request, f"{libur.nama} disahkan.", [])
    ubah, kalimat = PUTUSAN_LIBUR[putusan]
    hasil = tindak(request, libur, f"{putusan}_libur", lambda: ubah(libur.tanggal, oleh=oleh, **form.kolom))
    if hasil is None:
        return None
    return _selesai(request, kalimat.format(libur.nama), [libur.tanggal, hasil.tanggal])


# --- Working hours -----------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
def tambah_jam(request: HttpRequest, tahun: int) -> HttpResponse:
    """Set temporary hours for a period."""
    _check_tahun(tahun)
    oleh = petugas(request)
    form = JamForm(isian(request), rezim=None, jam=_jam_biasa())
    if request.method == "POST" and form.is_valid():
        rezim = tindak(request, oleh, "tambah_jam", lambda: atur_kalender.tambah_jam(oleh=oleh, **form.kolom))
        if rezim is not None:
            return _selesai(request, "Jam kerja sementara ditetapkan.", [rezim.mulai, rezim.selesai])
    return _isian(request, "Jam kerja sementara", tahun, form=form)


def _jam_biasa() -> list[Jendela]:
    """The usual hours, which a period of its own mostly keeps in part."""
    biasa = RezimJamKerja.objects.filter(jenis=JenisRezim.NORMAL).order_by("-mulai").first()
    return _jendela(biasa) if biasa else []


def _jendela(rezim: RezimJamKerja) -> list[Jendela]:
    return [Jendela(j.hari, j.mulai, j.selesai) for j in rezim.jam_kerja.all()]


@require_http_methods(["GET", "HEAD", "POST"])
def ubah_jam(request: HttpRequest, jenis: str, mulai: str) -> HttpResponse:
    """Change the days or hours of Ramadan or of a temporary regime."""
    rezim = _rezim(jenis, mulai)
    if rezim.jenis == JenisRezim.NORMAL:
        raise Http404
    oleh = petugas(request)
    form = JamForm(isian(request), rezim=rezim, jam=_jendela(rezim))
    if request.method == "POST" and form.is_valid():

        def act() -> RezimJamKerja:
            return atur_kalender.ubah_jam(jenis, rezim.mulai, oleh=oleh, **form.kolom)

        hasil = tindak(request, rezim, "ubah_jam", act)
        if hasil is not None:
            semua = [rezim.mulai, rezim.selesai, hasil.mulai, hasil.selesai]
            return _selesai(request, f"{hasil.get_jenis_display()} diubah.", semua)
    judul = f"{rezim.get_jenis_display()} sejak {tanggal(rezim.mulai)}"
    terdampak = _terdampak([rezim.mulai, rezim.selesai or rezim.mulai])
    return _isian(request, judul, rezim.mulai.year, form=form, rezim=rezim, terdampak=terdampak)


@require_POST
def sahkan_jam(request: HttpRequest, jenis: str, mulai: str) -> HttpResponse:
    """Confirm a regime as it is shown."""
    rezim, oleh = _rezim(jenis, mulai), petugas(request)
    act = lambda: atur_kalender.sahkan_jam(jenis, rezim.mulai, oleh=oleh)  # noqa: E731
    if tindak(request, rezim, "sahkan_jam", act) is not None:
        messages.success(request, f"{rezim.get_jenis_display()} disahkan.")
    return redirect("admin:kalender", _tahun_tampil(rezim.mulai))


@require_http_methods(["GET", "HEAD", "POST"])
def cabut_jam(request: HttpRequest, jenis: str, mulai: str) -> HttpResponse:
    """Take temporary hours back."""
    rezim, oleh = _rezim(jenis, mulai), petugas(request)
    form = CabutJamForm(isian(request))
    if request.method == "POST" and form.is_valid():
        alasan, masa = form.cleaned_data["alasan"], [rezim.mulai, rezim.selesai]

        def act() -> bool:
            atur_kalender.cabut_jam(jenis, rezim.mulai, oleh=oleh, alasan=alasan)
            return True

        if tindak(request, rezim, "cabut_jam", act):
            return _selesai(request, "Jam kerja sementara dicabut.", masa)
    return _isian(request, f"Cabut jam kerja sejak {tanggal(rezim.mulai)}", rezim.mulai.year, form=form)


def _rezim(jenis: str, mulai: str) -> RezimJamKerja:
    return get_object_or_404(RezimJamKerja, jenis=jenis, mulai=_tanggal(mulai))


# --- Versions, export, start page --------------------------------------------------------------------


@require_safe
def versi(request: HttpRequest) -> HttpResponse:
    """The calendars that clocks have counted by, and what each changed."""
    return tampilkan(
        request,
        "admin/kalender/versi.html",
        "Versi kalender",
        riwayat=riwayat_versi(VERSI_DITAMPILKAN),
        kini=kalender().versi,
        tahun=hari_ini().year,
    )


@require_safe
def ekspor_versi(request: HttpRequest) -> HttpResponseBase:
    """The calendars that clocks have counted by, all of them, as CSV."""
    kini, semua = kalender().versi, riwayat_versi(VERSI_TERBANYAK)
    baris = (
        (b.versi.versi, sel_waktu(b.versi.sejak), sel_ya(b.versi.versi == kini), " ".join(b.kalimat))
        for b in semua
    )
    return jawab_csv(
        *("versi-kalender", KEPALA_VERSI, baris),
        peristiwa="kalender.versi_diekspor",
        oleh=petugas(request),
    )


@require_safe
def ekspor(request: HttpRequest, tahun: int) -> HttpResponseBase:
    """The year as CSV."""
    _check_tahun(tahun)
    return jawab_csv(
        f"kalender-kerja-{tahun}",
        KEPALA_CSV,
        _baris_csv(tahun),
        peristiwa="kalender.diekspor",
        oleh=petugas(request),
        tahun=tahun,
    )


def _baris_csv(tahun: int) -> Iterator[list[Any]]:
    for libur in libur_setahun(tahun):
        nama, berlaku = libur.nama, "ya" if libur.berlaku else "dibatalkan"
        yield _satu_baris(libur.tanggal, libur.tanggal, libur, nama, berlaku)
    for rezim in rezim_setahun(tahun):
        jam = "; ".join(f"{hari} {isi}" for hari, isi in _jam_hari(rezim))
        yield _satu_baris(rezim.mulai, rezim.selesai, rezim, jam, "ya")


def _satu_baris(
    mulai: date, selesai: date | None, baris: HariLibur | RezimJamKerja, nama: str, berlaku: str
) -> list[Any]:
    disahkan = (
        f"{waktu(baris.dikonfirmasi_pada)} oleh {baris.dikonfirmasi_oleh}" if baris.dikonfirmasi_pada else ""
    )
    perkiraan = sel_ya(baris.perkiraan)
    jenis = baris.get_jenis_display()
    return [mulai, nama_hari(mulai), selesai or "", jenis, nama, berlaku, perkiraan, disahkan, baris.alasan]


def _isian(request: HttpRequest, judul: str, tahun: int, **konteks: Any) -> HttpResponse:
    kembali = reverse("admin:kalender", args=[_tahun_tampil(date(tahun, 1, 1))])
    isi = {"tombol": "Simpan", "url_kembali": kembali, **konteks}
    return tampilkan(request, "admin/kalender/isian.html", judul, tahun=tahun, **isi)


def _selesai(request: HttpRequest, kalimat: str, hari: Sequence[date | None]) -> HttpResponse:
    """Say what was done and which deadlines it moves, and go back to the year."""
    terpakai = [satu for satu in hari if satu]
    terdampak = _terdampak(terpakai)
    lanjutan = f" {terdampak} tenggat yang berjalan dihitung ulang dalam semenit." if terdampak else ""
    messages.success(request, kalimat + lanjutan)
    return redirect("admin:kalender", _tahun_tampil(terpakai[-1] if terpakai else hari_ini()))


def _terdampak(hari: Sequence[date]) -> int:
    return sum(hitung(min(hari), max(hari)) for hitung in sumbangan.tenggat_terbuka) if hari else 0


def _tahun_tampil(hari: date) -> int:
    return hari.year if hari.year in tahun_kalender() else hari_ini().year


def kartu(request: HttpRequest, akun: Akun) -> Isi | None:
    """On the start page: what of this year's calendar, and from October on of the next, nobody confirmed."""
    if not akun.has_perm(KELOLA_KALENDER):
        return None
    menunggu = belum_disahkan(tahun_ditagih())
    tahun = max(menunggu, default=hari_ini().year)
    return {
        "judul": "Kalender kerja",
        "angka": str(menunggu.total()),
        "keterangan": f"hari libur atau Ramadan {tahun} belum disahkan" if menunggu else "Sudah disahkan",
        "perlu_perhatian": tahun > hari_ini().year,
        "url": reverse("admin:kalender", args=[tahun]),
        "tautan": f"Buka kalender {tahun}",
    }


MENU = ButirMenu("admin:kalender_kini", "Kalender kerja")


def daftarkan() -> None:
    """Put the pages into the admin site: all staff read, whoever keeps the calendar changes it."""
    baca: tuple[tuple[str, View, str], ...] = (
        ("kalender/", kini, "kalender_kini"),
        ("kalender/versi/", versi, "kalender_versi"),
        ("kalender/versi/ekspor.csv", ekspor_versi, "kalender_versi_ekspor"),
        ("kalender/<int:tahun>/", lihat, "kalender"),
        ("kalender/<int:tahun>/ekspor/", ekspor, "kalender_ekspor"),
    )
    atur: tuple[tuple[str, View, str], ...] = (
        ("kalender/<int:tahun>/sahkan/", sahkan, "kalender_sahkan"),
        ("kalender/<int:tahun>/libur/", tambah_libur, "kalender_libur_tambah"),
        ("kalender/<int:tahun>/jam/", tambah_jam, "kalender_jam_tambah"),
        ("kalender/libur/<slug:hari>/", ubah_libur, "kalender_libur"),
        ("kalender/jam/<slug:jenis>/<slug:mulai>/", ubah_jam, "kalender_jam"),
        ("kalender/jam/<slug:jenis>/<slug:mulai>/sahkan/", sahkan_jam, "kalender_jam_sahkan"),
        ("kalender/jam/<slug:jenis>/<slug:mulai>/cabut/", cabut_jam, "kalender_jam_cabut"),
    )
    for rute, view, nama in baca:
        daftarkan_halaman(rute, view, nama, izin="")
    for rute, view, nama in atur:
        daftarkan_halaman(rute, view, nama, izin=KELOLA_KALENDER)
    sumbangan.kartu.append(kartu)
