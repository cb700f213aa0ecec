"""An instruction says whose it is: LKPP's, or that of whom the regulation names beside it."""

from django.db import migrations, models

_BEKU = """
CREATE OR REPLACE FUNCTION infrastruktur_jaga_instruksi() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.status <> 'menunggu'
        OR (OLD.kode, OLD.isi, OLD.asal, {lama}OLD.diterima_pada, OLD.dicatat_oleh_id)
            IS DISTINCT FROM (NEW.kode, NEW.isi, NEW.asal, {baru}NEW.diterima_pada, NEW.dicatat_oleh_id) THEN
        RAISE EXCEPTION 'Instruksi LKPP tidak berubah.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("infrastruktur", "0010_darurat")]
    operations = [
        migrations.AddField(
            model_name="instruksilkpp",
            name="dari",
            field=models.CharField(db_default="LKPP", default="LKPP", max_length=60, verbose_name="dari"),
        ),
        migrations.RunSQL(_BEKU.format(lama="OLD.dari, ", baru="NEW.dari, "), _BEKU.format(lama="", baru="")),
    ]
