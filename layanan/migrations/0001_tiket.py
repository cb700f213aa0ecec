"""The ticket: its log and its words are append-only; a standard in force and a priority table to begin with."""

import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.utils.timezone
import lpse.kode
from django.conf import settings
from django.db import migrations, models


BEKU = """
CREATE FUNCTION layanan_tolak_ubah() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Tabel % hanya dapat ditambah.', TG_TABLE_NAME USING ERRCODE = 'check_violation';
END $$;

CREATE TRIGGER peristiwa_beku BEFORE UPDATE OR DELETE ON layanan_peristiwatiket
    FOR EACH ROW EXECUTE FUNCTION layanan_tolak_ubah();
CREATE TRIGGER pesan_beku BEFORE UPDATE OR DELETE ON layanan_pesantiket
    FOR EACH ROW EXECUTE FUNCTION layanan_tolak_ubah();
CREATE TRIGGER butir_standar_beku BEFORE UPDATE OR DELETE ON layanan_butirstandar
    FOR EACH ROW EXECUTE FUNCTION layanan_tolak_ubah();
"""

CAIR = """
DROP TRIGGER butir_standar_beku ON layanan_butirstandar;
DROP TRIGGER pesan_beku ON layanan_pesantiket;
DROP TRIGGER peristiwa_beku ON layanan_peristiwatiket;
DROP FUNCTION layanan_tolak_ubah();
"""

# The unit's own targets: no regulation and no LKPP text gives figures. An officer sets the next version.
# jenis, prioritas: minutes of work to the first answer; minutes, or days, of work to the solution.
RESPONS = {"T": 30, "M": 60, "R": 120}
SELESAI = {
    "konsultasi": {"T": (240, None), "M": (None, 1), "R": (None, 2)},
    "keluhan": {"T": (None, 2), "M": (None, 5), "R": (None, 5)},
    "kendala": {"T": (240, None), "M": (None, 1), "R": (None, 2)},
    "permintaan": {"T": (None, 1), "M": (None, 2), "R": (None, 5)},
    "masukan": {"T": (None, 5), "M": (None, 5), "R": (None, 14)},
    "dukungan": {"T": (240, None), "M": (None, 1), "R": (None, 2)},
    "fasilitasi": {"T": (240, None), "M": (None, 1), "R": (None, 2)},
    "informasi": {"T": (None, 1), "M": (None, 2), "R": (None, 5)},
}
MATRIKS = {
    ("M", "B"): "T",
    ("M", "S"): "T",
    ("M", "K"): "M",
    ("TM", "B"): "M",
    ("TM", "S"): "R",
    ("TM", "K"): "R",
}


