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
         OLD.surat_tanggal, OLD.surat_dari, OLD.surat_id, OLD.ditahan_oleh_id, OLD.ditahan_pada)
        IS DISTINCT FROM
        (NEW.kode, NEW.lingkup, NEW.kelas, NEW.kunci, NEW.akun_id, NEW.label, NEW.alasan, NEW.surat_nomor,
         NEW.surat_tanggal, NEW.surat_dari, NEW.surat_id, NEW.ditahan_oleh_id, NEW.ditahan_pada)
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

-- Shared: many destroy at once, but nobody while a hold is being set. The look comes after the wait.
CREATE FUNCTION arsip_is_ditahan(kelas_ text, kunci_ text, akun bigint) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(7301041);
    RETURN EXISTS (
        SELECT 1 FROM arsip_penahanan p WHERE p.status = 'berlaku' AND (
            (p.lingkup = 'kelas' AND p.kelas = kelas_)
            OR (p.lingkup = 'rekaman' AND p.kelas = kelas_ AND p.kunci = kunci_)
            OR (p.lingkup = 'pengguna' AND p.akun_id = akun)));
END $$;

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
        IF arsip_is_ditahan(NEW.kelas, NEW.kunci, NEW.akun_id) THEN
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
DROP FUNCTION arsip_is_ditahan(text, text, bigint);
DROP TRIGGER pemusnahan_beku ON arsip_pemusnahan;
DROP FUNCTION arsip_jaga_pemusnahan();
DROP TRIGGER penahanan_beku ON arsip_penahanan;
DROP FUNCTION arsip_jaga_penahanan();
DROP TRIGGER aturan_simpan_beku ON arsip_aturansimpan;
DROP TRIGGER kelas_retensi_beku ON arsip_kelasretensi;
"""
# Whatever way leads to a record's end, a hold stands before it: not only the lists above. A file of no record
# (of a draft, of what was never sent) is held with whoever brought it, if it was there when the hold came.
TERTAHAN = """
CREATE FUNCTION arsip_tolak_tertahan() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    tertahan boolean;
BEGIN
    IF TG_TABLE_NAME = 'registrasi_butirarsip' THEN
        tertahan := arsip_is_ditahan(OLD.kelas_retensi, OLD.kode, COALESCE(
            (SELECT akun_id FROM registrasi_penggunaspse WHERE id = OLD.pengguna_id),
            (SELECT akun_id FROM registrasi_pendaftaran WHERE id = OLD.pendaftaran_id)));
    ELSIF TG_TABLE_NAME = 'layanan_tiket' THEN
        tertahan := arsip_is_ditahan('LAY-TIKET', OLD.kode, OLD.akun_id);
    ELSE
        tertahan := arsip_is_ditahan('LAY-SURAT', OLD.kode,
            (SELECT akun_id FROM layanan_tiket WHERE id = OLD.tiket_id));
    END IF;
    IF tertahan THEN
        RAISE EXCEPTION 'Rekaman ini ditahan untuk hukum.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'butir_pemusnahan_ditahan';
    END IF;
    -- What was said may be emptied once the record is marked, so only a list that was approved marks it.
    IF TG_OP = 'UPDATE' AND TG_TABLE_NAME <> 'registrasi_butirarsip' AND NOT EXISTS (
        SELECT 1 FROM arsip_butirpemusnahan b JOIN arsip_pemusnahan p ON p.id = b.pemusnahan_id
         WHERE b.kelas = CASE TG_TABLE_NAME WHEN 'layanan_tiket' THEN 'LAY-TIKET' ELSE 'LAY-SURAT' END
           AND b.kunci = OLD.kode AND b.keadaan = 'musnah' AND p.status = 'disetujui')
    THEN
        RAISE EXCEPTION 'Rekaman ini tidak ada di daftar pemusnahan yang disetujui.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'rekaman_musnah_terdaftar';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER dokumen_tertahan BEFORE UPDATE ON registrasi_butirarsip FOR EACH ROW
    WHEN (NEW.keadaan = 'musnah' AND OLD.keadaan <> 'musnah') EXECUTE FUNCTION arsip_tolak_tertahan();
CREATE TRIGGER dokumen_tertahan_hapus BEFORE DELETE ON registrasi_butirarsip FOR EACH ROW
    EXECUTE FUNCTION arsip_tolak_tertahan();
