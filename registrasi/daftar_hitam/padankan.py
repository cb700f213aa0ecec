"""The comparison as SQL: sets against sets, whatever their size; one registration by the same branches.

The numbers are compared under their 16-digit key, so the old 15 digits and the new 16 of one body are one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from registrasi.enums.daftar_hitam import CaraCocok, StatusCocok, StatusEntri, TindakanCocok
from registrasi.enums.pendaftaran import StatusPendaftaran

# The case is still to be decided: what happens to it afterwards is the provider's.
TERBUKA = (StatusPendaftaran.DIAJUKAN.value, StatusPendaftaran.DIKEMBALIKAN.value)

_BERAKHIR = """(e.status <> %(tayang)s OR e.berlaku_sampai < %(hari)s OR (e.no_sk_pencabutan <> ''
    AND (e.tgl_sk_pencabutan IS NULL OR e.tgl_sk_pencabutan <= %(hari)s)))"""
_BELUM_BERAKHIR = f"({_BERAKHIR}) IS NOT TRUE"

_PENYEDIA = """SELECT e.id, s.id, NULL::bigint, NULL::bigint, '{cara}'
      FROM registrasi_entridaftarhitam e JOIN registrasi_penyedia s ON {kolom} WHERE {belum_berakhir}"""
_PENDAFTARAN = """SELECT e.id, NULL::bigint, s.id, NULL::bigint, '{cara}'
      FROM registrasi_entridaftarhitam e JOIN registrasi_pendaftaran s ON {kolom}
     WHERE {belum_berakhir} AND s.status = ANY(%(terbuka)s) {satu}"""
# Without a provider a user is known by the NIK alone, which is the NPWP of a person.
_PENGGUNA = """SELECT e.id, NULL::bigint, NULL::bigint, s.id, '{cara}'
      FROM registrasi_entridaftarhitam e JOIN lpse_akun a ON {kolom}
      JOIN registrasi_penggunaspse s ON s.akun_id = a.id
     WHERE {belum_berakhir} AND s.penyedia_id IS NULL"""
_KUNCI = ("e.npwp16", "e.npwp16_lain")
_NPWP, _NIK, _NAMA = (c.value for c in (CaraCocok.NPWP, CaraCocok.NIK, CaraCocok.NAMA))


def _nama(kolom: str) -> str:
    return f"e.nama_baku = registrasi_nama_baku(s.{kolom}) AND e.nama_baku <> ''"


_CABANG_PENDAFTARAN = (
    *((_PENDAFTARAN, _NPWP, f"s.npwp16 = {kunci}") for kunci in _KUNCI),
    *((_PENDAFTARAN, _NIK, f"s.penanggung_jawab_nik = {kunci}") for kunci in _KUNCI),
    (_PENDAFTARAN, _NAMA, _nama("nama_perusahaan")),
)
_CABANG_PENGGUNA = (
    *((_PENYEDIA, _NPWP, f"s.npwp16 = {kunci}") for kunci in _KUNCI),
    *((_PENYEDIA, _NIK, f"s.penanggung_jawab_nik = {kunci}") for kunci in _KUNCI),
    *((_PENGGUNA, _NIK, f"a.nik = {kunci}") for kunci in _KUNCI),
    (_PENYEDIA, _NAMA, _nama("nama")),
)

# A likeness of names that turns out to be an equal number is looked at again (`naik`); one pair is one row.
_PADANKAN = """
WITH temu AS MATERIALIZED (
    SELECT DISTINCT ON (entri_id, penyedia_id, pendaftaran_id, pengguna_id) *
      FROM ({cabang}) t (entri_id, penyedia_id, pendaftaran_id, pengguna_id, cara)
     ORDER BY entri_id, penyedia_id, pendaftaran_id, pengguna_id, array_position(%(urutan)s::text[], cara)
), naik AS (
    UPDATE registrasi_cocokdaftarhitam c SET cara = t.cara, status = %(baru)s FROM temu t
     WHERE c.entri_id = t.entri_id AND c.penyedia_id IS NOT DISTINCT FROM t.penyedia_id
       AND c.pendaftaran_id IS NOT DISTINCT FROM t.pendaftaran_id
       AND c.pengguna_id IS NOT DISTINCT FROM t.pengguna_id
       AND c.cara = %(nama)s AND t.cara <> %(nama)s AND c.status IN (%(baru)s, %(bukan)s)
    RETURNING c.id
), masuk AS (
    INSERT INTO registrasi_cocokdaftarhitam
           (kode, entri_id, penyedia_id, pendaftaran_id, pengguna_id, cara, status, ditemukan_pada)
    SELECT left(translate(encode(decode(replace(gen_random_uuid()::text, '-', ''), 'hex'), 'base64'),
                          '+/=', 'ab'), 16),
           entri_id, penyedia_id, pendaftaran_id, pengguna_id, cara, %(baru)s, statement_timestamp()
      FROM temu
    ON CONFLICT DO NOTHING
    RETURNING id
)
SELECT id, %(temuan)s FROM masuk UNION ALL SELECT id, %(buka_kembali)s FROM naik ORDER BY 1
"""

_SELESAI = """
WITH keadaan AS MATERIALIZED (
    SELECT c.id, c.status, c.cara, {berakhir} IS TRUE AS berakhir, c.pendaftaran_id IS NOT NULL AS is_perkara,
           p.status = ANY(%(terbuka)s) AS terbuka
      FROM registrasi_cocokdaftarhitam c
      JOIN registrasi_entridaftarhitam e ON e.id = c.entri_id
      LEFT JOIN registrasi_pendaftaran p ON p.id = c.pendaftaran_id
     WHERE c.status <> %(bukan)s
), tindakan AS (
    SELECT id, CASE
        WHEN status IN (%(baru)s, %(terbukti)s) AND berakhir AND NOT is_perkara
             AND (status = %(terbukti)s OR cara <> %(nama)s) THEN %(akhiri)s
        WHEN status IN (%(baru)s, %(terbukti)s) AND (berakhir OR (is_perkara AND NOT terbuka)) THEN %(tutup)s
        WHEN status IN (%(usai)s, %(selesai)s) AND NOT berakhir AND (NOT is_perkara OR terbuka)
             THEN %(buka_kembali)s
        END AS apa
      FROM keadaan
)
UPDATE registrasi_cocokdaftarhitam c
   SET status = CASE t.apa WHEN %(akhiri)s THEN %(usai)s WHEN %(tutup)s THEN %(selesai)s ELSE %(baru)s END,
       berakhir_pada = CASE WHEN t.apa = %(buka_kembali)s THEN NULL ELSE statement_timestamp() END
  FROM tindakan t WHERE t.id = c.id AND t.apa IS NOT NULL
