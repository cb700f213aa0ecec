from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("arsip", "0003_media"), ("lpse", "0013_naskah_arsip")]
    operations = []
