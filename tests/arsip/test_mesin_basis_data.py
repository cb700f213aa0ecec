"""Dumps from the real PostgreSQL: counted in their own snapshot, refused where a byte is missing."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from arsip.enums.cadangan import SebabGagal
from arsip.mesin import basis_data as mesin
from arsip.mesin.basis_data import (
    hitung_baris,
    lingkungan_pg,
    migrasi_terpasang,
    pulihkan_basis_data,
    salin_basis_data,
    urai_penuh,
)
from arsip.mesin.galat import Dihentikan, MesinGagal
from tests.arsip.mesin import alamat_basis_data, basis_data, kendali

ISI = (
    "CREATE TABLE tiket (id int PRIMARY KEY, isi text)",
    "INSERT INTO tiket SELECT n, repeat(md5(n::text), 20) FROM generate_series(1, 2000) n",
    'CREATE SCHEMA "arsip lama"',
    'CREATE TABLE "arsip lama"."Surat.Masuk" (id int)',
    'INSERT INTO "arsip lama"."Surat.Masuk" VALUES (1), (2), (3)',
    "CREATE VIEW daftar AS SELECT id FROM tiket",
    "CREATE TABLE jejak (bulan int, isi text) PARTITION BY LIST (bulan)",
    "CREATE TABLE jejak_1 PARTITION OF jejak FOR VALUES IN (1)",
    "INSERT INTO jejak VALUES (1, 'a'), (1, 'b')",
    "CREATE TABLE django_migrations (app text, name text)",
    "INSERT INTO django_migrations VALUES ('lpse', '0002_b'), ('lpse', '0001_awal')",
)
BARIS = {
    "arsip lama.Surat.Masuk": 3,
    "public.django_migrations": 2,
    "public.jejak_1": 2,
    "public.tiket": 2000,
}
MIGRASI = ["lpse.0001_awal", "lpse.0002_b"]


@pytest.fixture(scope="module")
def alamat() -> Iterator[dict[str, str]]:
    """A database nobody changes."""
    with basis_data(*ISI) as alamat:
        yield alamat


@pytest.fixture(scope="module")
def dump(alamat: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    tujuan = tmp_path_factory.mktemp("dump") / "basis_data.dump"
    salin_basis_data(alamat, tujuan, kendali())
    return tujuan


def sebab(tindakan, *argumen, **kunci) -> SebabGagal:
    with pytest.raises(MesinGagal) as galat:
        tindakan(*argumen, **kunci)
    return galat.value.sebab


def test_yang_dicadangkan_pulih_sama(alamat, tmp_path):
    kabar: list[dict] = []
    tahap: list[str] = []
    dump = tmp_path / "basis_data.dump"

    isi = salin_basis_data(alamat, dump, kendali(kabar=kabar.append), saat_urai=lambda: tahap.append("urai"))

    assert (isi.baris, isi.migrasi) == (BARIS, MIGRASI)
    assert isi.ukuran == dump.stat().st_size > 2000 * 640
    assert dump.stat().st_mode & 0o777 == 0o600
    assert [j.name for j in tmp_path.iterdir()] == ["basis_data.dump"]
    assert tahap == ["urai"]
    with basis_data() as baru:
        pulihkan_basis_data(dump, baru, kendali())
        assert hitung_baris(baru) == BARIS
        assert migrasi_terpasang(baru) == MIGRASI


def test_baris_dihitung_dalam_foto_dump_itu_sendiri(alamat, tmp_path, monkeypatch):
    """What is written while pg_dump begins is neither in the dump nor in the count."""
    asli = mesin._tulis_dump

    def sambil_menulis(*argumen) -> None:
        with psycopg.connect(**baru, autocommit=True) as pg:
            pg.execute("INSERT INTO surat VALUES (2), (3)")
            # Counting holds the table: TRUNCATE, which no snapshot hides, has to wait.
            pg.execute("SET lock_timeout = '50ms'")
            with pytest.raises(psycopg.errors.LockNotAvailable):
                pg.execute("TRUNCATE surat")
        asli(*argumen)

    monkeypatch.setattr(mesin, "_tulis_dump", sambil_menulis)
    with basis_data("CREATE TABLE surat (id int)", "INSERT INTO surat VALUES (1)") as baru:
        isi = salin_basis_data(baru, tmp_path / "dump", kendali())
        assert hitung_baris(baru) == {"public.surat": 3}

    with basis_data() as pulih:
        pulihkan_basis_data(tmp_path / "dump", pulih, kendali())
        assert hitung_baris(pulih) == isi.baris == {"public.surat": 1}


KECIL = ("CREATE TABLE surat AS SELECT 1 AS id", "CREATE TABLE kosong (id int)", "CREATE SEQUENCE nomor")


@pytest.mark.parametrize("perintah", [ISI, KECIL], ids=["besar", "kecil"])
def test_dump_terpotong_tidak_pernah_menjadi_dump(perintah, tmp_path, monkeypatch):
    """However little is missing at its end; its table of contents says nothing of it."""
    with basis_data(*perintah) as alamat:
        salin_basis_data(alamat, tmp_path / "utuh", kendali())
        utuh = (tmp_path / "utuh").read_bytes()
        ukuran = len(utuh)
        for hilang in (1, 50, 400, ukuran // 2, ukuran - 1000, ukuran - 3, ukuran):

            def terpotong(*argumen, batas: int = ukuran - hilang) -> None:
                argumen[2].write_bytes(utuh[:batas])

            monkeypatch.setattr(mesin, "_tulis_dump", terpotong)
            assert sebab(salin_basis_data, alamat, tmp_path / "dump", kendali()) == SebabGagal.DUMP_RUSAK
            assert [j.name for j in tmp_path.iterdir()] == ["utuh"]


def test_dump_tanpa_sebagian_baris_ditolak_walau_terurai(dump, tmp_path, monkeypatch):
    """What was counted is held against what is in it: parsing alone proves no completeness."""
    with basis_data("CREATE TABLE tiket AS SELECT 1 AS id") as lain:
        monkeypatch.setattr(mesin, "_tulis_dump", lambda *argumen: argumen[2].write_bytes(dump.read_bytes()))
        with pytest.raises(MesinGagal, match=r"public\.tiket: 2000, seharusnya 1") as galat:
            salin_basis_data(lain, tmp_path / "dump", kendali())

    assert galat.value.sebab == SebabGagal.DUMP_RUSAK
    assert urai_penuh(dump, kendali()) == BARIS
    assert sebab(urai_penuh, tmp_path / "tiada", kendali()) == SebabGagal.JALUR_TIDAK_ADA


def test_pg_dump_yang_terbunuh_di_tengah_jalan_bukan_dump(alamat, tmp_path, monkeypatch):
    """Behind a shell's pipe it would be one: what it wrote until then was stored, with exit status 0."""
    mati = tmp_path / "pg_dump"
    mati.write_text("#!/bin/sh\nprintf PGDMP\nkill -9 $$\n")
    mati.chmod(0o755)
    monkeypatch.setenv("PG_BIN", str(tmp_path))

    with pytest.raises(MesinGagal) as galat:
        salin_basis_data(alamat, tmp_path / "dump", kendali())

    assert galat.value.rc == -9
    assert [j.name for j in tmp_path.iterdir()] == ["pg_dump"]


