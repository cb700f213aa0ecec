"""Retention: the secretariat's classes, and what stands before the end of its records."""

from django.db import migrations

# A record is marked as destroyed only where no hold covers it and a list that was approved names it; its files
# go with it. What is kept for ever has files that nothing takes away.
TERTAHAN = """
CREATE FUNCTION sekretariat_jaga_akhir(kelas_ text, kunci_ text, akun bigint, nama text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    IF arsip_is_ditahan(kelas_, kunci_, akun) THEN
        RAISE EXCEPTION 'Rekaman ini ditahan untuk hukum.' USING ERRCODE = 'check_violation', CONSTRAINT = nama;
    END IF;
    IF NOT EXISTS (
        SELECT 1 FROM arsip_butirpemusnahan b JOIN arsip_pemusnahan p ON p.id = b.pemusnahan_id
         WHERE b.kelas = kelas_ AND b.kunci = kunci_ AND b.keadaan = 'musnah' AND p.status = 'disetujui')
    THEN
        RAISE EXCEPTION 'Rekaman ini tidak ada di daftar pemusnahan yang disetujui.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'rekaman_musnah_terdaftar';
    END IF;
END $$;

CREATE FUNCTION sekretariat_jaga_musnah() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM sekretariat_jaga_akhir(
        TG_ARGV[0], OLD.kode, (to_jsonb(OLD) ->> TG_ARGV[1])::bigint, 'butir_pemusnahan_ditahan');
    RETURN NEW;
END $$;
CREATE TRIGGER agenda_musnah BEFORE UPDATE ON sekretariat_agendasurat FOR EACH ROW
    WHEN (NEW.dimusnahkan_pada IS NOT NULL AND OLD.dimusnahkan_pada IS NULL)
    EXECUTE FUNCTION sekretariat_jaga_musnah('SEK-SURAT', '');
CREATE TRIGGER agenda_tetap_musnah BEFORE UPDATE ON sekretariat_agendasurat FOR EACH ROW
    WHEN (OLD.dimusnahkan_pada IS NOT NULL AND NEW.dimusnahkan_pada IS DISTINCT FROM OLD.dimusnahkan_pada)
    EXECUTE FUNCTION sekretariat_tolak_ubah();
CREATE TRIGGER rapat_musnah BEFORE UPDATE ON sekretariat_rapat FOR EACH ROW
    WHEN (NEW.dimusnahkan_pada IS NOT NULL AND OLD.dimusnahkan_pada IS NULL)
    EXECUTE FUNCTION sekretariat_jaga_musnah('SEK-RAPAT', '');
CREATE TRIGGER rapat_tetap_musnah BEFORE UPDATE ON sekretariat_rapat FOR EACH ROW
    WHEN (OLD.dimusnahkan_pada IS NOT NULL AND NEW IS DISTINCT FROM OLD)
    EXECUTE FUNCTION sekretariat_tolak_ubah();
-- Who came to it can be counted for ever, and never again be said to be somebody.
CREATE TRIGGER peserta_tetap_musnah BEFORE UPDATE OR DELETE ON sekretariat_pesertarapat FOR EACH ROW
    WHEN ((OLD.nama, OLD.jabatan, OLD.instansi, OLD.email) = ('(dimusnahkan)', '', '', '') AND OLD.akun_id IS NULL)
    EXECUTE FUNCTION sekretariat_tolak_ubah();
CREATE TRIGGER kiriman_musnah BEFORE UPDATE ON sekretariat_kirimanspse FOR EACH ROW
    WHEN (NEW.dimusnahkan_pada IS NOT NULL AND OLD.dimusnahkan_pada IS NULL)
    EXECUTE FUNCTION sekretariat_jaga_musnah('SEK-SPSE', '');
CREATE TRIGGER kiriman_tetap_musnah BEFORE UPDATE ON sekretariat_kirimanspse FOR EACH ROW
    WHEN (OLD.dimusnahkan_pada IS NOT NULL AND NEW IS DISTINCT FROM OLD)
    EXECUTE FUNCTION sekretariat_tolak_ubah();
CREATE TRIGGER pegawai_musnah BEFORE UPDATE ON sekretariat_pegawai FOR EACH ROW
    WHEN (NEW.dimusnahkan_pada IS NOT NULL AND OLD.dimusnahkan_pada IS NULL)
    EXECUTE FUNCTION sekretariat_jaga_musnah('SEK-PEGAWAI', 'akun_id');
-- Who comes back to the unit begins under another code: the old one stands on the list of what was destroyed.
CREATE TRIGGER pegawai_tetap_musnah BEFORE UPDATE ON sekretariat_pegawai FOR EACH ROW
    WHEN (OLD.dimusnahkan_pada IS NOT NULL AND NEW IS DISTINCT FROM OLD AND NEW.kode = OLD.kode)
    EXECUTE FUNCTION sekretariat_tolak_ubah();

-- Rows around a record: none goes while it is held, but who is asked to a meeting to come may still change.
CREATE FUNCTION sekretariat_jaga_hapus() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    induk jsonb;
BEGIN
    EXECUTE format('SELECT to_jsonb(i) FROM %I i WHERE id = $1', TG_ARGV[1])
        INTO induk USING (to_jsonb(OLD) ->> TG_ARGV[2])::bigint;
    IF COALESCE(induk ->> 'status', '') NOT IN ('direncanakan', 'diundang')
        AND arsip_is_ditahan(TG_ARGV[0], induk ->> 'kode', (induk ->> 'akun_id')::bigint)
    THEN
        RAISE EXCEPTION 'Rekaman ini ditahan untuk hukum.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'butir_pemusnahan_ditahan';
    END IF;
    RETURN OLD;
END $$;
CREATE TRIGGER peserta_tertahan BEFORE DELETE ON sekretariat_pesertarapat FOR EACH ROW
    EXECUTE FUNCTION sekretariat_jaga_hapus('SEK-RAPAT', 'sekretariat_rapat', 'rapat_id');
CREATE TRIGGER pendidikan_tertahan BEFORE DELETE ON sekretariat_pendidikanpegawai FOR EACH ROW
    EXECUTE FUNCTION sekretariat_jaga_hapus('SEK-PEGAWAI', 'sekretariat_pegawai', 'pegawai_id');

-- What the clock lets go of by itself is passed over while its class is held, and let go of after.
CREATE FUNCTION sekretariat_lewati_tertahan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF arsip_is_ditahan(TG_ARGV[0], '', NULL) THEN
        RETURN NULL;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER ekspor_tertahan BEFORE UPDATE ON sekretariat_eksporpemeriksaan FOR EACH ROW
    WHEN (OLD.status = 'selesai' AND OLD.ukuran > 0 AND NEW.ukuran = 0)
    EXECUTE FUNCTION sekretariat_lewati_tertahan('SEK-EKSPOR');

CREATE FUNCTION sekretariat_jaga_berkas() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    rekaman record;
BEGIN
    FOR rekaman IN
        SELECT 'SEK-SURAT' AS kelas, a.kode, NULL::bigint AS akun FROM sekretariat_agendasurat a
         WHERE OLD.id IN (a.berkas_id, a.bukti_kirim_id)
        UNION ALL
        SELECT 'SEK-RAPAT', r.kode, NULL FROM sekretariat_tindaklanjutrapat t
          JOIN sekretariat_rapat r ON r.id = t.rapat_id WHERE t.bukti_id = OLD.id
        UNION ALL
        SELECT 'SEK-PEGAWAI', p.kode, p.akun_id FROM sekretariat_pendidikanpegawai d
          JOIN sekretariat_pegawai p ON p.id = d.pegawai_id WHERE d.berkas_id = OLD.id
        UNION ALL
        SELECT 'SEK-PEGAWAI', p.kode, p.akun_id FROM lpse_rujukansurat s
          JOIN sekretariat_penempatanpegawai t ON t.rujukan_surat_id = s.id
          JOIN sekretariat_pegawai p ON p.id = t.pegawai_id WHERE s.berkas_id = OLD.id
        UNION ALL
        SELECT 'SEK-BUNDEL', b.kode, NULL FROM sekretariat_bundelkepatuhan b WHERE b.berkas_id = OLD.id
        UNION ALL
        SELECT 'SEK-SURAT', a.kode, NULL FROM lpse_naskah n
          JOIN sekretariat_agendasurat a ON a.id::text = n.objek_id
         WHERE OLD.id IN (n.berkas_id, n.berkas_bertanda_tangan_id)
           AND n.objek_jenis = 'sekretariat.agendasurat'
        UNION ALL
        SELECT 'SEK-RAPAT', r.kode, NULL FROM lpse_naskah n
          LEFT JOIN sekretariat_notula m ON m.id::text = n.objek_id AND n.objek_jenis = 'sekretariat.notula'
          JOIN sekretariat_rapat r ON r.id::text = COALESCE(m.rapat_id::text, n.objek_id)
         WHERE OLD.id IN (n.berkas_id, n.berkas_bertanda_tangan_id)
           AND n.objek_jenis IN ('sekretariat.rapat', 'sekretariat.notula')
        UNION ALL
        SELECT '', '', NULL FROM lpse_naskah n
         WHERE OLD.id IN (n.berkas_id, n.berkas_bertanda_tangan_id) AND n.objek_jenis LIKE 'sekretariat.%'
           AND n.objek_jenis NOT IN ('sekretariat.agendasurat', 'sekretariat.rapat', 'sekretariat.notula')
        UNION ALL
        SELECT '', '', NULL FROM sekretariat_salinanlaporan WHERE berkas_id = OLD.id
        UNION ALL
        SELECT '', '', NULL FROM sekretariat_pengirimanlaporan WHERE berkas_id = OLD.id
        UNION ALL
        SELECT '', '', NULL FROM sekretariat_versiprosedur WHERE lampiran_id = OLD.id
        UNION ALL
        SELECT '', '', NULL FROM sekretariat_temuan WHERE berkas_id = OLD.id
        UNION ALL
        SELECT '', '', NULL FROM sekretariat_pengendalianrisiko WHERE berkas_id = OLD.id
        UNION ALL
        SELECT '', '', NULL FROM sekretariat_realisasikegiatan WHERE berkas_id = OLD.id
        UNION ALL
        SELECT '', '', NULL FROM sekretariat_evaluasi e JOIN lpse_rujukansurat s ON s.id = e.surat_id
         WHERE s.berkas_id = OLD.id
    LOOP
        IF rekaman.kelas = '' THEN
            RAISE EXCEPTION 'Berkas ini disimpan permanen.'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'berkas_ditahan';
        END IF;
        PERFORM sekretariat_jaga_akhir(rekaman.kelas, rekaman.kode, rekaman.akun, 'berkas_ditahan');
    END LOOP;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER berkas_tertahan_sekretariat BEFORE UPDATE ON lpse_berkas FOR EACH ROW
    WHEN (NEW.dimusnahkan_pada IS NOT NULL AND OLD.dimusnahkan_pada IS NULL)
    EXECUTE FUNCTION sekretariat_jaga_berkas();
CREATE TRIGGER berkas_tertahan_sekretariat_hapus BEFORE DELETE ON lpse_berkas FOR EACH ROW
    EXECUTE FUNCTION sekretariat_jaga_berkas();
"""
LEPAS = """
DROP TRIGGER berkas_tertahan_sekretariat_hapus ON lpse_berkas;
DROP TRIGGER berkas_tertahan_sekretariat ON lpse_berkas;
DROP FUNCTION sekretariat_jaga_berkas();
DROP TRIGGER ekspor_tertahan ON sekretariat_eksporpemeriksaan;
DROP FUNCTION sekretariat_lewati_tertahan();
DROP TRIGGER pendidikan_tertahan ON sekretariat_pendidikanpegawai;
DROP TRIGGER peserta_tertahan ON sekretariat_pesertarapat;
DROP FUNCTION sekretariat_jaga_hapus();
DROP TRIGGER pegawai_tetap_musnah ON sekretariat_pegawai;
DROP TRIGGER pegawai_musnah ON sekretariat_pegawai;
DROP TRIGGER peserta_tetap_musnah ON sekretariat_pesertarapat;
DROP TRIGGER kiriman_tetap_musnah ON sekretariat_kirimanspse;
DROP TRIGGER kiriman_musnah ON sekretariat_kirimanspse;
DROP TRIGGER rapat_tetap_musnah ON sekretariat_rapat;
DROP TRIGGER rapat_musnah ON sekretariat_rapat;
DROP TRIGGER agenda_tetap_musnah ON sekretariat_agendasurat;
DROP TRIGGER agenda_musnah ON sekretariat_agendasurat;
DROP FUNCTION sekretariat_jaga_musnah();
DROP FUNCTION sekretariat_jaga_akhir(text, text, bigint, text);
"""
# Names only: how long each is kept, a person enters with its rule.
KELAS = {
    "SEK-SURAT": "Agenda surat masuk dan keluar, disposisi, dan berkasnya",
    "SEK-RAPAT": "Rapat: undangan, daftar hadir, notula, dan tindak lanjutnya",
    "SEK-PEGAWAI": "Catatan pegawai: penempatan, keputusan, pendidikan, dan penilaian",
    "SEK-SPSE": "Pejabat yang disebut dalam data SPSE",
    "SEK-BUNDEL": "Bundel kepatuhan",
    "SEK-LAPORAN": "Laporan berkala dan laporan unit yang ditandatangani",
    "SEK-PROSEDUR": "SOP dan petunjuk teknis, tiap versinya",
    "SEK-EVALUASI": "Evaluasi, temuan, risiko, dan tindak lanjutnya",
    "SEK-PROGRAM": "Program kerja dan realisasinya",
    "SEK-PAKET": "Baris paket pengadaan dari SPSE",
    "SEK-PERIKSA": "Sampel jejak, saringan tersimpan, dan pemeriksaan segel",
    "SEK-EKSPOR": "Berkas ekspor dari ruang pemeriksa",
}
# What nothing in the portal takes away, and by what.
PERMANEN = {
    "SEK-LAPORAN": "Kebijakan instansi: pertanggungjawaban LPSE yang diumumkan (UU 14/2008 Pasal 9)",
    "SEK-PROSEDUR": "Kebijakan instansi: SOP yang berlaku pada suatu hari harus dapat dibaca kembali",
    "SEK-EVALUASI": "Kebijakan instansi: bukti pengawasan dan perbaikannya",
    "SEK-PROGRAM": "Kebijakan instansi: dasar laporan pelaksanaan program",
    "SEK-PAKET": "Kebijakan instansi: angka laporan tahun-tahun lalu dihitung darinya",
    "SEK-PERIKSA": "PP 71/2019 Pasal 22: rekam jejak audit",
}
_KEBIJAKAN = (
    "Bila JRA daerah tidak menyebutnya, Kepala dapat menetapkan masanya sebagai kebijakan instansi; yang "
    "disarankan: {saran}. Tanpa ketetapan, rekamannya disimpan terus."
)
KETERANGAN = {
    "SEK-SURAT": _KEBIJAKAN.format(saran="aktif 2 tahun, inaktif 3 tahun, lalu musnah"),
    "SEK-RAPAT": _KEBIJAKAN.format(saran="aktif 2 tahun, inaktif 3 tahun, lalu musnah"),
    "SEK-PEGAWAI": (
        "Berkas induk kepegawaian ada pada instansi pengelola pegawai; ini catatan LPSE. "
        + _KEBIJAKAN.format(saran="aktif 1 tahun, inaktif 4 tahun, lalu musnah")
    ),
    "SEK-SPSE": "Sumbernya tetap di SPSE. "
    + _KEBIJAKAN.format(saran="aktif 1 tahun, inaktif 4 tahun, lalu musnah"),
    "SEK-BUNDEL": _KEBIJAKAN.format(saran="aktif 1 tahun, inaktif 4 tahun, lalu musnah"),
    "SEK-LAPORAN": "Portal tidak menghapusnya: isinya beku sejak ditandatangani, sidiknya diumumkan.",
    "SEK-PROSEDUR": "Portal tidak menghapusnya; versi yang diganti tetap terbaca beserta masa berlakunya.",
    "SEK-EVALUASI": "Portal tidak menghapusnya; nama penilai adalah nama jabatan dalam tugas pengawasan.",
    "SEK-PROGRAM": "Portal tidak menghapusnya; bukti realisasi tetap bersama kegiatannya.",
    "SEK-PAKET": "Portal tidak menghapus barisnya; pejabat yang disebut termasuk SEK-SPSE.",
    "SEK-PERIKSA": "Portal tidak menghapusnya; saringan tersimpan dihapus pemiliknya sendiri.",
    "SEK-EKSPOR": (
        "Dihapus sendiri 30 hari sesudah selesai; siapa mengekspor apa tetap di jejak. Selama kelas ini ditahan, "
        "berkasnya tetap ada."
    ),
}


def isi_kelas(apps, schema_editor):
    """The classes of the secretariat, without years; those that stand already are left."""
    kelas = apps.get_model("arsip", "KelasRetensi")
    ada = set(kelas.objects.filter(kode__in=KELAS).values_list("kode", flat=True))
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
        if kode not in ada
    )


class Migration(migrations.Migration):
    dependencies = [
        ("arsip", "0005_naskah_unit"),
        ("sekretariat", "0015_risiko"),
    ]

    operations = [
        migrations.RunSQL(TERTAHAN, LEPAS),
        migrations.RunPython(isi_kelas, migrations.RunPython.noop),
    ]
