"""Packages of SPSE as one list: a view over what the imports brought."""

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
PANDANGAN = f"CREATE VIEW sekretariat_paketgabungan AS {' UNION ALL '.join(BAGIAN)};"


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
                "db_table": "sekretariat_paketgabungan",
                "managed": False,
            },
        ),
        migrations.RunSQL(PANDANGAN, "DROP VIEW sekretariat_paketgabungan;"),
    ]
