-- Registrations as an office gathers them over five years: most approved, a tenth waiting, half of those late.
-- Names are a common word, which many share, and a rare one of syllables, which nobody shares. Each row is a
-- copy of one that the acts have made, with what is its own put over it: columns to come need no line here.
CREATE TEMP TABLE baris ON COMMIT DROP AS
SELECT n,
       nextval('lpse_akun_id_seq') AS akun_id,
       nextval('registrasi_pendaftaran_id_seq') AS id,
       mod(n * 7919, 1048576)::int AS acak,
       CASE WHEN bagian < 12 THEN 'diajukan'
            WHEN bagian < 18 THEN 'draf'
            WHEN bagian < 22 THEN 'dikembalikan'
            WHEN bagian < 90 THEN 'disetujui'
            WHEN bagian < 97 THEN 'ditolak'
            ELSE 'ditarik' END AS status
  FROM (SELECT n::bigint, mod(n::bigint * 37, 100) AS bagian FROM generate_series(1, %(jumlah)s) n) urut;

CREATE TEMP TABLE perkara ON COMMIT DROP AS
SELECT baris.*,
       status IN ('disetujui', 'ditolak') AS diputus,
       'PT ' || (ARRAY['Cahaya', 'Sumber', 'Jaya', 'Makmur', 'Abadi', 'Karya', 'Mitra', 'Bumi', 'Surya', 'Putra',
                       'Sinar', 'Berkah', 'Mulia', 'Sentosa', 'Utama', 'Prima', 'Bina', 'Citra', 'Duta', 'Graha'])
                [1 + mod(n, 20)] || ' '
             || initcap(suku[1 + (acak & 15)] || suku[1 + (acak >> 4 & 15)] || suku[1 + (acak >> 8 & 15)]
                        || suku[1 + (acak >> 12 & 15)] || suku[1 + (acak >> 16 & 15)]) AS nama,
       lpad(n::text, 16, '0') AS npwp16,
       -- The rarest kind stays as rare as it is, however many rows there are.
       CASE WHEN status = 'diajukan' AND n <= 25 THEN 'perorangan'
            WHEN mod(n, 5) < 2 THEN 'perusahaan_perseorangan' ELSE 'badan_usaha' END AS jenis,
       CASE WHEN status <> 'draf' THEN
            now() - (%(jumlah)s - n)::float8 / %(jumlah)s
                  * CASE status WHEN 'diajukan' THEN interval '6 days' ELSE interval '5 years' END
       END AS diajukan_pada
  FROM baris,
       (SELECT ARRAY['ba', 'ci', 'du', 'fe', 'ga', 'hi', 'jo', 'ku', 'la', 'mi', 'no', 'pe', 'ra', 'si', 'tu', 'wo']
               AS suku) s;

INSERT INTO lpse_akun
SELECT baru.*
  FROM perkara p,
       lpse_akun contoh,
       jsonb_populate_record(contoh, jsonb_build_object(
           'id', akun_id, 'email', 'pemohon' || n || '@bench.example',
           'user_id', CASE WHEN status = 'disetujui' THEN 'SPSE' || n END)) baru
 WHERE contoh.id = %(pemohon)s;

INSERT INTO lpse_penugasan (akun_id, peran, mulai) SELECT akun_id, 'pemohon', current_date - 30 FROM perkara;

INSERT INTO registrasi_dokumensyarat
SELECT baru.*
  FROM perkara p,
       registrasi_dokumensyarat contoh,
       LATERAL (SELECT p.status = 'disetujui' AND contoh.berkas_id IS NOT NULL AS lolos) t,
       jsonb_populate_record(contoh, jsonb_build_object(
           'id', nextval('registrasi_dokumensyarat_id_seq'), 'pendaftaran_id', p.id,
           'ada', lolos, 'sesuai_asli', lolos,
           'asli_diperlihatkan_pada', CASE WHEN lolos THEN current_date END,
           'diperiksa_oleh_id', CASE WHEN lolos THEN %(verifikator)s END,
           'diperiksa_pada', CASE WHEN lolos THEN now() END)) baru
 WHERE contoh.pendaftaran_id = %(contoh)s;

