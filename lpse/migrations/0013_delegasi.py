"""A role is lent by two persons, to nobody twice, and what they agreed on stays as it was."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.datetime
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import lpse.kode
import lpse.models.kalender

PINJAMAN = ("admin_sistem", "helpdesk", "kepala", "sekretaris", "verifikator")
KEDUA_UJUNG = django.contrib.postgres.fields.ranges.RangeBoundary(inclusive_lower=True, inclusive_upper=True)

_BEKU = """
CREATE FUNCTION lpse_jaga_delegasi() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.kode, NEW.dari_id, NEW.kepada_id, NEW.peran, NEW.mulai, NEW.alasan, NEW.rujukan_surat_id,
        NEW.diusulkan_oleh_id, NEW.created_at)
       IS DISTINCT FROM
       (OLD.kode, OLD.dari_id, OLD.kepada_id, OLD.peran, OLD.mulai, OLD.alasan, OLD.rujukan_surat_id,
        OLD.diusulkan_oleh_id, OLD.created_at)
       OR NEW.selesai > OLD.selesai
       OR (OLD.disetujui_pada IS NOT NULL
           AND (NEW.disetujui_pada, NEW.disetujui_oleh_id)
               IS DISTINCT FROM (OLD.disetujui_pada, OLD.disetujui_oleh_id))
       OR (OLD.dicabut_pada IS NOT NULL AND NEW IS DISTINCT FROM OLD)
    THEN
        RAISE EXCEPTION 'Pelimpahan % tidak diubah lagi; cabut, lalu usulkan yang baru.', OLD.kode
            USING ERRCODE = 'check_violation', CONSTRAINT = 'delegasi_beku';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER delegasi_beku BEFORE UPDATE ON lpse_delegasi
    FOR EACH ROW EXECUTE FUNCTION lpse_jaga_delegasi();
"""
_LEPAS = "DROP TRIGGER delegasi_beku ON lpse_delegasi; DROP FUNCTION lpse_jaga_delegasi();"
# Before this, nothing but tests made such rows; a default computed once would be the same for all of them.
_KODE = "UPDATE lpse_delegasi SET kode = substr(md5(random()::text || id::text), 1, 12)"


def _orang(nama: str) -> migrations.AddField:
    return migrations.AddField(
        model_name="delegasi",
        name=nama.replace(" ", "_"),
        field=models.ForeignKey(
            blank=True,
            null=True,
            on_delete=django.db.models.deletion.PROTECT,
            related_name="+",
            to=settings.AUTH_USER_MODEL,
            verbose_name=nama,
        ),
    )


def _saat(nama: str) -> migrations.AddField:
    return migrations.AddField(
        model_name="delegasi",
        name=nama.replace(" ", "_"),
        field=models.DateTimeField(blank=True, null=True, verbose_name=nama),
    )


def _pihak(nama: str, related: str) -> migrations.AlterField:
    return migrations.AlterField(
        model_name="delegasi",
        name=nama,
        field=models.ForeignKey(
            on_delete=django.db.models.deletion.PROTECT,
            related_name=related,
            to=settings.AUTH_USER_MODEL,
            verbose_name=nama,
        ),
    )


def _sekali(peran: str) -> migrations.AddConstraint:
    return migrations.AddConstraint(
        model_name="delegasi",
        constraint=django.contrib.postgres.constraints.ExclusionConstraint(
            condition=models.Q(("dicabut_pada__isnull", True), ("peran", peran)),
            expressions=[
                (lpse.models.kalender.Int8Range("kepada", "kepada", KEDUA_UJUNG), "&&"),
                (
                    lpse.models.kalender.DateRange(
                        django.db.models.functions.comparison.Least("mulai", "selesai"),
                        "selesai",
                        KEDUA_UJUNG,
                    ),
                    "&&",
                ),
            ],
            name=f"delegasi_{peran}_tidak_tumpang_tindih",
        ),
    )


class Migration(migrations.Migration):
    dependencies = [("lpse", "0012_alamat_token")]
    operations = [
        migrations.AddField(
            model_name="delegasi",
            name="kode",
            field=models.CharField(default=lpse.kode.kode_publik, editable=False, max_length=16),
        ),
        migrations.RunSQL(_KODE, migrations.RunSQL.noop),
        migrations.AlterField(
            model_name="delegasi",
            name="kode",
            field=models.CharField(default=lpse.kode.kode_publik, editable=False, max_length=16, unique=True),
        ),
        _orang("diusulkan oleh"),
        _orang("disetujui oleh"),
        _saat("disetujui pada"),
        _orang("dicabut oleh"),
        _saat("dicabut pada"),
        migrations.AlterField(
            model_name="delegasi",
            name="created_at",
            field=models.DateTimeField(
                db_default=django.db.models.functions.datetime.Now(),
                default=django.utils.timezone.now,
                verbose_name="diusulkan pada",
            ),
        ),
        _pihak("dari", "delegasi_diberikan"),
        _pihak("kepada", "delegasi_diterima"),
        migrations.AddIndex(
            model_name="delegasi",
            index=models.Index(
                condition=models.Q(("dicabut_pada__isnull", True)), fields=["selesai"], name="delegasi_hidup"
            ),
        ),
        migrations.AddConstraint(
            model_name="delegasi",
            constraint=models.CheckConstraint(
                condition=models.Q(("peran__in", list(PINJAMAN))), name="delegasi_peran_dapat_dipinjamkan"
            ),
        ),
        migrations.AddConstraint(
            model_name="delegasi",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("disetujui_oleh__isnull", True), ("disetujui_pada__isnull", True)),
                    models.Q(
                        ("disetujui_oleh__isnull", False),
                        ("disetujui_pada__isnull", False),
                        models.Q(
                            ("diusulkan_oleh__isnull", True),
                            models.Q(("disetujui_oleh", models.F("diusulkan_oleh")), _negated=True),
                            _connector="OR",
                        ),
                        models.Q(("disetujui_oleh", models.F("kepada")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="delegasi_dua_orang",
            ),
        ),
        migrations.AddConstraint(
            model_name="delegasi",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("dicabut_oleh__isnull", True), ("dicabut_pada__isnull", True)),
                    models.Q(("dicabut_oleh__isnull", False), ("dicabut_pada__isnull", False)),
                    _connector="OR",
                ),
                name="delegasi_dicabut_seseorang",
            ),
        ),
        *(_sekali(peran) for peran in PINJAMAN),
        migrations.RunSQL(_BEKU, _LEPAS),
    ]
