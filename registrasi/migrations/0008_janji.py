"""Appointments: no slot is overbooked, whoever books and whoever lowers its capacity."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.datetime
import django.utils.timezone
import lpse.models.kalender
import registrasi.models.pendaftaran
from django.conf import settings
from django.db import migrations, models

# The share lock makes a booking wait for whoever lowers the capacity or closes the slot, and the other way.
PENJAGA = """
CREATE FUNCTION registrasi_jaga_kursi() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    slot registrasi_slotloket%ROWTYPE;
BEGIN
    SELECT * INTO slot FROM registrasi_slotloket s WHERE s.id = NEW.slot_id FOR SHARE;
    IF NEW.kursi > slot.kapasitas THEN
        RAISE EXCEPTION 'Slot % tidak mempunyai kursi %.', NEW.slot_id, NEW.kursi
            USING ERRCODE = 'check_violation', CONSTRAINT = 'janji_kursi_dalam_kapasitas';
    END IF;
    IF TG_OP = 'INSERT' AND slot.ditutup_pada IS NOT NULL THEN
        RAISE EXCEPTION 'Slot % sudah ditutup.', NEW.slot_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'janji_slot_terbuka';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER jaga_kursi BEFORE INSERT OR UPDATE OF slot_id, kursi ON registrasi_janjitemu
    FOR EACH ROW EXECUTE FUNCTION registrasi_jaga_kursi();

CREATE FUNCTION registrasi_jaga_kapasitas() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM registrasi_janjitemu j
                WHERE j.slot_id = NEW.id AND j.kursi > NEW.kapasitas
                  AND j.status NOT IN ('dipindah', 'dibatalkan')) THEN
        RAISE EXCEPTION 'Slot % sudah dipesan melebihi %.', NEW.id, NEW.kapasitas
            USING ERRCODE = 'check_violation', CONSTRAINT = 'janji_kursi_dalam_kapasitas';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER jaga_kapasitas BEFORE UPDATE OF kapasitas ON registrasi_slotloket
    FOR EACH ROW EXECUTE FUNCTION registrasi_jaga_kapasitas();

-- An appointment never changes its person or its time: another one takes its place. What ended stays ended.
CREATE FUNCTION registrasi_jaga_janji() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.kode, OLD.pendaftaran_id, OLD.slot_id, OLD.uid, OLD.urutan, OLD.dipesan_oleh_id)
       IS DISTINCT FROM
       (NEW.kode, NEW.pendaftaran_id, NEW.slot_id, NEW.uid, NEW.urutan, NEW.dipesan_oleh_id)
       OR (NEW.status <> OLD.status AND OLD.status <> 'dipesan'
           AND NOT (OLD.status = 'tidak_hadir' AND NEW.status = 'hadir')) THEN
        RAISE EXCEPTION 'Janji temu % sudah tercatat dan tidak diubah lagi.', OLD.kode
            USING ERRCODE = 'check_violation', CONSTRAINT = 'janji_tetap';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER jaga_janji BEFORE UPDATE ON registrasi_janjitemu
    FOR EACH ROW EXECUTE FUNCTION registrasi_jaga_janji();
