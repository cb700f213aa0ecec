"""Packages of SPSE as one list, and what reports need of participants, stages and providers.

Each is a table, kept by triggers on the rows that imports bring, in the same transaction: whatever writes
them, and wherever a worker is stopped, what is summed up is what is there. Beside each stands a view of the
same columns, `<table>_asal`, which reckons it from those rows; a test compares the two. Of the packages that
were touched the triggers write what the view says. Providers are counted up and down instead: the rows of
one stand all over the table. A provider that no row names any longer stays with zeros: its code stands in
addresses that people keep. What it is called is what the newest pull calls it.
"""

import django.contrib.postgres.fields
import django.contrib.postgres.functions
from django.db import migrations, models

# What an announcement, or the end of a package, says; `p` is the row that is preferred.
RINCIAN = """
    p.kd_paket, p.kd_rup, p.nama_paket AS nama, p.tahun_anggaran AS tahun,
    COALESCE(NULLIF(p.kode_satker, ''), p.kode_satker_spse)::varchar(40) AS kode_satker,
    p.nama_satker, p.nama_klpd, p.mtd_pemilihan AS metode, p.jenis_pengadaan AS jenis,
    p.kualifikasi_paket AS kualifikasi, p.sumber_dana"""
URUT = "COALESCE(p.tgl_pengumuman, '1970-01-01 00:00:00+00'::timestamptz) AS urut"
# What a contract says; `n` is its row.
KONTRAK = """
    n.nilai_kontrak AS kontrak, n.nilai_umk AS umk, n.nilai_pdn AS pdn,
    COALESCE(n.nama_penyedia, '')::varchar(200) AS nama_penyedia, COALESCE(n.npwp16, '')::varchar(16) AS npwp16"""

# SPSE also gives the day on which a winner is to be named: it counts once it is past, and somebody is named.
DITETAPKAN = "CASE WHEN s.tgl_penetapan_pemenang <= s.terlihat_pada THEN s.tgl_penetapan_pemenang END"
DITETAPKAN_NILAI = """CASE WHEN n.tgl_penetapan_pemenang <= n.terlihat_pada
        AND (n.nama_penyedia <> '' OR n.nilai_kontrak IS NOT NULL) THEN n.tgl_penetapan_pemenang END"""
SELESAI_NONTENDER = "CASE WHEN n.tgl_selesai <= n.terlihat_pada THEN n.tgl_selesai END"

TENDER = f"""
SELECT ('t' || p.kd_tender)::varchar(21) AS id, 'tender'::varchar(9) AS kumpulan, p.kd_tender AS kode, {RINCIAN},
    (CASE WHEN s.status_paket <> '' AND s.ditarik_pada > p.ditarik_pada THEN s.status_paket
          ELSE p.status_paket END)::varchar(60) AS status,
    COALESCE(p.versi_paket, 1)::smallint AS versi, p.pagu, p.hps, {KONTRAK},
    p.tgl_pengumuman AS diumumkan,
    COALESCE({DITETAPKAN}, {DITETAPKAN_NILAI}) AS selesai_pada, {URUT}, p.ditarik_pada
FROM sekretariat_pengumumantender p
LEFT JOIN sekretariat_tenderselesai s ON s.kd_tender = p.kd_tender AND s.is_kini
LEFT JOIN sekretariat_nilaitender n ON n.kd_tender = p.kd_tender AND n.is_kini
WHERE p.is_kini"""  # noqa: S608
# Its end was delivered, its announcement not.
TENDER_TANPA_PENGUMUMAN = f"""
SELECT ('t' || p.kd_tender)::varchar(21), 'tender'::varchar(9), p.kd_tender, {RINCIAN},
    p.status_paket, COALESCE(p.versi_paket, 1)::smallint, p.pagu, p.hps, {KONTRAK},
    p.tgl_pengumuman, COALESCE({DITETAPKAN.replace("s.", "p.")}, {DITETAPKAN_NILAI}), {URUT}, p.ditarik_pada
FROM sekretariat_tenderselesai p
LEFT JOIN sekretariat_nilaitender n ON n.kd_tender = p.kd_tender AND n.is_kini
WHERE p.is_kini AND NOT EXISTS (
    SELECT 1 FROM sekretariat_pengumumantender a WHERE a.kd_tender = p.kd_tender AND a.is_kini)"""  # noqa: S608
