"""What the rows of SPSE's datasets have in common; a row that changed in SPSE is a new version here."""

from django.db import models

from sekretariat.models.kiriman_spse import KirimanSPSE


class BarisSPSE(models.Model):
    """What the rows of every dataset have: where they come from and which version they are.

    `is_kini` is the version that holds; the older ones stay. `sidik` is of all that SPSE says in the row but
    the moment it was pulled. A trigger lets nothing of a version change but `is_kini` and `terlihat_pada`.
    """

    KUNCI: tuple[str, ...] = ()

    kiriman = models.ForeignKey(KirimanSPSE, on_delete=models.PROTECT, db_index=False, related_name="+")
    nomor = models.PositiveIntegerField("baris")
    sidik = models.UUIDField(editable=False)
    is_kini = models.BooleanField("versi kini", default=True)
    ditarik_pada = models.DateTimeField("ditarik pada")
    # The last pull that still said the same.
    terlihat_pada = models.DateTimeField("terakhir terlihat")
    tahun_anggaran = models.PositiveSmallIntegerField("tahun anggaran", null=True)
    kd_klpd = models.CharField("kode K/L/PD", max_length=20, blank=True)
    kd_lpse = models.CharField("kode LPSE", max_length=20, blank=True)
    # Dotted, as "1.03.2.15.1.04.03.0000": the form by which a satker is the same one in every dataset.
    kode_satker = models.CharField("kode satker", max_length=40, blank=True)
    # The number SPSE gives it, as "12335093"; some datasets have only one of the two.
    kode_satker_spse = models.CharField("nomor satker di SPSE", max_length=20, blank=True)

    class Meta:
        abstract = True


class PaketSPSE(BarisSPSE):
    """What the datasets about packages have in common. `kd_rup` may hold several, separated by semicolons."""

    nama_klpd = models.CharField("nama K/L/PD", max_length=200, blank=True)
    jenis_klpd = models.CharField("jenis K/L/PD", max_length=60, blank=True)
    nama_satker = models.CharField("nama satker", max_length=300, blank=True)
    kd_paket = models.CharField("kode paket", max_length=30, blank=True)
    kd_rup = models.TextField("kode RUP", blank=True)
    pagu = models.DecimalField("pagu", max_digits=18, decimal_places=2, null=True)
    hps = models.DecimalField("HPS", max_digits=18, decimal_places=2, null=True)

    class Meta:
        abstract = True


class RincianPaket(PaketSPSE):
    """A package with what it is called, how it is bought and from which money."""

    nama_paket = models.TextField("nama paket", blank=True)
    sumber_dana = models.CharField("sumber dana", max_length=60, blank=True)
    mak = models.TextField("kode anggaran", blank=True)
    kualifikasi_paket = models.CharField("kualifikasi usaha", max_length=60, blank=True)
    jenis_pengadaan = models.CharField("jenis pengadaan", max_length=100, blank=True)
    mtd_pemilihan = models.CharField("metode pemilihan", max_length=100, blank=True)
    mtd_evaluasi = models.CharField("metode evaluasi", max_length=100, blank=True)
    mtd_kualifikasi = models.CharField("metode kualifikasi", max_length=100, blank=True)
    kontrak_pembayaran = models.CharField("cara pembayaran", max_length=100, blank=True)
    status_paket = models.CharField("status di SPSE", max_length=60, blank=True)
    versi_paket = models.PositiveSmallIntegerField("pengulangan ke", null=True)
    ket_diulang = models.TextField("alasan diulang", blank=True)
    ket_ditutup = models.TextField("alasan ditutup", blank=True)
    tgl_buat_paket = models.DateTimeField("paket dibuat", null=True)
    tgl_kolektif_kolegial = models.DateTimeField("persetujuan pokja", null=True)
    tgl_pengumuman = models.DateTimeField("diumumkan", null=True)
    lokasi_pekerjaan = models.TextField("lokasi", blank=True)

    class Meta:
        abstract = True


class Pemenang(models.Model):
    """Who won and for how much; a tax number that is a NIK belongs to a person."""

    kd_penyedia = models.CharField("kode penyedia", max_length=20, blank=True)
    nama_penyedia = models.CharField("nama penyedia", max_length=200, blank=True)
    npwp = models.CharField("NPWP seperti tertulis", max_length=40, blank=True)
    npwp16 = models.CharField("NPWP 16 digit", max_length=16, blank=True)
    nilai_penawaran = models.DecimalField("penawaran", max_digits=18, decimal_places=2, null=True)
    nilai_terkoreksi = models.DecimalField("penawaran terkoreksi", max_digits=18, decimal_places=2, null=True)

    DATA_PRIBADI = ("nama_penyedia", "npwp", "npwp16")

    class Meta:
        abstract = True


class Kontrak(Pemenang):
    nilai_negosiasi = models.DecimalField("hasil negosiasi", max_digits=18, decimal_places=2, null=True)
    nilai_kontrak = models.DecimalField("nilai kontrak", max_digits=18, decimal_places=2, null=True)
    nilai_pdn = models.DecimalField("nilai produk dalam negeri", max_digits=18, decimal_places=2, null=True)
    nilai_umk = models.DecimalField("nilai usaha mikro dan kecil", max_digits=18, decimal_places=2, null=True)

    class Meta:
        abstract = True
