from django.conf import settings
from django.db import migrations, models
import django.db.models.deletion
import django.db.models.functions.datetime
import django.utils.timezone
import lpse.kode

# What is recorded changes only while it is being recorded; the berita acara's columns never after its issue;
# evidence, hand-overs and results are only ever added. A berita acara needs what a court would ask for.
BEKU = """
CREATE FUNCTION layanan_isi_kesaksian_beku() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    perkara bigint := CASE WHEN TG_OP = 'DELETE' THEN OLD.kesaksian_id ELSE NEW.kesaksian_id END;
    keadaan text;
BEGIN
    SELECT status INTO keadaan FROM layanan_kesaksian WHERE id = perkara;
    IF keadaan <> 'dicatat' THEN
        RAISE EXCEPTION 'Isian kesaksian hanya berubah selama dicatat.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE FUNCTION layanan_kesaksian_beku() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'Kesaksian tidak dapat dihapus.' USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.status <> 'dicatat' AND ROW(
        OLD.nomor, OLD.tiket_id, OLD.menggantikan_id, OLD.peminta_kode, OLD.peminta_sebutan, OLD.peminta_nama,
        OLD.peminta_nip, OLD.peminta_jabatan, OLD.rujukan_surat_id, OLD.kode_tender, OLD.nama_paket,
        OLD.satker, OLD.penyedia, OLD.tempat, OLD.kejadian_pada, OLD.uraian, OLD.pernyataan,
        OLD.dicatat_oleh_id, OLD.dicatat_pada
    ) IS DISTINCT FROM ROW(
        NEW.nomor, NEW.tiket_id, NEW.menggantikan_id, NEW.peminta_kode, NEW.peminta_sebutan, NEW.peminta_nama,
        NEW.peminta_nip, NEW.peminta_jabatan, NEW.rujukan_surat_id, NEW.kode_tender, NEW.nama_paket,
        NEW.satker, NEW.penyedia, NEW.tempat, NEW.kejadian_pada, NEW.uraian, NEW.pernyataan,
        NEW.dicatat_oleh_id, NEW.dicatat_pada
    ) THEN
        RAISE EXCEPTION 'Isian kesaksian hanya berubah selama dicatat.' USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.naskah_id IS NOT NULL AND ROW(OLD.naskah_id, OLD.diterbitkan_oleh_id, OLD.kepala_id)
        IS DISTINCT FROM ROW(NEW.naskah_id, NEW.diterbitkan_oleh_id, NEW.kepala_id) THEN
        RAISE EXCEPTION 'Berita acara kesaksian sudah terbit.' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.status IN ('siap', 'terbit') AND NOT (
        EXISTS (SELECT FROM layanan_berkastakterbuka WHERE kesaksian_id = NEW.id)
        AND EXISTS (SELECT FROM layanan_upayapembukaan WHERE kesaksian_id = NEW.id)
        AND (SELECT count(*) >= 2 AND bool_or(is_lpse) FROM layanan_saksikesaksian WHERE kesaksian_id = NEW.id)
    ) THEN
        RAISE EXCEPTION 'Kesaksian belum lengkap.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER kesaksian_beku BEFORE UPDATE OR DELETE ON layanan_kesaksian
    FOR EACH ROW EXECUTE FUNCTION layanan_kesaksian_beku();
CREATE TRIGGER berkas_tak_terbuka_beku BEFORE INSERT OR UPDATE OR DELETE ON layanan_berkastakterbuka
    FOR EACH ROW EXECUTE FUNCTION layanan_isi_kesaksian_beku();
CREATE TRIGGER upaya_pembukaan_beku BEFORE INSERT OR UPDATE OR DELETE ON layanan_upayapembukaan
    FOR EACH ROW EXECUTE FUNCTION layanan_isi_kesaksian_beku();
CREATE TRIGGER saksi_kesaksian_beku BEFORE INSERT OR UPDATE OR DELETE ON layanan_saksikesaksian
    FOR EACH ROW EXECUTE FUNCTION layanan_isi_kesaksian_beku();
CREATE TRIGGER berkas_tersegel_beku BEFORE UPDATE OR DELETE ON layanan_berkastersegel
    FOR EACH ROW EXECUTE FUNCTION layanan_tolak_ubah();
CREATE TRIGGER serah_terima_bukti_beku BEFORE UPDATE OR DELETE ON layanan_serahterimabukti
    FOR EACH ROW EXECUTE FUNCTION layanan_tolak_ubah();
CREATE TRIGGER hasil_tanda_tangan_beku BEFORE UPDATE OR DELETE ON layanan_hasiltandatangan
    FOR EACH ROW EXECUTE FUNCTION layanan_tolak_ubah();
"""

