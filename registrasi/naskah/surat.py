"""What the documents of registration print, copied from the records as they are now.

The fields are those of `lpse.dokumen.data`; every value is plain JSON, since issued content is kept.
"""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from lpse.alamat import url_penuh
from lpse.isi_surat import isi_surat
from lpse.jam_buka import jam_buka
from lpse.models import Akun
from lpse.models.naskah import JenisNaskah
from lpse.naskah import milik
from lpse.pengenal import format_npwp
from lpse.profil import profil
from lpse.waktu import tanggal, tanggal_terbilang, waktu
from lpse.wilayah import nama_wilayah
from registrasi.enums.pendaftaran import JenisPemohon, StatusPendaftaran
from registrasi.models import DokumenSyarat, Pendaftaran
from registrasi.policies.instansi import sebut_peran

Isi = dict[str, Any]
FORMULIR = ("formulir_pendaftaran", "formulir_keikutsertaan")


def url_lacak(pendaftaran: Pendaftaran) -> str:
    """The public address that tells where a registration stands, without personal data."""
    kunci = urlencode({"nomor": pendaftaran.nomor, "kode": pendaftaran.kode_lacak})
    return f"{settings.BASE_URL}{reverse('registrasi:lacak')}?{kunci}"


def jam_layanan() -> str:
    """When the office is open: `Senin–Kamis 07.30–12.00 dan 13.00–16.00, Jumat 07.30–11.30 WIB`."""
    bagian = [f"{hari} {jam}" for hari, jam in jam_buka(profil().waktu.jam_kerja)]
    return f"{', '.join(bagian)} {profil().singkatan_zona}" if bagian else ""


def isi_formulir(pendaftaran: Pendaftaran, jenis: str) -> Isi:
    """Formulir Pendaftaran or Formulir Keikutsertaan (`jenis` in FORMULIR), filled in from the answers."""
    isi = {
        **isi_surat(pendaftaran.kode, "registrasi.formulir"),
        **_pemohon(pendaftaran),
        "url_unggah": url_penuh("registrasi:dokumen", kode=pendaftaran.kode, dokumen=jenis),
        "dicetak_pada": waktu(timezone.now()),
    }
    if jenis == FORMULIR[1]:
        petugas_data = profil().pelindung_data
        return {
            **isi,
            "dasar_kualifikasi": profil().dasar("registrasi.kualifikasi"),
            "dasar_nonaktif": profil().dasar("registrasi.nonaktif"),
            "pejabat_data_pribadi": f"{petugas_data.jabatan}, {petugas_data.surel}",
        }
    dokumen = pendaftaran.dokumen.exclude(kode__in=FORMULIR)
    return {
        **isi,
        "dokumen": [{"nama": d.nama, "wajib": d.is_wajib, "keterangan": d.keterangan} for d in dokumen],
    }


def isi_tanda_terima(pendaftaran: Pendaftaran) -> Isi:
    """Tanda Terima of a registration that was sent. Raises ValueError for one that was not."""
    if pendaftaran.diajukan_pada is None or pendaftaran.tenggat is None:
        raise ValueError("pendaftaran belum dikirim")
    diserahkan = pendaftaran.dokumen.filter(berkas__isnull=False).select_related("berkas")
    menunggu = pendaftaran.status == StatusPendaftaran.DIAJUKAN
    return {
        **isi_surat(pendaftaran.kode_lacak, "registrasi.formulir"),
        "nomor": pendaftaran.nomor,
        "nomor_pendaftaran": pendaftaran.nomor,
        "url_periksa": url_lacak(pendaftaran),
        "kode_lacak": pendaftaran.kode_lacak,
        "url_lacak": url_penuh("registrasi:lacak"),
        "diterima_pada": waktu(pendaftaran.diajukan_pada),
        "jenis_pemohon": _sebutan(pendaftaran),
        "nama_perusahaan": pendaftaran.nama_perusahaan,
        "npwp": format_npwp(pendaftaran.npwp),
        # An official answers for nobody but themselves.
        "penanggung_jawab_nama": pendaftaran.penanggung_jawab_nama if pendaftaran.is_penyedia else "",
        "surel": pendaftaran.akun.email,
        "dokumen": [
            {"nama": d.nama, "ukuran": d.berkas.ukuran, "sha256": d.berkas.sha256}
            for d in diserahkan
            if d.berkas
        ],
        "tenggat": waktu(pendaftaran.tenggat) if menunggu else "",
        "tempat_verifikasi": profil().kontak.alamat,
        "jam_layanan": jam_layanan(),
    }


def isi_berita_acara(pendaftaran: Pendaftaran, dokumen: list[DokumenSyarat], oleh: Akun) -> Isi:
    """Berita Acara Verifikasi of an approval: each document with the verifier's two marks."""
    return {
        **_berita_acara(pendaftaran, oleh, "registrasi.verifikasi_dokumen"),
        "dokumen": [
            {
                "nama": d.nama,
                "ada": d.ada,
                "sesuai_asli": d.sesuai_asli,
                "asli_diperlihatkan": _hari_diperlihatkan(d),
                "keterangan": d.catatan or ("" if d.berkas_id else "Tidak diserahkan, tidak wajib"),
            }
            for d in dokumen
        ],
        "hasil": StatusPendaftaran.DISETUJUI.label,
        "user_id": Akun.objects.values_list("user_id", flat=True).get(pk=pendaftaran.akun_id) or "",
        "dasar_hasil": profil().dasar("registrasi.setuju_tolak"),
        "dasar_kualifikasi": profil().dasar("registrasi.kualifikasi"),
    }


