"""Who may decide on a change, and what must be there before one begins or is closed."""

from datetime import datetime

from infrastruktur.enums.perubahan import Pengesahan, TindakanPerubahan
from infrastruktur.models import PermintaanPerubahan
from lpse.aturan import AturanDilanggar
from lpse.models import Akun

T = TindakanPerubahan


class PemutusTerlibat(AturanDilanggar):
    """Who asks for a change, prepares it or carries it out does not decide on it."""

    def __init__(self) -> None:
        super().__init__(
            "Yang meminta, mengevaluasi, atau melaksanakan perubahan ini tidak memutusnya. Mintakan putusan "
            "kepada pejabat lain."
        )


class BukanDarurat(AturanDilanggar):
    """A normal change does not go ahead of its approval."""

    def __init__(self) -> None:
        super().__init__("Perubahan Normal dilaksanakan sesudah disetujui. Tunggu putusannya.")


class PelaksanaBerbeda(AturanDilanggar):
    """An approved change is carried out by whoever was named."""

    def __init__(self, petugas: Akun) -> None:
        super().__init__(f"Perubahan ini ditugaskan kepada {petugas}. Mintakan dilaksanakan olehnya.")


class BelumPerluPengesahan(AturanDilanggar):
    """It was approved before it began, or judged already."""

    def __init__(self) -> None:
        super().__init__("Perubahan ini sudah disetujui atau sudah diberi pengesahan.")


class BelumDapatDitutup(AturanDilanggar):
    """Something is missing that closing needs."""


class WaktuPerubahanKeliru(AturanDilanggar):
    """A time stands where it must not."""


def terlibat(permintaan: PermintaanPerubahan) -> set[int | None]:
    """The accounts of all who asked for it, prepared it or carry it out."""
    return {
        permintaan.dicatat_oleh_id,
        permintaan.pemohon_akun_id,
        permintaan.dievaluasi_oleh_id,
        permintaan.eksekutor_id,
    }


def check_pemutus(permintaan: PermintaanPerubahan, oleh: Akun, petugas: Akun | None = None) -> None:
    """Raises PemutusTerlibat."""
    if oleh.pk in terlibat(permintaan) or oleh == petugas:
        raise PemutusTerlibat


def check_darurat(permintaan: PermintaanPerubahan) -> None:
    """Raises BukanDarurat."""
    if not permintaan.is_darurat:
        raise BukanDarurat


def check_pelaksana(permintaan: PermintaanPerubahan, oleh: Akun) -> None:
    """Raises PelaksanaBerbeda; also PemutusTerlibat for who approved it."""
    if oleh.pk == permintaan.diputus_oleh_id:
        raise PemutusTerlibat
    if permintaan.petugas and permintaan.petugas != oleh:
        raise PelaksanaBerbeda(permintaan.petugas)


def check_belum_disahkan(permintaan: PermintaanPerubahan) -> None:
    """Raises BelumPerluPengesahan."""
    if not is_perlu_disahkan(permintaan):
        raise BelumPerluPengesahan


def is_perlu_disahkan(permintaan: PermintaanPerubahan) -> bool:
    """Whether an emergency that went ahead still waits for the head's word."""
    return permintaan.is_mendahului and not permintaan.pengesahan


def check_jadwal(jadwal: datetime, now: datetime) -> None:
    """Raises WaktuPerubahanKeliru for a schedule that is past."""
    if jadwal < now:
        raise WaktuPerubahanKeliru("Jadwal pelaksanaannya sudah lewat. Isi waktu yang akan datang.")


def check_selesai(permintaan: PermintaanPerubahan, selesai: datetime, now: datetime) -> None:
    """Raises WaktuPerubahanKeliru unless the work was over after it began and not in the future."""
    if selesai > now or (permintaan.mulai_pada and selesai < permintaan.mulai_pada):
        raise WaktuPerubahanKeliru(
            "Waktu selesai harus sesudah mulai dilaksanakan dan tidak lebih dari kini."
        )


def halangan_tutup(permintaan: PermintaanPerubahan) -> str:
    """Why it cannot be closed yet; "" where it can."""
    if not permintaan.selesai_pada:
        return "Catat hasil tes dan hasil implementasinya lebih dahulu."
    if is_perlu_disahkan(permintaan):
        return "Perubahan darurat ini belum disahkan Kepala."
    if permintaan.pengesahan == Pengesahan.TIDAK_DISAHKAN and not permintaan.is_dikembalikan:
        return "Perubahan ini tidak disahkan. Kembalikan keadaannya (roll back), lalu catat hasilnya."
    return ""


def check_tutup(permintaan: PermintaanPerubahan) -> None:
    """Raises BelumDapatDitutup with the reason."""
    if halangan := halangan_tutup(permintaan):
        raise BelumDapatDitutup(halangan)


def is_terbuka(permintaan: PermintaanPerubahan, tindakan: TindakanPerubahan, oleh: Akun) -> bool:
    """Whether a step that the table leaves open makes sense now. For buttons: the acts check themselves."""
    if tindakan in (T.SETUJUI, T.TOLAK):
        return oleh.pk not in terlibat(permintaan)
    if tindakan in (T.SAHKAN, T.TIDAK_SAHKAN):
        return is_perlu_disahkan(permintaan) and oleh.pk not in terlibat(permintaan)
    if tindakan == T.LAKSANAKAN_DARURAT:
        return permintaan.is_darurat
    if tindakan == T.LAKSANAKAN:
        return permintaan.petugas in (None, oleh)
    return tindakan != T.TUTUP or not halangan_tutup(permintaan)
