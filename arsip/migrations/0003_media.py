"""Portable media."""

import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.utils.timezone
import lpse.kode
from django.conf import settings
from django.db import migrations, models

# What happened stays; a medium keeps its code and its repository, and nothing of it changes once destroyed.
BEKU = """
CREATE TRIGGER riwayat_media_beku BEFORE UPDATE OR DELETE ON arsip_riwayatmedia
    FOR EACH ROW EXECUTE FUNCTION arsip_tolak_ubah();

CREATE TRIGGER media_tetap_ada BEFORE DELETE ON arsip_mediaportabel
    FOR EACH ROW EXECUTE FUNCTION arsip_tolak_ubah();
CREATE TRIGGER media_beku BEFORE UPDATE ON arsip_mediaportabel
    FOR EACH ROW
    WHEN (OLD.status = 'dimusnahkan' OR OLD.kode <> NEW.kode OR OLD.repositori_id <> NEW.repositori_id)
    EXECUTE FUNCTION arsip_tolak_ubah();

CREATE TRIGGER pemusnahan_media_tetap_ada BEFORE DELETE ON arsip_pemusnahanmedia
    FOR EACH ROW EXECUTE FUNCTION arsip_tolak_ubah();
CREATE TRIGGER pemusnahan_media_beku BEFORE UPDATE ON arsip_pemusnahanmedia
    FOR EACH ROW WHEN (OLD.status <> 'diusulkan') EXECUTE FUNCTION arsip_tolak_ubah();
"""
CAIR = """
DROP TRIGGER pemusnahan_media_beku ON arsip_pemusnahanmedia;
DROP TRIGGER pemusnahan_media_tetap_ada ON arsip_pemusnahanmedia;
DROP TRIGGER media_beku ON arsip_mediaportabel;
DROP TRIGGER media_tetap_ada ON arsip_mediaportabel;
DROP TRIGGER riwayat_media_beku ON arsip_riwayatmedia;
"""
# Media are kept apart from the server room. Both sides are watched: where a medium goes, and what a place
# becomes. Each locks the place, so of two at the same moment the second sees the first.
TERPISAH = """
CREATE FUNCTION arsip_media_terpisah() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    tempat lpse_lokasi%ROWTYPE;
BEGIN
    SELECT * INTO tempat FROM lpse_lokasi WHERE id = NEW.tempat_id FOR SHARE;
    IF tempat.is_ruang_server THEN
        RAISE EXCEPTION 'Media cadangan tidak boleh disimpan di ruang server. Pilih tempat lain untuk %.', NEW.kode
            USING ERRCODE = 'check_violation', CONSTRAINT = 'media_terpisah_dari_ruang_server';
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION arsip_lokasi_terpisah() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    daftar text;
BEGIN
    SELECT string_agg(kode, ', ' ORDER BY kode) INTO daftar FROM arsip_mediaportabel
        WHERE tempat_id = NEW.id AND status NOT IN ('hilang', 'dimusnahkan');
    IF daftar IS NOT NULL THEN
        RAISE EXCEPTION 'Tempat ini menyimpan media cadangan (%). Pindahkan dulu medianya, baru jadikan ruang server.', daftar
            USING ERRCODE = 'check_violation', CONSTRAINT = 'media_terpisah_dari_ruang_server';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER media_terpisah BEFORE INSERT OR UPDATE OF tempat_id, status ON arsip_mediaportabel
    FOR EACH ROW WHEN (NEW.status NOT IN ('hilang', 'dimusnahkan')) EXECUTE FUNCTION arsip_media_terpisah();
CREATE TRIGGER lokasi_terpisah_dari_media BEFORE UPDATE OF is_ruang_server ON lpse_lokasi
    FOR EACH ROW WHEN (NEW.is_ruang_server AND NOT OLD.is_ruang_server)
    EXECUTE FUNCTION arsip_lokasi_terpisah();
"""
BERSAMA = """
DROP TRIGGER lokasi_terpisah_dari_media ON lpse_lokasi;
DROP TRIGGER media_terpisah ON arsip_mediaportabel;
DROP FUNCTION arsip_lokasi_terpisah();
DROP FUNCTION arsip_media_terpisah();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("arsip", "0002_uji"),
        ("lpse", "0014_naskah_arsip"),
    ]

    operations = [
        migrations.CreateModel(
            name="MediaPortabel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kode", models.CharField(max_length=12, unique=True, verbose_name="kode")),
                ("nama", models.CharField(max_length=120, verbose_name="nama")),
                ("nomor_seri", models.CharField(max_length=80, verbose_name="nomor seri")),
                ("uuid_fs", models.CharField(max_length=40, verbose_name="id filesystem")),
                ("kapasitas", models.BigIntegerField(verbose_name="kapasitas (byte)")),
                (
                    "enkripsi",
                    models.CharField(
                        choices=[
                            ("repositori", "Repositori terenkripsi"),
                            ("disk", "Repositori dan seluruh disk (LUKS)"),
                            ("perangkat", "Repositori dan perangkat kerasnya"),
                        ],
                        max_length=10,
                        verbose_name="enkripsi",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("terdaftar", "Di unit"),
                            ("dipasang", "Terpasang di server"),
                            ("dibawa", "Sedang dibawa"),
                            ("di_tempat", "Di tempat simpan luar"),
                            ("hilang", "Hilang"),
                            ("dimusnahkan", "Dimusnahkan"),
                        ],
                        default="terdaftar",
                        max_length=11,
                        verbose_name="status",
                    ),
                ),
                (
                    "status_sejak",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="sejak",
                    ),
                ),
                ("pemegang", models.CharField(max_length=120, verbose_name="pemegang")),
                ("nomor_segel", models.CharField(blank=True, max_length=40, verbose_name="nomor segel")),
                ("wajib_kembali", models.DateField(blank=True, null=True, verbose_name="wajib kembali")),
                ("perangkat", models.CharField(blank=True, editable=False, max_length=200)),
                (
                    "dicatat_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="dicatat pada",
                    ),
                ),
                (
                    "dicatat_oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "repositori",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="media",
                        to="arsip.repositori",
                    ),
                ),
                (
                    "tempat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lpse.lokasi",
                        verbose_name="tempat simpan",
                    ),
                ),
            ],
            options={
                "verbose_name": "media portabel",
                "verbose_name_plural": "media portabel",
                "indexes": [models.Index(fields=["status", "kode"], name="media_status")],
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Upper("nomor_seri"), name="media_seri_unik"
                    ),
                    models.UniqueConstraint(
                        django.db.models.functions.text.Upper("uuid_fs"), name="media_uuid_unik"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("uuid_fs__regex", "^[0-9A-Fa-f][0-9A-Fa-f-]{6,38}[0-9A-Fa-f]$")),
                        name="media_uuid_berbentuk",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kapasitas__gt", 0),
                            models.Q(("nama", ""), _negated=True),
                            models.Q(("nomor_seri", ""), _negated=True),
                            models.Q(("pemegang", ""), _negated=True),
                        ),
                        name="media_lengkap",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status__in", ("dibawa", "di_tempat")),
                                ("wajib_kembali__isnull", False),
                                models.Q(("nomor_segel", ""), _negated=True),
                            ),
                            ("status", "hilang"),
                            models.Q(
                                models.Q(("status__in", ("dibawa", "di_tempat")), _negated=True),
                                ("nomor_segel", ""),
                                ("wajib_kembali__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="media_di_luar_bersegel",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "dipasang"), models.Q(("perangkat", ""), _negated=True)),
                            models.Q(models.Q(("status", "dipasang"), _negated=True), ("perangkat", "")),
                            _connector="OR",
                        ),
                        name="media_dipasang_di_perangkat",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PemusnahanMedia",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("diusulkan", "Diusulkan"),
                            ("disetujui", "Disetujui"),
                            ("ditolak", "Ditolak"),
                            ("ditarik", "Ditarik"),
                        ],
                        default="diusulkan",
                        max_length=9,
                        verbose_name="status",
                    ),
                ),
                ("alasan", models.CharField(max_length=300, verbose_name="alasan")),
                ("cara", models.CharField(max_length=160, verbose_name="cara pemusnahan")),
                (
                    "diusulkan_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="diusulkan pada",
                    ),
                ),
                ("diputus_pada", models.DateTimeField(blank=True, null=True, verbose_name="diputus pada")),
                ("catatan", models.CharField(blank=True, max_length=300, verbose_name="catatan putusan")),
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
                    "diusulkan_oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "media",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pemusnahan",
                        to="arsip.mediaportabel",
                    ),
                ),
            ],
            options={
                "verbose_name": "pemusnahan media",
                "verbose_name_plural": "pemusnahan media",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("alasan", ""), _negated=True), models.Q(("cara", ""), _negated=True)
                        ),
                        name="pemusnahan_media_beralasan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("diputus_oleh__isnull", True),
                                ("diputus_pada__isnull", True),
                                ("status", "diusulkan"),
                            ),
                            models.Q(
                                models.Q(("status", "diusulkan"), _negated=True),
                                ("diputus_oleh__isnull", False),
                                ("diputus_pada__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="pemusnahan_media_diputus",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["disetujui", "ditolak"]), _negated=True),
                            models.Q(("diputus_oleh", models.F("diusulkan_oleh")), _negated=True),
                            _connector="OR",
                        ),
                        name="pemusnahan_media_dua_orang",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "ditolak"), _negated=True),
                            models.Q(("catatan", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="pemusnahan_media_tolak_beralasan",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status__in", ["diusulkan", "disetujui"])),
                        fields=("media",),
                        name="pemusnahan_media_satu_terbuka",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RiwayatMedia",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "peristiwa",
                    models.CharField(
                        choices=[
                            ("dicatat", "Dicatat"),
                            ("diubah", "Data diubah"),
                            ("dipasang", "Dipasang di server"),
                            ("disalin", "Disalin dan dibaca ulang"),
                            ("rusak", "Isi tidak dapat dibaca ulang"),
                            ("dilepas", "Dilepas dari server"),
                            ("diserahkan", "Diserahkan"),
                            ("tiba", "Tiba di tempat simpan"),
                            ("dikembalikan", "Kembali ke unit"),
                            ("hilang", "Dinyatakan hilang"),
                            ("ditemukan", "Ditemukan"),
                            ("diusulkan", "Pemusnahan diusulkan"),
                            ("ditolak", "Usulan pemusnahan ditolak"),
                            ("ditarik", "Usulan pemusnahan ditarik"),
                            ("dimusnahkan", "Dimusnahkan"),
                        ],
                        max_length=12,
                        verbose_name="peristiwa",
                    ),
                ),
                ("dari", models.CharField(blank=True, max_length=120, verbose_name="dari")),
                ("kepada", models.CharField(blank=True, max_length=120, verbose_name="kepada")),
                ("dari_tempat", models.CharField(blank=True, max_length=120, verbose_name="dari tempat")),
                ("ke_tempat", models.CharField(blank=True, max_length=120, verbose_name="ke tempat")),
                ("nomor_segel", models.CharField(blank=True, max_length=40, verbose_name="nomor segel")),
                ("is_segel_utuh", models.BooleanField(blank=True, null=True, verbose_name="segel utuh")),
                ("catatan", models.CharField(blank=True, max_length=500, verbose_name="catatan")),
                (
                    "pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="pada",
                    ),
                ),
                (
                    "media",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="riwayat",
                        to="arsip.mediaportabel",
                    ),
                ),
                (
                    "naskah",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lpse.naskah",
                    ),
                ),
                (
                    "oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pekerjaan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="riwayat_media",
                        to="arsip.pekerjaan",
                    ),
                ),
            ],
            options={
                "verbose_name": "riwayat media",
                "verbose_name_plural": "riwayat media",
                "indexes": [models.Index(fields=["media", "-id"], name="riwayat_media_terbaru")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("peristiwa__in", ("diserahkan", "dikembalikan")), _negated=True),
                            models.Q(
                                ("naskah__isnull", False),
                                models.Q(("dari", ""), _negated=True),
                                models.Q(("kepada", ""), _negated=True),
                                models.Q(("nomor_segel", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="riwayat_media_serah_terima",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("peristiwa__in", ("hilang", "ditemukan", "diusulkan", "dimusnahkan")),
                                _negated=True,
                            ),
                            models.Q(("catatan", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="riwayat_media_beralasan",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TemuanMedia",
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
                        default=lpse.kode.kode_publik, editable=False, max_length=16, unique=True
                    ),
                ),
                (
                    "jenis",
                    models.CharField(
                        choices=[
                            ("kurang", "Media dalam rotasi kurang"),
                            ("tanpa_luar", "Tidak ada media di luar"),
                            ("usang", "Salinan di luar terlalu lama"),
                            ("terlambat", "Media terlambat kembali"),
                            ("belum_tiba", "Media belum tercatat tiba"),
                            ("hilang", "Media hilang"),
                        ],
                        max_length=10,
                        verbose_name="jenis",
                    ),
                ),
                (
                    "mulai",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="sejak",
                    ),
                ),
                ("selesai", models.DateTimeField(blank=True, null=True, verbose_name="sampai")),
                (
                    "diingatkan_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="terakhir diingatkan"),
                ),
                (
                    "media",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="temuan",
                        to="arsip.mediaportabel",
                    ),
                ),
            ],
            options={
                "verbose_name": "temuan rotasi media",
                "verbose_name_plural": "temuan rotasi media",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("selesai__isnull", True)),
                        fields=("jenis", "media"),
                        name="temuan_media_satu_terbuka",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("selesai__isnull", True), ("selesai__gte", models.F("mulai")), _connector="OR"
                        ),
                        name="temuan_media_urut",
                    ),
                ],
            },
        ),
        migrations.RunSQL(BEKU, CAIR),
        migrations.RunSQL(TERPISAH, BERSAMA),
    ]