def isi_awal(apps, schema_editor):
    standar = apps.get_model("layanan", "StandarLayanan").objects.create(nomor=1, dasar="Standar awal portal")
    butir = apps.get_model("layanan", "ButirStandar")
    butir.objects.bulk_create(
        butir(
            standar=standar,
            jenis=jenis,
            prioritas=prioritas,
            respons_menit=RESPONS[prioritas],
            selesai_menit=menit,
            selesai_hari=hari,
        )
        for jenis, semua in SELESAI.items()
        for prioritas, (menit, hari) in semua.items()
    )
    matriks = apps.get_model("layanan", "MatriksPrioritas")
    matriks.objects.bulk_create(matriks(urgensi=u, dampak=d, prioritas=p) for (u, d), p in MATRIKS.items())


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("lpse", "0010_naskah_layanan"),
    ]

    operations = [
        migrations.CreateModel(
            name="ButirStandar",
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
                            ("konsultasi", "Konsultasi"),
                            ("keluhan", "Keluhan"),
                            ("kendala", "Kendala teknis"),
                            ("permintaan", "Permintaan layanan"),
                            ("masukan", "Masukan"),
                            ("dukungan", "Dukungan penayangan RUP dan pengumuman"),
                            ("fasilitasi", "Fasilitasi pengumuman dan pemilihan"),
                            ("informasi", "Data dan informasi"),
                        ],
                        max_length=12,
                        verbose_name="jenis",
                    ),
                ),
                (
                    "prioritas",
                    models.CharField(
                        choices=[("R", "Rendah"), ("M", "Menengah"), ("T", "Tinggi")],
                        max_length=1,
                        verbose_name="prioritas",
                    ),
                ),
                ("respons_menit", models.PositiveIntegerField(verbose_name="jawaban pertama (menit kerja)")),
                (
                    "selesai_menit",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="penyelesaian (menit kerja)"
                    ),
                ),
                (
                    "selesai_hari",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="penyelesaian (hari kerja)"
                    ),
                ),
            ],
            options={
                "verbose_name": "butir standar layanan",
                "verbose_name_plural": "butir standar layanan",
            },
        ),
        migrations.CreateModel(
            name="MatriksPrioritas",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "urgensi",
                    models.CharField(
                        choices=[("M", "Mendesak"), ("TM", "Tidak mendesak")],
                        max_length=2,
                        verbose_name="urgensi",
                    ),
                ),
                (
                    "dampak",
                    models.CharField(
                        choices=[("K", "Kecil"), ("S", "Sedang"), ("B", "Besar")],
                        max_length=1,
                        verbose_name="dampak",
                    ),
                ),
                (
                    "prioritas",
                    models.CharField(
                        choices=[("R", "Rendah"), ("M", "Menengah"), ("T", "Tinggi")],
                        max_length=1,
                        verbose_name="prioritas",
                    ),
                ),
            ],
            options={
                "verbose_name": "matriks prioritas",
                "verbose_name_plural": "matriks prioritas",
                "constraints": [
                    models.UniqueConstraint(fields=("urgensi", "dampak"), name="matriks_prioritas_sekali")
                ],
            },
        ),
        migrations.CreateModel(
            name="PeristiwaTiket",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("urut", models.PositiveIntegerField(verbose_name="urut")),
                (
                    "jenis",
                    models.CharField(
                        choices=[
                            ("dicatat", "Dicatat"),
                            ("diambil", "Diambil petugas"),
                            ("ditugaskan", "Ditugaskan"),
                            ("dibalas", "Dijawab petugas"),
                            ("catatan_internal", "Catatan internal"),
                            ("diminta_keterangan", "Keterangan diminta dari pengguna"),
                            ("dijawab_pengguna", "Pengguna menulis"),
                            ("diteruskan", "Diteruskan ke LKPP"),
                            ("dijawab_lkpp", "LKPP menjawab"),
                            ("penerusan_ditarik", "Penerusan ke LKPP ditarik"),
                            ("diselesaikan", "Diselesaikan"),
                            ("dikonfirmasi", "Pengguna menyatakan selesai"),
                            ("belum_selesai", "Pengguna menyatakan belum selesai"),
                            ("ditutup", "Ditutup tanpa jawaban pengguna"),
                            ("luar_kewenangan", "Dijawab: di luar kewenangan"),
                            ("digabung", "Digabung"),
                            ("menerima_gabungan", "Menerima tiket gabungan"),
                            ("dipisah", "Dipisah menjadi tiket baru"),
                            ("dibuka_kembali", "Dibuka kembali"),
                            ("diubah", "Rincian diubah"),
                            ("standar_diganti", "Standar layanan diganti"),
                            ("diperpanjang", "Tenggat diperpanjang"),
                            ("ditautkan", "Ditautkan ke perkara"),
                        ],
                        max_length=20,
                        verbose_name="peristiwa",
                    ),
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
                    "status",
                    models.CharField(
                        choices=[
                            ("tercatat", "Tercatat"),
                            ("ditangani", "Sedang ditangani"),
                            ("menunggu_pengguna", "Menunggu keterangan pengguna"),
                            ("menunggu_lkpp", "Menunggu LKPP"),
                            ("selesai", "Dijawab, menunggu konfirmasi"),
                            ("ditutup", "Ditutup"),
                            ("luar_kewenangan", "Di luar kewenangan"),
                            ("digabung", "Digabung ke tiket lain"),
                        ],
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "detik",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="perpanjangan (detik kerja)"
                    ),
                ),
                ("alasan", models.TextField(blank=True, max_length=1000, verbose_name="alasan")),
                ("rincian", models.JSONField(blank=True, default=dict, verbose_name="rincian")),
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
                    "standar",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="layanan.butirstandar",
                    ),
                ),
            ],
            options={
                "verbose_name": "peristiwa tiket",
                "verbose_name_plural": "peristiwa tiket",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("jenis", "diperpanjang"), _negated=True),
                            models.Q(("detik__gt", 0), models.Q(("alasan", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="peristiwa_perpanjangan_beralasan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("jenis__in", ["dicatat", "standar_diganti"]), _negated=True),
                            ("standar__isnull", False),
                            _connector="OR",
                        ),
                        name="peristiwa_berstandar",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PesanTiket",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "arah",
                    models.CharField(
                        choices=[
                            ("masuk", "Dari pengguna"),
                            ("keluar", "Kepada pengguna"),
                            ("internal", "Catatan internal"),
                        ],
                        max_length=8,
                        verbose_name="arah",
                    ),
                ),
                (
                    "saluran",
                    models.CharField(
                        choices=[
                            ("web", "Portal"),
                            ("telepon", "Telepon"),
                            ("kunjungan", "Kunjungan"),
                            ("surel", "Surel"),
                            ("whatsapp", "WhatsApp"),
                        ],
                        max_length=10,
                        verbose_name="saluran",
                    ),
                ),
                ("isi", models.TextField(max_length=20000, verbose_name="isi")),
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
                    "peristiwa",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pesan",
                        to="layanan.peristiwatiket",
                    ),
                ),
            ],
            options={
                "verbose_name": "pesan tiket",
                "verbose_name_plural": "pesan tiket",
            },
        ),
        migrations.CreateModel(
            name="LampiranTiket",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "berkas",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lpse.berkas"
                    ),
                ),
                (
                    "pesan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lampiran",
                        to="layanan.pesantiket",
                    ),
                ),
            ],
            options={
                "verbose_name": "lampiran tiket",
                "verbose_name_plural": "lampiran tiket",
                "constraints": [
                    models.UniqueConstraint(fields=("pesan", "berkas"), name="lampiran_tiket_sekali")
                ],
            },
        ),
        migrations.CreateModel(
            name="StandarLayanan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("nomor", models.PositiveIntegerField(unique=True, verbose_name="versi")),
                (
                    "berlaku_sejak",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="berlaku sejak",
                    ),
                ),
                ("dasar", models.CharField(blank=True, max_length=200, verbose_name="ditetapkan dengan")),
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
                "verbose_name": "standar layanan",
                "verbose_name_plural": "standar layanan",
            },
        ),
        migrations.AddField(
            model_name="butirstandar",
            name="standar",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="butir", to="layanan.standarlayanan"
            ),
        ),
        migrations.CreateModel(
            name="Tiket",
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
                ("rahasia_ke", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                (
                    "jenis",
                    models.CharField(
                        choices=[
                            ("konsultasi", "Konsultasi"),
                            ("keluhan", "Keluhan"),
                            ("kendala", "Kendala teknis"),
                            ("permintaan", "Permintaan layanan"),
                            ("masukan", "Masukan"),
                            ("dukungan", "Dukungan penayangan RUP dan pengumuman"),
                            ("fasilitasi", "Fasilitasi pengumuman dan pemilihan"),
                            ("informasi", "Data dan informasi"),
                        ],
                        max_length=12,
                        verbose_name="jenis",
                    ),
                ),
                (
                    "saluran",
                    models.CharField(
                        choices=[
                            ("web", "Portal"),
                            ("telepon", "Telepon"),
                            ("kunjungan", "Kunjungan"),
                            ("surel", "Surel"),
                            ("whatsapp", "WhatsApp"),
                        ],
                        max_length=10,
                        verbose_name="saluran",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("tercatat", "Tercatat"),
                            ("ditangani", "Sedang ditangani"),
                            ("menunggu_pengguna", "Menunggu keterangan pengguna"),
                            ("menunggu_lkpp", "Menunggu LKPP"),
                            ("selesai", "Dijawab, menunggu konfirmasi"),
                            ("ditutup", "Ditutup"),
                            ("luar_kewenangan", "Di luar kewenangan"),
                            ("digabung", "Digabung ke tiket lain"),
                        ],
                        default="tercatat",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("judul", models.CharField(max_length=200, verbose_name="perihal")),
                ("nama", models.CharField(max_length=150, verbose_name="nama")),
                ("surel", models.EmailField(blank=True, max_length=254, verbose_name="surel")),
                ("telepon", models.CharField(blank=True, max_length=20, verbose_name="telepon")),
                ("user_id", models.CharField(blank=True, max_length=30, verbose_name="User ID")),
                ("npwp", models.CharField(blank=True, max_length=20, verbose_name="NPWP")),
                (
                    "instansi",
                    models.CharField(blank=True, max_length=200, verbose_name="perusahaan atau instansi"),
                ),
                (
                    "tipe_lkpp",
                    models.CharField(
                        blank=True,
                        choices=[("G", "Gangguan"), ("M", "Masalah"), ("PL", "Permintaan layanan")],
                        max_length=2,
                        verbose_name="tipe",
                    ),
                ),
                (
                    "kategori",
                    models.CharField(
                        blank=True,
                        choices=[("T", "Teknis"), ("NT", "Nonteknis")],
                        max_length=2,
                        verbose_name="kategori",
                    ),
                ),
                (
                    "kelompok",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("panitia", "Pokja/Panitia/Pejabat Pengadaan"),
                            ("penyedia", "Penyedia"),
                            ("ppk", "PA/KPA/PPK"),
                            ("auditor", "Auditor"),
                            ("publik", "Publik"),
                            ("lainnya", "Lainnya"),
                        ],
                        max_length=10,
                        verbose_name="pengguna",
                    ),
                ),
                (
                    "jenis_masalah",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("hw", "Perangkat keras"),
                            ("sw", "Perangkat lunak"),
                            ("prosedur", "Prosedur"),
                            ("lain", "Lain"),
                        ],
                        max_length=10,
                        verbose_name="jenis masalah",
                    ),
                ),
                (
                    "urgensi",
                    models.CharField(
                        choices=[("M", "Mendesak"), ("TM", "Tidak mendesak")],
                        default="TM",
                        max_length=2,
                        verbose_name="urgensi",
                    ),
                ),
                (
                    "dampak",
                    models.CharField(
                        choices=[("K", "Kecil"), ("S", "Sedang"), ("B", "Besar")],
                        default="K",
                        max_length=1,
                        verbose_name="dampak",
                    ),
                ),
                (
                    "prioritas",
                    models.CharField(
                        choices=[("R", "Rendah"), ("M", "Menengah"), ("T", "Tinggi")],
                        max_length=1,
                        verbose_name="prioritas",
                    ),
                ),
                (
                    "kode_tender",
                    models.CharField(blank=True, max_length=40, verbose_name="kode tender atau paket"),
                ),
                ("nama_paket", models.CharField(blank=True, max_length=255, verbose_name="nama paket")),
                (
                    "kode_galat",
                    models.CharField(blank=True, max_length=60, verbose_name="kode galat di SPSE"),
                ),
                ("hasil", models.CharField(blank=True, max_length=200, verbose_name="hasil")),
                (
                    "nomor_lapor",
                    models.CharField(blank=True, max_length=40, verbose_name="nomor SP4N-LAPOR!"),
                ),
                (
                    "perkara_luar",
                    models.CharField(blank=True, max_length=40, verbose_name="perkara di luar kewenangan"),
                ),
                ("perkara", models.CharField(blank=True, max_length=40, verbose_name="perkara terkait")),
                (
                    "dibuka_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="dicatat pada",
                    ),
                ),
                (
                    "diselesaikan_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="diselesaikan pada"),
                ),
                ("berakhir_pada", models.DateTimeField(blank=True, null=True, verbose_name="berakhir pada")),
                ("versi_kalender", models.CharField(max_length=16, verbose_name="versi kalender")),
                (
                    "respons_pada",
                    models.DateTimeField(blank=True, null=True, verbose_name="jawaban pertama pada"),
                ),
                (
                    "tenggat_respons",
                    models.DateTimeField(blank=True, null=True, verbose_name="jawaban pertama paling lambat"),
                ),
                (
                    "tenggat_selesai",
                    models.DateTimeField(blank=True, null=True, verbose_name="diselesaikan paling lambat"),
                ),
                ("tenggat", models.DateTimeField(blank=True, null=True, verbose_name="tenggat")),
                ("janji_pada", models.DateTimeField(blank=True, null=True, verbose_name="dijanjikan pada")),
                (
                    "akun",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tiket",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "dicatat_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "digabung_ke",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gabungan",
                        to="layanan.tiket",
                    ),
                ),
                (
                    "diselesaikan_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "ditugaskan_kepada",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pisahan_dari",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pisahan",
                        to="layanan.tiket",
                    ),
                ),
                (
                    "satker",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lpse.satker",
                    ),
                ),
                (
                    "standar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="layanan.butirstandar",
                    ),
                ),
            ],
            options={
                "verbose_name": "tiket",
                "verbose_name_plural": "tiket",
                "indexes": [
                    models.Index(
                        condition=models.Q(
                            ("status__in", ("tercatat", "ditangani", "menunggu_pengguna", "menunggu_lkpp"))
                        ),
                        fields=["tenggat", "id"],
                        name="tiket_antrean",
                    ),
                    models.Index(fields=["status", "-id"], name="tiket_status"),
                    models.Index(fields=["jenis", "-id"], name="tiket_jenis"),
                    models.Index(
                        condition=models.Q(
                            ("status__in", ("tercatat", "ditangani", "menunggu_pengguna", "menunggu_lkpp"))
                        ),
                        fields=["ditugaskan_kepada", "tenggat", "id"],
                        name="tiket_petugas",
                    ),
                    models.Index(fields=["akun", "-id"], name="tiket_akun"),
                    models.Index(fields=["-dibuka_pada"], name="tiket_dibuka"),
                    models.Index(
                        django.db.models.functions.text.Upper("surel"),
                        models.OrderBy(models.F("id"), descending=True),
                        name="tiket_surel",
                    ),
                    models.Index(fields=["telepon", "-id"], name="tiket_telepon"),
                    models.Index(
                        django.db.models.functions.text.Upper("user_id"),
                        models.OrderBy(models.F("id"), descending=True),
                        name="tiket_user_id",
                    ),
                    models.Index(fields=["kode_tender", "-id"], name="tiket_tender"),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(
                            django.db.models.functions.text.Upper("nama"), name="gin_trgm_ops"
                        ),
                        name="tiket_nama_trgm",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(
                            django.db.models.functions.text.Upper("judul"), name="gin_trgm_ops"
                        ),
                        name="tiket_judul_trgm",
                    ),
                    models.Index(
                        condition=models.Q(("status", "selesai")),
                        fields=["diselesaikan_pada"],
                        name="tiket_menunggu_konfirmasi",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("digabung_ke__isnull", False), ("status", "digabung")),
                            models.Q(
                                models.Q(("status", "digabung"), _negated=True), ("digabung_ke__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="tiket_digabung_bertujuan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("digabung_ke__isnull", True),
                            models.Q(("digabung_ke", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="tiket_bukan_ke_diri_sendiri",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "luar_kewenangan"), _negated=True),
                            models.Q(("perkara_luar", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="tiket_luar_kewenangan_berperkara",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["selesai", "ditutup"]), _negated=True),
                            models.Q(
                                ("diselesaikan_oleh__isnull", False), ("diselesaikan_pada__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="tiket_selesai_oleh_petugas",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("berakhir_pada__isnull", False),
                                ("status__in", ("ditutup", "luar_kewenangan", "digabung")),
                            ),
                            models.Q(
                                models.Q(
                                    ("status__in", ("ditutup", "luar_kewenangan", "digabung")), _negated=True
                                ),
                                ("berakhir_pada__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="tiket_berakhir_bertanggal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ("tercatat", "ditangani", "menunggu_pengguna", "menunggu_lkpp")),
                            ("tenggat__isnull", True),
                            _connector="OR",
                        ),
                        name="tiket_tenggat_selama_terbuka",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ("tercatat", "ditangani")), _negated=True),
                            ("tenggat_selesai__isnull", False),
                            _connector="OR",
                        ),
                        name="tiket_berjalan_bertenggat",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="pesantiket",
            name="tiket",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="pesan", to="layanan.tiket"
            ),
        ),
        migrations.AddField(
            model_name="peristiwatiket",
            name="tiket",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="peristiwa", to="layanan.tiket"
            ),
        ),
        migrations.CreateModel(
            name="PenontonTiket",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "akun",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "tiket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="penonton",
                        to="layanan.tiket",
                    ),
                ),
            ],
            options={
                "verbose_name": "penonton tiket",
                "verbose_name_plural": "penonton tiket",
                "constraints": [
                    models.UniqueConstraint(fields=("tiket", "akun"), name="penonton_tiket_sekali")
                ],
            },
        ),
        migrations.CreateModel(
            name="PenilaianTiket",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("nilai", models.PositiveSmallIntegerField(verbose_name="nilai")),
                ("komentar", models.TextField(blank=True, max_length=1000, verbose_name="komentar")),
                (
                    "pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="pada",
                    ),
                ),
                (
                    "tiket",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="penilaian",
                        to="layanan.tiket",
                    ),
                ),
            ],
            options={
                "verbose_name": "penilaian tiket",
                "verbose_name_plural": "penilaian tiket",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("nilai__gte", 1), ("nilai__lte", 4)), name="penilaian_tiket_1_4"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="JawabanBaku",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kunci", models.SlugField(max_length=40, unique=True, verbose_name="singkatan")),
                ("judul", models.CharField(max_length=120, verbose_name="judul")),
                ("isi", models.TextField(max_length=5000, verbose_name="isi")),
                ("jenis", models.CharField(blank=True, max_length=12, verbose_name="untuk jenis")),
                ("aktif", models.BooleanField(default=True, verbose_name="dipakai")),
                (
                    "diubah_pada",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        verbose_name="diubah pada",
                    ),
                ),
                (
                    "diubah_oleh",
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
                "verbose_name": "jawaban baku",
                "verbose_name_plural": "jawaban baku",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("isi", ""), _negated=True), name="jawaban_baku_berisi"
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="butirstandar",
            constraint=models.UniqueConstraint(
                fields=("standar", "jenis", "prioritas"), name="butir_standar_sekali"
            ),
        ),
        migrations.AddConstraint(
            model_name="butirstandar",
            constraint=models.CheckConstraint(
                condition=models.Q(("respons_menit__gt", 0)), name="butir_standar_respons"
            ),
        ),
        migrations.AddConstraint(
            model_name="butirstandar",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("selesai_hari__isnull", True), ("selesai_menit__gt", 0)),
                    models.Q(("selesai_hari__gt", 0), ("selesai_menit__isnull", True)),
                    _connector="OR",
                ),
                name="butir_standar_satu_ukuran",
            ),
        ),
        migrations.AddIndex(
            model_name="pesantiket",
            index=models.Index(fields=["tiket", "id"], name="pesan_tiket_urut"),
        ),
        migrations.AddConstraint(
            model_name="pesantiket",
            constraint=models.CheckConstraint(
                condition=models.Q(("isi", ""), _negated=True), name="pesan_tiket_berisi"
            ),
        ),
        migrations.AddConstraint(
            model_name="pesantiket",
            constraint=models.CheckConstraint(
                condition=models.Q(("arah", "masuk"), ("oleh__isnull", False), _connector="OR"),
                name="pesan_tiket_petugas_bernama",
            ),
        ),
        migrations.AddIndex(
            model_name="peristiwatiket",
            index=models.Index(fields=["jenis", "pada"], name="peristiwa_tiket_jenis"),
        ),
        migrations.AddConstraint(
            model_name="peristiwatiket",
            constraint=models.UniqueConstraint(fields=("tiket", "urut"), name="peristiwa_tiket_urut"),
        ),
        migrations.RunPython(isi_awal, migrations.RunPython.noop),
        migrations.RunSQL(BEKU, CAIR),
    ]
