"""What dies in the middle: no acknowledged act is lost, and each message goes out once."""

import hashlib
import json
import re
import signal
from collections import Counter

import pytest

from tests.own_portal import own_portal, wait_for
from tests.surat_smtp import CONTENT, GREETING, links

# Whole portals start, die and start again.
pytestmark = [pytest.mark.berat, pytest.mark.timeout(600)]
DRAF = 45
SANDI = "sandi-uji-gangguan-2026"


@pytest.fixture(scope="module")
def benih():
    """The data directory of a stopped portal, and what it holds: made once, copied for each test."""
    with own_portal() as portal:
        portal.manage("migrate", "-v0")
        isi = portal.actor().ask("siapkan", DRAF)
        portal.stop()
        yield portal.data_dir, isi


@pytest.fixture
def isi(benih):
    return benih[1]


@pytest.fixture
def portal(benih):
    """A portal of its own."""
    with own_portal(benih[0]) as portal:
        yield portal


def setujui(pelaku, isi):
    """Approve the registration that is ready for it; how long the verifier waited, in seconds."""
    return pelaku.ask("setujui", isi["diperiksa"], isi["verifikator"])["detik"]


def surat_persetujuan(portal):
    """The outbox row of the approval: status, attempts, whether a sender holds it, Message-ID."""
    [baris] = portal.query(
        "SELECT status, percobaan, coalesce(klaim_sampai > now(), false), message_id"
        " FROM lpse_pemberitahuan WHERE templat = 'registrasi/disetujui'"
    )
    return baris


def lewatkan_waktu(portal):
    """Stand for the minutes after which a dead sender's lease and a failed try's delay have run out."""
    portal.query(
        "UPDATE lpse_pemberitahuan SET klaim_sampai = now() - interval '1 second', kirim_setelah = now()"
        " WHERE status = 'antre'"
    )


def periksa_sekali(portal, isi):
    """The approval's mail went out exactly once, its documents are built, the next minutes add nothing."""
    wait_for("surat persetujuan terkirim", lambda: surat_persetujuan(portal)[0] == "dikirim")
    portal.tick(2)
    portal.settle()
    [surat] = portal.mail.messages(isi["surel"])
    assert surat["Message-ID"] == surat_persetujuan(portal)[3]
    assert portal.query("SELECT count(*), count(berkas_id) FROM lpse_naskah") == [(2, 2)]
    return surat


def periksa_jejak(portal):
    hasil = json.loads(portal.manage("audit_verify", "--json"))
    assert hasil["utuh"], hasil["rusak"]
    assert hasil["baris"] == hasil["segel"] > 0


# --- A worker dies -------------------------------------------------------------------------------------


@pytest.mark.parametrize("tahap", [GREETING, CONTENT])
def test_pekerja_mati_saat_mengirim_surat_tetap_sampai_sekali(portal, isi, tahap):
    portal.mail.stall(tahap)
    pekerja, pelaku = portal.worker(), portal.actor()
    setujui(pelaku, isi)
    wait_for("pekerja tertahan di server surat", lambda: portal.mail.stalled)

    portal.lose(pekerja)
    portal.mail.release()

    assert surat_persetujuan(portal)[:3] == ("antre", 1, True)
    portal.worker()
    portal.tick()
    portal.settle()
    assert portal.mail.messages(isi["surel"]) == [], "the dead sender's lease must hold until it has run out"
    lewatkan_waktu(portal)
    portal.tick()
    surat = periksa_sekali(portal, isi)
    assert surat_persetujuan(portal)[1] == 2

    [[user_id]] = portal.query("SELECT user_id FROM lpse_akun WHERE email = %s", isi["surel"])
    [tautan] = [satu for satu in links(surat) if "/sandi/atur/" in satu]
    assert pelaku.ask("atur_sandi", tautan, SANDI)
    assert pelaku.ask("masuk", user_id, SANDI)
    assert not pelaku.ask("atur_sandi", tautan, f"{SANDI}-lain")
    periksa_jejak(portal)


