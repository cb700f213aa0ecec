"""A change request names its assets and LKPP's instruction as links; what was written stays beside them."""

import django.db.models.deletion
from django.db import migrations, models

_BEKU = """
CREATE OR REPLACE FUNCTION infrastruktur_jaga_perubahan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE'
        OR (OLD.status IN ('ditolak', 'ditutup', 'dibatalkan') AND OLD IS DISTINCT FROM NEW)
    THEN
        RAISE EXCEPTION 'Permintaan perubahan yang sudah berakhir tidak berubah dan tidak dihapus.'
            USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.status NOT IN ('tercatat', 'dievaluasi') AND (
        (OLD.kode, OLD.nomor, OLD.tanggal, OLD.pemohon, OLD.pemohon_akun_id, OLD.kontak, OLD.instansi, OLD.judul,
         OLD.deskripsi, OLD.berlaku_mulai, OLD.tujuan, OLD.instruksi, OLD.aset, {lama}OLD.dicatat_oleh_id, OLD.jenis,
         OLD.kategori, OLD.dampak, OLD.sumber, OLD.rencana_uji, OLD.rencana_kembali, OLD.dievaluasi_oleh_id,
         OLD.diputus_oleh_id, OLD.diputus_pada, OLD.keterangan_putusan)
        IS DISTINCT FROM
        (NEW.kode, NEW.nomor, NEW.tanggal, NEW.pemohon, NEW.pemohon_akun_id, NEW.kontak, NEW.instansi, NEW.judul,
         NEW.deskripsi, NEW.berlaku_mulai, NEW.tujuan, NEW.instruksi, NEW.aset, {baru}NEW.dicatat_oleh_id, NEW.jenis,
         NEW.kategori, NEW.dampak, NEW.sumber, NEW.rencana_uji, NEW.rencana_kembali, NEW.dievaluasi_oleh_id,
         NEW.diputus_oleh_id, NEW.diputus_pada, NEW.keterangan_putusan)
    ) THEN
        RAISE EXCEPTION 'Permintaan, evaluasi, dan putusannya sudah beku.' USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.pengesahan <> '' AND (OLD.pengesahan, OLD.disahkan_oleh_id, OLD.catatan_pengesahan)
        IS DISTINCT FROM (NEW.pengesahan, NEW.disahkan_oleh_id, NEW.catatan_pengesahan)
    THEN
        RAISE EXCEPTION 'Pengesahan tidak berubah lagi.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
"""

# Which assets it concerns is part of what was asked for: as long as the request is open to correction.
_ASET_BEKU = """
CREATE FUNCTION infrastruktur_jaga_aset_perubahan() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    permintaan bigint := COALESCE(NEW.permintaanperubahan_id, OLD.permintaanperubahan_id);
BEGIN
    IF EXISTS (SELECT FROM infrastruktur_permintaanperubahan
               WHERE id = permintaan AND status NOT IN ('tercatat', 'dievaluasi'))
    THEN
        RAISE EXCEPTION 'Permintaan, evaluasi, dan putusannya sudah beku.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;
CREATE TRIGGER aset_perubahan_beku
    BEFORE INSERT OR UPDATE OR DELETE ON infrastruktur_permintaanperubahan_aset_tercatat
    FOR EACH ROW EXECUTE FUNCTION infrastruktur_jaga_aset_perubahan();
"""
_ASET_CAIR = """
DROP TRIGGER aset_perubahan_beku ON infrastruktur_permintaanperubahan_aset_tercatat;
DROP FUNCTION infrastruktur_jaga_aset_perubahan();
"""
# Codes that the register knows become links, also of requests that are over.
_TAUTKAN = """
INSERT INTO infrastruktur_permintaanperubahan_aset_tercatat (permintaanperubahan_id, aset_id)
SELECT p.id, a.id FROM infrastruktur_permintaanperubahan p
JOIN infrastruktur_aset a ON a.kode = ANY (p.aset);
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
"""


class Migration(migrations.Migration):
    dependencies = [("infrastruktur", "0008_penilaian")]
    operations = [
        migrations.AddField(
            model_name="permintaanperubahan",
            name="aset_tercatat",
            field=models.ManyToManyField(
                blank=True,
                related_name="permintaan_perubahan",
                to="infrastruktur.aset",
                verbose_name="aset",
            ),
        ),
        migrations.AddField(
            model_name="permintaanperubahan",
            name="instruksi_lkpp",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="perubahan",
                to="infrastruktur.instruksilkpp",
                verbose_name="instruksi LKPP",
            ),
        ),
        migrations.AlterField(
            model_name="permintaanperubahan",
            name="instruksi",
            field=models.CharField(blank=True, max_length=120, verbose_name="surat instruksi LKPP"),
        ),
        migrations.RunSQL(
            _BEKU.format(lama="OLD.instruksi_lkpp_id, ", baru="NEW.instruksi_lkpp_id, "),
            _BEKU.format(lama="", baru=""),
        ),
        migrations.RunSQL(_TAUTKAN, migrations.RunSQL.noop),
        migrations.RunSQL(_ASET_BEKU, _ASET_CAIR),
    ]
