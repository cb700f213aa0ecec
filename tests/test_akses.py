"""Every URL × every role and a stranger × method × record, against the table in `akses_tabel.py`."""

import logging
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import islice

import pytest
from django.core.exceptions import ValidationError
from django.http import HttpResponseForbidden, HttpResponseNotFound
from django.test import Client
from django.urls import resolve, reverse

from lpse.bentuk import SaringanForm
from lpse.models import Jejak
from lpse.pemeriksa import tindakan_pemeriksa
from registrasi.meja.massal import TINDAKAN as TINDAKAN_MASSAL
from tests.akses import AREA
from tests.akses_dunia import Dunia, Rute, alamat, buat_dunia, semua_rute, tanpa_bekas
from tests.akses_pemeriksa import hanya_dibaca, terkirim
from tests.akses_tabel import MASSAL, ORANG, PEMBACA, TAMU, Baris, Objek
from tests.akses_tabel import TABEL as TABEL_INTI

# One test for each person and area: `-k layanan_tiket` asks about the addresses of one area alone.
BAGIAN = {"inti": TABEL_INTI} | {area.__name__.rpartition(".")[2]: area.BARIS for area in AREA}
TABEL = tuple(baris for bagian in BAGIAN.values() for baris in bagian)
RUTE = {r.nama: r for r in semua_rute()}
POLOS = [Objek({}, frozenset(ORANG))]
METODE = ("GET", "POST")
# The first test here waits for the world to be made, and each asks some thousand questions.
pytestmark = pytest.mark.timeout(400)
# These ask for a token: a session opens nothing there, a page of another site reaches nothing.
API = ("api:", "api_registrasi:", "api_layanan:", "api_infrastruktur:", "api_arsip:", "api_sekretariat:")
PEMERIKSA = "auditor"
NAMA_MASSAL = "admin:registrasi_massal"
# Somebody's NIK, typed where a filter takes any text.
NIK = "3504012505880001"


def baris_baru(rute: Rute) -> str:
    """The row to write for a URL that has none."""
    objek = ', objek="…"' if rute.parameter else ""
    return f'    Baris("{rute.nama}", SIAPA, get=200, post=302{objek}),  # /{rute.rute}'


def test_setiap_url_ada_di_tabel():
    kurang = [baris_baru(r) for r in RUTE.values() if r.nama not in {b.nama for b in TABEL}]
    assert kurang == [], "Tulis siapa yang boleh, di tests/akses/<area>.py:\n" + "\n".join(kurang)


def test_setiap_baris_menyebut_url_yang_ada():
    assert [b.nama for b in TABEL if b.nama not in RUTE] == [], "Hapus barisnya dari tests/akses_tabel.py"


def test_setiap_url_sekali_di_tabel_dan_di_urlconf():
    assert {n: k for n, k in Counter(b.nama for b in TABEL).items() if k > 1} == {}
    assert {n: k for n, k in Counter(r.nama for r in semua_rute()).items() if k > 1} == {}


def is_terbuka(baris: Baris, orang: str) -> bool:
    """Whether this person enters at all. The auditor opens whatever is open to anybody on the staff."""
    is_ruang_staf = baris.nama.startswith("admin:") and bool(baris.siapa)
    return orang in baris.siapa or (orang == PEMERIKSA and is_ruang_staf and baris.get is not None)


def is_kirimannya(baris: Baris) -> bool:
    """Whether an auditor may send something there: their own account, the acts of their own room."""
    return baris.nama in tindakan_pemeriksa() or baris.nama.startswith(API)


def harus(baris: Baris, orang: str, metode: str, objek: Objek) -> tuple[int, ...]:
    """The statuses that the rules admit."""
    terbuka = baris.metode.get(metode)
    # Whether the method or the person is judged first is the same to whoever may not enter.
    salah_cara = () if terbuka is not None else (405,)
    if orang == PEMERIKSA and metode == "POST" and not is_kirimannya(baris):
        return (403,)
    if not is_terbuka(baris, orang):
        if baris.nama.startswith(API):
            return (*salah_cara, 401)
        return (*salah_cara, 302 if orang == TAMU else 403)
    if orang not in objek.bagi:
        return (*salah_cara, 404)
    if terbuka is None:
        return salah_cara
    return terbuka if isinstance(terbuka, tuple) else (terbuka,)


def alamat_baris(dunia: Dunia, baris: Baris) -> Iterator[tuple[str, Objek]]:
    rute = RUTE[baris.nama]
    if baris.alamat:
        yield baris.alamat, POLOS[0]
        return
    terpakai = set()
    for objek in dunia.objek[baris.objek] if baris.objek else POLOS:
        tujuan = alamat(rute, objek)
        if tujuan is not None and tujuan not in terpakai:
            terpakai.add(tujuan)
            yield tujuan, objek
    assert terpakai, f"{baris.nama}: objek “{baris.objek}” tidak memuat {sorted(rute.parameter)}"


