"""The looks at one file are found in the trail by the file, whatever case it belongs to."""

from django.db import migrations, models
from django.db.models.fields.json import KT


class Migration(migrations.Migration):
    dependencies = [
        ("lpse", "0005_token_api"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="jejak",
            index=models.Index(
                KT("rincian__berkas"),
                models.F("id").desc(),
                condition=models.Q(rincian__has_key="berkas"),
                name="jejak_berkas",
            ),
        ),
    ]