# Nothing but its contract was delivered.
TENDER_NILAI_SAJA = f"""
SELECT ('t' || n.kd_tender)::varchar(21), 'tender'::varchar(9), n.kd_tender, n.kd_paket, n.kd_rup, '',
    n.tahun_anggaran, COALESCE(NULLIF(n.kode_satker, ''), n.kode_satker_spse)::varchar(40), n.nama_satker,
    n.nama_klpd, '', '', '', '', '', 1::smallint, n.pagu, n.hps, {KONTRAK},
    n.tgl_pengumuman, {DITETAPKAN_NILAI}, {URUT.replace("p.", "n.")}, n.ditarik_pada
FROM sekretariat_nilaitender n
WHERE n.is_kini AND NOT EXISTS (
    SELECT 1 FROM sekretariat_pengumumantender a WHERE a.kd_tender = n.kd_tender AND a.is_kini)
  AND NOT EXISTS (
    SELECT 1 FROM sekretariat_tenderselesai s WHERE s.kd_tender = n.kd_tender AND s.is_kini)"""  # noqa: S608
NONTENDER = f"""
SELECT ('n' || p.kd_nontender)::varchar(21), 'nontender'::varchar(9), p.kd_nontender, {RINCIAN},
    (CASE WHEN n.status_paket <> '' AND n.ditarik_pada > p.ditarik_pada THEN n.status_paket
          ELSE p.status_paket END)::varchar(60),
    COALESCE(p.versi_paket, 1)::smallint, p.pagu, p.hps, {KONTRAK},
    p.tgl_pengumuman, {SELESAI_NONTENDER}, {URUT}, p.ditarik_pada
FROM sekretariat_pengumumannontender p
LEFT JOIN sekretariat_nontenderselesai n ON n.kd_nontender = p.kd_nontender AND n.is_kini
WHERE p.is_kini"""  # noqa: S608
NONTENDER_TANPA_PENGUMUMAN = f"""
SELECT ('n' || p.kd_nontender)::varchar(21), 'nontender'::varchar(9), p.kd_nontender, {RINCIAN},
    p.status_paket, COALESCE(p.versi_paket, 1)::smallint, p.pagu, p.hps, {KONTRAK.replace("n.", "p.")},
    p.tgl_pengumuman, {SELESAI_NONTENDER.replace("n.", "p.")}, {URUT}, p.ditarik_pada
FROM sekretariat_nontenderselesai p
WHERE p.is_kini AND NOT EXISTS (
    SELECT 1 FROM sekretariat_pengumumannontender a WHERE a.kd_nontender = p.kd_nontender AND a.is_kini)"""  # noqa: S608