def tanya(klien: Client, metode: str, tujuan: str) -> tuple[int, str]:
    """Status, and where it leads or what broke."""
    with tanpa_bekas():
        jawaban = klien.generic(metode, tujuan)
        if jawaban.streaming:
            b"".join(jawaban.streaming_content)
        if jawaban.status_code == 500:
            return 500, repr(jawaban.exc_info[1])
        return jawaban.status_code, jawaban.headers.get("Location", "")


def ditanyakan(baris: Baris, orang: str) -> int | None:
    """How many records a person is asked about: all where the page is open, else one.

    That a wrong record answers as a right one is seen by a visitor and by one of those it is closed to.
    """
    if is_terbuka(baris, orang):
        return None
    tertutup = next(o for o in ORANG if o != TAMU and o not in baris.siapa) if orang != TAMU else TAMU
    return 2 if orang == tertutup else 1


def metode_untuk(baris: Baris, orang: str, *, is_pertama: bool) -> Iterable[str]:
    """By which methods this person asks for a record.

    The admin site judges the person before the method, so to whom a page is closed there tries its act, or
    its look where it has none.
    """
    if is_terbuka(baris, orang):
        return METODE if is_pertama else baris.metode
    return [max(baris.metode)] if baris.nama.startswith("admin:") else baris.metode


def keliru(dunia: Dunia, baris: Baris, orang: str) -> Iterator[str]:
    """What answers otherwise. Who may enter tries a method the page does not serve, on the first record."""
    for nomor, (tujuan, objek) in enumerate(islice(alamat_baris(dunia, baris), ditanyakan(baris, orang))):
        for metode in metode_untuk(baris, orang, is_pertama=nomor == 0):
            seharusnya = harus(baris, orang, metode, objek)
            status, lokasi = tanya(dunia.peramban(orang), metode, tujuan)
            ke_masuk = lokasi.startswith("/akun/masuk/")
            if status not in seharusnya or (status == 302 and not is_terbuka(baris, orang) and not ke_masuk):
                yield f"{baris.nama} {metode} {tujuan} oleh {orang}: {status} {lokasi}, harus {seharusnya}"


@pytest.fixture(scope="module")
def dunia(django_db_setup, django_db_blocker):
    """One world for all tests here: each question undoes what it did."""
    with pytest.MonkeyPatch.context() as ganti, django_db_blocker.unblock(), tanpa_bekas():
        # What is asked here is who may, not how often.
        ganti.setattr("lpse.pembatas.terlampaui", lambda *_: False)
        ganti.setattr("registrasi.views.daftar.terlampaui", lambda *_: False)
        # Nor how long ago the code on the wall was drawn: this world stands until the last question.
        ganti.setattr("layanan.policies.kode_ruang.UMUR_KODE", timedelta(hours=3))
        dunia = buat_dunia()
        # The first page that carries an announcement is its proof; undone, every page would be the first.
        Client().get("/")
        yield dunia


@pytest.fixture(autouse=True)
def tenang(caplog, settings, monkeypatch):
    settings.ACCOUNT_RATE_LIMITS = settings.MFA_RATE_LIMITS = False
    # Who signed in when this began is still trusted when a busy machine gets to the last of them.
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 3600
    # Refusals are what is asked for: Django's note of each would cost more than the request.
    caplog.set_level(logging.CRITICAL, "django.request")
    caplog.set_level(logging.CRITICAL, "django.security")
    # Drawing the page of a refusal, by the ten thousand, costs more than judging does; test_templat has it.
    monkeypatch.setattr("django.conf.urls.handler403", lambda *_, **__: HttpResponseForbidden())
    monkeypatch.setattr("django.conf.urls.handler404", lambda *_, **__: HttpResponseNotFound())


@pytest.mark.parametrize("orang", ORANG)
@pytest.mark.parametrize("bagian", BAGIAN)
def test_setiap_url_menjawab_menurut_tabel(dunia, bagian, orang):
    salah = [s for baris in BAGIAN[bagian] if baris.nama in RUTE for s in keliru(dunia, baris, orang)]
    assert salah == [], "\n".join(salah)


@pytest.mark.berat
@pytest.mark.timeout(600)
def test_setelah_pemeriksa_menanyakan_semua_alamat_tidak_ada_yang_berubah(dunia):
    alamat = [
        (baris.nama, tujuan)
        for baris in TABEL
        if not baris.nama.startswith(API) and baris.nama not in tindakan_pemeriksa()
        for tujuan, _ in islice(alamat_baris(dunia, baris), 2)
    ]
    with tanpa_bekas(), hanya_dibaca():
        assert list(terkirim(dunia.peramban(PEMERIKSA), alamat)) == []