def test_dump_lama_tetap_bila_yang_baru_gagal(alamat, tmp_path):
    (tmp_path / "dump").write_text("lama")

    salah = {**alamat, "dbname": "tidak_ada"}
    assert sebab(salin_basis_data, salah, tmp_path / "dump", kendali()) == SebabGagal.SERVER_TIDAK_TERJANGKAU
    assert (tmp_path / "dump").read_text() == "lama"


@pytest.mark.parametrize("salah", [{"host": "/tidak/ada"}, {"host": "127.0.0.1", "port": "1"}])
def test_server_tidak_terjangkau(dump, salah):
    alamat = {**alamat_basis_data("postgres"), **salah}

    assert sebab(hitung_baris, alamat) == SebabGagal.SERVER_TIDAK_TERJANGKAU
    assert sebab(pulihkan_basis_data, dump, alamat, kendali()) == SebabGagal.SERVER_TIDAK_TERJANGKAU


def test_cukup_hak_baca(tmp_path):
    """The portal dumps itself as its own role, which owns nothing."""
    hak = (
        "CREATE TABLE surat AS SELECT 1 AS id",
        "CREATE SEQUENCE nomor",
        "GRANT SELECT ON ALL TABLES IN SCHEMA public TO lpse_app",
        "GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO lpse_app",
    )
    with basis_data(*hak) as alamat:
        isi = salin_basis_data({**alamat, "user": "lpse_app"}, tmp_path / "dump", kendali())

    assert isi.baris == {"public.surat": 1}