BAGIAN = (
    *(TENDER, TENDER_TANPA_PENGUMUMAN, TENDER_NILAI_SAJA),
    *(NONTENDER, NONTENDER_TANPA_PENGUMUMAN),
)
PANDANGAN = f"CREATE VIEW sekretariat_paketgabungan_asal AS {' UNION ALL '.join(BAGIAN)};"
PESERTA = """
CREATE VIEW sekretariat_ringkasanpeserta_asal AS
SELECT kd_tender, count(*) FILTER (WHERE kd_peserta <> '')::int AS peserta,
    count(nilai_penawaran)::int AS penawaran
FROM sekretariat_pesertatender WHERE is_kini GROUP BY kd_tender;"""
JADWAL = """
CREATE VIEW sekretariat_ringkasanjadwal_asal AS
SELECT kd_tender, array_agg(tahapan ORDER BY awal, tahapan) AS tahapan,
    array_agg(CASE WHEN akhir >= awal THEN (extract(epoch FROM akhir - awal) / 86400)::float END
              ORDER BY awal, tahapan) AS lama,
    COALESCE(array_agg(tahapan ORDER BY tahapan) FILTER (WHERE sedang), '{}') AS sedang
FROM (
    SELECT kd_tender, COALESCE(NULLIF(nama_tahapan, ''), kd_tahapan)::text COLLATE "C" AS tahapan,
        min(tgl_awal) AS awal, max(tgl_akhir) AS akhir,
        bool_or(tgl_awal <= terlihat_pada AND terlihat_pada < tgl_akhir) AS sedang
    FROM sekretariat_jadwaltender WHERE is_kini GROUP BY 1, 2
) t GROUP BY kd_tender;"""
PENYEDIA = """
CREATE VIEW sekretariat_ringkasanpenyedia_asal AS
SELECT npwp16, sum(ikut)::int AS ikut, sum(menang)::int AS menang, sum(nilai)::int AS nilai,
    sum(nontender)::int AS nontender
FROM (
    SELECT npwp16, count(*) AS ikut, count(*) FILTER (WHERE is_pemenang) AS menang, 0 AS nilai, 0 AS nontender
    FROM sekretariat_pesertatender WHERE is_kini AND (npwp16 <> '' OR kd_peserta <> '') GROUP BY npwp16
    UNION ALL
    SELECT npwp16, 0, 0, 1, 0 FROM sekretariat_nilaitender WHERE is_kini AND npwp16 <> ''
    UNION ALL
    SELECT npwp16, 0, 0, 0, 1 FROM sekretariat_nontenderselesai WHERE is_kini AND npwp16 <> ''
) s GROUP BY npwp16;"""
# Arguments: the table, the column of the touched rows that names their packages, the same in the table, and
# the kind of its packages. One writer at a time: of two that touch one package, the second sees the first.
RINGKAS = """
CREATE FUNCTION sekretariat_ringkas() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    di text := format('%I = ANY(ARRAY(SELECT DISTINCT %I FROM baru))', TG_ARGV[2], TG_ARGV[1]);
BEGIN
    IF TG_ARGV[3] <> '' THEN
        di := di || format(' AND kumpulan = %L', TG_ARGV[3]);
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext(TG_ARGV[0] || TG_ARGV[3]));
    EXECUTE format('DELETE FROM %I WHERE %s', TG_ARGV[0], di);
    EXECUTE format('INSERT INTO %I SELECT * FROM %I WHERE %s', TG_ARGV[0], TG_ARGV[0] || '_asal', di);
    RETURN NULL;
END $$;
-- What of a provider is counted: +1 for each row that holds now, -1 for each that held before.
CREATE FUNCTION sekretariat_ringkas_penyedia() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    hitung text := CASE TG_TABLE_NAME
        WHEN 'sekretariat_pesertatender' THEN
            $h$%1$s, CASE WHEN is_pemenang THEN %1$s ELSE 0 END, 0, 0 FROM %2$s
            WHERE is_kini AND (npwp16 <> '' OR kd_peserta <> '')$h$
        WHEN 'sekretariat_nilaitender' THEN $h$0, 0, %1$s, 0 FROM %2$s WHERE is_kini AND npwp16 <> ''$h$
        ELSE $h$0, 0, 0, %1$s FROM %2$s WHERE is_kini AND npwp16 <> ''$h$ END;
    sebut text := 'SELECT npwp16, nama_penyedia, ditarik_pada, ';
    isi text := sebut || format(hitung, '1', 'baru');
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('sekretariat_ringkasanpenyedia'));
    IF TG_OP = 'UPDATE' THEN
        isi := isi || ' UNION ALL ' || sebut || format(hitung, '-1', 'lama');
    END IF;
    EXECUTE $h$
        INSERT INTO sekretariat_ringkasanpenyedia AS r
            (npwp16, ikut, menang, nilai, nontender, nama, disebut_pada)
        SELECT npwp16, sum(ikut), sum(menang), sum(nilai), sum(nontender),
            COALESCE(max(nama) FILTER (WHERE npwp16 <> ''), ''),
            COALESCE(max(pada) FILTER (WHERE npwp16 <> '' AND nama <> ''), '1970-01-01 00:00:00+00')
        FROM ($h$ || isi || $h$) s (npwp16, nama, pada, ikut, menang, nilai, nontender) GROUP BY npwp16
        HAVING (sum(ikut), sum(menang), sum(nilai), sum(nontender)) <> (0, 0, 0, 0)
        ON CONFLICT (npwp16) DO UPDATE SET ikut = r.ikut + EXCLUDED.ikut, menang = r.menang + EXCLUDED.menang,
            nilai = r.nilai + EXCLUDED.nilai, nontender = r.nontender + EXCLUDED.nontender,
            nama = CASE WHEN (EXCLUDED.disebut_pada, EXCLUDED.nama) > (r.disebut_pada, r.nama)
                        THEN EXCLUDED.nama ELSE r.nama END,
            disebut_pada = greatest(r.disebut_pada, EXCLUDED.disebut_pada)$h$;
    RETURN NULL;
END $$;
"""
DIRINGKAS = (
    ("pengumumantender", "kd_tender", "paketgabungan", "kode", "tender"),
    ("tenderselesai", "kd_tender", "paketgabungan", "kode", "tender"),
    ("nilaitender", "kd_tender", "paketgabungan", "kode", "tender"),
    ("pengumumannontender", "kd_nontender", "paketgabungan", "kode", "nontender"),
    ("nontenderselesai", "kd_nontender", "paketgabungan", "kode", "nontender"),
    ("pesertatender", "kd_tender", "ringkasanpeserta", "kd_tender", ""),
    ("jadwaltender", "kd_tender", "ringkasanjadwal", "kd_tender", ""),
)
BERPENYEDIA = ("pesertatender", "nilaitender", "nontenderselesai")


