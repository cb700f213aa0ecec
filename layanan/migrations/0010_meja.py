"""The desk: the visit a ticket came from, what runs is always due, and an index for each list and search."""

import django.db.models.deletion
from django.contrib.postgres.indexes import OpClass
from django.db import migrations, models
from django.db.models.functions import Upper

BERJALAN = ("tercatat", "ditangani")
MENUNGGU = ("menunggu_pengguna", "menunggu_lkpp")


class Migration(migrations.Migration):
    dependencies = [("layanan", "0009_kesaksian")]
    operations = [
        migrations.RemoveConstraint(model_name="tiket", name="tiket_berjalan_bertenggat"),
        migrations.AddField(
            model_name="tiket",
            name="kunjungan",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="tiket",
                to="layanan.kunjungan",
            ),
        ),
        migrations.AddIndex(
            model_name="tiket",
            index=models.Index(
                condition=models.Q(("status__in", MENUNGGU)), fields=["id"], name="tiket_menunggu"
            ),
        ),
        migrations.AddIndex(
            model_name="tiket", index=models.Index(fields=["satker", "-id"], name="tiket_satker")
        ),
        migrations.AddIndex(
            model_name="tiket",
            index=models.Index(
                condition=models.Q(("perkara_luar", ""), _negated=True),
                fields=["perkara_luar", "-id"],
                name="tiket_luar",
            ),
        ),
        migrations.AddIndex(
            model_name="tiket",
            index=models.Index(
                OpClass(models.F("telepon"), name="text_pattern_ops"), name="tiket_telepon_awalan"
            ),
        ),
        migrations.AddIndex(
            model_name="tiket",
            index=models.Index(
                OpClass(Upper("user_id"), name="text_pattern_ops"), name="tiket_user_id_awalan"
            ),
        ),
        migrations.AddConstraint(
            model_name="tiket",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status__in", BERJALAN), _negated=True),
                    models.Q(("tenggat__isnull", False), ("tenggat_selesai__isnull", False)),
                    _connector="OR",
                ),
                name="tiket_berjalan_bertenggat",
            ),
        ),
        migrations.AddConstraint(
            model_name="tiket",
            constraint=models.CheckConstraint(
                condition=models.Q(("kunjungan__isnull", True), ("saluran", "kunjungan"), _connector="OR"),
                name="tiket_kunjungan_dari_buku_tamu",
            ),
        ),
    ]
