"""What is over may be emptied once its retention time is over; else what was said stays as it was said."""

from django.conf import settings
from django.db import migrations, models

JAGA = """
CREATE FUNCTION layanan_jaga_percakapan() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE is_musnah boolean; sebelum jsonb; sesudah jsonb;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        SELECT dimusnahkan_pada IS NOT NULL INTO is_musnah FROM layanan_tiket WHERE id = OLD.tiket_id;
        sebelum := to_jsonb(OLD) - TG_ARGV::text[];
        sesudah := to_jsonb(NEW) - TG_ARGV::text[];
        -- Emptied, never rewritten: of the particulars some may go, and none may come.
        IF is_musnah AND sebelum = sesudah AND to_jsonb(NEW) ->> TG_ARGV[0] IN ('', '(dimusnahkan)')
            AND COALESCE(to_jsonb(NEW) -> 'rincian' <@ (to_jsonb(OLD) -> 'rincian'), true)
        THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'Tabel % hanya dapat ditambah.', TG_TABLE_NAME USING ERRCODE = 'check_violation';
END $$;
DROP TRIGGER peristiwa_beku ON layanan_peristiwatiket;
DROP TRIGGER pesan_beku ON layanan_pesantiket;
CREATE TRIGGER peristiwa_beku BEFORE UPDATE OR DELETE ON layanan_peristiwatiket
    FOR EACH ROW EXECUTE FUNCTION layanan_jaga_percakapan('alasan', 'rincian');
CREATE TRIGGER pesan_beku BEFORE UPDATE OR DELETE ON layanan_pesantiket
    FOR EACH ROW EXECUTE FUNCTION layanan_jaga_percakapan('isi');
"""
LEPAS = """
DROP TRIGGER pesan_beku ON layanan_pesantiket;
DROP TRIGGER peristiwa_beku ON layanan_peristiwatiket;
DROP FUNCTION layanan_jaga_percakapan();
CREATE TRIGGER peristiwa_beku BEFORE UPDATE OR DELETE ON layanan_peristiwatiket
    FOR EACH ROW EXECUTE FUNCTION layanan_tolak_ubah();
CREATE TRIGGER pesan_beku BEFORE UPDATE OR DELETE ON layanan_pesantiket
    FOR EACH ROW EXECUTE FUNCTION layanan_tolak_ubah();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("layanan", "0012_instruksi_pindah"),
        ("lpse", "0014_naskah_arsip"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="suratmasuk",
            name="dimusnahkan_pada",
            field=models.DateTimeField(
                blank=True, editable=False, null=True, verbose_name="dimusnahkan pada"
            ),
        ),
        migrations.AddField(
            model_name="tiket",
            name="dimusnahkan_pada",
            field=models.DateTimeField(
                blank=True, editable=False, null=True, verbose_name="dimusnahkan pada"
            ),
        ),
        migrations.AddIndex(
            model_name="suratmasuk",
            index=models.Index(
                condition=models.Q(("dimusnahkan_pada__isnull", True)),
                fields=["diterima_pada", "kode"],
                name="surat_masuk_retensi",
            ),
        ),
        migrations.AddIndex(
            model_name="tiket",
            index=models.Index(
                condition=models.Q(
                    ("dimusnahkan_pada__isnull", True),
                    ("status__in", ("ditutup", "luar_kewenangan", "digabung")),
                ),
                fields=["berakhir_pada", "kode"],
                name="tiket_retensi",
            ),
        ),
        migrations.AddConstraint(
            model_name="suratmasuk",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("dimusnahkan_pada__isnull", True),
                    models.Q(
                        ("dari", ""),
                        ("isi", ""),
                        ("lampiran", []),
                        ("nama_pengirim", ""),
                        ("subjek", ""),
                        models.Q(("status", "diterima"), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="surat_masuk_musnah_kosong",
            ),
        ),
        migrations.AddConstraint(
            model_name="tiket",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("dimusnahkan_pada__isnull", True),
                    models.Q(
                        ("nama", ""),
                        ("npwp", ""),
                        ("status__in", ("ditutup", "luar_kewenangan", "digabung")),
                        ("surel", ""),
                        ("telepon", ""),
                        ("user_id", ""),
                    ),
                    _connector="OR",
                ),
                name="tiket_musnah_tanpa_data",
            ),
        ),
        migrations.RunSQL(JAGA, LEPAS),
    ]
