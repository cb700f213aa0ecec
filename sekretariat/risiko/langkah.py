"""What comes next for a risk: which step is the main one, in words, and which ones a person may take."""

from typing import Any

from lpse.models import Akun
from lpse.peran import KELOLA_RISIKO
from lpse.waktu import tanggal
from sekretariat.alur.risiko import ALUR_PENGENDALIAN, ALUR_RISIKO
from sekretariat.enums.risiko import (
    BATAS_TERIMA,
    DAPAT_DINILAI,
    StatusPengendalian,
    StatusRisiko,
    TindakanPengendalian,
    TindakanRisiko,
)
from sekretariat.models import PengendalianRisiko, Risiko
from sekretariat.policies.risiko import boleh_menyetujui
from sekretariat.risiko.bersama import url

T = TindakanRisiko
PUTUSAN = frozenset({T.TANGANI, T.TERIMA, T.USULKAN})
PUTUSKAN, NILAI, KENDALIKAN = "putuskan", "nilai", "pengendalian"


def saran(risiko: Risiko, pengendalian: list[PengendalianRisiko]) -> tuple[str, str]:
    """The step that brings this risk further, "" where its managers have none to take, and why."""
    if risiko.status == StatusRisiko.DICATAT:
        return PUTUSKAN, "Sekretaris atau Admin Sistem memutuskan penanganannya."
    if risiko.status == StatusRisiko.MENUNGGU:
        return "", "Menunggu Kepala memutuskan usul menerima risiko ini. Sampai itu tidak ada yang berubah."
    if risiko.status == StatusRisiko.DITERIMA:
        tempo = (
            f" Dinilai lagi paling lambat {tanggal(risiko.tinjau_sebelum)}." if risiko.tinjau_sebelum else ""
        )
        return NILAI, f"Diterima.{tempo}"
    if risiko.status == StatusRisiko.DITUTUP:
        return "", "Ditutup dan tidak berubah lagi. Bila muncul kembali, catat risiko yang baru."
    return _saran_ditangani(risiko, pengendalian)


def _saran_ditangani(risiko: Risiko, pengendalian: list[PengendalianRisiko]) -> tuple[str, str]:
    """Of a risk under control: plan, wait, assess again, accept what is left."""
    terbuka = [satu for satu in pengendalian if satu.status == StatusPengendalian.DIRENCANAKAN]
    if terbuka:
        akhir = tanggal(max(satu.tenggat for satu in terbuka))
        menunggu = f"Menunggu {len(terbuka)} pengendalian dilaksanakan, terakhir {akhir}."
        return "", f"{menunggu} Sesudah itu risikonya dinilai ulang."
    selesai = [
        satu.berakhir_pada
        for satu in pengendalian
        if satu.status == StatusPengendalian.DILAKSANAKAN and satu.berakhir_pada
    ]
    if not selesai:
        return KENDALIKAN, "Rencanakan pengendaliannya: apa, oleh siapa, sampai kapan."
    if risiko.dinilai_pada is None or max(selesai) > risiko.dinilai_pada:
        return NILAI, "Pengendaliannya sudah dilaksanakan. Nilai ulang supaya tampak sisanya."
    sisa = f"Nilainya kini {risiko.nilai} ({risiko.sebutan_tingkat.lower()})"
    if risiko.nilai <= BATAS_TERIMA:
        return PUTUSKAN, f"{sisa}: terima sisanya, atau tutup bila risikonya tidak ada lagi."
    return KENDALIKAN, f"{sisa}: rencanakan pengendalian berikutnya, atau usulkan penerimaannya."


def tombol(risiko: Risiko, pengendalian: list[PengendalianRisiko], akun: Akun) -> list[dict[str, Any]]:
    """The steps open to this person, the main one first."""
    utama, _ = saran(risiko, pengendalian)
    langkah = _milik_sendiri(pengendalian, akun) + _milik_risiko(risiko, akun)
    langkah.sort(key=lambda satu: satu[1] != utama)
    penting = {utama, TindakanPengendalian.LAKSANAKAN.value, T.SETUJUI.value}
    return [
        {"judul": judul, "url": url(nama, kode), "utama": urut == 0 and nama in penting}
        for urut, (judul, nama, kode) in enumerate(langkah)
    ]


def _milik_sendiri(pengendalian: list[PengendalianRisiko], akun: Akun) -> list[tuple[str, str, str]]:
    """What this person has to carry out."""
    lapor = TindakanPengendalian.LAKSANAKAN
    return [
        (f"{lapor.label} {satu.kode}", lapor.value, satu.kode)
        for satu in pengendalian
        if lapor in ALUR_PENGENDALIAN.terbuka(satu, akun)
    ]


def _milik_risiko(risiko: Risiko, akun: Akun) -> list[tuple[str, str, str]]:
    terbuka = set(ALUR_RISIKO.terbuka(risiko, akun))
    langkah: list[tuple[str, str]] = []
    if boleh_menyetujui(risiko, akun):
        langkah += [(str(t.label), t.value) for t in (T.SETUJUI, T.TOLAK) if t in terbuka]
    if akun.has_perm(KELOLA_RISIKO) and risiko.status in DAPAT_DINILAI:
        langkah += [("Rencanakan pengendalian", KENDALIKAN), ("Nilai ulang", NILAI), ("Ubah", "ubah")]
    if terbuka & PUTUSAN:
        langkah.insert(0, ("Ganti penanganan" if risiko.penanganan else "Putuskan penanganan", PUTUSKAN))
    if T.TUTUP in terbuka and risiko.nilai <= BATAS_TERIMA:
        langkah.append((str(T.TUTUP.label), T.TUTUP.value))
    return [(judul, nama, risiko.kode) for judul, nama in langkah]
