"""The virus scanner's verdict: its queue in the row itself, and what no later write may undo."""

import django.db.models.functions.datetime
import django.utils.timezone
from django.db import migrations, models

PENJAGA = """
CREATE FUNCTION lpse_terinfeksi_tetap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Berkas % terinfeksi; keadaan itu tidak dapat dicabut.', OLD.id
        USING ERRCODE = 'check_violation';
END $$;

CREATE TRIGGER berkas_terinfeksi_tetap BEFORE UPDATE ON lpse_berkas FOR EACH ROW
    WHEN (OLD.keadaan_pemeriksaan = 'terinfeksi' AND NEW.keadaan_pemeriksaan <> 'terinfeksi')
    EXECUTE FUNCTION lpse_terinfeksi_tetap();
"""

LEPAS = """
DROP TRIGGER berkas_terinfeksi_tetap ON lpse_berkas;
DROP FUNCTION lpse_terinfeksi_tetap();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("lpse", "0002_penjaga_jejak"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="berkas",
            name="berkas_jenis_diterima",
        ),
        migrations.AddField(
            model_name="berkas",
            name="dipindai_pada",
            field=models.DateTimeField(blank=True, null=True, verbose_name="dipindai pada"),
        ),
        migrations.AddField(
            model_name="berkas",
            name="percobaan_pindai",
            field=models.PositiveSmallIntegerField(
                db_default=0, default=0, verbose_name="percobaan pindai tanpa putusan"
            ),
        ),
        migrations.AddField(
            model_name="berkas",
            name="pindai_setelah",
            field=models.DateTimeField(
                db_default=django.db.models.functions.datetime.Now(),
                default=django.utils.timezone.now,
                verbose_name="pindai setelah",
            ),
        ),
        migrations.AddField(
            model_name="berkas",
            name="tanda_virus",
            field=models.CharField(
                blank=True, db_default="", default="", max_length=120, verbose_name="nama tanda virus"
            ),
        ),
        migrations.AlterField(
            model_name="berkas",
            name="jenis",
            field=models.CharField(
                choices=[
                    ("application/pdf", "PDF"),
                    ("image/jpeg", "JPEG"),
                    ("image/png", "PNG"),
                    ("image/heic", "HEIC"),
                ],
                max_length=15,
                verbose_name="jenis",
            ),
        ),
        migrations.AddIndex(
            model_name="berkas",
            index=models.Index(
                models.F("keadaan_pemeriksaan"),
                models.F("pindai_setelah"),
                condition=models.Q(("keadaan_pemeriksaan", "bersih"), _negated=True),
                name="berkas_antrean_pindai",
            ),
        ),
        migrations.AddConstraint(
            model_name="berkas",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("jenis__in", ["application/pdf", "image/jpeg", "image/png", "image/heic"])
                ),
                name="berkas_jenis_diterima",
            ),
        ),
        migrations.AddConstraint(
            model_name="berkas",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("keadaan_pemeriksaan__in", ("bersih", "terinfeksi")), _negated=True),
                    ("dipindai_pada__isnull", False),
                    _connector="OR",
                ),
                name="berkas_putusan_bertanggal",
            ),
        ),
        migrations.AddConstraint(
            model_name="berkas",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("keadaan_pemeriksaan", "terinfeksi"), models.Q(("tanda_virus", ""), _negated=True)
                    ),
                    models.Q(
                        models.Q(("keadaan_pemeriksaan", "terinfeksi"), _negated=True), ("tanda_virus", "")
                    ),
                    _connector="OR",
                ),
                name="berkas_terinfeksi_bertanda",
            ),
        ),
        migrations.RunSQL(PENJAGA, LEPAS),
    ]
