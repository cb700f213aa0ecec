from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("arsip", "0001_cadangan"), ("lpse", "0013_naskah_arsip")]
    operations = []
