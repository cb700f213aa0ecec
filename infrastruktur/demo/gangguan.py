"""Incidents and LKPP's instructions in the demo: one lasts, two were closed, one of them an emergency."""

from datetime import timedelta

from django.utils import timezone

from infrastruktur.actions.darurat import (
    IsianPenilaian,
    akhiri_darurat,
    catat_penilaian,
    nyatakan_darurat,
    putuskan_penilaian,
)
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
from infrastruktur.models import Aset, InstruksiLKPP
from infrastruktur.queries.gangguan import cari_perkara
from lpse.models import Akun
from lpse.waktu import hari_ini

L = LayananTerdampak


def isi_demo_gangguan() -> None:
    """All made by the acts that people use."""
    admin = Akun.objects.get(user_id="admin_sistem")
    lama = _internet(admin)
    _genangan(admin, Akun.objects.get(user_id="kepala"))
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


def _genangan(admin: Akun, kepala: Akun) -> None:
    """Three weeks ago water came into the server room: the head declared an emergency, and ended it."""
    mulai = timezone.now() - timedelta(days=21, hours=5)
    isian = IsianGangguan(
        judul="Ruang server tergenang: pipa air di plafon pecah",
        peran=PeranSasaran.LISTRIK,
        mulai=mulai,
        uraian="Air menetes ke rak; listrik ruang server dimatikan.",
        pelapor="Petugas jaga malam",
        saluran=SaluranKabar.TELEPON,
    )
    pk = buka_gangguan(isian, oleh=admin).pk
    darurat = nyatakan_darurat(
        pk,
        oleh=kepala,
        alasan="Air masih masuk dan server tidak dapat dinyalakan; perbaikan biasa tidak cukup.",
        perintah="Amankan perangkat, nilai kerusakannya, dan pulihkan layanan dari cadangan.",
        tim=list(Akun.objects.filter(user_id__in=["admin_sistem", "helpdesk"])),
        pada=mulai + timedelta(minutes=30),
    )
    kerusakan = (
        (None, "Pipa air di plafon", "Pecah di sambungan.", "3 jam, Rp 750.000", "Ditutup dan dialihkan."),
        (_server(), "", "Catu daya kedua basah.", "1 hari, Rp 4.500.000", "Dilepas; diganti yang baru."),
    )
    for aset, bagian, rusak, perkiraan, langkah in kerusakan:
        isi = IsianPenilaian(rusak, perkiraan, langkah, aset=aset, bagian=bagian or "Server SPSE")
        catat_penilaian(darurat.pk, oleh=admin, isian=isi, pada=mulai + timedelta(minutes=70))
    semua = list(darurat.penilaian.values_list("pk", flat=True))
    saat = mulai + timedelta(minutes=85)
    putuskan_penilaian(darurat.pk, oleh=kepala, penilaian=semua, putusan="disetujui", pada=saat)
    pulih = mulai + timedelta(hours=4)
    catat_langkah(pk, oleh=admin, isi="Server dinyalakan dengan catu daya pertama.", pada=pulih)
    pulihkan(pk, oleh=admin, pada=pulih)
    hasil = "Ruang server kering, layanan pulih dari cadangan malam sebelumnya."
    akhiri_darurat(darurat.pk, oleh=kepala, hasil=hasil, pada=pulih + timedelta(minutes=20))
    dampak = {satu.value: (TingkatDampak.PADAM, "") for satu in L}
    sebab, cegah = "Sambungan pipa air yang sudah tua.", "Pipa dipindahkan dari atas ruang server."
    awal = {"uraian": isian.uraian, "pelapor": isian.pelapor, "saluran": isian.saluran}
    nilai(pk, oleh=admin, penilaian=Penilaian(penyebab=sebab, evaluasi=cegah, dampak=dampak, **awal))
    tutup(pk, oleh=admin)


def _server() -> Aset | None:
    """The machine that SPSE runs on, as the chapter before this registered it."""
    return Aset.objects.filter(sasaran__kode="server-spse").order_by("pk").first()


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
