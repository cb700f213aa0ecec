"""The officials of a piece of a file: who is named by the newest pull holds, who no longer is is history.

Timed by the pull, as the rows are, but apart from them: a row counts as the same where only its officials
changed, and a file without their columns says nothing about them.
"""

from collections.abc import Sequence
from typing import Any

SIAPKAN = """
CREATE TEMP TABLE IF NOT EXISTS antre_pejabat ON COMMIT DROP AS
    SELECT 0 AS nomor, jenis, kd_paket, peran, nip, nik, nama FROM sekretariat_pejabatspse WITH NO DATA;
CREATE TEMP TABLE IF NOT EXISTS sebut_pejabat (
    jenis text, kd_paket text, peran text, nip text, nik text, nama text, pada timestamptz) ON COMMIT DROP;
TRUNCATE antre_pejabat, sebut_pejabat;
"""
# A row that names nobody is here too, with an empty role.
SEBUT = """
INSERT INTO sebut_pejabat
SELECT a.jenis, a.kd_paket, a.peran, a.nip, a.nik, a.nama, max(p.ditarik_pada)
  FROM antre_pejabat a JOIN pilah_{jenis} p ON p.nomor = a.nomor
 WHERE p.hasil IN ('baru', 'berubah', 'sama', 'usang') GROUP BY 1, 2, 3, 4, 5, 6;
ANALYZE sebut_pejabat;
"""
SAMA = """k.jenis = s.jenis AND k.kd_paket = s.kd_paket AND k.peran = s.peran AND k.nip = s.nip
   AND k.nik = s.nik AND k.nama = s.nama"""
# {sebelum}: where several rows of one pull are about a package, what one leaves out another may name.
LEPAS = """
UPDATE sekretariat_pejabatspse k SET dilepas_pada = b.pada
  FROM (SELECT jenis, kd_paket, max(pada) AS pada FROM sebut_pejabat GROUP BY 1, 2) b
 WHERE k.jenis = b.jenis AND k.kd_paket = b.kd_paket AND k.dilepas_pada IS NULL
   AND k.terlihat_pada {sebelum} b.pada AND NOT EXISTS (SELECT 1 FROM sebut_pejabat s WHERE {sama})
"""
LIHAT = """
UPDATE sekretariat_pejabatspse k SET terlihat_pada = s.pada
  FROM sebut_pejabat s WHERE {sama} AND k.dilepas_pada IS NULL AND k.terlihat_pada < s.pada
"""
# Named by an older pull than the one that left them out: known, but no longer an official.
TULIS = """
INSERT INTO sekretariat_pejabatspse
    (kiriman_id, jenis, kd_paket, peran, nip, nik, nama, ditarik_pada, terlihat_pada, dilepas_pada)
SELECT %(kiriman)s::bigint, s.jenis, s.kd_paket, s.peran, s.nip, s.nik, s.nama, s.pada, s.pada,
       CASE WHEN b.pada > s.pada THEN b.pada END
  FROM sebut_pejabat s, LATERAL (SELECT greatest(
      (SELECT max(k.terlihat_pada) FROM sekretariat_pejabatspse k
        WHERE k.jenis = s.jenis AND k.kd_paket = s.kd_paket AND k.dilepas_pada IS NULL),
      (SELECT max(k.dilepas_pada) FROM sekretariat_pejabatspse k
        WHERE k.jenis = s.jenis AND k.kd_paket = s.kd_paket AND k.dilepas_pada IS NOT NULL)) AS pada) b
 WHERE s.peran <> ''
   AND NOT EXISTS (SELECT 1 FROM sekretariat_pejabatspse k WHERE {sama} AND k.dilepas_pada IS NULL)
   AND NOT (b.pada > s.pada AND EXISTS (
       SELECT 1 FROM sekretariat_pejabatspse k WHERE {sama} AND k.dilepas_pada IS NOT NULL))
"""


def tulis_pejabat(cursor: Any, jenis: str, kiriman: int, baris: Sequence[str], *, satu_baris: bool) -> None:
    """Write whom the rows of a piece name, after the piece was judged and in the same transaction.

    `baris`: row, dataset, package, role, NIP, NIK and name of each; an empty role says that nobody is named.
    `satu_baris`: one row of this dataset is all that it says about a package.
    """
    cursor.execute(SIAPKAN)
    with cursor.copy("COPY antre_pejabat FROM STDIN") as salin:
        salin.write("".join(baris).encode())
    bagian = {"jenis": jenis, "sama": SAMA, "sebelum": "<=" if satu_baris else "<"}
    for perintah in (SEBUT, LEPAS, LIHAT, TULIS):
        cursor.execute(perintah.format(**bagian), {"kiriman": kiriman})
