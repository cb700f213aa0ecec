from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("lpse", "0005_token_api"),
    ]

    operations = []
