"""Announcements: what users were told stays as it was told; the services to begin with."""

import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.utils.timezone
import lpse.kode
import lpse.waktu
from django.conf import settings
from django.db import migrations, models

# Once it left the drafts an announcement keeps its words, its times as first told and its services. What is
# over keeps everything. Of the proof, each time is written once.
BEKU = """
CREATE FUNCTION layanan_jaga_pengumuman() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.status <> 'draf' THEN
            RAISE EXCEPTION 'Pengumuman yang pernah dijadwalkan tidak dapat dihapus.' USING ERRCODE = 'check_violation';
        END IF;
        RETURN OLD;
    END IF;
    IF OLD.status IN ('berakhir', 'dibatalkan') AND OLD IS DISTINCT FROM NEW THEN
        RAISE EXCEPTION 'Pengumuman yang sudah lewat tidak berubah lagi.' USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.status <> 'draf' AND (
        (OLD.kode, OLD.jenis, OLD.judul, OLD.isi, OLD.dampak, OLD.mulai, OLD.perkiraan_selesai, OLD.sumber,
         OLD.kunci, OLD.dibuat_oleh_id, OLD.dibuat_pada)
        IS DISTINCT FROM
        (NEW.kode, NEW.jenis, NEW.judul, NEW.isi, NEW.dampak, NEW.mulai, NEW.perkiraan_selesai, NEW.sumber,
         NEW.kunci, NEW.dibuat_oleh_id, NEW.dibuat_pada)
    ) THEN
        RAISE EXCEPTION 'Isi pengumuman sudah dijadwalkan atau tayang; tulis pembaruan.'
            USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.status = 'tayang' AND OLD.tayang_pada IS DISTINCT FROM NEW.tayang_pada THEN
        RAISE EXCEPTION 'Waktu tayang tidak berubah lagi.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER pengumuman_beku BEFORE UPDATE OR DELETE ON layanan_pengumuman
    FOR EACH ROW EXECUTE FUNCTION layanan_jaga_pengumuman();

CREATE FUNCTION layanan_jaga_layanan_pengumuman() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    siapa bigint := CASE WHEN TG_OP = 'INSERT' THEN NEW.pengumuman_id ELSE OLD.pengumuman_id END;
BEGIN
    IF EXISTS (SELECT 1 FROM layanan_pengumuman WHERE id = siapa AND status <> 'draf') THEN
        RAISE EXCEPTION 'Layanan yang terkena sudah diumumkan.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER pengumuman_layanan_beku BEFORE INSERT OR UPDATE OR DELETE ON layanan_pengumuman_layanan
    FOR EACH ROW EXECUTE FUNCTION layanan_jaga_layanan_pengumuman();

CREATE TRIGGER pembaruan_pengumuman_beku BEFORE UPDATE OR DELETE ON layanan_pembaruanpengumuman
    FOR EACH ROW EXECUTE FUNCTION layanan_tolak_ubah();

CREATE FUNCTION layanan_jaga_bukti() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE'
        OR (OLD.pengumuman_id, OLD.pembaruan_id, OLD.pada)
            IS DISTINCT FROM (NEW.pengumuman_id, NEW.pembaruan_id, NEW.pada)
        OR (OLD.spanduk_pada IS NOT NULL AND OLD.spanduk_pada IS DISTINCT FROM NEW.spanduk_pada)
        OR (OLD.umpan_pada IS NOT NULL AND OLD.umpan_pada IS DISTINCT FROM NEW.umpan_pada)
        OR (OLD.disurati_pada IS NOT NULL AND OLD.disurati_pada IS DISTINCT FROM NEW.disurati_pada)
    THEN
        RAISE EXCEPTION 'Bukti pemberitahuan yang sudah tercatat tidak berubah.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER bukti_pemberitahuan_beku BEFORE UPDATE OR DELETE ON layanan_buktipemberitahuan
    FOR EACH ROW EXECUTE FUNCTION layanan_jaga_bukti();
"""

CAIR = """
DROP TRIGGER bukti_pemberitahuan_beku ON layanan_buktipemberitahuan;
DROP FUNCTION layanan_jaga_bukti();
DROP TRIGGER pembaruan_pengumuman_beku ON layanan_pembaruanpengumuman;
DROP TRIGGER pengumuman_layanan_beku ON layanan_pengumuman_layanan;
DROP FUNCTION layanan_jaga_layanan_pengumuman();
DROP TRIGGER pengumuman_beku ON layanan_pengumuman;
DROP FUNCTION layanan_jaga_pengumuman();
"""

