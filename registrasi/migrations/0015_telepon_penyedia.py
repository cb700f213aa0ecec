"""A caller is looked for while the number is still being typed: its beginning has an index."""

from django.contrib.postgres.indexes import OpClass
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("registrasi", "0014_bantuan")]
    operations = [
        migrations.AddIndex(
            model_name="penyedia",
            index=models.Index(
                OpClass(models.F("telepon"), name="text_pattern_ops"), name="penyedia_telepon_awalan"
            ),
        ),
    ]
