from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("lpse", "0004_usulan_akun"),
    ]

    operations = []