def test_pekerja_mati_membawa_tugas_yang_belum_dikerjakan_surat_tetap_sampai_sekali(portal, isi):
    portal.mail.stall(GREETING)
    # One thing at a time, and the next tasks already in hand.
    pekerja, pelaku = portal.worker("-c", "1", "--prefetch-multiplier", "8"), portal.actor()
    pelaku.ask("minta_konfirmasi", 1)
    wait_for("pekerja tertahan di server surat", lambda: portal.mail.stalled)
    setujui(pelaku, isi)
    wait_for("tugas di tangan pekerja", lambda: (portal.queued(), portal.taken()) == (0, 4))

    portal.lose(pekerja)
    portal.mail.release()

    portal.worker()
    wait_for("pekerja baru siap", lambda: portal.waiting_workers() == 1)
    portal.settle()
    assert surat_persetujuan(portal)[:3] == ("antre", 0, False), "no worker ever took the row"
    portal.tick()
    periksa_sekali(portal, isi)
    periksa_jejak(portal)


# --- The queue dies ------------------------------------------------------------------------------------


def test_antrean_dikosongkan_tidak_ada_yang_hilang(portal, isi):
    setujui(portal.actor(), isi)
    assert portal.queued() == 3

    portal.flush()

    portal.worker()
    portal.tick()
    periksa_sekali(portal, isi)
    periksa_jejak(portal)


@pytest.mark.parametrize("keadaan", ["mati", "beku"])
def test_antrean_tidak_menjawab_persetujuan_tetap_berhasil(portal, isi, keadaan):
    portal.worker()
    pelaku = portal.actor()
    # The queue and the cache have been in use: connections are open, as they are in a web process.
    pelaku.ask("minta_konfirmasi", 1)
    portal.settle()
    assert pelaku.ask("ingat", "uji", "sebelum") == "sebelum"

    valkey = portal.server("valkey")
    portal.crash_server("valkey") if keadaan == "mati" else valkey.suspend()

    assert setujui(pelaku, isi) < 10
    assert pelaku.ask("ingat", "uji", "selama") is None
    assert pelaku.ask("halaman", "/", "/v/7KQM-2XTB-9HRD/", "/healthz", "/readyz") == {
        "/": 200,
        "/v/7KQM-2XTB-9HRD/": 404,
        "/healthz": 200,
        "/readyz": 503,
    }
    assert surat_persetujuan(portal)[:2] == ("antre", 0)

    portal.start_server("valkey") if keadaan == "mati" else valkey.resume()
    portal.tick()
    periksa_sekali(portal, isi)
    wait_for("cache dipakai lagi", lambda: pelaku.ask("ingat", "uji", "sesudah") == "sesudah")
    periksa_jejak(portal)


def test_dua_sapuan_dua_pekerja_lima_puluh_surat_masing_masing_sekali(portal):
    penyapu = [portal.actor(), portal.actor()]
    penyapu[0].ask("minta_konfirmasi", 50)
    portal.flush()
    for satu in penyapu:
        satu.begin("sapu")
    assert [satu.result() for satu in penyapu] == [50, 50]
    assert portal.queued() == 100, "each row waits twice"

    # While two of them are being sent for a long time, whoever is free comes upon the same rows again.
    portal.mail.stall(GREETING, clients=2)
    portal.worker()
    portal.worker()
    portal.tick(2)
    wait_for("dua surat tertahan, yang lain terkirim", lambda: tertahan_dua(portal))
    portal.mail.release()
    portal.settle()

    # The trail's daily head goes to its witness in between.
    surat = [satu for satu in portal.mail.messages() if satu["To"].startswith("calon")]
    assert Counter(satu["To"] for satu in surat) == {f"calon{n}@uji.example": 1 for n in range(50)}
    baris = portal.query(
        "SELECT message_id, status, percobaan FROM lpse_pemberitahuan WHERE penerima LIKE 'calon%%'"
    )
    assert sorted(baris) == sorted((satu["Message-ID"], "dikirim", 1) for satu in surat)
    # Each link is made at sending, so a second sender would have made the first one's link void.
    sidik = dict(portal.query("SELECT email, token_hash FROM lpse_konfirmasiemail"))
    for satu in surat:
        [token] = re.findall(r"/daftar/konfirmasi/([^/]+)/", satu.get_content())
        assert hashlib.sha256(token.encode()).hexdigest() == sidik[satu["To"]]
    periksa_jejak(portal)