RETURNING c.id, t.apa
"""
TEMUAN = "temuan"


@dataclass(frozen=True, slots=True)
class Perubahan:
    """One match that the comparison made or moved: its id, and TEMUAN or the act of the system."""

    pk: int
    apa: str


def padankan(hari: date) -> list[Perubahan]:
    """Compare everybody with every sanction that is not over on that day; returns what is new."""
    return _jalankan(_susun((*_CABANG_PENDAFTARAN, *_CABANG_PENGGUNA)), hari)


def padankan_satu(pendaftaran: int, hari: date) -> list[Perubahan]:
    """The same for one registration, by indexes."""
    return _jalankan(_susun(_CABANG_PENDAFTARAN, "AND s.id = %(satu)s"), hari, satu=pendaftaran)


def akhiri(hari: date) -> list[Perubahan]:
    """Move the matches whose sanction is over, or is no longer over, on that day."""
    return _jalankan(_SELESAI.format(berakhir=_BERAKHIR), hari)


def _susun(cabang: Iterable[tuple[str, str, str]], satu: str = "") -> str:
    bagian = [
        pola.format(cara=cara, kolom=kolom, belum_berakhir=_BELUM_BERAKHIR, satu=satu)
        for pola, cara, kolom in cabang
    ]
    return _PADANKAN.format(cabang="\nUNION ALL ".join(bagian))


def _jalankan(sql: str, hari: date, **nilai: Any) -> list[Perubahan]:
    params = {
        "hari": hari,
        "tayang": StatusEntri.TAYANG.value,
        "terbuka": list(TERBUKA),
        "urutan": [_NPWP, _NIK, _NAMA],
        "nama": _NAMA,
        "temuan": TEMUAN,
        **{s.value: s.value for s in StatusCocok},
        "usai": StatusCocok.BERAKHIR.value,
        **{t.value: t.value for t in TindakanCocok},
        **nilai,
    }
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return [Perubahan(pk, apa) for pk, apa in cursor.fetchall()]