CREATE TRIGGER tiket_tertahan BEFORE UPDATE ON layanan_tiket FOR EACH ROW
    WHEN (NEW.dimusnahkan_pada IS NOT NULL AND OLD.dimusnahkan_pada IS NULL)
    EXECUTE FUNCTION arsip_tolak_tertahan();
CREATE TRIGGER tiket_tertahan_hapus BEFORE DELETE ON layanan_tiket FOR EACH ROW
    EXECUTE FUNCTION arsip_tolak_tertahan();
CREATE TRIGGER surat_tertahan BEFORE UPDATE ON layanan_suratmasuk FOR EACH ROW
    WHEN (NEW.dimusnahkan_pada IS NOT NULL AND OLD.dimusnahkan_pada IS NULL)
    EXECUTE FUNCTION arsip_tolak_tertahan();
CREATE TRIGGER surat_tertahan_hapus BEFORE DELETE ON layanan_suratmasuk FOR EACH ROW
    EXECUTE FUNCTION arsip_tolak_tertahan();

CREATE FUNCTION arsip_tolak_berkas_tertahan() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    tertahan boolean;
BEGIN
    SELECT bool_or(arsip_is_ditahan(kelas, kode, akun_id)) INTO tertahan FROM (
        SELECT b.kelas_retensi AS kelas, b.kode, COALESCE(u.akun_id, d.akun_id) AS akun_id
          FROM registrasi_butirarsip b
          LEFT JOIN registrasi_penggunaspse u ON u.id = b.pengguna_id
          LEFT JOIN registrasi_pendaftaran d ON d.id = b.pendaftaran_id
         WHERE b.berkas_id = OLD.id
        UNION ALL
        SELECT 'LAY-TIKET', t.kode, t.akun_id
          FROM layanan_lampirantiket l
          JOIN layanan_pesantiket p ON p.id = l.pesan_id
          JOIN layanan_tiket t ON t.id = p.tiket_id
         WHERE l.berkas_id = OLD.id
        UNION ALL
        SELECT CASE WHEN n.jenis IN ('LB-PTU', 'LP-KAP', 'DT-01', 'LB-RS') THEN 'ARS-LAPORAN'
               ELSE 'ARS-NASKAH' END, n.kode, NULL
          FROM lpse_naskah n
         WHERE OLD.id IN (n.berkas_id, n.berkas_bertanda_tangan_id)
           AND n.objek_jenis NOT LIKE 'registrasi.%') AS rekaman;
    IF tertahan IS NULL THEN
        PERFORM pg_advisory_xact_lock_shared(7301041);
        tertahan := EXISTS (
            SELECT 1 FROM arsip_penahanan p WHERE p.status = 'berlaku' AND p.lingkup = 'pengguna'
               AND p.akun_id = OLD.diunggah_oleh_id AND p.ditahan_pada >= OLD.diunggah_pada);
    END IF;
    IF tertahan THEN
        RAISE EXCEPTION 'Berkas ini ditahan untuk hukum.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'berkas_ditahan';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER berkas_tertahan BEFORE UPDATE ON lpse_berkas FOR EACH ROW
    WHEN (NEW.dimusnahkan_pada IS NOT NULL AND OLD.dimusnahkan_pada IS NULL)
    EXECUTE FUNCTION arsip_tolak_berkas_tertahan();
CREATE TRIGGER berkas_tertahan_hapus BEFORE DELETE ON lpse_berkas FOR EACH ROW
    EXECUTE FUNCTION arsip_tolak_berkas_tertahan();

-- What the clock lets go of by itself is passed over while its class is held, and let go of after.
CREATE FUNCTION arsip_lewati_tertahan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF arsip_is_ditahan(TG_ARGV[0], '', NULL) THEN
        RETURN NULL;
    END IF;
    RETURN OLD;
END $$;
CREATE TRIGGER panggilan_tertahan BEFORE DELETE ON infrastruktur_panggilanpemantauan FOR EACH ROW
    EXECUTE FUNCTION arsip_lewati_tertahan('LOG-PEMANTAUAN');
CREATE TRIGGER sampel_tertahan BEFORE DELETE ON infrastruktur_sampeljam FOR EACH ROW
    EXECUTE FUNCTION arsip_lewati_tertahan('LOG-PEMANTAUAN');