@pytest.mark.parametrize(
    "metode",
    ["PUT", pytest.param("PATCH", marks=pytest.mark.berat), pytest.param("DELETE", marks=pytest.mark.berat)],
)
def test_cara_lain_tidak_dilayani(dunia, metode):
    """Not to a visitor, and not to those to whom the page is open; allauth's forms take PUT as POST."""
    for baris in (b for b in TABEL if not b.nama.startswith(("account_", "mfa_"))):
        tujuan = next(alamat_baris(dunia, baris))[0]
        for orang in (TAMU, *sorted(set(baris.siapa) - {TAMU})[:1]):
            status, _ = tanya(dunia.peramban(orang), metode, tujuan)
            boleh = (401, 404, 405) if baris.nama.startswith(API) else (302, 403, 404, 405)
            assert status in boleh, f"{metode} {tujuan} oleh {orang}: {status}"


def test_setiap_tindakan_massal_ada_di_tabel():
    assert set(MASSAL) == set(TINDAKAN_MASSAL)


@pytest.mark.parametrize("orang", sorted(PEMBACA))
def test_tindakan_massal_hanya_bagi_yang_berhak(dunia, orang):
    kode = dunia.objek["meja"][0].kunci["kode"]
    for tindakan, siapa in MASSAL.items():
        status, _ = tanya(
            dunia.peramban(orang), "GET", f"{reverse(NAMA_MASSAL)}?tindakan={tindakan}&pilih={kode}"
        )
        assert status == (200 if orang in siapa | {PEMERIKSA} else 403), tindakan


def test_alamat_di_tabel_sampai_ke_url_yang_dimaksud(dunia):
    tersesat = []
    for baris in TABEL:
        tujuan = next(alamat_baris(dunia, baris))[0]
        nama = resolve(tujuan).view_name
        if nama != baris.nama and not baris.alamat:
            tersesat.append(f"{baris.nama}: {tujuan} dijawab {nama}")
    assert tersesat == []


def test_setiap_kiriman_tanpa_tanda_csrf_ditolak(dunia):
    """A page of another site cannot act for whoever is signed in here."""
    diterima = []
    for baris in (b for b in TABEL if b.post is not None and b.siapa and not b.nama.startswith(API)):
        orang = sorted(baris.siapa - {TAMU})[0]
        tujuan = next(alamat_baris(dunia, baris))[0]
        status, _ = tanya(dunia.peramban(orang, enforce_csrf_checks=True), "POST", tujuan)
        if status != 403:
            diterima.append(f"{baris.nama}: {status}")
    assert diterima == []


def saringan_teks(form: type[SaringanForm] = SaringanForm) -> Iterator[str]:
    """The names of the filters, of any list, that take a text like this one."""
    for turunan in form.__subclasses__():
        yield from saringan_teks(turunan)
        for nama, bidang in turunan.base_fields.items():
            try:
                bidang.clean(NIK)
            except ValidationError:
                continue
            yield nama


def test_yang_diketik_di_saringan_tidak_masuk_jejak(dunia):
    """Not by an export, whose row says which rows left: what was typed may be a person's number or name."""
    nama, bocor = {*saringan_teks()}, []
    assert {"cari", "tahapan", "tender", "token", "sasaran", "pemegang"} <= nama
    for baris in (b for b in TABEL if b.get == 200 and b.siapa and is_ekspor(b)):
        tujuan = next(alamat_baris(dunia, baris))[0]
        klien = dunia.peramban(sorted(baris.siapa - {TAMU})[0])
        with tanpa_bekas():
            sebelum = Jejak.objects.latest("pk").pk
            jawaban = klien.get(tujuan, dict.fromkeys(nama, NIK))
            if jawaban.streaming:
                b"".join(jawaban.streaming_content)
            tercatat = Jejak.objects.filter(pk__gt=sebelum)
            # A read-only window leads back to its list from a field it does not know.
            wajar = {200, 302} if baris.nama.startswith("admin:lpse_") else {200}
            if jawaban.status_code not in wajar or any(NIK in str(j.rincian) for j in tercatat):
                bocor.append((baris.nama, jawaban.status_code))
    assert bocor == []


def is_ekspor(baris: Baris) -> bool:
    """Whether a list goes out at this address."""
    return not baris.nama.startswith(API) and baris.nama.endswith(("ekspor", "csv", "xlsx", "pdf", "json"))
