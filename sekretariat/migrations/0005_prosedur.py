"""STUB"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("sekretariat", "0004_program")]

    operations = []
