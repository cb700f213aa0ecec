"""Help at the counter: who entered what; nothing is sent that the applicant has not called right."""

import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.utils.timezone
import registrasi.models.pendaftaran
from django.conf import settings
from django.db import migrations, models


PENJAGA = """
CREATE FUNCTION registrasi_jaga_bantuan() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    belum text;
BEGIN
    IF NEW.status = 'diajukan' AND OLD.status <> 'diajukan' THEN
        SELECT string_agg(a.kolom, ', ' ORDER BY a.id) INTO belum
          FROM registrasi_asalisian a
         WHERE a.pendaftaran_id = NEW.id AND a.bantuan_id IS NOT NULL AND a.disetujui_pada IS NULL;
        IF belum IS NOT NULL THEN
            RAISE EXCEPTION 'Isian petugas pada pendaftaran % belum dinyatakan benar: %.', NEW.id, belum
                USING ERRCODE = 'check_violation', CONSTRAINT = 'pendaftaran_isian_disetujui';
        END IF;
    END IF;
    IF NEW.diputus_oleh_id IS DISTINCT FROM OLD.diputus_oleh_id AND EXISTS (
        SELECT 1 FROM registrasi_bantuanpendaftaran b
         WHERE b.pendaftaran_id = NEW.id AND b.petugas_id = NEW.diputus_oleh_id
    ) THEN
        RAISE EXCEPTION 'Pendaftaran % diputus orang yang membantu mengisinya.', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'pendaftaran_diputus_bukan_pembantu';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER jaga_bantuan BEFORE UPDATE OF status, diputus_oleh_id ON registrasi_pendaftaran
    FOR EACH ROW EXECUTE FUNCTION registrasi_jaga_bantuan();

CREATE FUNCTION registrasi_jaga_asal_isian() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM registrasi_pendaftaran p
         WHERE p.id = NEW.pendaftaran_id AND p.status IN ('draf', 'dikembalikan')
    ) THEN
        RAISE EXCEPTION 'Pendaftaran % tidak dapat diisi lagi.', NEW.pendaftaran_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'asal_isian_terbuka';
    END IF;
    IF NEW.bantuan_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM registrasi_bantuanpendaftaran b
         WHERE b.id = NEW.bantuan_id AND b.pendaftaran_id = NEW.pendaftaran_id
           AND b.petugas_id = NEW.diisi_oleh_id
    ) THEN
        RAISE EXCEPTION 'Pengisi pada pendaftaran % bukan petugas yang membantunya.', NEW.pendaftaran_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'asal_isian_petugas';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER jaga_asal_isian BEFORE INSERT OR UPDATE ON registrasi_asalisian
    FOR EACH ROW EXECUTE FUNCTION registrasi_jaga_asal_isian();

-- What has ended stays as it ended.
CREATE TRIGGER cegah_ubah BEFORE UPDATE ON registrasi_bantuanpendaftaran
    FOR EACH ROW WHEN (OLD.status IN ('diserahkan', 'diakhiri', 'berakhir'))
    EXECUTE FUNCTION registrasi_cegah_ubah();
"""

