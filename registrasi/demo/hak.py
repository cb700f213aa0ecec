"""Data rights in the demo: a request that waits, one answered, and a breach that was told of and closed."""

from datetime import timedelta

from django.utils import timezone

from lpse.models import Akun
from registrasi import actions
from registrasi.enums.hak import CakupanInsiden, JenisHakData


def isi_demo_hak() -> None:
    """All made by the acts that people use; the open request's clock runs from the day of seeding."""
    petugas, kepala = (Akun.objects.get(user_id=u) for u in ("verifikator", "kepala"))
    penyedia, ppk = (Akun.objects.get(user_id=u) for u in ("penyedia", "ppk"))
    actions.catat_tahu_privasi(ppk)
    actions.ajukan_hak(
        oleh=ppk, jenis=JenisHakData.PENGHAPUSAN, uraian="Mohon hapus pindaian KTP saya yang lama."
    )
    dijawab = actions.ajukan_hak(
        oleh=penyedia, jenis=JenisHakData.AKSES, uraian="Siapa saja yang menerima data perusahaan kami?"
    )
    actions.proses_hak(dijawab.pk, oleh=petugas)
    jawaban = "Data akun Anda kami teruskan ke LKPP sebagai penyelenggara SPSE; tidak ada penerima lain."
    actions.penuhi_hak(dijawab.pk, oleh=petugas, jawaban=jawaban)
    insiden = actions.catat_insiden(
        oleh=petugas,
        diketahui_pada=timezone.now() - timedelta(hours=20),
        terjadi_pada=timezone.now() - timedelta(hours=26),
        uraian="Daftar hadir pelatihan terkirim ke alamat surel yang keliru.",
        jenis_data="Nama, jabatan, dan surel.",
        upaya="Penerima diminta menghapus surel itu dan sudah membenarkannya secara tertulis.",
        cakupan=CakupanInsiden.TERTENTU,
        subjek=[penyedia],
    )
    penilaian = "Satu orang terkena; akibatnya terbatas karena surel sudah dihapus penerimanya."
    actions.nilai_insiden(insiden.pk, oleh=petugas, penilaian=penilaian, is_ganggu_layanan=False)
    actions.beritahukan_insiden(insiden.pk, oleh=kepala)
