"""What a report of an evaluation prints, copied from its rows as they are on the day it is finished."""

from datetime import datetime
from typing import Any

from lpse.isi_surat import isi_surat
from lpse.profil import profil
from lpse.waktu import tanggal
from sekretariat.enums.evaluasi import NilaiJawaban
from sekretariat.models import Evaluasi
from sekretariat.queries.evaluasi import kelompok_jawaban


def isi_evaluasi(evaluasi: Evaluasi, saat: datetime) -> dict[str, Any]:
    """The answers summed up by heading, what was answered no or in part, and the findings."""
    kelompok = kelompok_jawaban(evaluasi)
    unit = {kode: satu.nama for kode, satu in profil().unit}
    surat = evaluasi.surat
    return {
        **isi_surat("", "sekretariat.evaluasi"),
        "kode_evaluasi": evaluasi.kode,
        "jenis": evaluasi.get_jenis_display(),
        "cakupan": unit.get(evaluasi.unit, profil().lpse.nama),
        "periode": f"{tanggal(evaluasi.periode_mulai)} sampai {tanggal(evaluasi.periode_selesai)}",
        "surat": f"Nomor {surat.nomor} tanggal {tanggal(surat.tanggal)}" if surat else "",
        "ringkasan": [
            {"kelompok": satu.nama, **{n.value: str(satu.hitungan[n.value]) for n in NilaiJawaban}}
            for satu in kelompok
        ],
        "catatan": [
            {"pertanyaan": j.teks, "jawaban": j.get_nilai_display(), "keterangan": j.catatan}
            for satu in kelompok
            for j in satu.jawaban
            if j.nilai in (NilaiJawaban.TIDAK, NilaiJawaban.SEBAGIAN)
        ],
        "temuan": [
            {
                "nomor": t.kode,
                "standar": t.standar,
                "uraian": t.keterangan,
                "permintaan": t.permintaan,
                "prioritas": t.get_prioritas_display(),
                "target": tanggal(t.target),
                "pic": str(t.pic),
            }
            for t in evaluasi.temuan.select_related("pic").order_by("pk")
        ],
        "kesimpulan": evaluasi.kesimpulan,
        "tanggal": tanggal(saat),
        "kota": profil().daerah.tempat,
        "penilai": {"nama": evaluasi.penilai_nama, "nip": "", "jabatan": evaluasi.penilai_jabatan},
    }
