"""LKPP's monitoring access: its calls, which nobody changes, nor deletes within a year."""

import django.db.models.deletion
import django.db.models.functions.datetime
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

JAGA = """
CREATE FUNCTION infrastruktur_jaga_panggilan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND OLD.pada < now() - interval '365 days' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'Panggilan pemantauan tidak diubah, dan disimpan satu tahun.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'panggilan_beku';
END $$;
CREATE TRIGGER jaga_panggilan BEFORE UPDATE OR DELETE ON infrastruktur_panggilanpemantauan
    FOR EACH ROW EXECUTE FUNCTION infrastruktur_jaga_panggilan();
"""
LEPAS = """
DROP TRIGGER jaga_panggilan ON infrastruktur_panggilanpemantauan;
DROP FUNCTION infrastruktur_jaga_panggilan();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("infrastruktur", "0006_perubahan"),
        ("lpse", "0012_alamat_token"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.CreateModel(
            name="PanggilanPemantauan",
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
                ("metode", models.CharField(max_length=8, verbose_name="cara")),
                ("jalur", models.CharField(max_length=200, verbose_name="alamat yang diminta")),
                ("status", models.PositiveSmallIntegerField(verbose_name="status jawaban")),
                ("alamat", models.CharField(blank=True, max_length=43, verbose_name="jaringan pemanggil")),
                (
                    "token",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lpse.tokenapi"
                    ),
                ),
            ],
            options={
                "verbose_name": "panggilan pemantauan",
                "verbose_name_plural": "panggilan pemantauan",
                "indexes": [
                    models.Index(fields=["-pada", "-id"], name="panggilan_terbaru"),
                    models.Index(fields=["token", "-pada", "-id"], name="panggilan_per_token"),
                    models.Index(
                        condition=models.Q(("status__gte", 400)),
                        fields=["-pada", "-id"],
                        name="panggilan_ditolak",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__gte", 100), ("status__lte", 599)),
                        name="panggilan_berstatus",
                    )
                ],
            },
        ),
        migrations.RunSQL(JAGA, LEPAS),
    ]