CAIR = """
DROP TRIGGER hasil_tanda_tangan_beku ON layanan_hasiltandatangan;
DROP TRIGGER serah_terima_bukti_beku ON layanan_serahterimabukti;
DROP TRIGGER berkas_tersegel_beku ON layanan_berkastersegel;
DROP TRIGGER saksi_kesaksian_beku ON layanan_saksikesaksian;
DROP TRIGGER upaya_pembukaan_beku ON layanan_upayapembukaan;
DROP TRIGGER berkas_tak_terbuka_beku ON layanan_berkastakterbuka;
DROP TRIGGER kesaksian_beku ON layanan_kesaksian;
DROP FUNCTION layanan_kesaksian_beku();
DROP FUNCTION layanan_isi_kesaksian_beku();
"""


class Migration(migrations.Migration):
    dependencies = [("layanan", "0008_penerusan"), ("lpse", "0010_naskah_layanan")]
    operations = [
        migrations.CreateModel(
            name="Kesaksian",
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
                ("nomor", models.CharField(max_length=40, unique=True, verbose_name="nomor perkara")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("dicatat", "Sedang dicatat"),
                            ("siap", "Siap diterbitkan"),
                            ("terbit", "Terbit, menunggu tanda tangan"),
                            ("ditandatangani", "Ditandatangani"),
                            ("dikirim_lkpp", "Di LKPP untuk diperiksa"),
                            ("hasil_forensik", "Hasil pemeriksaan diterima"),
                            ("ditutup", "Ditutup"),
                            ("dibatalkan", "Dibatalkan"),
                            ("dicabut", "Dicabut"),
                        ],
                        default="dicatat",
                        max_length=14,
                        verbose_name="status",
                    ),
                ),
                ("peminta_kode", models.CharField(max_length=40, verbose_name="peminta")),
                ("peminta_sebutan", models.CharField(max_length=150, verbose_name="peminta sebagai")),
                ("peminta_nama", models.CharField(max_length=150, verbose_name="nama peminta")),
                ("peminta_nip", models.CharField(blank=True, max_length=18, verbose_name="NIP peminta")),
                ("peminta_jabatan", models.CharField(max_length=150, verbose_name="jabatan peminta")),
                ("kode_tender", models.CharField(max_length=20, verbose_name="kode tender")),
                ("nama_paket", models.CharField(max_length=300, verbose_name="nama paket")),
                ("satker", models.CharField(max_length=200, verbose_name="satuan kerja")),
                ("penyedia", models.CharField(max_length=200, verbose_name="penyedia yang menawar")),
                ("tempat", models.CharField(max_length=200, verbose_name="tempat kejadian")),
                ("kejadian_pada", models.DateTimeField(verbose_name="waktu kejadian")),
                ("uraian", models.TextField(max_length=4000, verbose_name="uraian kejadian")),
                ("pernyataan", models.TextField(max_length=4000, verbose_name="pernyataan")),
                (
                    "dicatat_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="dicatat pada",
                    ),
                ),
                (
                    "cara_tanda_tangan",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("basah", "Pindaian bertanda tangan basah"),
                            ("elektronik", "PDF bertanda tangan elektronik"),
                        ],
                        max_length=10,
                        verbose_name="salinan bertanda tangan",
                    ),
                ),
                (
                    "ditandatangani_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="salinan diunggah pada"),
                ),
                ("nomor_lkpp", models.CharField(blank=True, max_length=60, verbose_name="nomor tiket LKPP")),
                (
                    "dikirim_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="dikirim ke LKPP pada"),
                ),
                (
                    "hasil_forensik",
                    models.TextField(blank=True, max_length=4000, verbose_name="hasil pemeriksaan LKPP"),
                ),
                (
                    "hasil_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="hasil diterima pada"),
                ),
                ("penutup", models.TextField(blank=True, max_length=2000, verbose_name="penutup")),
                (
                    "alasan",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="alasan pembatalan atau pencabutan"
                    ),
                ),
                ("berakhir_pada", models.DateTimeField(blank=True, null=True, verbose_name="berakhir pada")),
                (
                    "diakhiri_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                    "diterbitkan_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "kepala",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "menggantikan",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pengganti",
                        to="layanan.kesaksian",
                    ),
                ),
                (
                    "naskah",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lpse.naskah",
                    ),
                ),
                (
                    "rujukan_surat",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lpse.rujukansurat",
                    ),
                ),
                (
                    "tiket",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="kesaksian",
                        to="layanan.tiket",
                    ),
                ),
            ],
            options={
                "verbose_name": "kesaksian",
                "verbose_name_plural": "kesaksian",
                "indexes": [
                    models.Index(fields=["status", "-id"], name="kesaksian_status"),
                    models.Index(fields=["kode_tender", "-id"], name="kesaksian_tender"),
                    models.Index(fields=["tiket", "-id"], name="kesaksian_tiket"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("peminta_nama", ""), _negated=True),
                            models.Q(("kode_tender", ""), _negated=True),
                            models.Q(("nama_paket", ""), _negated=True),
                            models.Q(("pernyataan", ""), _negated=True),
                        ),
                        name="kesaksian_beridentitas",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("peminta_nip__regex", "^([0-9]{18})?$")), name="kesaksian_nip_18"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kejadian_pada__lte", models.F("dicatat_pada"))),
                        name="kesaksian_sudah_terjadi",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("diterbitkan_oleh__isnull", False),
                                ("kepala__isnull", False),
                                ("naskah__isnull", False),
                                (
                                    "status__in",
                                    (
                                        "terbit",
                                        "ditandatangani",
                                        "dikirim_lkpp",
                                        "hasil_forensik",
                                        "ditutup",
                                        "dicabut",
                                    ),
                                ),
                            ),
                            models.Q(
                                models.Q(
                                    (
                                        "status__in",
                                        (
                                            "terbit",
                                            "ditandatangani",
                                            "dikirim_lkpp",
                                            "hasil_forensik",
                                            "ditutup",
                                            "dicabut",
                                        ),
                                    ),
                                    _negated=True,
                                ),
                                ("naskah__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="kesaksian_terbit_bernaskah",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "status__in",
                                    ["ditandatangani", "ditutup", "dikirim_lkpp", "hasil_forensik"],
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                models.Q(("cara_tanda_tangan", ""), _negated=True),
                                ("ditandatangani_pada__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="kesaksian_bertanda_tangan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ("dikirim_lkpp", "hasil_forensik")), _negated=True),
                            models.Q(
                                models.Q(("nomor_lkpp", ""), _negated=True), ("dikirim_pada__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="kesaksian_dikirim_bernomor",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "hasil_forensik"), _negated=True),
                            models.Q(
                                models.Q(("hasil_forensik", ""), _negated=True), ("hasil_pada__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="kesaksian_hasil_terisi",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("berakhir_pada__isnull", True),
                                (
                                    "status__in",
                                    (
                                        "dicatat",
                                        "siap",
                                        "terbit",
                                        "ditandatangani",
                                        "dikirim_lkpp",
                                        "hasil_forensik",
                                    ),
                                ),
                            ),
                            models.Q(
                                ("berakhir_pada__isnull", False),
                                ("diakhiri_oleh__isnull", False),
                                models.Q(
                                    models.Q(("status", "ditutup"), models.Q(("penutup", ""), _negated=True)),
                                    models.Q(
                                        ("status__in", ["dibatalkan", "dicabut"]),
                                        models.Q(("alasan", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="kesaksian_berakhir_beralasan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("menggantikan__isnull", True),
                            models.Q(("menggantikan", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="kesaksian_bukan_pengganti_diri",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HasilTandaTangan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("urut", models.PositiveSmallIntegerField(verbose_name="urut")),
                ("penanda_tangan", models.CharField(max_length=200, verbose_name="penanda tangan")),
                ("penerbit", models.CharField(max_length=200, verbose_name="penerbit sertifikat")),
                (
                    "ditandatangani_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="waktu tanda tangan"),
                ),
                ("is_bercap_waktu", models.BooleanField(default=False, verbose_name="bercap waktu")),
                (
                    "is_seluruh_berkas",
                    models.BooleanField(default=False, verbose_name="mencakup seluruh berkas"),
                ),
                (
                    "kepercayaan",
                    models.CharField(
                        choices=[
                            ("tepercaya", "Penerbit sertifikat tepercaya"),
                            ("tidak_dikenal", "Penerbit sertifikat tidak termasuk yang dipercaya LPSE"),
                            ("belum_diatur", "Keutuhan terbukti, penerbit belum dapat dipastikan"),
                        ],
                        max_length=13,
                        verbose_name="penerbit",
                    ),
                ),
                (
                    "diperiksa_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="diperiksa pada",
                    ),
                ),
                (
                    "berkas",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lpse.berkas"
                    ),
                ),
                (
                    "kesaksian",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tanda_tangan",
                        to="layanan.kesaksian",
                    ),
                ),
            ],
            options={
                "verbose_name": "hasil tanda tangan",
                "verbose_name_plural": "hasil tanda tangan",
                "ordering": ("id",),
                "constraints": [
                    models.UniqueConstraint(fields=("berkas", "urut"), name="hasil_tanda_tangan_sekali"),
                    models.CheckConstraint(
                        condition=models.Q(("urut__gte", 1)), name="hasil_tanda_tangan_urut"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BerkasTakTerbuka",
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
                ("nama", models.CharField(max_length=255, verbose_name="nama berkas")),
                ("ukuran", models.PositiveBigIntegerField(verbose_name="ukuran (byte)")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                (
                    "asal_sidik",
                    models.CharField(
                        choices=[
                            ("disebut", "Disebut peminta"),
                            ("dihitung", "Dihitung portal dari berkasnya"),
                        ],
                        default="disebut",
                        max_length=8,
                        verbose_name="asal sidik",
                    ),
                ),
                (
                    "kesaksian",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="berkas",
                        to="layanan.kesaksian",
                    ),
                ),
            ],
            options={
                "verbose_name": "berkas tak terbuka",
                "verbose_name_plural": "berkas tak terbuka",
                "constraints": [
                    models.UniqueConstraint(fields=("kesaksian", "sha256"), name="berkas_tak_terbuka_sekali"),
                    models.CheckConstraint(
                        condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")),
                        name="berkas_tak_terbuka_sha256",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("nama", ""), _negated=True), name="berkas_tak_terbuka_bernama"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SaksiKesaksian",
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
                ("nama", models.CharField(max_length=150, verbose_name="nama")),
                ("nip", models.CharField(blank=True, max_length=18, verbose_name="NIP")),
                ("jabatan", models.CharField(max_length=150, verbose_name="jabatan")),
                ("instansi", models.CharField(max_length=150, verbose_name="instansi")),
                ("is_lpse", models.BooleanField(default=False, verbose_name="pegawai LPSE")),
                (
                    "kesaksian",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="saksi",
                        to="layanan.kesaksian",
                    ),
                ),
            ],
            options={
                "verbose_name": "saksi kesaksian",
                "verbose_name_plural": "saksi kesaksian",
                "ordering": ("id",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("nip__regex", "^([0-9]{18})?$")), name="saksi_nip_18"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("nama", ""), _negated=True), models.Q(("jabatan", ""), _negated=True)
                        ),
                        name="saksi_lengkap",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SerahTerimaBukti",
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
                        choices=[
                            ("disegel", "Disimpan tersegel di portal"),
                            ("diambil", "Salinannya diambil dari portal"),
                            ("diserahkan", "Diserahkan dalam media"),
                        ],
                        max_length=10,
                        verbose_name="peristiwa",
                    ),
                ),
                (
                    "pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="waktu",
                    ),
                ),
                ("dari", models.CharField(max_length=150, verbose_name="dari")),
                ("kepada", models.CharField(max_length=150, verbose_name="kepada")),
                ("media", models.CharField(max_length=150, verbose_name="media")),
                ("tujuan", models.CharField(max_length=300, verbose_name="untuk keperluan")),
                ("sha256", models.CharField(blank=True, max_length=64, verbose_name="SHA-256 saat itu")),
                ("is_cocok", models.BooleanField(null=True, verbose_name="sidik cocok")),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                    ),
                ),
                (
                    "berkas",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="serah_terima",
                        to="layanan.berkastakterbuka",
                    ),
                ),
                (
                    "oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "serah terima bukti",
                "verbose_name_plural": "serah terima bukti",
                "ordering": ("pada", "id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("dari", ""), _negated=True),
                            models.Q(("kepada", ""), _negated=True),
                            models.Q(("media", ""), _negated=True),
                            models.Q(("tujuan", ""), _negated=True),
                        ),
                        name="serah_terima_lengkap",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("is_cocok__isnull", True), ("sha256", "")),
                            models.Q(("is_cocok__isnull", False), ("sha256__regex", "^[0-9a-f]{64}$")),
                            _connector="OR",
                        ),
                        name="serah_terima_sidik_dibandingkan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("jenis", "diserahkan"), ("is_cocok__isnull", False), _connector="OR"
                        ),
                        name="serah_terima_portal_selalu_diperiksa",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="UpayaPembukaan",
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
                ("pada", models.DateTimeField(verbose_name="waktu")),
                ("alat", models.CharField(max_length=150, verbose_name="alat dan versinya")),
                ("pelaku", models.CharField(max_length=150, verbose_name="dilakukan oleh")),
                (
                    "hasil",
                    models.CharField(
                        choices=[
                            ("ditolak", "Aplikasi menolak membuka"),
                            ("gagal_dekripsi", "Gagal didekripsi"),
                            ("rusak", "Berkas terbaca rusak atau tidak utuh"),
                            ("sebagian", "Terbuka sebagian"),
                            ("lain", "Hasil lain"),
                        ],
                        max_length=14,
                        verbose_name="hasil",
                    ),
                ),
                ("keterangan", models.TextField(max_length=1000, verbose_name="pesan galat atau keterangan")),
                (
                    "kesaksian",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="upaya",
                        to="layanan.kesaksian",
                    ),
                ),
            ],
            options={
                "verbose_name": "upaya pembukaan",
                "verbose_name_plural": "upaya pembukaan",
                "ordering": ("pada", "id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("alat", ""), _negated=True), models.Q(("pelaku", ""), _negated=True)
                        ),
                        name="upaya_pembukaan_lengkap",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BerkasTersegel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kunci",
                    models.CharField(
                        editable=False, max_length=48, unique=True, verbose_name="kunci penyimpanan"
                    ),
                ),
                ("ukuran", models.PositiveBigIntegerField(verbose_name="ukuran (byte)")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                (
                    "disegel_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="disegel pada",
                    ),
                ),
                (
                    "berkas",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="segel",
                        to="layanan.berkastakterbuka",
                    ),
                ),
                (
                    "disegel_oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "berkas tersegel",
                "verbose_name_plural": "berkas tersegel",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kunci__regex",
                                "^tersegel/[0-9a-f]{2}/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
                            )
                        ),
                        name="tersegel_kunci_acak",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")), name="tersegel_sha256"
                    ),
                    models.CheckConstraint(condition=models.Q(("ukuran__gt", 0)), name="tersegel_berisi"),
                ],
            },
        ),
        migrations.RunSQL(BEKU, CAIR),
    ]