"""
LEPAS = """
DROP TRIGGER sampel_tertahan ON infrastruktur_sampeljam;
DROP TRIGGER panggilan_tertahan ON infrastruktur_panggilanpemantauan;
DROP FUNCTION arsip_lewati_tertahan();
DROP TRIGGER berkas_tertahan_hapus ON lpse_berkas;
DROP TRIGGER berkas_tertahan ON lpse_berkas;
DROP FUNCTION arsip_tolak_berkas_tertahan();
DROP TRIGGER surat_tertahan_hapus ON layanan_suratmasuk;
DROP TRIGGER surat_tertahan ON layanan_suratmasuk;
DROP TRIGGER tiket_tertahan_hapus ON layanan_tiket;
DROP TRIGGER tiket_tertahan ON layanan_tiket;
DROP TRIGGER dokumen_tertahan_hapus ON registrasi_butirarsip;
DROP TRIGGER dokumen_tertahan ON registrasi_butirarsip;
DROP FUNCTION arsip_tolak_tertahan();
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
    "ARS-NASKAH": "Berita acara, surat, izin, dan sertifikat di luar berkas pengguna",
    "ARS-LAPORAN": "Laporan dan lembar bulanan",
    "LOG-JEJAK": "Jejak audit",
    "LOG-PEMANTAUAN": "Pembacaan pemantauan dan catatan panggilan LKPP",
    "LOG-LEMBAR": "Lembar pemantauan harian dan tindak lanjutnya",
    "LOG-SURAT": "Catatan surel keluar",
    "LOG-CADANGAN": "Catatan pekerjaan cadangan, uji pemulihan, dan riwayat media",
}
# Rows that prove what was done; the rule asks for them, and nothing in the portal deletes one.
PERMANEN = {
    "LOG-JEJAK": "PP 71/2019 Pasal 22: rekam jejak audit",
    "LOG-LEMBAR": "PP 71/2019 Pasal 22: rekam jejak audit",
    "LOG-SURAT": "PP 71/2019 Pasal 22: rekam jejak audit",
    "LOG-CADANGAN": "PP 71/2019 Pasal 22: rekam jejak audit",
}
KETERANGAN = {
    "LOG-JEJAK": "Portal tidak menghapus jejak: setiap baris terikat pada baris sebelumnya.",
    "LOG-LEMBAR": (
        "Portal tidak menghapusnya: bukti bahwa server diperiksa. Lembar bulanannya termasuk ARS-LAPORAN."
    ),
    "LOG-SURAT": (
        "Portal tidak menghapusnya: bukti kepada siapa dan kapan surat dikirim. Isi suratnya tidak disimpan."
    ),
    "LOG-CADANGAN": (
        "Portal tidak menghapusnya: bukti keberhasilan, kegagalan, dan perpindahan media. Cadangannya sendiri "
        "dibersihkan menurut masa simpan cadangan."
    ),
    "LOG-PEMANTAUAN": (
        "Dirapatkan sendiri: pembacaan rinci dua minggu, per jam 400 hari, ringkasan harian seterusnya; "
        "panggilan LKPP setahun. Selama kelas ini ditahan, ringkasan per jam dan panggilannya tetap ada."
    ),
}


def isi_kelas(apps, schema_editor):
    """The classes that the units' records bear from the beginning, without years."""
    kelas = apps.get_model("arsip", "KelasRetensi")
    kelas.objects.bulk_create(
        kelas(
            kode=kode,
            nama=nama,
            nasib="permanen" if kode in PERMANEN else "dinilai",
            dasar=PERMANEN.get(kode, ""),
            berlaku_mulai="2000-01-01",
            keterangan=KETERANGAN.get(kode, ""),
        )
        for kode, nama in KELAS.items()
    )


class Migration(migrations.Migration):
    dependencies = [
        ("arsip", "0003_media"),
        ("infrastruktur", "0007_akses"),
        ("layanan", "0013_retensi"),
        ("lpse", "0014_naskah_arsip"),
        ("registrasi", "0011_arsip"),
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
                            ("diputus_oleh__isnull", True),
                            models.Q(("diputus_oleh", models.F("diminta_oleh")), _negated=True),
                            _connector="OR",
                        ),
                        name="pembersihan_dua_orang",
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
                            ("cadangan", "Satu cadangan"),
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
                    "surat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lpse.berkas",
                        verbose_name="pindaian surat",
                    ),
                ),
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
                            models.Q(
                                ("akun__isnull", True),
                                ("kelas", ""),
                                ("lingkup", "cadangan"),
                                models.Q(("kunci", ""), _negated=True),
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
        migrations.RunSQL(TERTAHAN, LEPAS),
        migrations.RunPython(isi_kelas, migrations.RunPython.noop),
    ]
