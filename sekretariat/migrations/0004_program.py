"""Work programmes: versions, activities with budget lines, realisation."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
import django.utils.timezone
import lpse.kode
from django.conf import settings
from django.db import migrations, models

# What was submitted is frozen, what was realised stays; a programme keeps whose and which it is.
BEKU = """
CREATE TRIGGER realisasi_kegiatan_beku BEFORE UPDATE OR DELETE ON sekretariat_realisasikegiatan
    FOR EACH ROW EXECUTE FUNCTION sekretariat_tolak_ubah();

CREATE FUNCTION sekretariat_kegiatan_beku() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM sekretariat_programkerja
        WHERE id IN (OLD.program_id, NEW.program_id) AND status <> 'konsep'
    ) THEN
        RAISE EXCEPTION 'Kegiatan program yang sudah diajukan tidak dapat diubah.'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;
CREATE TRIGGER kegiatan_program_beku BEFORE INSERT OR UPDATE OR DELETE ON sekretariat_kegiatanprogram
    FOR EACH ROW EXECUTE FUNCTION sekretariat_kegiatan_beku();

CREATE TRIGGER program_kerja_tetap_ada BEFORE DELETE ON sekretariat_programkerja
    FOR EACH ROW EXECUTE FUNCTION sekretariat_tolak_ubah();
CREATE TRIGGER program_kerja_beku BEFORE UPDATE ON sekretariat_programkerja
    FOR EACH ROW
    WHEN (
        OLD.status IN ('digantikan', 'ditutup')
        OR (OLD.tahun, OLD.unit, OLD.versi) IS DISTINCT FROM (NEW.tahun, NEW.unit, NEW.versi)
        OR (
            OLD.status = 'disahkan'
            AND (
                NEW.status NOT IN ('disahkan', 'digantikan', 'ditutup')
                OR (OLD.menggantikan_id, OLD.alasan_revisi, OLD.disusun_oleh_id, OLD.disusun_pada,
                    OLD.diajukan_oleh_id, OLD.diajukan_pada, OLD.disahkan_oleh_id, OLD.disahkan_pada)
                IS DISTINCT FROM
                   (NEW.menggantikan_id, NEW.alasan_revisi, NEW.disusun_oleh_id, NEW.disusun_pada,
                    NEW.diajukan_oleh_id, NEW.diajukan_pada, NEW.disahkan_oleh_id, NEW.disahkan_pada)
            )
        )
    )
    EXECUTE FUNCTION sekretariat_tolak_ubah();
