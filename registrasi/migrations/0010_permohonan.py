"""Requests of users after approval; what a provider is known by now, apart from its registration."""

import django.db.models.deletion
import django.db.models.functions.datetime
import django.utils.timezone
import registrasi.models.pendaftaran
from django.conf import settings
from django.db import migrations, models


# What the registration that gave the User ID says, for the users of before this migration.
ISI_PENYEDIA = """
UPDATE registrasi_penyedia p
   SET alamat = r.alamat, provinsi = r.provinsi, kode_pos = r.kode_pos, telepon = r.telepon,
       penanggung_jawab_nama = r.penanggung_jawab_nama, penanggung_jawab_nik = r.penanggung_jawab_nik,
       penanggung_jawab_jabatan = r.penanggung_jawab_jabatan
  FROM (
        SELECT DISTINCT ON (u.penyedia_id) u.penyedia_id, d.*
          FROM registrasi_penggunaspse u JOIN registrasi_pendaftaran d ON d.id = u.pendaftaran_id
         WHERE u.penyedia_id IS NOT NULL
         ORDER BY u.penyedia_id, d.diputus_pada DESC NULLS LAST
       ) r
 WHERE r.penyedia_id = p.id AND p.alamat = '';
"""

PENJAGA = """
CREATE FUNCTION registrasi_permohonan_cegah_setuju() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    kurang text;
BEGIN
    IF NOT EXISTS (SELECT 1 FROM registrasi_perubahandata d WHERE d.permohonan_id = NEW.id) THEN
        RAISE EXCEPTION 'Permohonan % tidak menyebut perubahan.', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'permohonan_disetujui_lengkap';
    END IF;
    SELECT string_agg(d.kode, ', ' ORDER BY d.urutan) INTO kurang
      FROM registrasi_berkaspermohonan d
     WHERE d.permohonan_id = NEW.id AND d.diganti_pada IS NULL
       AND (d.is_wajib OR d.berkas_id IS NOT NULL)
       AND NOT (d.ada AND d.sesuai_asli);
    IF kurang IS NOT NULL THEN
        RAISE EXCEPTION 'Permohonan % belum dapat disetujui: %.', NEW.id, kurang
            USING ERRCODE = 'check_violation', CONSTRAINT = 'permohonan_disetujui_lengkap';
    END IF;
    SELECT string_agg(d.kode, ', ' ORDER BY d.urutan) INTO kurang
      FROM registrasi_berkaspermohonan d JOIN lpse_berkas b ON b.id = d.berkas_id
     WHERE d.permohonan_id = NEW.id AND d.diganti_pada IS NULL
       AND b.keadaan_pemeriksaan NOT IN ('bersih', 'tanpa_pemindai');
    IF kurang IS NOT NULL THEN
        RAISE EXCEPTION 'Permohonan % memuat berkas yang belum bersih: %.', NEW.id, kurang
            USING ERRCODE = 'check_violation', CONSTRAINT = 'permohonan_disetujui_bersih';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER cegah_setuju BEFORE INSERT OR UPDATE OF status ON registrasi_permohonan
    FOR EACH ROW WHEN (NEW.status = 'disetujui') EXECUTE FUNCTION registrasi_permohonan_cegah_setuju();

CREATE FUNCTION registrasi_permohonan_beku() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Permohonan % sudah berakhir dan tidak diubah lagi.', OLD.id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'permohonan_beku';
END $$;

CREATE TRIGGER beku BEFORE UPDATE ON registrasi_permohonan
    FOR EACH ROW WHEN (OLD.status IN ('disetujui', 'ditolak', 'ditarik', 'kedaluwarsa'))
    EXECUTE FUNCTION registrasi_permohonan_beku();

CREATE FUNCTION registrasi_permohonan_bagian_beku() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM registrasi_permohonan p
                WHERE p.id = NEW.permohonan_id
                  AND p.status IN ('disetujui', 'ditolak', 'ditarik', 'kedaluwarsa')) THEN
        RAISE EXCEPTION 'Permohonan % sudah berakhir dan tidak diubah lagi.', NEW.permohonan_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'permohonan_beku';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER beku BEFORE INSERT OR UPDATE ON registrasi_perubahandata
    FOR EACH ROW EXECUTE FUNCTION registrasi_permohonan_bagian_beku();
CREATE TRIGGER beku BEFORE INSERT OR UPDATE ON registrasi_berkaspermohonan
    FOR EACH ROW EXECUTE FUNCTION registrasi_permohonan_bagian_beku();
"""

