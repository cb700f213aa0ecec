"""What the law on personal data asks for: the notice and who saw it, requests, breaches; each says it once."""

import datetime

import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.expressions
import django.utils.timezone
import registrasi.models.pendaftaran
from django.conf import settings
from django.db import migrations, models

# A column that says something is never written over: what was known, decided and answered at the time stays.
SEKALI = """
CREATE FUNCTION registrasi_sekali_isi() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    kolom text;
BEGIN
    SELECT lama.key INTO kolom
      FROM jsonb_each(to_jsonb(OLD)) lama JOIN jsonb_each(to_jsonb(NEW)) baru USING (key)
     WHERE lama.value NOT IN ('null'::jsonb, '""'::jsonb)
       AND lama.value <> baru.value
       AND lama.key NOT IN ('status', 'disurati_sampai', 'permohonan_id')
     LIMIT 1;
    IF kolom IS NOT NULL THEN
        RAISE EXCEPTION 'Kolom % pada % sudah terisi dan tidak diubah lagi.', kolom, TG_TABLE_NAME
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER sekali_isi BEFORE UPDATE ON registrasi_permintaanhakdata
    FOR EACH ROW EXECUTE FUNCTION registrasi_sekali_isi();
CREATE TRIGGER sekali_isi BEFORE UPDATE ON registrasi_insidendata
    FOR EACH ROW EXECUTE FUNCTION registrasi_sekali_isi();
CREATE TRIGGER cegah_ubah BEFORE UPDATE ON registrasi_pernyataanprivasi
    FOR EACH ROW EXECUTE FUNCTION registrasi_cegah_ubah();
CREATE TRIGGER cegah_ubah BEFORE UPDATE ON registrasi_tahuprivasi
    FOR EACH ROW EXECUTE FUNCTION registrasi_cegah_ubah();
CREATE TRIGGER cegah_ubah BEFORE UPDATE ON registrasi_catataninsiden
    FOR EACH ROW EXECUTE FUNCTION registrasi_cegah_ubah();
CREATE TRIGGER cegah_ubah BEFORE UPDATE ON registrasi_subjekinsiden
    FOR EACH ROW EXECUTE FUNCTION registrasi_cegah_ubah();
"""
LEPAS = """
DROP TRIGGER cegah_ubah ON registrasi_subjekinsiden;
DROP TRIGGER cegah_ubah ON registrasi_catataninsiden;
DROP TRIGGER cegah_ubah ON registrasi_tahuprivasi;
DROP TRIGGER cegah_ubah ON registrasi_pernyataanprivasi;
DROP TRIGGER sekali_isi ON registrasi_insidendata;
DROP TRIGGER sekali_isi ON registrasi_permintaanhakdata;
DROP FUNCTION registrasi_sekali_isi();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("registrasi", "0012_spse"),
        ("lpse", "0006_pencarian"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PernyataanPrivasi",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sidik", models.CharField(max_length=64, unique=True, verbose_name="sidik isi")),
                ("isi", models.JSONField(verbose_name="isi")),
                (
                    "dicatat_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="dicatat pada",
                    ),
                ),
            ],
            options={
                "verbose_name": "pernyataan privasi",
                "verbose_name_plural": "pernyataan privasi",
            },
        ),
        migrations.CreateModel(
            name="InsidenData",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kode",
                    models.CharField(
                        default=registrasi.models.pendaftaran.kode_publik,
                        editable=False,
                        max_length=16,
                        unique=True,
                    ),
                ),
                ("nomor", models.CharField(max_length=40, unique=True, verbose_name="nomor")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("dicatat", "Dicatat"),
                            ("dinilai", "Dinilai"),
                            ("diberitahukan", "Diberitahukan"),
                            ("ditutup", "Ditutup"),
                        ],
                        default="dicatat",
                        max_length=14,
                        verbose_name="status",
                    ),
                ),
                ("diketahui_pada", models.DateTimeField(verbose_name="diketahui pada")),
                ("tenggat", models.DateTimeField(verbose_name="diberitahukan paling lambat")),
                ("terjadi_pada", models.DateTimeField(blank=True, null=True, verbose_name="terjadi pada")),
                ("uraian", models.TextField(max_length=4000, verbose_name="apa yang terjadi")),
                ("jenis_data", models.TextField(max_length=1000, verbose_name="data yang terungkap")),
                (
                    "cakupan",
                    models.CharField(
                        choices=[("semua", "Semua pemilik akun"), ("tertentu", "Pemilik akun tertentu")],
                        max_length=8,
                        verbose_name="orang yang terkena",
                    ),
                ),
                ("upaya", models.TextField(max_length=4000, verbose_name="upaya penanganan")),
                (
                    "dicatat_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="dicatat pada",
                    ),
                ),
                ("penilaian", models.TextField(blank=True, max_length=4000, verbose_name="penilaian")),
                (
                    "is_ganggu_layanan",
                    models.BooleanField(blank=True, null=True, verbose_name="mengganggu pelayanan publik"),
                ),
                ("dinilai_pada", models.DateTimeField(blank=True, null=True, verbose_name="dinilai pada")),
                ("pengumuman", models.TextField(blank=True, max_length=6000, verbose_name="teks pengumuman")),
                (
                    "diberitahukan_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="diberitahukan pada"),
                ),
                ("disurati_sampai", models.BigIntegerField(default=0, editable=False)),
                (
                    "disurati_pada",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="semua disurati pada"
                    ),
                ),
                (
                    "bukti_lembaga",
                    models.CharField(blank=True, max_length=200, verbose_name="bukti penyampaian ke lembaga"),
                ),
                (
                    "penutup",
                    models.TextField(blank=True, max_length=4000, verbose_name="hasil dan perbaikan"),
                ),
                ("ditutup_pada", models.DateTimeField(blank=True, null=True, verbose_name="ditutup pada")),
                (
                    "diberitahukan_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "dicatat_oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "dinilai_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "ditutup_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "naskah",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lpse.naskah",
                    ),
                ),
            ],
            options={
                "verbose_name": "insiden data",
                "verbose_name_plural": "insiden data",
                "indexes": [
                    models.Index(
                        condition=models.Q(("status__in", ("dicatat", "dinilai"))),
                        fields=["tenggat"],
                        name="insiden_berjalan",
                    ),
                    models.Index(fields=["status", "-id"], name="insiden_status"),
                    models.Index(
                        condition=models.Q(
                            ("disurati_pada__isnull", True), ("status__in", ("diberitahukan", "ditutup"))
                        ),
                        fields=["id"],
                        name="insiden_disurati",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "tenggat",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("diketahui_pada"), "+", models.Value(datetime.timedelta(days=3))
                                ),
                            )
                        ),
                        name="insiden_tenggat_72_jam",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("diketahui_pada__lte", models.F("dicatat_pada")),
                            models.Q(
                                ("terjadi_pada__isnull", True),
                                ("terjadi_pada__lte", models.F("diketahui_pada")),
                                _connector="OR",
                            ),
                        ),
                        name="insiden_urutan_waktu",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("uraian", ""), _negated=True),
                            models.Q(("jenis_data", ""), _negated=True),
                            models.Q(("upaya", ""), _negated=True),
                        ),
                        name="insiden_lengkap",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ("dinilai", "diberitahukan", "ditutup")), _negated=True),
                            models.Q(
                                ("dinilai_oleh__isnull", False),
                                ("dinilai_pada__isnull", False),
                                ("is_ganggu_layanan__isnull", False),
                                models.Q(("penilaian", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="insiden_dinilai",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ("diberitahukan", "ditutup")), _negated=True),
                            models.Q(
                                ("diberitahukan_oleh__isnull", False),
                                ("diberitahukan_pada__isnull", False),
                                ("naskah__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="insiden_diberitahukan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("is_ganggu_layanan", True),
                                ("status__in", ("diberitahukan", "ditutup")),
                                _negated=True,
                            ),
                            models.Q(("pengumuman", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="insiden_diumumkan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "ditutup"), _negated=True),
                            models.Q(
                                ("ditutup_oleh__isnull", False),
                                ("ditutup_pada__isnull", False),
                                models.Q(("penutup", ""), _negated=True),
                                models.Q(("bukti_lembaga", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="insiden_ditutup",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CatatanInsiden",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("isi", models.TextField(max_length=4000, verbose_name="isi")),
                (
                    "pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="pada",
                    ),
                ),
                (
                    "oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "insiden",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="catatan",
                        to="registrasi.insidendata",
                    ),
                ),
            ],
            options={
                "verbose_name": "catatan insiden",
                "verbose_name_plural": "catatan insiden",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("isi", ""), _negated=True), name="catatan_insiden_terisi"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PermintaanHakData",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kode",
                    models.CharField(
                        default=registrasi.models.pendaftaran.kode_publik,
                        editable=False,
                        max_length=16,
                        unique=True,
                    ),
                ),
                ("nomor", models.CharField(max_length=40, unique=True, verbose_name="nomor")),
                (
                    "jenis",
                    models.CharField(
                        choices=[
                            ("akses", "Penjelasan dan akses data saya"),
                            ("pembetulan", "Pembetulan data saya"),
                            ("penghapusan", "Penghapusan data saya"),
                            ("keberatan", "Keberatan atau pembatasan pemrosesan"),
                            ("tarik_persetujuan", "Penarikan persetujuan"),
                        ],
                        max_length=20,
                        verbose_name="jenis",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("diajukan", "Menunggu diproses"),
                            ("diproses", "Sedang diproses"),
                            ("dipenuhi", "Dipenuhi"),
                            ("ditolak", "Ditolak"),
                            ("ditarik", "Ditarik"),
                        ],
                        default="diajukan",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("uraian", models.TextField(max_length=2000, verbose_name="uraian")),
                (
                    "diajukan_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="diterima pada",
                    ),
                ),
                ("tenggat", models.DateTimeField(verbose_name="dijawab paling lambat")),
                ("diproses_pada", models.DateTimeField(blank=True, null=True, verbose_name="diproses pada")),
                (
                    "usulan",
                    models.CharField(
                        blank=True,
                        choices=[("penuhi", "Dipenuhi"), ("tolak", "Ditolak")],
                        max_length=6,
                        verbose_name="usulan",
                    ),
                ),
                (
                    "alasan_usulan",
                    models.TextField(blank=True, max_length=2000, verbose_name="alasan usulan"),
                ),
                (
                    "diusulkan_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="diusulkan pada"),
                ),
                ("jawaban", models.TextField(blank=True, max_length=2000, verbose_name="jawaban")),
                ("diputus_pada", models.DateTimeField(blank=True, null=True, verbose_name="dijawab pada")),
                (
                    "akun",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="permintaan_hak_data",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "diputus_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "ditangani_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "diusulkan_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "permohonan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registrasi.permohonan",
                    ),
                ),
            ],
            options={
                "verbose_name": "permintaan hak data",
                "verbose_name_plural": "permintaan hak data",
                "indexes": [
                    models.Index(
                        condition=models.Q(("status__in", ("diajukan", "diproses"))),
                        fields=["tenggat", "id"],
                        name="hak_data_antrean",
                    ),
                    models.Index(fields=["status", "-id"], name="hak_data_status"),
                    models.Index(fields=["jenis", "-id"], name="hak_data_jenis"),
                    models.Index(fields=["akun", "-id"], name="hak_data_akun"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status__in", ("diajukan", "diproses"))),
                        fields=("akun", "jenis"),
                        name="hak_data_satu_terbuka",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "tenggat",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("diajukan_pada"), "+", models.Value(datetime.timedelta(days=3))
                                ),
                            )
                        ),
                        name="hak_data_tenggat_72_jam",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("uraian", ""), _negated=True), name="hak_data_beruraian"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["diproses", "dipenuhi", "ditolak"]), _negated=True),
                            models.Q(("diproses_pada__isnull", False), ("ditangani_oleh__isnull", False)),
                            _connector="OR",
                        ),
                        name="hak_data_ditangani",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("diusulkan_oleh__isnull", True),
                                ("diusulkan_pada__isnull", True),
                                ("usulan", ""),
                            ),
                            models.Q(
                                models.Q(("usulan", ""), _negated=True),
                                models.Q(("alasan_usulan", ""), _negated=True),
                                ("diusulkan_oleh__isnull", False),
                                ("diusulkan_pada__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="hak_data_usulan_lengkap",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("diputus_oleh__isnull", False),
                                ("diputus_pada__isnull", False),
                                ("status__in", ("dipenuhi", "ditolak")),
                                models.Q(("jawaban", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("status__in", ("dipenuhi", "ditolak")), _negated=True),
                                ("diputus_oleh__isnull", True),
                                ("diputus_pada__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="hak_data_diputus_beralasan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("jenis__in", ("penghapusan", "keberatan", "tarik_persetujuan")),
                                ("status__in", ("dipenuhi", "ditolak")),
                                _negated=True,
                            ),
                            models.Q(
                                ("diusulkan_oleh__isnull", False),
                                models.Q(("diputus_oleh", models.F("diusulkan_oleh")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="hak_data_dua_orang",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("diputus_oleh__isnull", True),
                            models.Q(("diputus_oleh", models.F("akun")), _negated=True),
                            _connector="OR",
                        ),
                        name="hak_data_bukan_milik_sendiri",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SubjekInsiden",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "akun",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "insiden",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="subjek",
                        to="registrasi.insidendata",
                    ),
                ),
            ],
            options={
                "verbose_name": "subjek insiden",
                "verbose_name_plural": "subjek insiden",
                "constraints": [
                    models.UniqueConstraint(fields=("insiden", "akun"), name="subjek_insiden_sekali")
                ],
            },
        ),
        migrations.CreateModel(
            name="TahuPrivasi",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="pada",
                    ),
                ),
                (
                    "akun",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tahu_privasi",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pernyataan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registrasi.pernyataanprivasi",
                    ),
                ),
            ],
            options={
                "verbose_name": "pengetahuan privasi",
                "verbose_name_plural": "pengetahuan privasi",
                "constraints": [
                    models.UniqueConstraint(fields=("akun", "pernyataan"), name="tahu_privasi_sekali")
                ],
            },
        ),
        migrations.RunSQL(SEKALI, LEPAS),
    ]