"""
CAIR = """
DROP TRIGGER program_kerja_beku ON sekretariat_programkerja;
DROP TRIGGER program_kerja_tetap_ada ON sekretariat_programkerja;
DROP TRIGGER kegiatan_program_beku ON sekretariat_kegiatanprogram;
DROP FUNCTION sekretariat_kegiatan_beku();
DROP TRIGGER realisasi_kegiatan_beku ON sekretariat_realisasikegiatan;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("lpse", "0015_naskah_sekretariat"),
        ("sekretariat", "0003_kepegawaian"),
    ]

    operations = [
        migrations.CreateModel(
            name="ProgramKerja",
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
                        default=lpse.kode.kode_publik, editable=False, max_length=16, unique=True
                    ),
                ),
                ("tahun", models.PositiveSmallIntegerField(verbose_name="tahun")),
                (
                    "unit",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("kepala", "Kepala"),
                            ("sekretariat", "Sekretariat"),
                            ("sistem", "Administrasi sistem"),
                            ("registrasi", "Registrasi dan verifikasi"),
                            ("layanan", "Layanan dan dukungan"),
                        ],
                        max_length=12,
                        verbose_name="unit",
                    ),
                ),
                ("versi", models.PositiveSmallIntegerField(default=1, verbose_name="versi")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("konsep", "Konsep"),
                            ("diajukan", "Menunggu pengesahan"),
                            ("disahkan", "Disahkan"),
                            ("digantikan", "Digantikan"),
                            ("ditutup", "Ditutup"),
                        ],
                        default="konsep",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("alasan_revisi", models.CharField(blank=True, max_length=300, verbose_name="alasan revisi")),
                (
                    "disusun_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="disusun pada",
                    ),
                ),
                ("diajukan_pada", models.DateTimeField(blank=True, null=True, verbose_name="diajukan pada")),
                (
                    "catatan_kembali",
                    models.CharField(blank=True, max_length=300, verbose_name="alasan dikembalikan"),
                ),
                ("disahkan_pada", models.DateTimeField(blank=True, null=True, verbose_name="disahkan pada")),
                ("ditutup_pada", models.DateTimeField(blank=True, null=True, verbose_name="ditutup pada")),
                (
                    "catatan_tutup",
                    models.CharField(blank=True, max_length=300, verbose_name="catatan penutup"),
                ),
                (
                    "diajukan_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "disahkan_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "disusun_oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "menggantikan",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pengganti",
                        to="sekretariat.programkerja",
                    ),
                ),
            ],
            options={
                "verbose_name": "program kerja",
                "verbose_name_plural": "program kerja",
                "indexes": [models.Index(fields=["-tahun", "-id"], name="program_tahun")],
                "constraints": [
                    models.UniqueConstraint(fields=("tahun", "unit", "versi"), name="program_versi_unik"),
                    models.UniqueConstraint(
                        condition=models.Q(("status__in", ("konsep", "diajukan"))),
                        fields=("tahun", "unit"),
                        name="program_satu_disusun",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status__in", ("disahkan", "ditutup"))),
                        fields=("tahun", "unit"),
                        name="program_satu_berlaku",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("tahun__gte", 2000),
                            ("tahun__lte", 2100),
                            ("unit__in", ("", "kepala", "sekretariat", "sistem", "registrasi", "layanan")),
                        ),
                        name="program_tahun_unit",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("alasan_revisi", ""), ("menggantikan__isnull", True)),
                            models.Q(
                                ("menggantikan__isnull", False),
                                models.Q(("alasan_revisi", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="program_revisi_beralasan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("disahkan_oleh__isnull", True),
                                ("disahkan_pada__isnull", True),
                                ("status__in", ("konsep", "diajukan")),
                            ),
                            models.Q(
                                models.Q(("status__in", ("konsep", "diajukan")), _negated=True),
                                ("disahkan_oleh__isnull", False),
                                ("disahkan_pada__isnull", False),
                                ("diajukan_oleh__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="program_disahkan_lengkap",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("disahkan_oleh__isnull", True),
                            models.Q(
                                models.Q(("disahkan_oleh", models.F("disusun_oleh")), _negated=True),
                                models.Q(("disahkan_oleh", models.F("diajukan_oleh")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="program_dua_orang",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="KegiatanProgram",
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
                        default=lpse.kode.kode_publik, editable=False, max_length=16, unique=True
                    ),
                ),
                ("seri", models.CharField(default=lpse.kode.kode_publik, editable=False, max_length=16)),
                ("nama", models.CharField(max_length=200, verbose_name="kegiatan")),
                ("kunci", models.CharField(max_length=60, verbose_name="tugas yang dilaksanakan")),
                ("indikator", models.CharField(max_length=200, verbose_name="indikator keluaran")),
                ("target", models.DecimalField(decimal_places=2, max_digits=12, verbose_name="target")),
                ("satuan", models.CharField(max_length=40, verbose_name="satuan")),
                (
                    "bulan",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(), size=None, verbose_name="bulan rencana"
                    ),
                ),
                ("kode_rekening", models.CharField(blank=True, max_length=60, verbose_name="kode rekening")),
                (
                    "uraian_belanja",
                    models.CharField(blank=True, max_length=200, verbose_name="uraian belanja"),
                ),
                (
                    "pagu",
                    models.DecimalField(decimal_places=2, default=0, max_digits=18, verbose_name="pagu"),
                ),
                (
                    "penanggung_jawab",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="kegiatan",
                        to="sekretariat.pegawai",
                        verbose_name="penanggung jawab",
                    ),
                ),
                (
                    "program",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="kegiatan",
                        to="sekretariat.programkerja",
                    ),
                ),
            ],
            options={
                "verbose_name": "kegiatan program",
                "verbose_name_plural": "kegiatan program",
                "indexes": [models.Index(fields=["seri"], name="kegiatan_seri")],
                "constraints": [
                    models.UniqueConstraint(fields=("program", "seri"), name="kegiatan_seri_unik"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("target__gt", 0),
                            models.Q(("nama", ""), _negated=True),
                            models.Q(("indikator", ""), _negated=True),
                            models.Q(("satuan", ""), _negated=True),
                        ),
                        name="kegiatan_bertarget",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("bulan__contained_by", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]),
                            ("bulan__len__gte", 1),
                        ),
                        name="kegiatan_bulan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("pagu", 0),
                            models.Q(
                                ("pagu__gt", 0),
                                models.Q(("kode_rekening", ""), _negated=True),
                                models.Q(("uraian_belanja", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="kegiatan_pagu_berekening",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RealisasiKegiatan",
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
                        default=lpse.kode.kode_publik, editable=False, max_length=16, unique=True
                    ),
                ),
                ("tanggal", models.DateField(verbose_name="tanggal")),
                ("jumlah", models.DecimalField(decimal_places=2, max_digits=12, verbose_name="jumlah")),
                (
                    "rupiah",
                    models.DecimalField(decimal_places=2, default=0, max_digits=18, verbose_name="belanja"),
                ),
                ("catatan", models.CharField(max_length=300, verbose_name="catatan")),
                ("tautan", models.CharField(blank=True, max_length=200, verbose_name="catatan portal")),
                (
                    "dicatat_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="dicatat pada",
                    ),
                ),
                (
                    "berkas",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lpse.berkas",
                        verbose_name="bukti",
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
                    "kegiatan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="realisasi",
                        to="sekretariat.kegiatanprogram",
                    ),
                ),
            ],
            options={
                "verbose_name": "realisasi kegiatan",
                "verbose_name_plural": "realisasi kegiatan",
                "indexes": [
                    models.Index(fields=["kegiatan", "tanggal"], name="realisasi_kegiatan"),
                    models.Index(fields=["tanggal"], name="realisasi_tanggal"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("jumlah", 0), _negated=True),
                                models.Q(("rupiah", 0), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(("catatan", ""), _negated=True),
                        ),
                        name="realisasi_berisi",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("tautan", ""),
                            ("tautan__regex", "^/[A-Za-z0-9][A-Za-z0-9/_.?=&%-]*$"),
                            _connector="OR",
                        ),
                        name="realisasi_tautan_sendiri",
                    ),
                ],
            },
        ),
        migrations.RunSQL(BEKU, CAIR),
    ]
