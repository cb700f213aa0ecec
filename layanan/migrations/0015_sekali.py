"""The same form sent twice at the same moment becomes one ticket."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("layanan", "0014_tujuan_lain")]
    operations = [
        migrations.AddField(
            model_name="tiket",
            name="sekali",
            field=models.CharField(blank=True, db_default="", default="", editable=False, max_length=64),
        ),
        migrations.AddConstraint(
            model_name="tiket",
            constraint=models.UniqueConstraint(
                condition=models.Q(("sekali", ""), _negated=True), fields=("sekali",), name="tiket_sekali"
            ),
        ),
    ]