LAYANAN = (
    ("spse", "SPSE", "Aplikasi pengadaan secara elektronik"),
    ("portal", "Portal ini", "Pendaftaran, bantuan, dan pengumuman"),
    ("jaringan", "Jaringan LPSE", "Sambungan internet server dan kantor LPSE"),
    ("internet", "Internet untuk pengunjung", "Akses internet di kantor LPSE"),
    ("surel", "Surel", "Surat keluar dan masuk LPSE"),
    ("telepon", "Telepon", "Saluran telepon layanan"),
)


def isi_awal(apps, schema_editor):
    layanan = apps.get_model("layanan", "LayananDipantau")
    layanan.objects.bulk_create(
        layanan(kode=kode, nama=nama, keterangan=keterangan, urutan=urut * 10)
        for urut, (kode, nama, keterangan) in enumerate(LAYANAN, 1)
    )


class Migration(migrations.Migration):
    dependencies = [("layanan", "0003_ruang")]
    operations = [
        migrations.CreateModel(
            name="LanggananPengumuman",
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
                ("surel", models.EmailField(max_length=254, verbose_name="surel")),
                ("gangguan", models.BooleanField(default=True, verbose_name="gangguan")),
                ("pemeliharaan", models.BooleanField(default=True, verbose_name="pemeliharaan")),
                ("umum", models.BooleanField(default=False, verbose_name="informasi")),
                (
                    "diminta_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="diminta pada",
                    ),
                ),
                (
                    "dikonfirmasi_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="dikonfirmasi pada"),
                ),
            ],
            options={
                "verbose_name": "langganan pengumuman",
                "verbose_name_plural": "langganan pengumuman",
                "indexes": [
                    models.Index(
                        condition=models.Q(("dikonfirmasi_pada__isnull", True)),
                        fields=["diminta_pada"],
                        name="langganan_menunggu",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Upper("surel"), name="langganan_surel_sekali"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("gangguan", True), ("pemeliharaan", True), ("umum", True), _connector="OR"
                        ),
                        name="langganan_berisi",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LayananDipantau",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kode", models.SlugField(max_length=30, unique=True, verbose_name="kode")),
                ("nama", models.CharField(max_length=80, verbose_name="nama")),
                ("keterangan", models.CharField(blank=True, max_length=160, verbose_name="keterangan")),
                ("urutan", models.PositiveSmallIntegerField(default=100, verbose_name="urutan")),
                ("dipakai", models.BooleanField(default=True, verbose_name="ditampilkan")),
                (
                    "dipantau_sejak",
                    models.DateField(default=lpse.waktu.hari_ini, verbose_name="dipantau sejak"),
                ),
            ],
            options={
                "verbose_name": "layanan dipantau",
                "verbose_name_plural": "layanan dipantau",
                "ordering": ["urutan", "nama"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("nama", ""), _negated=True), name="layanan_dipantau_bernama"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Pengumuman",
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
                            ("gangguan", "Gangguan"),
                            ("pemeliharaan", "Pemeliharaan"),
                            ("umum", "Informasi"),
                        ],
                        max_length=12,
                        verbose_name="jenis",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draf", "Draf"),
                            ("terjadwal", "Terjadwal"),
                            ("tayang", "Tayang"),
                            ("berakhir", "Berakhir"),
                            ("dibatalkan", "Dibatalkan"),
                        ],
                        default="draf",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("judul", models.CharField(max_length=120, verbose_name="judul")),
                ("isi", models.TextField(max_length=5000, verbose_name="isi")),
                (
                    "dampak",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("padam", "Tidak dapat digunakan"),
                            ("sebagian", "Sebagian terganggu"),
                            ("lambat", "Lambat"),
                        ],
                        max_length=8,
                        verbose_name="dampak",
                    ),
                ),
                ("mulai", models.DateTimeField(blank=True, null=True, verbose_name="mulai")),
                (
                    "perkiraan_selesai",
                    models.DateTimeField(blank=True, null=True, verbose_name="perkiraan selesai"),
                ),
                (
                    "perkiraan_kini",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="perkiraan selesai kini"
                    ),
                ),
                ("selesai_pada", models.DateTimeField(blank=True, null=True, verbose_name="selesai pada")),
                ("tayang_pada", models.DateTimeField(blank=True, null=True, verbose_name="tayang pada")),
                ("berakhir_pada", models.DateTimeField(blank=True, null=True, verbose_name="berakhir pada")),
                ("sumber", models.CharField(blank=True, max_length=40, verbose_name="dibuka oleh sistem")),
                ("kunci", models.CharField(blank=True, editable=False, max_length=120, verbose_name="kunci")),
                (
                    "dibuat_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="dibuat pada",
                    ),
                ),
                (
                    "diperbarui_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="diperbarui pada",
                    ),
                ),
                (
                    "dibuat_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "layanan",
                    models.ManyToManyField(
                        blank=True, related_name="pengumuman", to="layanan.layanandipantau"
                    ),
                ),
            ],
            options={
                "verbose_name": "pengumuman",
                "verbose_name_plural": "pengumuman",
                "indexes": [
                    models.Index(fields=["-tayang_pada", "-id"], name="pengumuman_terbit"),
                    models.Index(fields=["status", "-id"], name="pengumuman_status"),
                    models.Index(
                        condition=models.Q(("status", "tayang")),
                        fields=["berakhir_pada"],
                        name="pengumuman_berakhir",
                    ),
                    models.Index(
                        condition=models.Q(("status", "terjadwal")),
                        fields=["tayang_pada"],
                        name="pengumuman_jadwal",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(
                            django.db.models.functions.text.Upper("judul"), name="gin_trgm_ops"
                        ),
                        name="pengumuman_judul_trgm",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("judul", ""), _negated=True), models.Q(("isi", ""), _negated=True)
                        ),
                        name="pengumuman_berisi",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("jenis", "gangguan"), ("dampak", ""), _connector="OR"),
                        name="pengumuman_dampak_milik_gangguan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["draf", "dibatalkan"]),
                            ("jenis", "umum"),
                            models.Q(
                                ("jenis", "gangguan"),
                                ("mulai__isnull", False),
                                models.Q(("dampak", ""), _negated=True),
                            ),
                            models.Q(
                                ("jenis", "pemeliharaan"),
                                ("mulai__isnull", False),
                                ("perkiraan_selesai__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="pengumuman_lengkap",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("mulai__isnull", True),
                            ("perkiraan_selesai__isnull", True),
                            ("perkiraan_selesai__gt", models.F("mulai")),
                            _connector="OR",
                        ),
                        name="pengumuman_urutan_waktu",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["draf", "dibatalkan"]),
                            ("tayang_pada__isnull", False),
                            _connector="OR",
                        ),
                        name="pengumuman_tayang_berwaktu",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "berakhir"), _negated=True),
                            ("berakhir_pada__isnull", False),
                            _connector="OR",
                        ),
                        name="pengumuman_berakhir_berwaktu",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("jenis", "pemeliharaan"), ("status", "tayang"), _negated=True),
                            ("berakhir_pada__isnull", False),
                            _connector="OR",
                        ),
                        name="pengumuman_pemeliharaan_berbatas",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("dibuat_oleh__isnull", False),
                            models.Q(
                                models.Q(("sumber", ""), _negated=True),
                                models.Q(("kunci", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="pengumuman_berpenulis",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            models.Q(("kunci", ""), _negated=True),
                            models.Q(("status__in", ("berakhir", "dibatalkan")), _negated=True),
                        ),
                        fields=("kunci",),
                        name="pengumuman_kunci_satu_berjalan",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PembaruanPengumuman",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "jenis",
                    models.CharField(
                        choices=[("pembaruan", "Pembaruan"), ("akhir", "Selesai"), ("batal", "Dibatalkan")],
                        max_length=9,
                        verbose_name="jenis",
                    ),
                ),
                ("isi", models.TextField(max_length=2000, verbose_name="isi")),
                (
                    "perkiraan_selesai",
                    models.DateTimeField(blank=True, null=True, verbose_name="perkiraan selesai"),
                ),
                (
                    "pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="pada",
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
                    "pengumuman",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pembaruan",
                        to="layanan.pengumuman",
                    ),
                ),
            ],
            options={
                "verbose_name": "pembaruan pengumuman",
                "verbose_name_plural": "pembaruan pengumuman",
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("isi", ""), _negated=True), name="pembaruan_pengumuman_berisi"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BuktiPemberitahuan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="dinyatakan tayang pada",
                    ),
                ),
                (
                    "spanduk_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="spanduk pertama terlihat pada"),
                ),
                (
                    "umpan_pada",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="pertama termuat dalam umpan pada"
                    ),
                ),
                ("disurati_sampai", models.BigIntegerField(default=0, editable=False)),
                (
                    "disurati_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="semua surel disiapkan pada"),
                ),
                (
                    "pembaruan",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bukti",
                        to="layanan.pembaruanpengumuman",
                    ),
                ),
                (
                    "pengumuman",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bukti",
                        to="layanan.pengumuman",
                    ),
                ),
            ],
            options={
                "verbose_name": "bukti pemberitahuan",
                "verbose_name_plural": "bukti pemberitahuan",
                "indexes": [
                    models.Index(
                        condition=models.Q(("disurati_pada__isnull", True)),
                        fields=["id"],
                        name="bukti_disurati",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("pembaruan__isnull", True)),
                        fields=("pengumuman",),
                        name="bukti_pengumuman_sekali",
                    )
                ],
            },
        ),
        migrations.RunPython(isi_awal, migrations.RunPython.noop),
        migrations.RunSQL(BEKU, CAIR),
    ]
