"""Incidents and LKPP's instructions in the demo: one lasts, one was closed with its report."""

from datetime import timedelta

from django.utils import timezone

from infrastruktur.actions.gangguan import (
    IsianGangguan,
    Penilaian,
    buka_gangguan,
    catat_kabar,
    catat_langkah,
    nilai,
    pulihkan,
    tautkan,
    tutup,
)
from infrastruktur.actions.instruksi import (
    catat_instruksi,
    laksanakan_instruksi,
    tugaskan,
)
from infrastruktur.enums.gangguan import LayananTerdampak, SaluranKabar, TingkatDampak
from infrastruktur.enums.pantau import PeranSasaran
from infrastruktur.models import InstruksiLKPP
from infrastruktur.queries.gangguan import cari_perkara
from lpse.models import Akun
from lpse.waktu import hari_ini

L = LayananTerdampak


def isi_demo_gangguan() -> None:
    """All made by the acts that people use."""
    admin = Akun.objects.get(user_id="admin_sistem")
    lama = _internet(admin)
    _penyejuk(admin, lama)
    edaran = catat_instruksi(
        isi="Surat edaran LKPP: pasang tambalan keamanan pustaka OpenSSL pada server SPSE.", oleh=admin
    )
    tugaskan(edaran.pk, oleh=admin, penanggung_jawab=admin, tenggat=hari_ini() + timedelta(days=5))
    # The one that came with LKPP's answer at the service desk.
    for satu in InstruksiLKPP.objects.menunggu().exclude(asal="")[:1]:
        hasil = "Daftar penerbit sertifikat pada enam komputer diperbarui dan diuji."
        laksanakan_instruksi(satu.pk, oleh=admin, hasil=hasil)


def _internet(admin: Akun) -> str:
    """Nine days ago the link was cut: handled, judged, closed. Returns its number."""
    mulai = timezone.now() - timedelta(days=9, hours=3)
    isian = IsianGangguan(
        judul="Koneksi internet terputus: tautan serat optik",
        peran=PeranSasaran.INTERNET,
        mulai=mulai,
        uraian="Seluruh layanan tidak dapat dijangkau dari luar kantor.",
        pelapor="Petugas ruang layanan",
        saluran=SaluranKabar.TELEPON,
    )
    pk = buka_gangguan(isian, oleh=admin).pk
    catat_kabar(
        pk,
        oleh=admin,
        isi="Penyedia internet dihubungi dan mengirim teknisi.",
        pada=mulai + timedelta(minutes=10),
    )
    catat_langkah(
        pk,
        oleh=admin,
        isi="Lalu lintas dipindahkan ke tautan cadangan.",
        pada=mulai + timedelta(minutes=25),
    )
    pulihkan(pk, oleh=admin, pada=mulai + timedelta(minutes=47))
    terkena = {
        L.SPSE: (TingkatDampak.PADAM, "Tidak dapat dijangkau dari luar."),
        L.INTERNET: (TingkatDampak.PADAM, ""),
        L.PORTAL: (TingkatDampak.PADAM, ""),
    }
    dampak = {satu.value: terkena.get(satu, (TingkatDampak.TIDAK, "")) for satu in L}
    penilaian = Penilaian(
        penyebab="Kabel serat optik tertabrak alat berat di depan kantor.",
        evaluasi="Perpindahan ke tautan cadangan diuji setiap bulan.",
        dampak=dampak,
        uraian=isian.uraian,
        pelapor=isian.pelapor,
        saluran=isian.saluran,
    )
    nilai(pk, oleh=admin, penilaian=penilaian)
    return tutup(pk, oleh=admin).nomor


def _penyejuk(admin: Akun, terkait: str) -> None:
    """What is being worked on now."""
    mulai = timezone.now() - timedelta(minutes=35)
    isian = IsianGangguan(
        judul="Satu dari dua penyejuk ruang server mati",
        peran=PeranSasaran.LAIN,
        mulai=mulai,
        uraian="Suhu naik perlahan; penyejuk kedua masih bekerja.",
    )
    pk = buka_gangguan(isian, oleh=admin).pk
    catat_langkah(
        pk, oleh=admin, isi="Pintu rak dibuka, kipas tambahan dipasang.", pada=mulai + timedelta(minutes=12)
    )
    perkara = cari_perkara(terkait)
    if perkara is not None:
        tautkan(pk, oleh=admin, perkara=perkara)
