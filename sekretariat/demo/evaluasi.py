"""One evaluation in the demo, finished, with three findings: closed, waiting for its judge, and late.

Told by the acts, with their past dates.
"""

from datetime import datetime

from django.utils import timezone

from lpse.kalender import ONE_DAY
from lpse.models import Akun
from lpse.profil import profil
from lpse.waktu import setempat
from sekretariat.actions.evaluasi import (
    jawab_evaluasi,
    mulai_evaluasi,
    siapkan_evaluasi,
    terbitkan_evaluasi,
)
from sekretariat.actions.temuan import catat_temuan, setujui_temuan, tindak_lanjuti_temuan
from sekretariat.enums.evaluasi import JenisEvaluasi, NilaiJawaban, PerangkatEvaluasi, SumberTemuan
from sekretariat.models import Evaluasi, Temuan

HARI_MULAI = 40
# Questions that were not answered yes, with what was noted.
KURANG: dict[str, tuple[NilaiJawaban, str]] = {
    "1.2": (NilaiJawaban.SEBAGIAN, "Dua pegawai belum menyatakan membaca semua prosedur."),
    "4.1": (NilaiJawaban.TIDAK, "Penilaian risiko tahun ini belum dilakukan."),
    "12.2": (NilaiJawaban.SEBAGIAN, "Uji pemulihan belum mencakup arsip registrasi."),
    "14.2": (NilaiJawaban.TIDAK_BERLAKU, "Tidak ada penyedia pendukung dalam periode ini."),
}
# standard, criterion, what was found, what is asked, priority, days from then until due
TEMUAN: tuple[tuple[str, str, str, str, str, int], ...] = (
    (
        "Standar 1: Kebijakan layanan",
        "Setiap pegawai menyatakan sudah membaca prosedur yang berlaku.",
        "Dua pegawai belum menyatakan membaca prosedur yang berlaku.",
        "Minta keduanya membaca dan menyatakannya di portal.",
        "rendah",
        14,
    ),
    (
        "Standar 12: Pengelolaan kelangsungan layanan",
        "Pemulihan diuji setiap tiga bulan untuk semua sumber cadangan.",
        "Uji pemulihan terakhir tidak mencakup arsip registrasi.",
        "Ulangi uji pemulihan untuk arsip registrasi dan tanda tangani berita acaranya.",
        "tinggi",
        45,
    ),
    (
        "Standar 4: Pengelolaan risiko layanan",
        "Risiko layanan dinilai paling sedikit setahun sekali.",
        "Daftar risiko belum dinilai ulang tahun ini.",
        "Nilai ulang daftar risiko, lalu usulkan penanganan risiko yang tinggi.",
        "sedang",
        30,
    ),
)


def isi_demo_evaluasi() -> None:
    """All made by the acts that people use."""
    sekretaris, admin = (Akun.objects.get(user_id=nama) for nama in ("sekretaris", "admin_sistem"))
    lalu = timezone.now() - HARI_MULAI * ONE_DAY
    evaluasi = _siapkan(sekretaris, lalu)
    temuan = [_catat(evaluasi, sekretaris, admin, isi, lalu + ONE_DAY) for isi in TEMUAN]
    terbitkan_evaluasi(
        evaluasi.pk,
        oleh=sekretaris,
        kesimpulan="Penyelenggaraan LPSE berjalan baik. Tiga hal perlu diperbaiki sebelum penilaian "
        "berikutnya.",
        pada=lalu + 3 * ONE_DAY,
    )
    tindak_lanjuti_temuan(
        temuan[0].pk,
        oleh=admin,
        tindakan="Kedua pegawai sudah membaca dan menyatakannya.",
        bukti="/admin/sekretariat/prosedur/",
        pada=lalu + 10 * ONE_DAY,
    )
    setujui_temuan(temuan[0].pk, oleh=sekretaris, catatan="Sesuai daftar pembaca.", pada=lalu + 11 * ONE_DAY)
    tindak_lanjuti_temuan(
        temuan[1].pk,
        oleh=admin,
        tindakan="Uji pemulihan arsip registrasi diulang dan lulus.",
        bukti="/admin/arsip/kesiapan/",
        pada=timezone.now() - ONE_DAY,
    )


def _siapkan(oleh: Akun, lalu: datetime) -> Evaluasi:
    """Prepared, begun, and every question answered; by whom the regulation names."""
    isi = profil().sekretariat.evaluasi
    atasan = bool(isi.penilai)
    evaluasi = siapkan_evaluasi(
        oleh=oleh,
        jenis=JenisEvaluasi.ATASAN if atasan else JenisEvaluasi.INTERNAL,
        perangkat=PerangkatEvaluasi.STANDAR,
        unit="",
        periode_mulai=setempat(lalu).date() - 180 * ONE_DAY,
        periode_selesai=setempat(lalu).date(),
        penilai_nama="Drs. Harjono Contohwan, M.M." if atasan else str(oleh),
        penilai_jabatan=isi.penilai or profil().unit.sekretariat.penanggung_jawab,
        surat={
            "nomor": f"700/118/{setempat(lalu).year}",
            "tanggal": setempat(lalu).date(),
            "dari": isi.penilai or profil().unit.kepala.nama,
            "perihal": "Evaluasi penyelenggaraan LPSE",
        },
        pada=lalu,
    )
    mulai_evaluasi(evaluasi.pk, oleh=oleh)
    jawaban = {
        satu.pk: (*KURANG.get(satu.kode, (NilaiJawaban.YA, "")), "") for satu in evaluasi.jawaban.all()
    }
    jawab_evaluasi(evaluasi.pk, oleh=oleh, jawaban=jawaban, pada=lalu + 2 * ONE_DAY)
    return evaluasi


def _catat(
    evaluasi: Evaluasi, oleh: Akun, pic: Akun, isi: tuple[str, str, str, str, str, int], pada: datetime
) -> Temuan:
    standar, kriteria, keterangan, permintaan, prioritas, hari = isi
    target = setempat(pada).date() + hari * ONE_DAY
    return catat_temuan(
        oleh=oleh,
        sumber=SumberTemuan.EVALUASI,
        evaluasi=evaluasi,
        pic=pic,
        target=target,
        standar=standar,
        kriteria=kriteria,
        keterangan=keterangan,
        permintaan=permintaan,
        prioritas=prioritas,
        pada=pada,
    )