def isi_serah_terima(pendaftaran: Pendaftaran, dokumen: list[DokumenSyarat], oleh: Akun) -> Isi:
    """Berita Acara Serah Terima Dokumen Asli: what was shown goes back, the signed forms stay."""
    verifikasi = milik(pendaftaran).filter(jenis=JenisNaskah.BERITA_ACARA_VERIFIKASI).first()
    return {
        **_berita_acara(pendaftaran, oleh, "registrasi.formulir"),
        "nomor_verifikasi": verifikasi.nomor if verifikasi else "",
        "dokumen": [
            {"nama": d.nama, "asli_diperlihatkan": _hari_diperlihatkan(d), "keterangan": d.catatan}
            for d in dokumen
            if d.sesuai_asli and d.kode not in FORMULIR
        ],
    }


def _berita_acara(pendaftaran: Pendaftaran, oleh: Akun, kunci: str) -> Isi:
    """What both berita acara carry. `nomor`, `kode` and `url_periksa` are filled in when they are issued."""
    now = timezone.now()
    return {
        **isi_surat("", kunci),
        "tanggal_terbilang": tanggal_terbilang(now),
        "tanggal": tanggal(now),
        "tempat": profil().kontak.alamat,
        "kota": profil().daerah.tempat,
        "petugas": {"nama": str(oleh), "nip": oleh.nip, "jabatan": oleh.jabatan},
        **(_pihak_penyedia if pendaftaran.is_penyedia else _pihak_pejabat)(pendaftaran),
        "nomor_pendaftaran": pendaftaran.nomor,
    }


def _pihak_penyedia(pendaftaran: Pendaftaran) -> Isi:
    return {
        "wakil": {
            "nama": pendaftaran.penanggung_jawab_nama,
            "jabatan": pendaftaran.penanggung_jawab_jabatan,
        },
        "perusahaan": {
            "nama": pendaftaran.nama_perusahaan,
            "npwp": format_npwp(pendaftaran.npwp),
            "alamat": f"{pendaftaran.alamat}, {nama_wilayah(pendaftaran.kabupaten)}",
        },
    }


def _pihak_pejabat(pendaftaran: Pendaftaran) -> Isi:
    """The official and the institution they stand for; without an NPWP the letters leave companies out."""
    nip = f", NIP {pendaftaran.nip}" if pendaftaran.nip else ""
    jabatan = f"{pendaftaran.penanggung_jawab_jabatan}{nip}"
    return {
        "wakil": {"nama": pendaftaran.penanggung_jawab_nama, "jabatan": jabatan},
        "perusahaan": {"nama": pendaftaran.nama_instansi, "npwp": "", "alamat": ""},
    }


def _sebutan(pendaftaran: Pendaftaran) -> str:
    """What kind of applicant it is; of an official also the role and the institution."""
    if pendaftaran.is_penyedia:
        return str(pendaftaran.get_jenis_display())
    return f"{sebut_peran(pendaftaran.peran_pengguna)}, {pendaftaran.nama_instansi}"


def _pemohon(pendaftaran: Pendaftaran) -> Isi:
    """The answers under the names they have in the forms."""
    bidang = dict(profil().pilihan_bidang).get(pendaftaran.bidang_usaha, pendaftaran.bidang_usaha)
    return {
        "jenis_pemohon": pendaftaran.get_jenis_display(),
        "perorangan": pendaftaran.jenis == JenisPemohon.PERORANGAN,
        "nama_perusahaan": pendaftaran.nama_perusahaan,
        "bentuk_usaha": pendaftaran.get_bentuk_usaha_display(),
        "bidang_usaha": bidang,
        "npwp": format_npwp(pendaftaran.npwp),
        "nib": pendaftaran.nib,
        "alamat": pendaftaran.alamat,
        "kabupaten": nama_wilayah(pendaftaran.kabupaten),
        "provinsi": nama_wilayah(pendaftaran.provinsi),
        "kode_pos": pendaftaran.kode_pos,
        "telepon": pendaftaran.telepon,
        "email_perusahaan": pendaftaran.email_perusahaan or pendaftaran.akun.email,
        "penanggung_jawab_nama": pendaftaran.penanggung_jawab_nama,
        "penanggung_jawab_nik": pendaftaran.penanggung_jawab_nik,
        "penanggung_jawab_jabatan": pendaftaran.penanggung_jawab_jabatan,
    }


def _hari_diperlihatkan(dokumen: DokumenSyarat) -> str:
    return tanggal(dokumen.asli_diperlihatkan_pada) if dokumen.asli_diperlihatkan_pada else ""
