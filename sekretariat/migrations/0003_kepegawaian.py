"""STUB"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("sekretariat", "0002_data_spse")]

    operations = []