INSERT INTO registrasi_pendaftaran
SELECT baru.*
  FROM perkara p,
       registrasi_pendaftaran contoh,
       jsonb_populate_record(contoh, jsonb_build_object(
           'id', p.id, 'kode', 'bench' || lpad(n::text, 7, '0'), 'akun_id', p.akun_id, 'status', p.status,
           'nomor', CASE WHEN p.status = 'draf' THEN '' ELSE 'REG-2020-' || lpad(n::text, 7, '0') END,
           'jenis', p.jenis, 'nama_perusahaan', p.nama, 'npwp', right(p.npwp16, 15), 'npwp16', p.npwp16,
           'email_perusahaan', CASE WHEN mod(n, 3) > 0 THEN 'usaha' || n || '@bench.example' ELSE '' END,
           -- Two registrations of one person now and then.
           'penanggung_jawab_nik', '3504' || lpad((n / 2)::text, 12, '0'),
           'diajukan_pada', p.diajukan_pada, 'tenggat', p.diajukan_pada + interval '3 days',
           'putaran', CASE WHEN p.status = 'draf' THEN 0 ELSE 1 END,
           'diputus_oleh_id', CASE WHEN diputus THEN %(verifikator)s END,
           'diputus_pada', CASE WHEN diputus THEN p.diajukan_pada + interval '1 day' END,
           'alasan', CASE WHEN p.status IN ('dikembalikan', 'ditolak') THEN 'Akta tidak terbaca.' ELSE '' END)) baru
 WHERE contoh.id = %(contoh)s;

INSERT INTO registrasi_penyedia (nama, jenis, npwp, npwp16, nib, kabupaten)
SELECT nama, jenis, right(npwp16, 15), npwp16, '9900012345678', '3504' FROM perkara WHERE status = 'disetujui';

INSERT INTO registrasi_penggunaspse (kode, akun_id, penyedia_id, pendaftaran_id, user_id, status_spse,
                                     nomor_tiket_lkpp)
SELECT 'pgn' || lpad(n::text, 7, '0'), p.akun_id, y.id, p.id, 'SPSE' || n, 'belum', ''
  FROM perkara p JOIN registrasi_penyedia y USING (npwp16) WHERE p.status = 'disetujui';

INSERT INTO lpse_naskah
SELECT baru.*
  FROM perkara p,
       lpse_naskah contoh,
       jsonb_populate_record(contoh, jsonb_build_object(
           'id', nextval('lpse_naskah_id_seq'), 'kode', 'BENCH-' || lpad(n::text, 8, '0'), 'nomor', 'BENCH/' || n,
           'tahun', 2020, 'urut', n, 'objek_id', p.id::text)) baru
 WHERE contoh.id = %(naskah)s AND p.status = 'disetujui';

INSERT INTO lpse_pemberitahuan
SELECT baru.*
  FROM perkara p,
       lpse_pemberitahuan contoh,
       jsonb_populate_record(contoh, jsonb_build_object(
           'id', nextval('lpse_pemberitahuan_id_seq'), 'kunci', 'bench:' || n, 'akun_id', p.akun_id,
           'penerima', 'pemohon' || n || '@bench.example', 'objek_id', p.id::text,
           'message_id', '<bench' || n || '@bench.example>', 'status', 'dikirim', 'dikirim_pada', now())) baru
 WHERE contoh.kunci = 'pendaftaran.diajukan:' || %(contoh)s || ':1' AND p.status <> 'draf';

INSERT INTO lpse_jejak (peristiwa, objek_jenis, objek_id, oleh_id, peran, rincian)
SELECT 'pendaftaran.' || kejadian, 'registrasi.pendaftaran', id::text,
       CASE kejadian WHEN 'dilihat' THEN %(verifikator)s ELSE akun_id END, '', '{}'
  FROM perkara, unnest(ARRAY['dimulai', 'diisi', 'diajukan', 'dilihat']) kejadian;

