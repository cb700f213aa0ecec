"""Users other than providers: their request's own answers, and the term of their role. Terms are frozen."""

import django.db.models.deletion
import django.db.models.functions.datetime
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import lpse.waktu

PENJAGA = """
CREATE TRIGGER cegah_ubah BEFORE UPDATE ON registrasi_masaperan
    FOR EACH ROW EXECUTE FUNCTION registrasi_cegah_ubah();
"""

LEPAS = "DROP TRIGGER cegah_ubah ON registrasi_masaperan;"


class Migration(migrations.Migration):
    dependencies = [
        ("registrasi", "0005_penjaga_meja"),
        ("lpse", "0004_usulan_akun"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="MasaPeran",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("peran", models.CharField(max_length=30, verbose_name="peran di SPSE")),
                ("instansi", models.CharField(blank=True, max_length=200, verbose_name="nama instansi")),
                ("mulai", models.DateField(default=lpse.waktu.hari_ini, verbose_name="mulai")),
                ("sampai", models.DateField(verbose_name="sampai")),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                    ),
                ),
            ],
            options={
                "verbose_name": "masa peran",
                "verbose_name_plural": "masa peran",
                "ordering": ["sampai", "pk"],
                "indexes": [models.Index(fields=["sampai", "id"], name="masa_peran_sampai_idx")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("sampai__gte", models.F("mulai"))), name="masa_peran_sampai"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("peran", ""), _negated=True), name="masa_peran_berperan"
                    ),
                ],
            },
        ),
        migrations.RemoveConstraint(
            model_name="pendaftaran",
            name="pendaftaran_npwp_unik",
        ),
        migrations.RemoveConstraint(
            model_name="pendaftaran",
            name="pendaftaran_diajukan_lengkap",
        ),
        migrations.AddField(
            model_name="pendaftaran",
            name="instansi",
            field=models.CharField(blank=True, max_length=200, verbose_name="nama instansi"),
        ),
        migrations.AddField(
            model_name="pendaftaran",
            name="jenis_instansi",
            field=models.CharField(blank=True, max_length=30, verbose_name="jenis instansi"),
        ),
        migrations.AddField(
            model_name="pendaftaran",
            name="nip",
            field=models.CharField(blank=True, max_length=18, verbose_name="NIP"),
        ),
        migrations.AddField(
            model_name="pendaftaran",
            name="peran_pengguna",
            field=models.CharField(blank=True, max_length=30, verbose_name="peran di SPSE"),
        ),
        migrations.AddField(
            model_name="pendaftaran",
            name="satker",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="lpse.satker",
                verbose_name="satuan kerja",
            ),
        ),
        migrations.AddField(
            model_name="pendaftaran",
            name="surat_berlaku_sampai",
            field=models.DateField(blank=True, null=True, verbose_name="surat berlaku sampai"),
        ),
        migrations.AddField(
            model_name="pendaftaran",
            name="surat_dari",
            field=models.CharField(blank=True, max_length=150, verbose_name="penanda tangan surat"),
        ),
        migrations.AddField(
            model_name="pendaftaran",
            name="surat_nomor",
            field=models.CharField(blank=True, max_length=100, verbose_name="nomor surat"),
        ),
        migrations.AddField(
            model_name="pendaftaran",
            name="surat_tanggal",
            field=models.DateField(blank=True, null=True, verbose_name="tanggal surat"),
        ),
        migrations.AlterField(
            model_name="pendaftaran",
            name="jenis",
            field=models.CharField(
                blank=True,
                choices=[
                    ("badan_usaha", "Badan usaha"),
                    ("perusahaan_perseorangan", "Perusahaan perseorangan"),
                    ("perorangan", "Perorangan"),
                    ("non_penyedia", "Pejabat atau pegawai instansi"),
                ],
                max_length=24,
                verbose_name="jenis pemohon",
            ),
        ),
        migrations.AlterField(
            model_name="penyedia",
            name="jenis",
            field=models.CharField(
                choices=[
                    ("badan_usaha", "Badan usaha"),
                    ("perusahaan_perseorangan", "Perusahaan perseorangan"),
                    ("perorangan", "Perorangan"),
                    ("non_penyedia", "Pejabat atau pegawai instansi"),
                ],
                max_length=24,
                verbose_name="jenis",
            ),
        ),
        migrations.AddIndex(
            model_name="pendaftaran",
            index=models.Index(
                condition=models.Q(("nip", ""), _negated=True), fields=["nip"], name="pendaftaran_nip"
            ),
        ),
        migrations.AddConstraint(
            model_name="pendaftaran",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("status__in", ("diajukan", "dikembalikan", "disetujui")),
                    models.Q(("jenis", "non_penyedia"), _negated=True),
                ),
                fields=("npwp16",),
                name="pendaftaran_npwp_unik",
            ),
        ),
        migrations.AddConstraint(
            model_name="pendaftaran",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("jenis", "non_penyedia"),
                    ("status__in", ("diajukan", "dikembalikan", "disetujui")),
                    models.Q(("nip", ""), _negated=True),
                ),
                fields=("nip", "peran_pengguna"),
                name="pendaftaran_nip_peran_unik",
            ),
        ),
        migrations.AddConstraint(
            model_name="pendaftaran",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("jenis", "non_penyedia"),
                    ("nip", ""),
                    ("status__in", ("diajukan", "dikembalikan", "disetujui")),
                ),
                fields=("penanggung_jawab_nik", "peran_pengguna"),
                name="pendaftaran_nik_peran_unik",
            ),
        ),
        migrations.AddConstraint(
            model_name="pendaftaran",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("status__in", ("diajukan", "dikembalikan", "disetujui", "ditolak", "dicabut")),
                        _negated=True,
                    ),
                    models.Q(
                        ("diajukan_pada__isnull", False),
                        ("tenggat__isnull", False),
                        models.Q(("nomor", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="pendaftaran_diajukan_lengkap",
            ),
        ),
        migrations.AddConstraint(
            model_name="pendaftaran",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("status__in", ("diajukan", "dikembalikan", "disetujui", "ditolak", "dicabut")),
                        _negated=True,
                    ),
                    ("jenis", "non_penyedia"),
                    models.Q(("npwp16", ""), _negated=True),
                    _connector="OR",
                ),
                name="pendaftaran_penyedia_bernpwp",
            ),
        ),
        migrations.AddConstraint(
            model_name="pendaftaran",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("status__in", ("diajukan", "dikembalikan", "disetujui", "ditolak", "dicabut")),
                        _negated=True,
                    ),
                    models.Q(("jenis", "non_penyedia"), _negated=True),
                    models.Q(
                        ("surat_berlaku_sampai__gte", models.F("surat_tanggal")),
                        ("surat_tanggal__isnull", False),
                        models.Q(("peran_pengguna", ""), _negated=True),
                        models.Q(("jenis_instansi", ""), _negated=True),
                        models.Q(("surat_nomor", ""), _negated=True),
                        models.Q(
                            ("satker__isnull", False),
                            models.Q(("instansi", ""), _negated=True),
                            _connector="OR",
                        ),
                        models.Q(
                            models.Q(("nip", ""), _negated=True),
                            models.Q(("penanggung_jawab_nik", ""), _negated=True),
                            _connector="OR",
                        ),
                    ),
                    _connector="OR",
                ),
                name="pendaftaran_pejabat_lengkap",
            ),
        ),
        migrations.AddConstraint(
            model_name="pendaftaran",
            constraint=models.CheckConstraint(
                condition=models.Q(("nip", ""), ("nip__regex", "^[0-9]{18}$"), _connector="OR"),
                name="pendaftaran_nip_angka",
            ),
        ),
        migrations.AddField(
            model_name="masaperan",
            name="diputus_oleh",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="masaperan",
            name="pengguna",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="masa_peran",
                to="registrasi.penggunaspse",
            ),
        ),
        migrations.AddField(
            model_name="masaperan",
            name="rujukan_surat",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="lpse.rujukansurat",
                verbose_name="surat",
            ),
        ),
        migrations.AddField(
            model_name="masaperan",
            name="satker",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="lpse.satker",
                verbose_name="satuan kerja",
            ),
        ),
        migrations.AddIndex(
            model_name="masaperan",
            index=models.Index(fields=["pengguna", "peran", "sampai"], name="masa_peran_pengguna_idx"),
        ),
        migrations.AddConstraint(
            model_name="masaperan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("satker__isnull", False), models.Q(("instansi", ""), _negated=True), _connector="OR"
                ),
                name="masa_peran_berinstansi",
            ),
        ),
        migrations.RunSQL(PENJAGA, LEPAS),
    ]
