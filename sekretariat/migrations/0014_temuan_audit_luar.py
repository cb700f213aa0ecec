"""Findings of audits from outside rest on the letter that brought the report."""

import django.db.models.deletion
from django.db import migrations, models

BEKU = """
CREATE TRIGGER temuan_surat_beku BEFORE UPDATE ON sekretariat_temuan
    FOR EACH ROW WHEN (OLD.surat_id IS DISTINCT FROM NEW.surat_id)
    EXECUTE FUNCTION sekretariat_tolak_ubah();
"""
CAIR = "DROP TRIGGER temuan_surat_beku ON sekretariat_temuan;"


class Migration(migrations.Migration):
    dependencies = [
        ("sekretariat", "0013_beku"),
    ]

    operations = [
        migrations.AddField(
            model_name="temuan",
            name="surat",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="temuan",
                to="sekretariat.agendasurat",
            ),
        ),
        migrations.AddConstraint(
            model_name="temuan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("sumber", "audit_luar"), ("surat__isnull", False)),
                    models.Q(models.Q(("sumber", "audit_luar"), _negated=True), ("surat__isnull", True)),
                    _connector="OR",
                ),
                name="temuan_audit_luar_bersurat",
            ),
        ),
        migrations.RunSQL(BEKU, CAIR),
    ]