-- The archive: ten documents of each registration, each with a file of its own, as the index must be unique.
CREATE TEMP TABLE kertas ON COMMIT DROP AS
SELECT p.*, urut, nextval('lpse_berkas_id_seq') AS berkas_id, gen_random_uuid() AS berkas_kode,
       (ARRAY['formulir_pendaftaran', 'formulir_keikutsertaan', 'ktp', 'npwp', 'nib', 'akta_pendirian',
              'akta_perubahan', 'siup', 'surat_kuasa', 'BA-VER'])[urut] AS macam
  FROM perkara p, generate_series(1, 10) urut;

INSERT INTO lpse_berkas
SELECT baru.*
  FROM kertas k,
       lpse_berkas contoh,
       jsonb_populate_record(contoh, jsonb_build_object(
           'id', k.berkas_id, 'kode', berkas_kode,
           'kunci', 'berkas/' || left(berkas_kode::text, 2) || '/' || berkas_kode)) baru
 WHERE contoh.id = (SELECT min(id) FROM lpse_berkas);

INSERT INTO registrasi_butirarsip (kode, berkas_id, pendaftaran_id, asal, jenis, judul, nama, npwp16, nik_sidik,
                                   nomor, tanggal, versi, is_terkini, kelas_retensi, rak, boks, keadaan,
                                   diperiksa_pada, dicatat_pada)
SELECT 'ar' || lpad(n::text, 7, '0') || lpad(urut::text, 2, '0'), berkas_id, id,
       CASE urut WHEN 10 THEN 'naskah' ELSE 'pendaftaran' END, macam, initcap(replace(macam, '_', ' ')), nama,
       npwp16, encode(sha256((n / 2)::text::bytea), 'hex'), 'REG-2020-' || lpad(n::text, 7, '0'),
       coalesce(diajukan_pada, now())::date, 1, true,
       CASE urut WHEN 10 THEN 'REG-NASKAH' ELSE 'REG-PENGGUNA' END, '', '', 'utuh', now(), now()
  FROM kertas
 ORDER BY n, urut;

INSERT INTO registrasi_kataarsip (kata)
SELECT DISTINCT unnest(tsvector_to_array(teks)) FROM registrasi_butirarsip
ON CONFLICT DO NOTHING;

-- The blacklist: as many sanctions as registrations, one in a hundred against a waiting one's NPWP.
WITH impor AS (
    INSERT INTO registrasi_impordaftarhitam (kode, sha256, ukuran, jenis, asal, status, dibaca, baru, berubah, sama,
                                             ditolak, penolakan, selesai_pada)
    VALUES ('bench', repeat('0', 64), 0, 'json', 'perintah', 'diterapkan', 0, 0, 0, 0, 0, '[]', now())
    RETURNING id
)
INSERT INTO registrasi_entridaftarhitam (kode, no_sk, kd_klpd, nama_klpd, kd_satker, nama_satker, kd_penyedia,
       nama_penyedia, npwp, npwp16, alamat, kabupaten, provinsi, jenis_paket, kd_paket, berlaku_dari, berlaku_sampai,
       jenis_pelanggaran, deskripsi, no_sk_pencabutan, status, impor_id)
SELECT 'dh' || lpad(n::text, 9, '0'), '188/' || n || '/2020', '', '', '', '', '', 'CV Sanksi ' || n, nomor, nomor, '',
       '', '', '', '', '2020-01-02', CASE WHEN n %% 3 = 0 THEN date '2021-01-01' ELSE '2099-01-01' END,
       'Tidak menyelesaikan pekerjaan', '', '', 'tayang', impor.id
  FROM impor, perkara p,
       LATERAL (SELECT CASE WHEN n %% 100 = 0 AND p.npwp16 <> '' THEN p.npwp16 ELSE lpad(n::text, 16, '7') END) k (nomor);