"""

LEPAS = """
DROP TRIGGER jaga_janji ON registrasi_janjitemu;
DROP FUNCTION registrasi_jaga_janji();
DROP TRIGGER jaga_kapasitas ON registrasi_slotloket;
DROP FUNCTION registrasi_jaga_kapasitas();
DROP TRIGGER jaga_kursi ON registrasi_janjitemu;
DROP FUNCTION registrasi_jaga_kursi();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("registrasi", "0007_daftar_hitam"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="JadwalLoket",
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
                (
                    "hari",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "Senin"),
                            (1, "Selasa"),
                            (2, "Rabu"),
                            (3, "Kamis"),
                            (4, "Jumat"),
                            (5, "Sabtu"),
                            (6, "Minggu"),
                        ],
                        verbose_name="hari",
                    ),
                ),
                ("mulai", models.TimeField(verbose_name="mulai pukul")),
                ("selesai", models.TimeField(verbose_name="sampai pukul")),
                ("menit", models.PositiveSmallIntegerField(verbose_name="lama satu janji (menit)")),
                ("kapasitas", models.PositiveSmallIntegerField(verbose_name="janji sekaligus")),
                ("berlaku_dari", models.DateField(verbose_name="berlaku dari")),
                ("berlaku_sampai", models.DateField(blank=True, null=True, verbose_name="berlaku sampai")),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                    ),
                ),
                (
                    "updated_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                    ),
                ),
            ],
            options={
                "verbose_name": "jadwal loket",
                "verbose_name_plural": "jadwal loket",
                "ordering": ["hari", "mulai", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("hari__lte", 6)), name="jadwal_loket_hari_dalam_pekan"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("selesai__gt", models.F("mulai"))), name="jadwal_loket_selesai"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("menit__gte", 5), ("menit__lte", 240)), name="jadwal_loket_menit"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kapasitas__gte", 1), ("kapasitas__lte", 50)),
                        name="jadwal_loket_kapasitas",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("berlaku_sampai__isnull", True),
                            ("berlaku_sampai__gte", models.F("berlaku_dari")),
                            _connector="OR",
                        ),
                        name="jadwal_loket_masa",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="JanjiTemu",
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
                ("kursi", models.PositiveSmallIntegerField(verbose_name="kursi")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("dipesan", "Dipesan"),
                            ("dipindah", "Dipindahkan"),
                            ("dibatalkan", "Dibatalkan"),
                            ("hadir", "Hadir"),
                            ("tidak_hadir", "Tidak hadir"),
                        ],
                        default="dipesan",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("uid", models.CharField(editable=False, max_length=16)),
                ("urutan", models.PositiveSmallIntegerField(default=0, editable=False)),
                ("diakhiri_pada", models.DateTimeField(blank=True, null=True, verbose_name="diakhiri pada")),
                ("alasan", models.CharField(blank=True, max_length=200, verbose_name="alasan")),
                ("diingatkan_pada", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                    ),
                ),
            ],
            options={
                "verbose_name": "janji temu",
                "verbose_name_plural": "janji temu",
                "constraints": [
                    models.UniqueConstraint(fields=("uid", "urutan"), name="janji_urutan_unik"),
                    models.CheckConstraint(
                        condition=models.Q(("kursi__gte", 1), ("kursi__lte", 50)), name="janji_kursi_wajar"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SlotLoket",
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
                ("tanggal", models.DateField(verbose_name="tanggal")),
                ("mulai", models.DateTimeField(verbose_name="mulai")),
                ("selesai", models.DateTimeField(verbose_name="selesai")),
                ("kapasitas", models.PositiveSmallIntegerField(verbose_name="kapasitas")),
                ("ditutup_pada", models.DateTimeField(blank=True, null=True, verbose_name="ditutup pada")),
                ("alasan_tutup", models.CharField(blank=True, max_length=200, verbose_name="alasan ditutup")),
            ],
            options={
                "verbose_name": "slot loket",
                "verbose_name_plural": "slot loket",
                "indexes": [
                    models.Index(fields=["mulai", "id"], name="slot_loket_mulai"),
                    models.Index(fields=["tanggal", "mulai"], name="slot_loket_tanggal"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("selesai__gt", models.F("mulai"))), name="slot_loket_selesai"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kapasitas__gte", 1), ("kapasitas__lte", 50)),
                        name="slot_loket_kapasitas",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="jadwalloket",
            name="petugas",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="janjitemu",
            name="diakhiri_oleh",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="janjitemu",
            name="dipesan_oleh",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="janjitemu",
            name="pendaftaran",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="janji", to="registrasi.pendaftaran"
            ),
        ),
        migrations.AddField(
            model_name="slotloket",
            name="ditutup_oleh",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="slotloket",
            name="jadwal",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="slot", to="registrasi.jadwalloket"
            ),
        ),
        migrations.AddField(
            model_name="slotloket",
            name="petugas",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="janjitemu",
            name="slot",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="janji", to="registrasi.slotloket"
            ),
        ),
        migrations.AddConstraint(
            model_name="jadwalloket",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (
                        lpse.models.kalender.Int8Range(
                            django.db.models.functions.comparison.Coalesce(
                                "petugas", 0, output_field=models.BigIntegerField()
                            ),
                            django.db.models.functions.comparison.Coalesce(
                                "petugas", 0, output_field=models.BigIntegerField()
                            ),
                            django.contrib.postgres.fields.ranges.RangeBoundary(
                                inclusive_lower=True, inclusive_upper=True
                            ),
                        ),
                        "&&",
                    ),
                    (
                        lpse.models.kalender.Int4Range(
                            "hari",
                            "hari",
                            django.contrib.postgres.fields.ranges.RangeBoundary(
                                inclusive_lower=True, inclusive_upper=True
                            ),
                        ),
                        "&&",
                    ),
                    (
                        lpse.models.kalender.Int4Range(
                            lpse.models.kalender.SecondOfDay(
                                django.db.models.functions.comparison.Least("mulai", "selesai")
                            ),
                            lpse.models.kalender.SecondOfDay("selesai"),
                        ),
                        "&&",
                    ),
                    (
                        lpse.models.kalender.DateRange(
                            django.db.models.functions.comparison.Least("berlaku_dari", "berlaku_sampai"),
                            "berlaku_sampai",
                            django.contrib.postgres.fields.ranges.RangeBoundary(
                                inclusive_lower=True, inclusive_upper=True
                            ),
                        ),
                        "&&",
                    ),
                ],
                name="jadwal_loket_tidak_tumpang_tindih",
            ),
        ),
        migrations.AddConstraint(
            model_name="slotloket",
            constraint=models.UniqueConstraint(fields=("jadwal", "mulai"), name="slot_loket_unik"),
        ),
        migrations.AddConstraint(
            model_name="slotloket",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("alasan_tutup", ""), ("ditutup_oleh__isnull", True), ("ditutup_pada__isnull", True)
                    ),
                    models.Q(("ditutup_pada__isnull", False), models.Q(("alasan_tutup", ""), _negated=True)),
                    _connector="OR",
                ),
                name="slot_loket_tutup_beralasan",
            ),
        ),
        migrations.AddIndex(
            model_name="janjitemu",
            index=models.Index(
                condition=models.Q(("diingatkan_pada", None), ("status", "dipesan")),
                fields=["slot"],
                name="janji_ingatan",
            ),
        ),
        migrations.AddConstraint(
            model_name="janjitemu",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status__in", ("dipindah", "dibatalkan")), _negated=True),
                fields=("slot", "kursi"),
                name="janji_kursi_sekali",
            ),
        ),
        migrations.AddConstraint(
            model_name="janjitemu",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status", "dipesan")), fields=("pendaftaran",), name="janji_satu_hidup"
            ),
        ),
        migrations.AddConstraint(
            model_name="janjitemu",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("diakhiri_oleh__isnull", True),
                        ("diakhiri_pada__isnull", True),
                        ("status", "dipesan"),
                    ),
                    models.Q(
                        models.Q(("status", "dipesan"), _negated=True), ("diakhiri_pada__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="janji_diakhiri_berpasangan",
            ),
        ),
        migrations.RunSQL(PENJAGA, LEPAS),
    ]
