from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("registrasi", "0005_penjaga_meja"),
        ("lpse", "0004_usulan_akun"),
    ]

    operations = []