LEPAS = """
DROP TRIGGER beku ON registrasi_berkaspermohonan;
DROP TRIGGER beku ON registrasi_perubahandata;
DROP FUNCTION registrasi_permohonan_bagian_beku();
DROP TRIGGER beku ON registrasi_permohonan;
DROP FUNCTION registrasi_permohonan_beku();
DROP TRIGGER cegah_setuju ON registrasi_permohonan;
DROP FUNCTION registrasi_permohonan_cegah_setuju();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("registrasi", "0009_penonaktifan"),
    ]

    operations = [
        migrations.AddField(
            model_name="penyedia",
            name="akta_nomor",
            field=models.CharField(
                blank=True, db_default="", default="", max_length=60, verbose_name="nomor akta terakhir"
            ),
        ),
        migrations.AddField(
            model_name="penyedia",
            name="akta_tanggal",
            field=models.DateField(blank=True, null=True, verbose_name="tanggal akta terakhir"),
        ),
        migrations.AddField(
            model_name="penyedia",
            name="alamat",
            field=models.CharField(
                blank=True, db_default="", default="", max_length=300, verbose_name="alamat"
            ),
        ),
        migrations.AddField(
            model_name="penyedia",
            name="kode_pos",
            field=models.CharField(
                blank=True, db_default="", default="", max_length=5, verbose_name="kode pos"
            ),
        ),
        migrations.AddField(
            model_name="penyedia",
            name="penanggung_jawab_jabatan",
            field=models.CharField(
                blank=True, db_default="", default="", max_length=100, verbose_name="jabatan"
            ),
        ),
        migrations.AddField(
            model_name="penyedia",
            name="penanggung_jawab_nama",
            field=models.CharField(
                blank=True, db_default="", default="", max_length=150, verbose_name="nama penanggung jawab"
            ),
        ),
        migrations.AddField(
            model_name="penyedia",
            name="penanggung_jawab_nik",
            field=models.CharField(
                blank=True, db_default="", default="", max_length=16, verbose_name="NIK penanggung jawab"
            ),
        ),
        migrations.AddField(
            model_name="penyedia",
            name="provinsi",
            field=models.CharField(
                blank=True, db_default="", default="", max_length=2, verbose_name="provinsi"
            ),
        ),
        migrations.AddField(
            model_name="penyedia",
            name="telepon",
            field=models.CharField(
                blank=True, db_default="", default="", max_length=20, verbose_name="telepon"
            ),
        ),
        migrations.CreateModel(
            name="Permohonan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kode",
                    models.CharField(
                        default=registrasi.models.pendaftaran.kode_publik,
                        editable=False,
                        max_length=16,
                        unique=True,
                    ),
                ),
                ("nomor", models.CharField(blank=True, max_length=40, verbose_name="nomor")),
                (
                    "jenis",
                    models.CharField(
                        choices=[
                            ("ubah_surel", "Ganti surel"),
                            ("ubah_alamat", "Ganti alamat dan telepon"),
                            ("ubah_penanggung_jawab", "Ganti penanggung jawab"),
                            ("ubah_nama", "Ganti nama perusahaan"),
                            ("akta_baru", "Akta perubahan baru"),
                            ("perpanjang_peran", "Perpanjang atau aktifkan lagi peran"),
                        ],
                        max_length=24,
                        verbose_name="jenis",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draf", "Belum dikirim"),
                            ("diajukan", "Menunggu verifikasi"),
                            ("dikembalikan", "Perlu perbaikan"),
                            ("disetujui", "Disetujui"),
                            ("ditolak", "Ditolak"),
                            ("ditarik", "Ditarik"),
                            ("kedaluwarsa", "Kedaluwarsa"),
                        ],
                        default="draf",
                        max_length=14,
                        verbose_name="status",
                    ),
                ),
                ("token_hash", models.CharField(blank=True, editable=False, max_length=64)),
                ("token_sampai", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "surel_terbukti_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="surel baru terbukti pada"),
                ),
                ("diajukan_pada", models.DateTimeField(blank=True, null=True, verbose_name="diajukan pada")),
                ("tenggat", models.DateTimeField(blank=True, null=True, verbose_name="tenggat")),
                ("versi_kalender", models.CharField(blank=True, editable=False, max_length=64)),
                ("putaran", models.PositiveSmallIntegerField(default=0, verbose_name="putaran")),
                ("diputus_pada", models.DateTimeField(blank=True, null=True, verbose_name="diputus pada")),
                ("alasan", models.TextField(blank=True, max_length=2000, verbose_name="alasan")),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                    ),
                ),
                (
                    "updated_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                    ),
                ),
                (
                    "akun",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="permohonan",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "dibantu_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "diputus_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pengguna",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="permohonan",
                        to="registrasi.penggunaspse",
                    ),
                ),
            ],
            options={
                "verbose_name": "permohonan",
                "verbose_name_plural": "permohonan",
                "indexes": [
                    models.Index(
                        condition=models.Q(("status", "diajukan")),
                        fields=["tenggat", "id"],
                        name="permohonan_antrean",
                    ),
                    models.Index(fields=["status", "-diajukan_pada", "-id"], name="permohonan_status"),
                    models.Index(
                        condition=models.Q(("diajukan_pada__isnull", False)),
                        fields=["-diajukan_pada", "-id"],
                        name="permohonan_terkirim",
                    ),
                    models.Index(
                        condition=models.Q(("status", "draf")), fields=["updated_at"], name="permohonan_draf"
                    ),
                    models.Index(
                        fields=["token_hash"], condition=~models.Q(token_hash=""), name="permohonan_token"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status__in", ("draf", "diajukan", "dikembalikan"))),
                        fields=("pengguna", "jenis"),
                        name="permohonan_satu_terbuka",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("nomor", ""), _negated=True),
                        fields=("nomor",),
                        name="permohonan_nomor_unik",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status__in", ("diajukan", "dikembalikan", "disetujui", "ditolak")),
                                _negated=True,
                            ),
                            models.Q(
                                ("diajukan_pada__isnull", False),
                                ("putaran__gte", 1),
                                ("tenggat__isnull", False),
                                models.Q(("nomor", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="permohonan_diajukan_lengkap",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("jenis", "ubah_surel"),
                                ("status__in", ("diajukan", "dikembalikan", "disetujui", "ditolak")),
                                _negated=True,
                            ),
                            ("surel_terbukti_pada__isnull", False),
                            ("status", "dikembalikan"),
                            _connector="OR",
                        ),
                        name="permohonan_surel_terbukti",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("diputus_oleh__isnull", False),
                                ("diputus_pada__isnull", False),
                                ("status__in", ("disetujui", "ditolak")),
                            ),
                            models.Q(
                                models.Q(("status__in", ("disetujui", "ditolak")), _negated=True),
                                ("diputus_oleh__isnull", True),
                                ("diputus_pada__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="permohonan_diputus_berpasangan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["dikembalikan", "ditolak"]), _negated=True),
                            models.Q(("alasan", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="permohonan_beralasan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("diputus_oleh__isnull", True),
                            models.Q(
                                models.Q(("diputus_oleh", models.F("akun")), _negated=True),
                                models.Q(
                                    ("dibantu_oleh__isnull", True),
                                    models.Q(("diputus_oleh", models.F("dibantu_oleh")), _negated=True),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="permohonan_diputus_orang_lain",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("dibantu_oleh__isnull", True),
                            models.Q(("dibantu_oleh", models.F("akun")), _negated=True),
                            _connector="OR",
                        ),
                        name="permohonan_dibantu_orang_lain",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BerkasPermohonan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kode", models.CharField(max_length=30, verbose_name="kode")),
                ("nama", models.CharField(max_length=120, verbose_name="nama")),
                ("keterangan", models.CharField(blank=True, max_length=300, verbose_name="keterangan")),
                ("urutan", models.PositiveSmallIntegerField(verbose_name="urutan")),
                ("is_wajib", models.BooleanField(verbose_name="wajib")),
                ("putaran", models.PositiveSmallIntegerField(default=0, verbose_name="putaran")),
                ("diganti_pada", models.DateTimeField(blank=True, null=True, verbose_name="diganti pada")),
                ("perlu_perbaikan", models.BooleanField(default=False, verbose_name="perlu perbaikan")),
                ("ada", models.BooleanField(default=False, verbose_name="ada")),
                ("sesuai_asli", models.BooleanField(default=False, verbose_name="sesuai asli")),
                (
                    "asli_diperlihatkan_pada",
                    models.DateField(blank=True, null=True, verbose_name="asli diperlihatkan pada"),
                ),
                ("catatan", models.CharField(blank=True, max_length=500, verbose_name="catatan verifikator")),
                ("diperiksa_pada", models.DateTimeField(blank=True, null=True)),
                (
                    "berkas",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lpse.berkas",
                    ),
                ),
                (
                    "diperiksa_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "permohonan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dokumen",
                        to="registrasi.permohonan",
                    ),
                ),
            ],
            options={
                "verbose_name": "berkas permohonan",
                "verbose_name_plural": "berkas permohonan",
                "ordering": ["urutan", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("diganti_pada__isnull", True)),
                        fields=("permohonan", "kode"),
                        name="berkas_permohonan_satu_berlaku",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sesuai_asli", False),
                            models.Q(
                                ("ada", True),
                                ("asli_diperlihatkan_pada__isnull", False),
                                ("diperiksa_oleh__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="berkas_permohonan_sesuai_asli",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ada", False), ("berkas__isnull", False), _connector="OR"),
                        name="berkas_permohonan_ada_berberkas",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("diperiksa_oleh__isnull", True), ("diperiksa_pada__isnull", True)),
                            models.Q(("diperiksa_oleh__isnull", False), ("diperiksa_pada__isnull", False)),
                            _connector="OR",
                        ),
                        name="berkas_permohonan_diperiksa",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PerubahanData",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kolom", models.CharField(max_length=40, verbose_name="kolom")),
                ("urutan", models.PositiveSmallIntegerField(verbose_name="urutan")),
                ("nilai_lama", models.CharField(blank=True, max_length=300, verbose_name="nilai lama")),
                ("nilai_baru", models.CharField(blank=True, max_length=300, verbose_name="nilai baru")),
                (
                    "permohonan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="perubahan",
                        to="registrasi.permohonan",
                    ),
                ),
            ],
            options={
                "verbose_name": "perubahan data",
                "verbose_name_plural": "perubahan data",
                "ordering": ["urutan"],
                "constraints": [
                    models.UniqueConstraint(fields=("permohonan", "kolom"), name="perubahan_data_sekali")
                ],
            },
        ),
        migrations.RunSQL(ISI_PENYEDIA, migrations.RunSQL.noop),
        migrations.RunSQL(PENJAGA, LEPAS),
    ]
