"""Deactivation of users and its reversal: cases whose recorded steps the database keeps as they were."""

import django.db.models.deletion
import django.db.models.functions.datetime
import django.utils.timezone
import registrasi.models.pendaftaran
from django.conf import settings
from django.db import migrations, models


PENJAGA = """
CREATE FUNCTION registrasi_penonaktifan_jaga() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.status IN ('dijawab_tidak_beralasan', 'ditolak_lkpp', 'diarsipkan') THEN
        RAISE EXCEPTION 'Penonaktifan % sudah selesai dan tidak diubah lagi.', OLD.nomor
            USING ERRCODE = 'check_violation', CONSTRAINT = 'penonaktifan_beku';
    END IF;
    IF (OLD.pengguna_id, OLD.dasar, OLD.peminta, OLD.entri_id, OLD.rujukan_surat_id, OLD.uraian,
        OLD.dilaporkan_oleh_id)
       IS DISTINCT FROM
       (NEW.pengguna_id, NEW.dasar, NEW.peminta, NEW.entri_id, NEW.rujukan_surat_id, NEW.uraian,
        NEW.dilaporkan_oleh_id)
       OR OLD.dijawab_pada IS NOT NULL
          AND (OLD.dijawab_pada, OLD.jawaban) IS DISTINCT FROM (NEW.dijawab_pada, NEW.jawaban)
       OR OLD.pernyataan_id IS NOT NULL
          AND (OLD.pernyataan_id, OLD.temuan) IS DISTINCT FROM (NEW.pernyataan_id, NEW.temuan)
       OR OLD.pengusul_id IS NOT NULL AND OLD.pengusul_id IS DISTINCT FROM NEW.pengusul_id
       OR OLD.pemutus_id IS NOT NULL
          AND (OLD.pemutus_id, OLD.diputus_pada, OLD.nomor_lkpp, OLD.tanggal_lkpp, OLD.peran_diakhiri)
              IS DISTINCT FROM
              (NEW.pemutus_id, NEW.diputus_pada, NEW.nomor_lkpp, NEW.tanggal_lkpp, NEW.peran_diakhiri)
    THEN
        RAISE EXCEPTION 'Langkah penonaktifan % yang sudah tercatat tidak diubah lagi.', OLD.nomor
            USING ERRCODE = 'check_violation', CONSTRAINT = 'penonaktifan_beku';
    END IF;
    -- Nobody is asked to answer a report whose letter is not there to be read.
    IF NEW.status <> 'dilaporkan' AND NOT EXISTS (
        SELECT 1 FROM lpse_rujukansurat r WHERE r.id = NEW.rujukan_surat_id AND r.berkas_id IS NOT NULL
    ) THEN
        RAISE EXCEPTION 'Surat laporan penonaktifan % belum diunggah.', OLD.nomor
            USING ERRCODE = 'check_violation', CONSTRAINT = 'penonaktifan_bersurat';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION registrasi_pengaktifan_jaga() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.status IN ('disetujui', 'ditolak')
       OR (OLD.pengguna_id, OLD.penonaktifan_id, OLD.dasar, OLD.uraian, OLD.dimohon_oleh_id)
          IS DISTINCT FROM
          (NEW.pengguna_id, NEW.penonaktifan_id, NEW.dasar, NEW.uraian, NEW.dimohon_oleh_id)
       OR OLD.pengusul_id IS NOT NULL
          AND (OLD.pengusul_id, OLD.hasil_klarifikasi) IS DISTINCT FROM (NEW.pengusul_id, NEW.hasil_klarifikasi)
    THEN
        RAISE EXCEPTION 'Pengaktifan % yang sudah tercatat tidak diubah lagi.', OLD.nomor
            USING ERRCODE = 'check_violation', CONSTRAINT = 'pengaktifan_beku';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION registrasi_bukti_penonaktifan_jaga() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    bukti registrasi_buktipenonaktifan := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    perkara registrasi_penonaktifan;
BEGIN
    SELECT * INTO perkara FROM registrasi_penonaktifan p WHERE p.id = bukti.perkara_id;
    IF perkara.status NOT IN ('dilaporkan', 'klarifikasi', 'pernyataan_terbit', 'diusulkan_lkpp')
       OR bukti.pihak = 'pengguna' AND (perkara.status <> 'klarifikasi' OR perkara.dijawab_pada IS NOT NULL)
       OR TG_OP = 'DELETE' AND bukti.pihak = 'petugas' AND perkara.status <> 'dilaporkan'
    THEN
        RAISE EXCEPTION 'Bukti penonaktifan % tidak diubah lagi.', perkara.nomor
            USING ERRCODE = 'check_violation', CONSTRAINT = 'penonaktifan_bukti_beku';
    END IF;
    RETURN bukti;
END $$;

CREATE FUNCTION registrasi_bukti_pengaktifan_jaga() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    bukti registrasi_buktipengaktifan := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    perkara registrasi_pengaktifan;
BEGIN
    SELECT * INTO perkara FROM registrasi_pengaktifan p WHERE p.id = bukti.perkara_id;
    IF perkara.status <> 'dimohon' THEN
        RAISE EXCEPTION 'Bukti pengaktifan % tidak diubah lagi.', perkara.nomor
            USING ERRCODE = 'check_violation', CONSTRAINT = 'pengaktifan_bukti_beku';
    END IF;
    RETURN bukti;
END $$;

-- What a case closed, only the approval of its reversal opens: no import, no status from outside.
CREATE FUNCTION registrasi_penggunaspse_jaga_nonaktif() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM registrasi_penonaktifan p
         WHERE p.pengguna_id = OLD.id AND p.status IN ('nonaktif', 'diberitahukan', 'diarsipkan')
           AND NOT EXISTS (
               SELECT 1 FROM registrasi_pengaktifan a
                WHERE a.penonaktifan_id = p.id AND a.status = 'disetujui'
           )
    ) THEN
        RAISE EXCEPTION 'Pengguna % nonaktif karena perkara yang belum dibalik.', OLD.user_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'penggunaspse_tetap_nonaktif';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER jaga BEFORE UPDATE ON registrasi_penonaktifan
    FOR EACH ROW EXECUTE FUNCTION registrasi_penonaktifan_jaga();
CREATE TRIGGER jaga BEFORE UPDATE ON registrasi_pengaktifan
    FOR EACH ROW EXECUTE FUNCTION registrasi_pengaktifan_jaga();
CREATE TRIGGER jaga BEFORE INSERT OR DELETE ON registrasi_buktipenonaktifan
    FOR EACH ROW EXECUTE FUNCTION registrasi_bukti_penonaktifan_jaga();
CREATE TRIGGER jaga BEFORE INSERT OR DELETE ON registrasi_buktipengaktifan
    FOR EACH ROW EXECUTE FUNCTION registrasi_bukti_pengaktifan_jaga();
CREATE TRIGGER cegah_ubah BEFORE UPDATE ON registrasi_buktipenonaktifan
    FOR EACH ROW EXECUTE FUNCTION registrasi_cegah_ubah();
CREATE TRIGGER cegah_ubah BEFORE UPDATE ON registrasi_buktipengaktifan
    FOR EACH ROW EXECUTE FUNCTION registrasi_cegah_ubah();
CREATE TRIGGER jaga_nonaktif BEFORE UPDATE OF status_spse ON registrasi_penggunaspse
    FOR EACH ROW WHEN (OLD.status_spse = 'nonaktif' AND NEW.status_spse <> 'nonaktif')
    EXECUTE FUNCTION registrasi_penggunaspse_jaga_nonaktif();
"""

