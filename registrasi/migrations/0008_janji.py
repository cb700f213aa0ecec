from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("registrasi", "0007_daftar_hitam"),
    ]

    operations = []
