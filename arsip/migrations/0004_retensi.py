"""Retention: classes, holds, lists of destruction, and which backups are kept."""

import django.core.validators
import django.db.models.deletion
import django.db.models.functions.datetime
import django.utils.timezone
import lpse.kode
from django.conf import settings
from django.db import migrations, models

BEKU = """
CREATE TRIGGER kelas_retensi_beku BEFORE UPDATE OR DELETE ON arsip_kelasretensi
    FOR EACH ROW EXECUTE FUNCTION arsip_tolak_ubah();
CREATE TRIGGER aturan_simpan_beku BEFORE UPDATE OR DELETE ON arsip_aturansimpan
    FOR EACH ROW EXECUTE FUNCTION arsip_tolak_ubah();

CREATE FUNCTION arsip_jaga_penahanan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        -- Waits for whoever destroys now; whoever comes later sees this hold (arsip_jaga_butir).
        PERFORM pg_advisory_xact_lock(7301041);
        RETURN NEW;
    END IF;
    IF TG_OP = 'DELETE' OR OLD.status = 'dilepas' OR
        (OLD.kode, OLD.lingkup, OLD.kelas, OLD.kunci, OLD.akun_id, OLD.label, OLD.alasan, OLD.surat_nomor,
         OLD.surat_tanggal, OLD.surat_dari, OLD.ditahan_oleh_id, OLD.ditahan_pada)
        IS DISTINCT FROM
        (NEW.kode, NEW.lingkup, NEW.kelas, NEW.kunci, NEW.akun_id, NEW.label, NEW.alasan, NEW.surat_nomor,
         NEW.surat_tanggal, NEW.surat_dari, NEW.ditahan_oleh_id, NEW.ditahan_pada)
    THEN
        RAISE EXCEPTION 'Penahanan hanya dapat dilepas, sekali.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER penahanan_beku BEFORE INSERT OR UPDATE OR DELETE ON arsip_penahanan
    FOR EACH ROW EXECUTE FUNCTION arsip_jaga_penahanan();

CREATE FUNCTION arsip_jaga_pemusnahan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.status IN ('selesai', 'ditolak', 'dibatalkan') OR
        (OLD.kode, OLD.nomor, OLD.kelas_id, OLD.sampai, OLD.alasan, OLD.diusulkan_oleh_id, OLD.diusulkan_pada)
        IS DISTINCT FROM
        (NEW.kode, NEW.nomor, NEW.kelas_id, NEW.sampai, NEW.alasan, NEW.diusulkan_oleh_id, NEW.diusulkan_pada)
        OR (OLD.jumlah > 0 AND NEW.jumlah <> OLD.jumlah)
        OR (OLD.status = 'disetujui' AND (OLD.diputus_oleh_id, OLD.diputus_pada)
            IS DISTINCT FROM (NEW.diputus_oleh_id, NEW.diputus_pada))
    THEN
        RAISE EXCEPTION 'Daftar pemusnahan sudah beku.' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.status = 'disetujui' AND NEW.jumlah = 0 THEN
        RAISE EXCEPTION 'Daftar pemusnahan kosong.' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.status = 'selesai' AND EXISTS (
        SELECT 1 FROM arsip_butirpemusnahan b WHERE b.pemusnahan_id = NEW.id
           AND (b.keadaan = 'menunggu' OR (b.keadaan = 'musnah' AND b.tuntas_pada IS NULL)))
    THEN
        RAISE EXCEPTION 'Masih ada rekaman yang belum tuntas.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER pemusnahan_beku BEFORE UPDATE OR DELETE ON arsip_pemusnahan
    FOR EACH ROW EXECUTE FUNCTION arsip_jaga_pemusnahan();

CREATE FUNCTION arsip_jaga_butir() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE induk record;
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'Butir pemusnahan tidak dihapus.' USING ERRCODE = 'check_violation';
    END IF;
    SELECT status, jumlah INTO induk FROM arsip_pemusnahan WHERE id = NEW.pemusnahan_id;
    IF TG_OP = 'INSERT' AND (induk.status <> 'diusulkan' OR induk.jumlah > 0 OR NEW.keadaan <> 'menunggu') THEN
        RAISE EXCEPTION 'Daftar pemusnahan sudah beku.' USING ERRCODE = 'check_violation';
    END IF;
    IF TG_OP = 'UPDATE' AND (
        (OLD.pemusnahan_id, OLD.kelas, OLD.kunci, OLD.label, OLD.tanggal, OLD.jatuh_tempo, OLD.akun_id)
        IS DISTINCT FROM
        (NEW.pemusnahan_id, NEW.kelas, NEW.kunci, NEW.label, NEW.tanggal, NEW.jatuh_tempo, NEW.akun_id)
        OR OLD.keadaan = 'dikecualikan'
        OR (OLD.keadaan = 'musnah' AND (NEW.keadaan, NEW.musnah_pada, NEW.sebab)
            IS DISTINCT FROM (OLD.keadaan, OLD.musnah_pada, OLD.sebab))
        OR OLD.tuntas_pada IS NOT NULL)
    THEN
        RAISE EXCEPTION 'Butir pemusnahan sudah beku.' USING ERRCODE = 'check_violation';
    END IF;
    IF TG_OP = 'UPDATE' AND NEW.keadaan = 'musnah' AND OLD.keadaan = 'menunggu'
        AND induk.status <> 'disetujui'
    THEN
        RAISE EXCEPTION 'Pemusnahan belum disetujui.' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.keadaan IN ('menunggu', 'musnah') AND (TG_OP = 'INSERT' OR OLD.keadaan = 'menunggu') THEN
        -- Shared: many destroy at once, but nobody while a hold is being set. The look comes after the wait.
        PERFORM pg_advisory_xact_lock_shared(7301041);
        IF EXISTS (
            SELECT 1 FROM arsip_penahanan p WHERE p.status = 'berlaku' AND (
                (p.lingkup = 'kelas' AND p.kelas = NEW.kelas)
                OR (p.lingkup = 'rekaman' AND p.kelas = NEW.kelas AND p.kunci = NEW.kunci)
                OR (p.lingkup = 'pengguna' AND p.akun_id = NEW.akun_id)))
        THEN
            RAISE EXCEPTION 'Rekaman ini ditahan untuk hukum.'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'butir_pemusnahan_ditahan';
        END IF;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER butir_pemusnahan_beku BEFORE INSERT OR UPDATE OR DELETE ON arsip_butirpemusnahan
    FOR EACH ROW EXECUTE FUNCTION arsip_jaga_butir();

CREATE FUNCTION arsip_jaga_pembersihan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.status IN ('selesai', 'gagal', 'dibatalkan') OR
        (OLD.kode, OLD.repositori_id, OLD.aturan_id, OLD.diminta_oleh_id, OLD.diminta_pada)
        IS DISTINCT FROM (NEW.kode, NEW.repositori_id, NEW.aturan_id, NEW.diminta_oleh_id, NEW.diminta_pada)
        OR (OLD.status <> 'dihitung' AND OLD.daftar IS DISTINCT FROM NEW.daftar)
    THEN
        RAISE EXCEPTION 'Daftar pembersihan sudah beku.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER pembersihan_beku BEFORE UPDATE OR DELETE ON arsip_pembersihan
    FOR EACH ROW EXECUTE FUNCTION arsip_jaga_pembersihan();
"""
CAIR = """
DROP TRIGGER pembersihan_beku ON arsip_pembersihan;
DROP FUNCTION arsip_jaga_pembersihan();
DROP TRIGGER butir_pemusnahan_beku ON arsip_butirpemusnahan;
DROP FUNCTION arsip_jaga_butir();
DROP TRIGGER pemusnahan_beku ON arsip_pemusnahan;
DROP FUNCTION arsip_jaga_pemusnahan();
DROP TRIGGER penahanan_beku ON arsip_penahanan;
DROP FUNCTION arsip_jaga_penahanan();
DROP TRIGGER aturan_simpan_beku ON arsip_aturansimpan;
DROP TRIGGER kelas_retensi_beku ON arsip_kelasretensi;
"""
# Names only: how long each is kept, the region's own schedule says, and a person enters it with its rule.
KELAS = {
    "REG-PENGGUNA": "Berkas Pengguna SPSE",
    "REG-DITOLAK": "Berkas pendaftaran yang ditolak, dicabut, atau ditarik",
    "REG-NASKAH": "Naskah dinas yang terbit",
    "REG-PERKARA": "Berkas perubahan data dan penonaktifan",
    "REG-LAIN": "Berkas lain tentang Pengguna SPSE",
    "LAY-TIKET": "Tiket bantuan beserta percakapan dan lampirannya",
    "LAY-SURAT": "Surel masuk dalam bentuk aslinya",
}