LEPAS = """
DROP TRIGGER jaga_nonaktif ON registrasi_penggunaspse;
DROP FUNCTION registrasi_penggunaspse_jaga_nonaktif();
DROP TRIGGER cegah_ubah ON registrasi_buktipengaktifan;
DROP TRIGGER cegah_ubah ON registrasi_buktipenonaktifan;
DROP TRIGGER jaga ON registrasi_buktipengaktifan;
DROP TRIGGER jaga ON registrasi_buktipenonaktifan;
DROP TRIGGER jaga ON registrasi_pengaktifan;
DROP TRIGGER jaga ON registrasi_penonaktifan;
DROP FUNCTION registrasi_bukti_pengaktifan_jaga();
DROP FUNCTION registrasi_bukti_penonaktifan_jaga();
DROP FUNCTION registrasi_pengaktifan_jaga();
DROP FUNCTION registrasi_penonaktifan_jaga();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("lpse", "0004_usulan_akun"),
        ("registrasi", "0008_janji"),
    ]

    operations = [
        migrations.CreateModel(
            name="Penonaktifan",
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
                ("nomor", models.CharField(max_length=40, unique=True, verbose_name="nomor")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("dilaporkan", "Dilaporkan"),
                            ("klarifikasi", "Klarifikasi"),
                            ("dijawab_tidak_beralasan", "Dijawab: tidak beralasan"),
                            ("pernyataan_terbit", "Pernyataan terbit"),
                            ("diusulkan_lkpp", "Diusulkan ke LKPP"),
                            ("ditolak_lkpp", "Ditolak LKPP"),
                            ("nonaktif", "Nonaktif"),
                            ("diberitahukan", "Diberitahukan"),
                            ("diarsipkan", "Diarsipkan"),
                        ],
                        default="dilaporkan",
                        max_length=24,
                        verbose_name="status",
                    ),
                ),
                (
                    "dasar",
                    models.CharField(
                        choices=[
                            ("pelanggaran", "Pelanggaran ketentuan penggunaan SPSE"),
                            ("daftar_hitam", "Permintaan berkaitan dengan daftar hitam"),
                        ],
                        max_length=12,
                        verbose_name="dasar",
                    ),
                ),
                ("peminta", models.CharField(blank=True, max_length=30, verbose_name="peminta")),
                ("uraian", models.TextField(max_length=4000, verbose_name="uraian")),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="dicatat pada",
                    ),
                ),
                (
                    "nomor_klarifikasi",
                    models.CharField(blank=True, max_length=100, verbose_name="nomor surat klarifikasi"),
                ),
                (
                    "diminta_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="klarifikasi diminta pada"),
                ),
                (
                    "tenggat",
                    models.DateTimeField(blank=True, null=True, verbose_name="jawaban ditunggu sampai"),
                ),
                ("versi_kalender", models.CharField(blank=True, editable=False, max_length=64)),
                ("jawaban", models.TextField(blank=True, max_length=4000, verbose_name="jawaban pengguna")),
                ("dijawab_pada", models.DateTimeField(blank=True, null=True, verbose_name="dijawab pada")),
                (
                    "tidak_dijawab_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="tercatat tidak dijawab pada"),
                ),
                (
                    "nomor_balasan",
                    models.CharField(blank=True, max_length=100, verbose_name="nomor surat balasan"),
                ),
                (
                    "tanggal_balasan",
                    models.DateField(blank=True, null=True, verbose_name="tanggal surat balasan"),
                ),
                ("isi_balasan", models.TextField(blank=True, max_length=4000, verbose_name="isi balasan")),
                (
                    "temuan",
                    models.TextField(blank=True, max_length=4000, verbose_name="pelanggaran yang dinyatakan"),
                ),
                (
                    "nomor_usulan",
                    models.CharField(
                        blank=True, max_length=100, verbose_name="nomor surat atau tiket usulan"
                    ),
                ),
                ("tanggal_usulan", models.DateField(blank=True, null=True, verbose_name="tanggal usulan")),
                (
                    "nomor_lkpp",
                    models.CharField(blank=True, max_length=100, verbose_name="nomor jawaban LKPP"),
                ),
                (
                    "tanggal_lkpp",
                    models.DateField(blank=True, null=True, verbose_name="tanggal jawaban LKPP"),
                ),
                ("alasan_lkpp", models.TextField(blank=True, max_length=2000, verbose_name="alasan LKPP")),
                ("diputus_pada", models.DateTimeField(blank=True, null=True, verbose_name="diputus pada")),
                (
                    "status_sebelum",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("belum", "Belum aktif di SPSE"),
                            ("aktif", "Aktif"),
                            ("nonaktif", "Nonaktif"),
                        ],
                        editable=False,
                        max_length=10,
                    ),
                ),
                ("peran_diakhiri", models.JSONField(blank=True, default=list, editable=False)),
                (
                    "nomor_pemberitahuan",
                    models.CharField(blank=True, max_length=100, verbose_name="nomor surat pemberitahuan"),
                ),
                (
                    "tanggal_pemberitahuan",
                    models.DateField(blank=True, null=True, verbose_name="tanggal surat pemberitahuan"),
                ),
                (
                    "lpse_tujuan",
                    models.CharField(blank=True, max_length=150, verbose_name="LPSE tempat terdaftar"),
                ),
                ("surel_lpse", models.EmailField(blank=True, max_length=254, verbose_name="surel LPSE itu")),
                ("tempat_arsip", models.CharField(blank=True, max_length=150, verbose_name="tempat arsip")),
                (
                    "diarsipkan_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="diarsipkan pada"),
                ),
                (
                    "dilaporkan_oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="dicatat oleh",
                    ),
                ),
                (
                    "entri",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="penonaktifan",
                        to="registrasi.entridaftarhitam",
                        verbose_name="entri daftar hitam",
                    ),
                ),
                (
                    "pemutus",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="diputus oleh",
                    ),
                ),
                (
                    "pengguna",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="penonaktifan",
                        to="registrasi.penggunaspse",
                        verbose_name="pengguna",
                    ),
                ),
                (
                    "pengusul",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="diusulkan oleh",
                    ),
                ),
                (
                    "pernyataan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lpse.naskah",
                        verbose_name="pernyataan",
                    ),
                ),
                (
                    "profil",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lpse.versiprofil"
                    ),
                ),
                (
                    "rujukan_surat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lpse.rujukansurat",
                        verbose_name="surat laporan",
                    ),
                ),
            ],
            options={
                "verbose_name": "penonaktifan",
                "verbose_name_plural": "penonaktifan",
                "indexes": [
                    models.Index(fields=["status", "-id"], name="penonaktifan_per_status"),
                    models.Index(fields=["dasar", "-id"], name="penonaktifan_per_dasar"),
                    models.Index(fields=["pengguna", "-id"], name="penonaktifan_per_pengguna"),
                    models.Index(
                        condition=models.Q(
                            ("dijawab_pada__isnull", True),
                            ("status", "klarifikasi"),
                            ("tidak_dijawab_pada__isnull", True),
                        ),
                        fields=["tenggat"],
                        name="penonaktifan_menunggu_jawaban",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                (
                                    "dilaporkan",
                                    "klarifikasi",
                                    "pernyataan_terbit",
                                    "diusulkan_lkpp",
                                    "nonaktif",
                                    "diberitahukan",
                                ),
                            )
                        ),
                        fields=("pengguna",),
                        name="penonaktifan_satu_terbuka",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("dasar", "daftar_hitam"), models.Q(("peminta", ""), _negated=True)),
                            models.Q(("dasar", "pelanggaran"), ("entri__isnull", True), ("peminta", "")),
                            _connector="OR",
                        ),
                        name="penonaktifan_dasar",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("uraian", ""), _negated=True), name="penonaktifan_beruraian"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status", "dilaporkan"),
                            models.Q(
                                ("diminta_pada__isnull", False),
                                ("tenggat__isnull", False),
                                models.Q(("nomor_klarifikasi", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="penonaktifan_diklarifikasi",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("dijawab_pada__isnull", True), ("jawaban", "")),
                            models.Q(
                                ("dijawab_pada__isnull", False), models.Q(("jawaban", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="penonaktifan_jawaban_bertanggal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "dijawab_tidak_beralasan"), _negated=True),
                            models.Q(
                                ("tanggal_balasan__isnull", False),
                                models.Q(("nomor_balasan", ""), _negated=True),
                                models.Q(("isi_balasan", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="penonaktifan_dijawab_tertulis",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "status__in",
                                    (
                                        "pernyataan_terbit",
                                        "diusulkan_lkpp",
                                        "ditolak_lkpp",
                                        "nonaktif",
                                        "diberitahukan",
                                        "diarsipkan",
                                    ),
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                ("pernyataan__isnull", False),
                                models.Q(("temuan", ""), _negated=True),
                                models.Q(
                                    ("dijawab_pada__isnull", False),
                                    ("tidak_dijawab_pada__isnull", False),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="penonaktifan_didengar_dinyatakan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "status__in",
                                    (
                                        "diusulkan_lkpp",
                                        "ditolak_lkpp",
                                        "nonaktif",
                                        "diberitahukan",
                                        "diarsipkan",
                                    ),
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                ("pengusul__isnull", False),
                                ("tanggal_usulan__isnull", False),
                                models.Q(("nomor_usulan", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="penonaktifan_diusulkan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status__in", ("ditolak_lkpp", "nonaktif", "diberitahukan", "diarsipkan")),
                                _negated=True,
                            ),
                            models.Q(
                                ("tanggal_lkpp__isnull", False), models.Q(("nomor_lkpp", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="penonaktifan_dijawab_lkpp",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "ditolak_lkpp"), _negated=True),
                            models.Q(("alasan_lkpp", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="penonaktifan_tolak_beralasan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("diputus_pada__isnull", False),
                                ("pemutus__isnull", False),
                                ("status__in", ("nonaktif", "diberitahukan", "diarsipkan")),
                            ),
                            models.Q(
                                models.Q(
                                    ("status__in", ("nonaktif", "diberitahukan", "diarsipkan")), _negated=True
                                ),
                                ("diputus_pada__isnull", True),
                                ("pemutus__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="penonaktifan_diputus_berpasangan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("pemutus__isnull", True),
                            models.Q(
                                models.Q(("pemutus", models.F("pengusul")), _negated=True),
                                models.Q(("pemutus", models.F("dilaporkan_oleh")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="penonaktifan_dua_orang",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ("diberitahukan", "diarsipkan")), _negated=True),
                            models.Q(
                                ("tanggal_pemberitahuan__isnull", False),
                                models.Q(("nomor_pemberitahuan", ""), _negated=True),
                                models.Q(("lpse_tujuan", ""), _negated=True),
                                models.Q(("surel_lpse", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="penonaktifan_diberitahukan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "diarsipkan"), _negated=True),
                            models.Q(
                                ("diarsipkan_pada__isnull", False),
                                models.Q(("tempat_arsip", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="penonaktifan_diarsipkan",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Pengaktifan",
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
                ("nomor", models.CharField(max_length=40, unique=True, verbose_name="nomor")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("dimohon", "Menunggu klarifikasi"),
                            ("klarifikasi", "Menunggu putusan"),
                            ("disetujui", "Disetujui"),
                            ("ditolak", "Ditolak"),
                        ],
                        default="dimohon",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                (
                    "dasar",
                    models.CharField(
                        choices=[
                            ("permohonan", "Permohonan pengguna"),
                            ("sanksi_berakhir", "Masa sanksi berakhir"),
                            ("sk_pencabutan", "SK pencabutan daftar hitam"),
                        ],
                        max_length=16,
                        verbose_name="dasar",
                    ),
                ),
                ("uraian", models.TextField(max_length=4000, verbose_name="uraian")),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="dimohon pada",
                    ),
                ),
                ("tenggat", models.DateTimeField(verbose_name="dijawab paling lambat")),
                (
                    "hasil_klarifikasi",
                    models.TextField(blank=True, max_length=4000, verbose_name="hasil klarifikasi"),
                ),
                (
                    "diklarifikasi_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="diklarifikasi pada"),
                ),
                ("nomor_lkpp", models.CharField(blank=True, max_length=100, verbose_name="nomor tiket LKPP")),
                ("diputus_pada", models.DateTimeField(blank=True, null=True, verbose_name="diputus pada")),
                ("alasan", models.TextField(blank=True, max_length=2000, verbose_name="alasan penolakan")),
                (
                    "dimohon_oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pemutus",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="diputus oleh",
                    ),
                ),
                (
                    "pengguna",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pengaktifan",
                        to="registrasi.penggunaspse",
                        verbose_name="pengguna",
                    ),
                ),
                (
                    "pengusul",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="diklarifikasi oleh",
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
                        verbose_name="surat atau keputusan",
                    ),
                ),
                (
                    "penonaktifan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pengaktifan",
                        to="registrasi.penonaktifan",
                    ),
                ),
            ],
            options={
                "verbose_name": "pengaktifan kembali",
                "verbose_name_plural": "pengaktifan kembali",
                "indexes": [
                    models.Index(fields=["status", "-id"], name="pengaktifan_per_status"),
                    models.Index(fields=["pengguna", "-id"], name="pengaktifan_per_pengguna"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status__in", ("dimohon", "klarifikasi"))),
                        fields=("pengguna",),
                        name="pengaktifan_satu_terbuka",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("uraian", ""), _negated=True), name="pengaktifan_beruraian"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("dasar", "sk_pencabutan"), _negated=True),
                            ("rujukan_surat__isnull", False),
                            _connector="OR",
                        ),
                        name="pengaktifan_sk_bersurat",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("pengusul__isnull", True), ("status", "dimohon")),
                            models.Q(
                                models.Q(("status", "dimohon"), _negated=True),
                                ("diklarifikasi_pada__isnull", False),
                                ("pengusul__isnull", False),
                                models.Q(("hasil_klarifikasi", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="pengaktifan_diklarifikasi",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("diputus_pada__isnull", False),
                                ("pemutus__isnull", False),
                                ("status__in", ("disetujui", "ditolak")),
                            ),
                            models.Q(
                                models.Q(("status__in", ("disetujui", "ditolak")), _negated=True),
                                ("diputus_pada__isnull", True),
                                ("pemutus__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="pengaktifan_diputus_berpasangan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("pemutus__isnull", True),
                            models.Q(
                                models.Q(("pemutus", models.F("pengusul")), _negated=True),
                                models.Q(("pemutus", models.F("dimohon_oleh")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="pengaktifan_dua_orang",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "ditolak"), _negated=True),
                            models.Q(("alasan", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="pengaktifan_tolak_beralasan",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BuktiPenonaktifan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "pihak",
                    models.CharField(
                        choices=[("petugas", "LPSE"), ("pengguna", "Pengguna")],
                        max_length=8,
                        verbose_name="dari",
                    ),
                ),
                ("keterangan", models.CharField(max_length=200, verbose_name="keterangan")),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                    ),
                ),
                (
                    "berkas",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lpse.berkas"
                    ),
                ),
                (
                    "perkara",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bukti",
                        to="registrasi.penonaktifan",
                    ),
                ),
            ],
            options={
                "verbose_name": "bukti penonaktifan",
                "verbose_name_plural": "bukti penonaktifan",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("pihak__in", ["petugas", "pengguna"])),
                        name="bukti_penonaktifan_pihak",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BuktiPengaktifan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "pihak",
                    models.CharField(
                        choices=[("petugas", "LPSE"), ("pengguna", "Pengguna")],
                        max_length=8,
                        verbose_name="dari",
                    ),
                ),
                ("keterangan", models.CharField(max_length=200, verbose_name="keterangan")),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                    ),
                ),
                (
                    "berkas",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lpse.berkas"
                    ),
                ),
                (
                    "perkara",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bukti",
                        to="registrasi.pengaktifan",
                    ),
                ),
            ],
            options={
                "verbose_name": "bukti pengaktifan",
                "verbose_name_plural": "bukti pengaktifan",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("pihak__in", ["petugas", "pengguna"])),
                        name="bukti_pengaktifan_pihak",
                    )
                ],
            },
        ),
        migrations.RunSQL(PENJAGA, LEPAS),
    ]
