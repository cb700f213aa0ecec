"""Incidents and LKPP's instructions: the unit's officers read, the administrator acts; LKPP reads figures."""

from infrastruktur.actions.gangguan import tutup
from infrastruktur.actions.instruksi import catat_instruksi, tambah_bukti
from infrastruktur.alur.darurat import ALUR_DARURAT
from infrastruktur.alur.gangguan import ALUR_GANGGUAN
from infrastruktur.gangguan import darurat, instruksi
from infrastruktur.gangguan.langkah import LANGKAH
from lpse.peran import KELOLA_GANGGUAN, NYATAKAN_DARURAT
from tests.akses_tabel import KEPALA, NIHIL, SEMUA, Baris, Objek
from tests.factories import buat_berkas
from tests.infrastruktur.gangguan import buat_gangguan, buat_lengkap, nyatakan

PENGELOLA = frozenset({"admin_sistem"})
PEMBACA = PENGELOLA | {"helpdesk", "sekretaris", "kepala", "auditor"}
SIAPA = {KELOLA_GANGGUAN: PENGELOLA, NYATAKAN_DARURAT: KEPALA}
DARURAT = "gangguan_darurat"
GANGGUAN, DITUTUP, INSTRUKSI, BUKTI = "gangguan", "gangguan_ditutup", "instruksi_lkpp", "bukti_instruksi"
# What an empty form already carries out: done, or refused since something is missing.
TANPA_ISIAN = {"konfirmasi": 409, "laporkan": 302, "terbitkan": 302, "tutup": 409}
BARIS = (
    Baris("admin:infrastruktur_gangguan", PEMBACA, get=200),
    Baris("admin:infrastruktur_gangguan_ekspor", PEMBACA, get=200),
    Baris("admin:infrastruktur_gangguan_ketersediaan", PEMBACA | {"lkpp"}, get=200),
    Baris("admin:infrastruktur_gangguan_baru", PENGELOLA, get=200, post=200),
    Baris("admin:infrastruktur_gangguan_batas", PENGELOLA, get=200, post=200),
    Baris("admin:infrastruktur_gangguan_lihat", PEMBACA, get=200, objek=GANGGUAN),
    Baris("admin:infrastruktur_gangguan_laporan", PEMBACA, get=200, objek=DITUTUP),
    *(
        Baris(
            f"admin:infrastruktur_gangguan_{t.value}",
            SIAPA[ALUR_GANGGUAN.tabel[t].izin],
            get=200,
            post=TANPA_ISIAN.get(t.value, 200),
            objek=GANGGUAN,
        )
        for t in LANGKAH
    ),
    *(
        Baris(
            f"admin:infrastruktur_gangguan_{t.value}",
            SIAPA[ALUR_DARURAT.tabel[t].izin],
            get=200,
            post=200,
            objek=DARURAT,
        )
        for t in darurat.LANGKAH
    ),
    Baris("admin:infrastruktur_instruksi", PEMBACA, get=200),
    Baris("admin:infrastruktur_instruksi_ekspor", PEMBACA, get=200),
    Baris("admin:infrastruktur_instruksi_baru", PENGELOLA, get=200, post=200),
    Baris("admin:infrastruktur_instruksi_lihat", PEMBACA, get=200, objek=INSTRUKSI),
    Baris("admin:infrastruktur_instruksi_bukti", PEMBACA, get=200, objek=BUKTI),
    *(
        Baris(
            f"admin:infrastruktur_instruksi_{t.value}",
            PENGELOLA,
            get=200,
            post=409 if t.value == "tambah_bukti" else 200,
            objek=INSTRUKSI,
        )
        for t in instruksi.LANGKAH
    ),
)


def objek(orang):
    admin = orang["admin_sistem"]
    terbuka, ditutup = buat_gangguan(admin), tutup(buat_lengkap(admin).pk, oleh=admin)
    satu = catat_instruksi(isi="Perbarui sertifikat.", oleh=admin)
    tambah_bukti(satu.pk, oleh=admin, berkas=buat_berkas())
    bukti = satu.bukti.get().kode
    genting = nyatakan(buat_gangguan(admin), orang["kepala"], admin).gangguan
    tidak_ada = Objek({"kode": "tidakada"}, NIHIL)
    return {
        GANGGUAN: [Objek({"kode": terbuka.kode}, SEMUA), tidak_ada],
        DITUTUP: [Objek({"kode": ditutup.kode}, SEMUA), tidak_ada],
        DARURAT: [Objek({"kode": genting.kode}, SEMUA), Objek({"kode": terbuka.kode}, NIHIL)],
        INSTRUKSI: [Objek({"kode": satu.kode}, SEMUA), tidak_ada],
        BUKTI: [
            Objek({"kode": satu.kode, "bukti": bukti}, SEMUA),
            Objek({"kode": satu.kode, "bukti": "tidakada"}, NIHIL),
        ],
    }