def tertahan_dua(portal):
    """Whether the two held messages are all that is left to do."""
    return (
        portal.mail.stalled == portal.taken() == 2
        and portal.queued() == 0
        and len(portal.mail.messages("calon")) >= 48
    )


# --- The database dies ---------------------------------------------------------------------------------


def jawaban(pelaku, jenis):
    """What the actors were told so far, of one kind: the registrations' keys."""
    return [satu[jenis] for p in pelaku for satu in p.answers() if jenis in satu]


def periksa_pengiriman(portal, draf):
    """Each registration is submitted with all that belongs to it or a draft with none of it; which are."""
    jejak = Counter(
        int(pk)
        for (pk,) in portal.query("SELECT objek_id FROM lpse_jejak WHERE peristiwa = 'pendaftaran.diajukan'")
    )
    surat = Counter(
        int(pk)
        for (pk,) in portal.query(
            "SELECT objek_id FROM lpse_pemberitahuan WHERE templat = 'registrasi/diajukan'"
        )
    )
    diajukan, nomor = set(), []
    for pk, status, teks in portal.query("SELECT id, status, nomor FROM registrasi_pendaftaran"):
        if teks:
            nomor.append(int(teks.rsplit("-", 1)[1]))
        if pk in draf:
            masuk = status == "diajukan"
            assert (status, bool(teks), jejak[pk], surat[pk]) == (
                ("diajukan", True, 1, 1) if masuk else ("draf", False, 0, 0)
            )
            diajukan |= {pk} if masuk else set()
    assert sorted(nomor) == list(range(1, len(nomor) + 1)), "the numbers have no gap and no double"
    return diajukan


@pytest.mark.parametrize("sinyal", [signal.SIGQUIT, signal.SIGKILL], ids=["berhenti-seketika", "dibunuh"])
def test_basis_data_mati_saat_pengiriman_tidak_ada_yang_hilang(benih, sinyal):
    draf = benih[1]["draf"]
    with own_portal(benih[0], durable=True) as portal:
        portal.worker()
        pelaku = [portal.actor() for _ in range(3)]
        for satu in pelaku:
            satu.ask("ingat", "uji", "siap")
        for urut, satu in enumerate(pelaku):
            satu.begin("ajukan", *draf[urut::3])
        wait_for("sembilan pendaftaran diterima", lambda: len(jawaban(pelaku, "diterima")) >= 9)

        portal.crash_server("postgres", sinyal)
        sebelum = len(jawaban(pelaku, "diterima"))
        portal.start_server("postgres")
        for satu in pelaku:
            satu.result()

        gagal = jawaban(pelaku, "gagal")
        assert gagal, "the database must have gone away in the middle"
        diterima = jawaban(pelaku, "diterima")
        assert sebelum < len(diterima), "submitting must go on afterwards"
        assert sorted(diterima + gagal) == sorted(draf)
        diajukan = periksa_pengiriman(portal, draf)
        assert set(diterima) <= diajukan

        # Whoever saw the error presses the button again.
        pelaku[0].ask("ajukan", *gagal)
        assert set(jawaban(pelaku, "ditolak")) == diajukan - set(diterima)
        assert periksa_pengiriman(portal, draf) == set(draf)
        periksa_surat_diajukan(portal)
        periksa_jejak(portal)


def periksa_surat_diajukan(portal):
    """The worker that lived through it sends everything; what goes out twice says so by its Message-ID."""
    lewatkan_waktu(portal)
    portal.tick()
    belum = "SELECT id FROM lpse_pemberitahuan WHERE status <> 'dikirim'"
    wait_for("semua surat terkirim", lambda: not portal.query(belum))
    portal.settle()
    baris = set(portal.query("SELECT penerima, message_id FROM lpse_pemberitahuan"))
    assert {(surat["To"], surat["Message-ID"]) for surat in portal.mail.messages()} == baris
