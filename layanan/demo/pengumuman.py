"""Announcements in the demo: a disturbance that is over, maintenance tomorrow, general news, a subscriber.

Nothing runs now: a demo should not look broken.
"""

from datetime import datetime, time, timedelta

from django.utils import timezone

from layanan.actions import pengumuman as tindakan
from layanan.actions.langganan import atur_langganan, minta_langganan
from layanan.actions.layanan_dipantau import simpan_layanan
from layanan.models import LayananDipantau
from lpse.models import Akun
from lpse.waktu import hari_ini, zona

J, M = timedelta(hours=1), timedelta(minutes=1)


def _saat(hari: int, jam: int, menit: int = 0) -> datetime:
    """So many days from today, at this hour where the unit is."""
    return timezone.make_aware(datetime.combine(hari_ini() + timedelta(hari), time(jam, menit)), zona())


def isi_demo_pengumuman() -> None:
    """All made by the acts that people use, the past ones with their own date."""
    admin, sekretaris, penyedia = (
        Akun.objects.get(user_id=u) for u in ("admin_sistem", "sekretaris", "penyedia")
    )
    for satu in LayananDipantau.objects.all():
        simpan_layanan(satu.kode, oleh=admin, dipantau_sejak=hari_ini() - timedelta(days=120))
    langganan = minta_langganan(penyedia.email, jenis=["gangguan", "pemeliharaan"])
    atur_langganan(langganan.pk, jenis=["gangguan", "pemeliharaan"])
    _gangguan_yang_lewat(admin)
    _jaringan_lambat(admin)
    _informasi(sekretaris)
    _pemeliharaan_besok(admin)


def _gangguan_yang_lewat(oleh: Akun) -> None:
    mulai = _saat(-9, 9, 12)
    dibuat = tindakan.buat_pengumuman(
        oleh=oleh,
        pada=mulai + 6 * M,
        layanan=LayananDipantau.objects.filter(kode__in=["spse", "jaringan"]),
        jenis="gangguan",
        judul="SPSE tidak dapat dibuka",
        isi=(
            "Sambungan internet server terputus, sehingga SPSE tidak dapat dibuka dari luar kantor.\n\n"
            "Penawaran yang jadwalnya berakhir hari ini dapat dikirim dari ruang layanan di kantor kami."
        ),
        dampak="padam",
        mulai=mulai,
        perkiraan_selesai=mulai + 2 * J,
    )
    tindakan.tayangkan_pengumuman(dibuat.pk, oleh=oleh, pada=mulai + 8 * M)
    tindakan.perbarui_pengumuman(
        dibuat.pk,
        oleh=oleh,
        isi="Kabel serat optik terputus oleh pekerjaan jalan. Penyedia jaringan sedang menyambungnya.",
        perkiraan_selesai=mulai + 4 * J,
        pada=mulai + 70 * M,
    )
    tindakan.akhiri_pengumuman(
        dibuat.pk,
        oleh=oleh,
        isi="Kabel tersambung dan SPSE dapat dibuka seperti biasa.",
        selesai_pada=mulai + 195 * M,
        pada=mulai + 200 * M,
    )


def _jaringan_lambat(oleh: Akun) -> None:
    mulai = _saat(-33, 13)
    dibuat = tindakan.buat_pengumuman(
        oleh=oleh,
        pada=mulai + 20 * M,
        layanan=LayananDipantau.objects.filter(kode="jaringan"),
        jenis="gangguan",
        judul="Akses ke SPSE lambat",
        isi="Jaringan kantor padat. SPSE dapat dipakai, tetapi unggahan besar memerlukan waktu lebih lama.",
        dampak="lambat",
        mulai=mulai,
    )
    tindakan.tayangkan_pengumuman(dibuat.pk, oleh=oleh, pada=mulai + 22 * M)
    selesai = mulai + 26 * J
    tindakan.akhiri_pengumuman(
        dibuat.pk, oleh=oleh, isi="Kapasitas jaringan ditambah.", selesai_pada=selesai, pada=selesai
    )


def _informasi(oleh: Akun) -> None:
    for hari, judul, isi in (
        (
            -20,
            "Bawa dokumen asli saat verifikasi",
            "Verifikasi memerlukan dokumen asli. Salinan tidak cukup.",
        ),
        (-4, "Pilih pelatihan lewat portal", "Jadwal pelatihan SPSE kini dapat dilihat di portal ini."),
    ):
        dibuat = tindakan.buat_pengumuman(oleh=oleh, pada=_saat(hari, 8), jenis="umum", judul=judul, isi=isi)
        tindakan.tayangkan_pengumuman(dibuat.pk, oleh=oleh, pada=_saat(hari, 8, 5))


def _pemeliharaan_besok(oleh: Akun) -> None:
    dibuat = tindakan.buat_pengumuman(
        oleh=oleh,
        layanan=LayananDipantau.objects.filter(kode__in=["spse", "portal"]),
        jenis="pemeliharaan",
        judul="Pembaruan server",
        isi="SPSE dan portal ini tidak dapat dibuka selama pemeliharaan. Kirim penawaran sebelumnya.",
        mulai=_saat(1, 22),
        perkiraan_selesai=_saat(2, 1),
    )
    tindakan.tayangkan_pengumuman(dibuat.pk, oleh=oleh)