def test_baris_yang_disembunyikan_kebijakan_menggagalkan(tmp_path):
    """With row security in force a dump would leave rows out, and say nothing."""
    kebijakan = (
        "CREATE TABLE surat AS SELECT 1 AS id",
        "ALTER TABLE surat ENABLE ROW LEVEL SECURITY",
        "GRANT SELECT ON surat TO lpse_app",
    )
    with basis_data(*kebijakan) as alamat, pytest.raises(MesinGagal, match="row-level security"):
        salin_basis_data({**alamat, "user": "lpse_app"}, tmp_path / "dump", kendali())


def test_pulih_ke_basis_data_berisi_berhenti_pada_galat_pertama(alamat, dump):
    with pytest.raises(MesinGagal, match="already exists") as galat:
        pulihkan_basis_data(dump, alamat, kendali())

    assert galat.value.rc == 1
    assert hitung_baris(alamat) == BARIS


def test_nama_basis_data_bukan_alamat(alamat, dump):
    """A name is a name, however much it looks like a connection string."""
    aneh = {**alamat, "dbname": "host=lain dbname=x"}

    with pytest.raises(MesinGagal, match='"host=lain dbname=x" does not exist'):
        pulihkan_basis_data(dump, aneh, kendali())


def test_berhenti_di_tengah_dump_tidak_meninggalkan_apa_pun(alamat, tmp_path):
    with pytest.raises(Dihentikan):
        salin_basis_data(alamat, tmp_path / "dump", kendali(is_berhenti=lambda: True))
    assert list(tmp_path.iterdir()) == []


def test_hitungan_panjang_dibatasi_tenggat(tmp_path):
    lambat = "CREATE TABLE surat AS SELECT generate_series(1, 300000) AS id"
    with basis_data(lambat) as alamat:
        singkat = kendali(0.001)
        assert sebab(salin_basis_data, alamat, tmp_path / "dump", singkat) == SebabGagal.LEWAT_TENGGAT


def test_pg_dump_lebih_tua_dari_server_dikenal(alamat, tmp_path, monkeypatch):
    """GitLab lost six hours of data to this one."""
    tua = tmp_path / "pg_dump"
    tua.write_text(
        "#!/bin/sh\necho 'pg_dump: error: aborting because of server version mismatch' >&2\nexit 1\n"
    )
    tua.chmod(0o755)
    monkeypatch.setenv("PG_BIN", str(tmp_path))

    assert sebab(salin_basis_data, alamat, tmp_path / "dump", kendali()) == SebabGagal.VERSI_TIDAK_COCOK


def test_alat_postgresql_yang_tidak_ada_disebut_dengan_paketnya(monkeypatch):
    monkeypatch.setattr(mesin, "postgres_program", _tidak_ada)

    with pytest.raises(MesinGagal, match="apt install postgresql-client") as galat:
        mesin.program("pg_dump")
    assert galat.value.sebab == SebabGagal.PROGRAM_TIDAK_ADA


def _tidak_ada(nama: str) -> Path:
    raise mesin.LayananTidakSiap(nama)


def test_sandi_hanya_lewat_lingkungan_dan_tidak_masuk_keterangan():
    alamat = {"host": "127.0.0.1", "port": "1", "user": "u", "password": "rahasia-pg", "dbname": "d"}

    assert lingkungan_pg(alamat)["PGPASSWORD"] == "rahasia-pg"
    for tindakan in (hitung_baris, migrasi_terpasang):
        with pytest.raises(MesinGagal) as galat:
            tindakan(alamat)
        assert "rahasia-pg" not in str(galat.value) + repr(galat.value)


def test_pilihan_alamat_yang_tidak_sampai_ke_pg_dump_ditolak():
    with pytest.raises(MesinGagal, match="keepalives"):
        lingkungan_pg({"host": "x", "keepalives": "1"})


def test_batas_milik_peran_tidak_memotong_penghitungan(alamat):
    with contextlib.ExitStack() as tumpukan:
        koneksi = tumpukan.enter_context(mesin.sambung({**alamat, "options": "-c statement_timeout=1"}))
        koneksi.execute("SELECT pg_sleep(0.05)")
