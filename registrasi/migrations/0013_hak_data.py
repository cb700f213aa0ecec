from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("registrasi", "0012_spse"),
    ]

    operations = []