def isi_kelas(apps, schema_editor):
    """The classes that the units' records bear from the beginning, without years."""
    kelas = apps.get_model("arsip", "KelasRetensi")
    kelas.objects.bulk_create(
        kelas(kode=kode, nama=nama, nasib="dinilai", berlaku_mulai="2000-01-01")
        for kode, nama in KELAS.items()
    )


class Migration(migrations.Migration):
    dependencies = [
        ("arsip", "0003_media"),
        ("lpse", "0014_naskah_arsip"),
    ]

    operations = [
        migrations.CreateModel(
            name="AturanSimpan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "semua_hari",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(2),
                            django.core.validators.MaxValueValidator(365),
                        ],
                        verbose_name="semua cadangan (hari)",
                    ),
                ),
                (
                    "harian_hari",
                    models.PositiveSmallIntegerField(default=0, verbose_name="satu setiap hari (hari)"),
                ),
                (
                    "mingguan_minggu",
                    models.PositiveSmallIntegerField(default=0, verbose_name="satu setiap minggu (minggu)"),
                ),
                (
                    "bulanan_bulan",
                    models.PositiveSmallIntegerField(default=0, verbose_name="satu setiap bulan (bulan)"),
                ),
                (
                    "tahunan_tahun",
                    models.PositiveSmallIntegerField(default=0, verbose_name="satu setiap tahun (tahun)"),
                ),
                ("alasan", models.CharField(max_length=300, verbose_name="alasan atau dasar")),
                (
                    "ditetapkan_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="ditetapkan pada",
                    ),
                ),
                (
                    "ditetapkan_oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "repositori",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="aturan_simpan",
                        to="arsip.repositori",
                    ),
                ),
            ],
            options={
                "verbose_name": "aturan simpan cadangan",
                "verbose_name_plural": "aturan simpan cadangan",
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("semua_hari__range", (2, 365)),
                            ("bulanan_bulan__lte", 240),
                            ("harian_hari__lte", 3660),
                            ("mingguan_minggu__lte", 520),
                            ("tahunan_tahun__lte", 50),
                        ),
                        name="aturan_simpan_wajar",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("alasan", ""), _negated=True), name="aturan_simpan_beralasan"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="KelasRetensi",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kode", models.CharField(max_length=40, verbose_name="kode kelas")),
                ("nama", models.CharField(max_length=150, verbose_name="nama")),
                ("dasar", models.CharField(blank=True, max_length=300, verbose_name="dasar aturan")),
                ("dihitung_dari", models.CharField(blank=True, max_length=200, verbose_name="dihitung dari")),
                (
                    "aktif_bulan",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="masa aktif (bulan)"
                    ),
                ),
                (
                    "inaktif_bulan",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="masa inaktif (bulan)"
                    ),
                ),
                (
                    "nasib",
                    models.CharField(
                        choices=[
                            ("musnah", "Musnah"),
                            ("permanen", "Permanen"),
                            ("dinilai", "Dinilai kembali"),
                        ],
                        default="dinilai",
                        max_length=8,
                        verbose_name="nasib akhir",
                    ),
                ),
                ("berlaku_mulai", models.DateField(verbose_name="berlaku mulai")),
                ("keterangan", models.CharField(blank=True, max_length=500, verbose_name="keterangan")),
                (
                    "ditetapkan_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="ditetapkan pada",
                    ),
                ),
                (
                    "ditetapkan_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "kelas retensi",
                "verbose_name_plural": "kelas retensi",
                "indexes": [
                    models.Index(fields=["kode", "-berlaku_mulai", "-id"], name="kelas_retensi_berlaku")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kode__regex", "^[A-Za-z][A-Za-z0-9_-]{1,39}$")),
                        name="kelas_retensi_kode",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("aktif_bulan__isnull", True), ("inaktif_bulan__isnull", True)),
                            models.Q(
                                ("aktif_bulan__lte", 1200),
                                ("inaktif_bulan__lte", 1200),
                                ("aktif_bulan__isnull", False),
                                ("ditetapkan_oleh__isnull", False),
                                ("inaktif_bulan__isnull", False),
                                models.Q(("dasar", ""), _negated=True),
                                models.Q(("dihitung_dari", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="kelas_retensi_masa_berdasar",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Pembersihan",
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
                    "status",
                    models.CharField(
                        choices=[
                            ("dihitung", "Sedang dihitung"),
                            ("siap", "Menunggu putusan"),
                            ("disetujui", "Disetujui, sedang dilaksanakan"),
                            ("selesai", "Selesai"),
                            ("dibatalkan", "Dibatalkan"),
                            ("gagal", "Gagal"),
                        ],
                        default="dihitung",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("daftar", models.JSONField(default=list, verbose_name="daftar")),
                (
                    "diminta_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="diminta pada",
                    ),
                ),
                ("diputus_pada", models.DateTimeField(blank=True, null=True, verbose_name="diputus pada")),
                ("selesai_pada", models.DateTimeField(blank=True, null=True, verbose_name="selesai pada")),
                ("keterangan", models.CharField(blank=True, max_length=500, verbose_name="keterangan")),
                (
                    "aturan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pembersihan",
                        to="arsip.aturansimpan",
                    ),
                ),
                (
                    "diminta_oleh",
                    models.ForeignKey(
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
                    "pekerjaan",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pembersihan",
                        to="arsip.pekerjaan",
                    ),
                ),
                (
                    "pekerjaan_coba",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pembersihan_coba",
                        to="arsip.pekerjaan",
                    ),
                ),
                (
                    "repositori",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pembersihan",
                        to="arsip.repositori",
                    ),
                ),
            ],
            options={
                "verbose_name": "pembersihan cadangan",
                "verbose_name_plural": "pembersihan cadangan",
                "indexes": [models.Index(fields=["-id"], name="pembersihan_terbaru")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status__in", ("dihitung", "siap", "disetujui"))),
                        fields=("repositori",),
                        name="pembersihan_satu_terbuka",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ("disetujui", "selesai")), _negated=True),
                            models.Q(("diputus_oleh__isnull", False), ("diputus_pada__isnull", False)),
                            _connector="OR",
                        ),
                        name="pembersihan_disetujui_orang",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("selesai_pada__isnull", False),
                                ("status__in", ("selesai", "gagal", "dibatalkan")),
                            ),
                            models.Q(
                                ("selesai_pada__isnull", True),
                                ("status__in", ("dihitung", "siap", "disetujui")),
                            ),
                            _connector="OR",
                        ),
                        name="pembersihan_berakhir_bertanggal",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Pemusnahan",
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
                ("nomor", models.CharField(max_length=40, unique=True, verbose_name="nomor")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("diusulkan", "Menunggu putusan"),
                            ("disetujui", "Disetujui, sedang dilaksanakan"),
                            ("selesai", "Selesai dimusnahkan"),
                            ("ditolak", "Ditolak"),
                            ("dibatalkan", "Dibatalkan pengusul"),
                        ],
                        default="diusulkan",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("sampai", models.DateField(verbose_name="jatuh tempo sampai dengan")),
                ("alasan", models.TextField(max_length=2000, verbose_name="pertimbangan")),
                ("jumlah", models.PositiveIntegerField(default=0, verbose_name="jumlah rekaman")),
                (
                    "diusulkan_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="diusulkan pada",
                    ),
                ),
                ("diputus_pada", models.DateTimeField(blank=True, null=True, verbose_name="diputus pada")),
                (
                    "catatan_putusan",
                    models.TextField(blank=True, max_length=1000, verbose_name="catatan putusan"),
                ),
                ("selesai_pada", models.DateTimeField(blank=True, null=True, verbose_name="selesai pada")),
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
                    "kelas",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pemusnahan",
                        to="arsip.kelasretensi",
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
            ],
            options={
                "verbose_name": "pemusnahan",
                "verbose_name_plural": "pemusnahan",
                "indexes": [models.Index(fields=["status", "-id"], name="pemusnahan_status")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("diputus_oleh__isnull", True),
                            models.Q(("diputus_oleh", models.F("diusulkan_oleh")), _negated=True),
                            _connector="OR",
                        ),
                        name="pemusnahan_dua_orang",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("diputus_oleh__isnull", True),
                                ("diputus_pada__isnull", True),
                                ("status__in", ("diusulkan", "dibatalkan")),
                            ),
                            models.Q(
                                ("diputus_oleh__isnull", False),
                                ("diputus_pada__isnull", False),
                                ("status__in", ("disetujui", "selesai", "ditolak")),
                            ),
                            _connector="OR",
                        ),
                        name="pemusnahan_diputus_berpasangan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "ditolak"), _negated=True),
                            models.Q(("catatan_putusan", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="pemusnahan_ditolak_beralasan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("naskah__isnull", False),
                                ("selesai_pada__isnull", False),
                                ("status", "selesai"),
                            ),
                            models.Q(
                                models.Q(("status", "selesai"), _negated=True),
                                ("naskah__isnull", True),
                                ("selesai_pada__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="pemusnahan_selesai_bernaskah",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("alasan", ""), _negated=True), name="pemusnahan_beralasan"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ButirPemusnahan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kelas", models.CharField(max_length=40, verbose_name="kelas")),
                ("kunci", models.CharField(max_length=64, verbose_name="kode rekaman")),
                ("label", models.CharField(max_length=200, verbose_name="rekaman")),
                ("tanggal", models.DateField(verbose_name="dihitung dari")),
                ("jatuh_tempo", models.DateField(verbose_name="jatuh tempo")),
                (
                    "keadaan",
                    models.CharField(
                        choices=[
                            ("menunggu", "Menunggu"),
                            ("musnah", "Dimusnahkan"),
                            ("dikecualikan", "Tidak dimusnahkan"),
                        ],
                        default="menunggu",
                        max_length=12,
                        verbose_name="keadaan",
                    ),
                ),
                ("sebab", models.CharField(blank=True, max_length=300, verbose_name="sebab")),
                ("musnah_pada", models.DateTimeField(blank=True, null=True, verbose_name="dimusnahkan pada")),
                (
                    "tuntas_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="isinya dipastikan hilang pada"),
                ),
                (
                    "akun",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pemusnahan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="butir",
                        to="arsip.pemusnahan",
                    ),
                ),
            ],
            options={
                "verbose_name": "butir pemusnahan",
                "verbose_name_plural": "butir pemusnahan",
                "indexes": [
                    models.Index(
                        condition=models.Q(
                            ("keadaan", "menunggu"),
                            models.Q(("keadaan", "musnah"), ("tuntas_pada__isnull", True)),
                            _connector="OR",
                        ),
                        fields=["pemusnahan", "id"],
                        name="butir_pemusnahan_sisa",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("pemusnahan", "kunci"), name="butir_pemusnahan_sekali"),
                    models.UniqueConstraint(
                        condition=models.Q(("keadaan__in", ("menunggu", "musnah"))),
                        fields=("kelas", "kunci"),
                        name="butir_pemusnahan_satu_daftar",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("keadaan", "musnah"), ("musnah_pada__isnull", False)),
                            models.Q(
                                models.Q(("keadaan", "musnah"), _negated=True),
                                ("musnah_pada__isnull", True),
                                ("tuntas_pada__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="butir_pemusnahan_bertanggal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("keadaan", "dikecualikan"), _negated=True),
                            models.Q(("sebab", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="butir_pemusnahan_bersebab",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Penahanan",
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
                    "status",
                    models.CharField(
                        choices=[("berlaku", "Berlaku"), ("dilepas", "Dilepas")],
                        db_index=True,
                        default="berlaku",
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                (
                    "lingkup",
                    models.CharField(
                        choices=[
                            ("rekaman", "Satu rekaman"),
                            ("kelas", "Seluruh kelas"),
                            ("pengguna", "Semua rekaman seorang pengguna"),
                        ],
                        max_length=8,
                        verbose_name="lingkup",
                    ),
                ),
                ("kelas", models.CharField(blank=True, max_length=40, verbose_name="kelas")),
                ("kunci", models.CharField(blank=True, max_length=64, verbose_name="kode rekaman")),
                ("label", models.CharField(max_length=200, verbose_name="yang ditahan")),
                ("alasan", models.TextField(max_length=1000, verbose_name="alasan")),
                ("surat_nomor", models.CharField(max_length=100, verbose_name="nomor surat")),
                ("surat_tanggal", models.DateField(verbose_name="tanggal surat")),
                ("surat_dari", models.CharField(max_length=150, verbose_name="surat dari")),
                (
                    "ditahan_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="ditahan pada",
                    ),
                ),
                ("dilepas_pada", models.DateTimeField(blank=True, null=True, verbose_name="dilepas pada")),
                (
                    "alasan_lepas",
                    models.TextField(blank=True, max_length=1000, verbose_name="alasan dilepas"),
                ),
                (
                    "akun",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "dilepas_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "ditahan_oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "penahanan",
                "verbose_name_plural": "penahanan",
                "indexes": [
                    models.Index(
                        condition=models.Q(("status", "berlaku")),
                        fields=["kelas", "kunci"],
                        name="penahanan_berlaku",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("akun__isnull", True),
                                ("lingkup", "rekaman"),
                                models.Q(("kelas", ""), _negated=True),
                                models.Q(("kunci", ""), _negated=True),
                            ),
                            models.Q(
                                ("akun__isnull", True),
                                ("kunci", ""),
                                ("lingkup", "kelas"),
                                models.Q(("kelas", ""), _negated=True),
                            ),
                            models.Q(
                                ("akun__isnull", False), ("kelas", ""), ("kunci", ""), ("lingkup", "pengguna")
                            ),
                            _connector="OR",
                        ),
                        name="penahanan_menurut_lingkup",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("alasan", ""), _negated=True),
                            models.Q(("surat_nomor", ""), _negated=True),
                            models.Q(("surat_dari", ""), _negated=True),
                        ),
                        name="penahanan_bersurat",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("dilepas_oleh__isnull", True),
                                ("dilepas_pada__isnull", True),
                                ("status", "berlaku"),
                            ),
                            models.Q(
                                ("dilepas_oleh__isnull", False),
                                ("dilepas_pada__isnull", False),
                                ("status", "dilepas"),
                                models.Q(("alasan_lepas", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="penahanan_dilepas_beralasan",
                    ),
                ],
            },
        ),
        migrations.RunSQL(BEKU, CAIR),
        migrations.RunPython(isi_kelas, migrations.RunPython.noop),
    ]