LEPAS = """
DROP TRIGGER cegah_ubah ON registrasi_bantuanpendaftaran;
DROP TRIGGER jaga_asal_isian ON registrasi_asalisian;
DROP FUNCTION registrasi_jaga_asal_isian();
DROP TRIGGER jaga_bantuan ON registrasi_pendaftaran;
DROP FUNCTION registrasi_jaga_bantuan();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("registrasi", "0013_hak_data"),
    ]

    operations = [
        migrations.CreateModel(
            name="BantuanPendaftaran",
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
                ("email", models.EmailField(max_length=254, verbose_name="surel pemohon")),
                ("nama", models.CharField(max_length=150, verbose_name="nama pemohon")),
                ("telepon", models.CharField(max_length=20, verbose_name="telepon pemohon")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("menunggu", "Menunggu izin pemohon"),
                            ("berjalan", "Berjalan"),
                            ("diserahkan", "Diserahkan ke pemohon"),
                            ("diakhiri", "Diakhiri"),
                            ("berakhir", "Berakhir karena waktunya habis"),
                        ],
                        default="menunggu",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("kode_hash", models.CharField(blank=True, editable=False, max_length=64)),
                ("kode_sampai", models.DateTimeField(blank=True, editable=False, null=True)),
                ("kiriman", models.PositiveSmallIntegerField(default=1, verbose_name="kode dikirim")),
                ("percobaan", models.PositiveSmallIntegerField(default=0, verbose_name="percobaan kode")),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                    ),
                ),
                (
                    "diizinkan_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="diizinkan pada"),
                ),
                ("sampai", models.DateTimeField(verbose_name="berlaku sampai")),
                ("selesai_pada", models.DateTimeField(blank=True, null=True, verbose_name="selesai pada")),
                (
                    "akun",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "diakhiri_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pendaftaran",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bantuan",
                        to="registrasi.pendaftaran",
                    ),
                ),
                (
                    "petugas",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="petugas",
                    ),
                ),
            ],
            options={
                "verbose_name": "bantuan pendaftaran",
                "verbose_name_plural": "bantuan pendaftaran",
                "indexes": [
                    models.Index(fields=["-created_at", "-id"], name="bantuan_terbaru"),
                    models.Index(fields=["status", "-created_at", "-id"], name="bantuan_status"),
                    models.Index(fields=["petugas", "-created_at", "-id"], name="bantuan_petugas"),
                    models.Index(
                        condition=models.Q(("status__in", ("menunggu", "berjalan"))),
                        fields=["sampai"],
                        name="bantuan_hidup",
                    ),
                    models.Index(
                        django.db.models.functions.text.Upper("email"),
                        models.F("created_at"),
                        name="bantuan_surel",
                    ),
                    models.Index(
                        condition=models.Q(("pendaftaran__isnull", True)),
                        fields=["selesai_pada"],
                        name="bantuan_tanpa_izin",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(
                            django.db.models.functions.text.Upper("nama"), name="gin_trgm_ops"
                        ),
                        name="bantuan_nama",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Upper("email"),
                        condition=models.Q(("status__in", ("menunggu", "berjalan"))),
                        name="bantuan_satu_surel",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "berjalan")),
                        fields=("pendaftaran",),
                        name="bantuan_satu_pendaftaran",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ("berjalan", "diserahkan")), _negated=True),
                            models.Q(
                                ("akun__isnull", False),
                                ("diizinkan_pada__isnull", False),
                                ("pendaftaran__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="bantuan_diizinkan_pemohon",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("akun__isnull", True),
                            models.Q(("akun", models.F("petugas")), _negated=True),
                            _connector="OR",
                        ),
                        name="bantuan_orang_lain",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("selesai_pada__isnull", False),
                                ("status__in", ("diserahkan", "diakhiri", "berakhir")),
                            ),
                            models.Q(
                                models.Q(
                                    ("status__in", ("diserahkan", "diakhiri", "berakhir")), _negated=True
                                ),
                                ("selesai_pada__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="bantuan_selesai_berpasangan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("percobaan__lte", 5)), name="bantuan_percobaan"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AsalIsian",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "jenis",
                    models.CharField(
                        choices=[("isian", "Isian"), ("dokumen", "Dokumen")],
                        max_length=8,
                        verbose_name="jenis",
                    ),
                ),
                ("kolom", models.CharField(max_length=40, verbose_name="kolom")),
                ("diisi_pada", models.DateTimeField(verbose_name="diisi pada")),
                (
                    "disetujui_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="dinyatakan benar pada"),
                ),
                (
                    "diisi_oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="diisi oleh",
                    ),
                ),
                (
                    "pendaftaran",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="asal_isian",
                        to="registrasi.pendaftaran",
                    ),
                ),
                (
                    "bantuan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="asal_isian",
                        to="registrasi.bantuanpendaftaran",
                    ),
                ),
            ],
            options={
                "verbose_name": "asal isian",
                "verbose_name_plural": "asal isian",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("pendaftaran", "jenis", "kolom"), name="asal_isian_sekali"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("disetujui_pada__isnull", True), ("bantuan__isnull", False), _connector="OR"
                        ),
                        name="asal_isian_disetujui",
                    ),
                ],
            },
        ),
        migrations.RunSQL(PENJAGA, LEPAS),
    ]