def _pemicu() -> list[str]:
    """The triggers on every table that something is summed up from: none is ever deleted from."""
    panggil = [
        (tabel, "ringkas", f"ringkas('sekretariat_{ringkasan}', '{kunci}', '{kolom}', '{kumpulan}')")
        for tabel, kunci, ringkasan, kolom, kumpulan in DIRINGKAS
    ]
    panggil += [(tabel, "penyedia", "ringkas_penyedia()") for tabel in BERPENYEDIA]
    return [
        f"CREATE TRIGGER {tabel}_{nama}_{kejadian} AFTER {kejadian} ON sekretariat_{tabel} "
        f"REFERENCING {lama} NEW TABLE AS baru FOR EACH STATEMENT EXECUTE FUNCTION sekretariat_{fungsi};"
        for tabel, nama, fungsi in panggil
        for kejadian, lama in (("insert", ""), ("update", "OLD TABLE AS lama"))
    ]


# Every piece of an import counts on in the same rows: with room on their pages no index has to follow.
LAPANG = "ALTER TABLE sekretariat_ringkasanpenyedia SET (fillfactor = 40);"
PASANG = "\n".join((PANDANGAN, PESERTA, JADWAL, PENYEDIA, LAPANG, RINGKAS, *_pemicu()))
# The triggers go with their functions.
CABUT = """
DROP FUNCTION sekretariat_ringkas() CASCADE;
DROP FUNCTION sekretariat_ringkas_penyedia() CASCADE;
DROP VIEW sekretariat_ringkasanpenyedia_asal, sekretariat_ringkasanjadwal_asal,
    sekretariat_ringkasanpeserta_asal, sekretariat_paketgabungan_asal;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("sekretariat", "0011_rapat"),
    ]

    operations = [
        migrations.CreateModel(
            name="PaketGabungan",
            fields=[
                ("id", models.CharField(max_length=21, primary_key=True, serialize=False)),
                (
                    "kumpulan",
                    models.CharField(
                        choices=[("tender", "Tender"), ("nontender", "Nontender")],
                        max_length=9,
                        verbose_name="kumpulan data",
                    ),
                ),
                ("kode", models.CharField(max_length=20, verbose_name="kode")),
                ("kd_paket", models.CharField(max_length=30, verbose_name="kode paket")),
                ("kd_rup", models.TextField(verbose_name="kode RUP")),
                ("nama", models.TextField(verbose_name="nama paket")),
                ("tahun", models.PositiveSmallIntegerField(null=True, verbose_name="tahun anggaran")),
                ("kode_satker", models.CharField(max_length=40, verbose_name="kode satker")),
                ("nama_satker", models.CharField(max_length=300, verbose_name="satker")),
                ("nama_klpd", models.CharField(max_length=200, verbose_name="K/L/PD")),
                ("metode", models.CharField(max_length=100, verbose_name="metode pemilihan")),
                ("jenis", models.CharField(max_length=100, verbose_name="jenis pengadaan")),
                ("kualifikasi", models.CharField(max_length=60, verbose_name="kualifikasi usaha")),
                ("sumber_dana", models.CharField(max_length=60, verbose_name="sumber dana")),
                ("status", models.CharField(max_length=60, verbose_name="status")),
                ("versi", models.PositiveSmallIntegerField(verbose_name="pengulangan ke")),
                (
                    "pagu",
                    models.DecimalField(decimal_places=2, max_digits=18, null=True, verbose_name="pagu"),
                ),
                ("hps", models.DecimalField(decimal_places=2, max_digits=18, null=True, verbose_name="HPS")),
                (
                    "kontrak",
                    models.DecimalField(
                        decimal_places=2, max_digits=18, null=True, verbose_name="nilai kontrak"
                    ),
                ),
                (
                    "umk",
                    models.DecimalField(
                        decimal_places=2, max_digits=18, null=True, verbose_name="nilai usaha mikro dan kecil"
                    ),
                ),
                (
                    "pdn",
                    models.DecimalField(
                        decimal_places=2, max_digits=18, null=True, verbose_name="nilai produk dalam negeri"
                    ),
                ),
                ("nama_penyedia", models.CharField(max_length=200, verbose_name="pemenang")),
                ("npwp16", models.CharField(max_length=16, verbose_name="NPWP pemenang")),
                ("diumumkan", models.DateTimeField(null=True, verbose_name="diumumkan")),
                (
                    "selesai_pada",
                    models.DateTimeField(null=True, verbose_name="pemenang ditetapkan atau selesai"),
                ),
                ("urut", models.DateTimeField()),
                ("ditarik_pada", models.DateTimeField(verbose_name="ditarik dari SPSE")),
            ],
            options={
                "verbose_name": "paket dalam data SPSE",
                "verbose_name_plural": "paket dalam data SPSE",
                "indexes": [
                    models.Index(fields=["-urut", "-id"], name="paket_gabungan_terbaru"),
                    models.Index(
                        condition=models.Q(("kd_paket", ""), _negated=True),
                        fields=["kd_paket"],
                        name="paket_gabungan_paket",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("kode", "kumpulan"), name="paket_gabungan_kode")
                ],
            },
        ),
        migrations.CreateModel(
            name="RingkasanPeserta",
            fields=[
                (
                    "kd_tender",
                    models.CharField(
                        max_length=20, primary_key=True, serialize=False, verbose_name="kode tender"
                    ),
                ),
                ("peserta", models.IntegerField(verbose_name="peserta")),
                ("penawaran", models.IntegerField(verbose_name="penawaran")),
            ],
            options={
                "verbose_name": "ringkasan peserta tender",
                "verbose_name_plural": "ringkasan peserta tender",
            },
        ),
        migrations.CreateModel(
            name="RingkasanJadwal",
            fields=[
                (
                    "kd_tender",
                    models.CharField(
                        max_length=20, primary_key=True, serialize=False, verbose_name="kode tender"
                    ),
                ),
                (
                    "tahapan",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), size=None, verbose_name="tahapan"
                    ),
                ),
                (
                    "lama",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.FloatField(null=True), size=None, verbose_name="lama dalam hari"
                    ),
                ),
                (
                    "sedang",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), size=None, verbose_name="sedang di tahapan"
                    ),
                ),
            ],
            options={
                "verbose_name": "ringkasan jadwal tender",
                "verbose_name_plural": "ringkasan jadwal tender",
            },
        ),
        migrations.CreateModel(
            name="RingkasanPenyedia",
            fields=[
                (
                    "npwp16",
                    models.CharField(
                        max_length=16, primary_key=True, serialize=False, verbose_name="NPWP 16 digit"
                    ),
                ),
                ("ikut", models.IntegerField(verbose_name="ikut tender")),
                ("menang", models.IntegerField(verbose_name="menang tender")),
                ("nilai", models.IntegerField(verbose_name="kontrak tender")),
                ("nontender", models.IntegerField(verbose_name="kontrak nontender")),
                ("nama", models.CharField(max_length=200, verbose_name="nama menurut tarikan terbaru")),
                ("disebut_pada", models.DateTimeField(verbose_name="tarikan yang menyebut namanya")),
                (
                    "kode",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(),
                        editable=False,
                        unique=True,
                        verbose_name="kode dalam alamat",
                    ),
                ),
            ],
            options={
                "verbose_name": "ringkasan penyedia terlihat",
                "verbose_name_plural": "ringkasan penyedia terlihat",
            },
        ),
        migrations.RunSQL(PASANG, CABUT),
    ]
