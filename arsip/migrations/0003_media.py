from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("arsip", "0002_uji"), ("lpse", "0013_naskah_arsip")]
    operations = []
