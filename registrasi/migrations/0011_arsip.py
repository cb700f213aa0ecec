from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("registrasi", "0010_permohonan"),
    ]

    operations = []
