"""Writing an import into the users, in pieces: each a transaction in which its rows are applied whole."""

import secrets
from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import IntegrityError, connection, transaction
from django.db.models.functions import Upper
from django.utils import timezone

from lpse.jejak import catat
from lpse.models import Akun, Pemberitahuan, Penugasan
from lpse.models.pemberitahuan import message_id_baru
from lpse.peran import Peran
from lpse.waktu import hari_ini
from registrasi.actions.impor_baca import hitung_hasil
from registrasi.actions.impor_pengguna import pegang_impor
from registrasi.actions.pengguna import KUNCI_USER_ID
from registrasi.alur.spse import ALUR_IMPOR
from registrasi.enums.pendaftaran import StatusSPSE
from registrasi.enums.spse import AsalPengguna, HasilBaris, TindakanImpor
from registrasi.impor.dikenal import (
    KOLOM_PENYEDIA,
    PANJANG_NAMA_ORANG,
    Dikenal,
    cari_dikenal,
    is_penyedia,
    nilai,
    pilah,
)
from registrasi.models import BarisImporPengguna, ImporPengguna, PenggunaSPSE, Penyedia, RiwayatStatusSPSE
from registrasi.models.spse import AKAN_DITERAPKAN

POTONG = 1000
COBA_LAGI = 3
UNDANGAN_SEMENIT = 100
TANDAI = """
UPDATE registrasi_barisimporpengguna b SET diterapkan_pada = now(), pengguna_id = p.id
  FROM registrasi_penggunaspse p
 WHERE b.id = ANY(%s) AND upper(p.user_id) = upper(b.user_id)
"""


def terapkan_isi(impor: ImporPengguna, cap: UUID) -> None:
    """Apply what is not applied yet, then close the import. Raises KlaimLepas when the lease is gone."""
    gagal = 0
    while True:
        try:
            if not terapkan_potongan(impor.pk, cap):
                return
            gagal = 0
        except IntegrityError:
            # Somebody registered meanwhile under one of these keys; looked at again, that row is refused.
            gagal += 1
            if gagal > COBA_LAGI:
                raise


@transaction.atomic
def terapkan_potongan(pk: int, cap: UUID) -> bool:
    """Menulis sepotong baris menjadi pengguna; False bila tidak ada lagi dan impor selesai.

    Each row is judged once more: what was registered since the preview stands. Raises KlaimLepas.
    Dasar: registrasi.pelayanan
    """
    impor = pegang_impor(pk, cap)
    with connection.cursor() as cursor:
        # Approvals choose User IDs under the same lock.
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [KUNCI_USER_ID])
    menunggu = impor.baris.filter(hasil__in=AKAN_DITERAPKAN, diterapkan_pada__isnull=True)
    baris = list(menunggu.order_by("nomor")[:POTONG])
    if not baris:
        _selesaikan(impor)
        return False
    _kunci_yang_ada(baris)
    dikenal = cari_dikenal(baris)
    diterapkan = _pilah_ulang(baris, dikenal)
    penyedia = _tulis_penyedia(diterapkan, dikenal)
    _tulis_baru(impor, [b for b in diterapkan if b.hasil == HasilBaris.BARU], penyedia)
    _tulis_berubah(impor, [b for b in diterapkan if b.hasil == HasilBaris.BERUBAH], dikenal)
    with connection.cursor() as cursor:
        cursor.execute(TANDAI, [[b.pk for b in diterapkan]])
    impor.diterapkan += len(diterapkan)
    impor.save(update_fields=["diterapkan"])
    rentang = {"dari": baris[0].nomor, "sampai": baris[-1].nomor, "diterapkan": len(diterapkan)}
    catat(impor, "impor_pengguna.baris_diterapkan", oleh=impor.diterapkan_oleh, **rentang)
    return True


def _kunci_yang_ada(baris: list[BarisImporPengguna]) -> None:
    """Hold the users and providers that rows name: nobody changes them between reading and writing."""
    npwp = [b.npwp16 for b in baris if b.npwp16]
    user_id = [b.user_id.upper() for b in baris]
    pengguna = PenggunaSPSE.objects.annotate(kunci_user_id=Upper("user_id")).filter(kunci_user_id__in=user_id)
    for kunci in (Penyedia.objects.filter(npwp16__in=npwp), pengguna):
        list(kunci.select_for_update(no_key=True).order_by("pk").values_list("pk"))


def _pilah_ulang(baris: list[BarisImporPengguna], dikenal: Dikenal) -> list[BarisImporPengguna]:
    """The rows that still are to be applied; the others keep on them why not."""
    semula = {b.pk: b.hasil for b in baris}
    for satu in baris:
        pilah(satu, dikenal)
    lain = [b for b in baris if b.hasil != semula[b.pk]]
    BarisImporPengguna.objects.bulk_update(lain, ["hasil", "alasan"])
    return [b for b in baris if b.hasil in AKAN_DITERAPKAN]


def _tulis_penyedia(baris: Iterable[BarisImporPengguna], dikenal: Dikenal) -> dict[str, Penyedia]:
    """The providers of these rows by NPWP, as they are to be; what an approval verified is not touched."""
    semua: dict[str, Penyedia] = {}
    ditulis: list[Penyedia] = []
    for satu in filter(is_penyedia, baris):
        ada, pengguna = dikenal.penyedia.get(satu.npwp16), dikenal.pengguna.get(satu.user_id.upper())
        if ada is not None and (pengguna is None or pengguna.asal != AsalPengguna.IMPOR):
            semua[satu.npwp16] = ada
            continue
        penyedia = ada or Penyedia(npwp=satu.npwp, npwp16=satu.npwp16)
        for nama in KOLOM_PENYEDIA:
            setattr(penyedia, nama, nilai(satu).get(nama) or getattr(penyedia, nama))
        penyedia.provinsi = penyedia.kabupaten[:2]
        ditulis.append(Penyedia(**_kolom(penyedia)))
    ditulis = Penyedia.objects.bulk_create(
        ditulis,
        update_conflicts=True,
        unique_fields=["npwp16"],
        update_fields=[*KOLOM_PENYEDIA, "provinsi"],
    )
    return semua | {p.npwp16: p for p in ditulis}


def _kolom(penyedia: Penyedia) -> dict[str, str]:
    return {nama: getattr(penyedia, nama) for nama in (*KOLOM_PENYEDIA, "provinsi", "npwp", "npwp16")}


def _tulis_baru(impor: ImporPengguna, baris: list[BarisImporPengguna], penyedia: dict[str, Penyedia]) -> None:
    """Akun, address, role, user and history of new users, in a handful of statements."""
    akun = Akun.objects.bulk_create(_akun(b) for b in baris)
    # Nobody has a password: the first way in is a link mailed to this very address, which proves it.
    EmailAddress.objects.bulk_create(
        EmailAddress(user=a, email=a.email, verified=True, primary=True) for a in akun
    )
    Penugasan.objects.bulk_create(
        Penugasan(
            akun=a,
            peran=Peran.PENYEDIA if is_penyedia(b) else Peran.PPK,
            mulai=hari_ini(),
            disetujui_oleh=impor.diterapkan_oleh,
        )
        for a, b in zip(akun, baris, strict=True)
    )
    pengguna = PenggunaSPSE.objects.bulk_create(
        _pengguna(a, b, penyedia.get(b.npwp16)) for a, b in zip(akun, baris, strict=True)
    )
    _catat_riwayat(impor, pengguna, dari="")
    if impor.kirim_undangan:
        _undang(impor, pengguna)


def _akun(baris: BarisImporPengguna) -> Akun:
    return Akun(
        email=baris.email,
        user_id=baris.user_id,
        nama=baris.nama[:PANJANG_NAMA_ORANG],
        nip=baris.isi.get("nip", ""),
        # As Django marks an unusable password; its own maker takes longer than all the rest of this row.
        password=UNUSABLE_PASSWORD_PREFIX + secrets.token_urlsafe(30),
        is_demo=settings.LPSE_DEMO,
    )


def _pengguna(akun: Akun, baris: BarisImporPengguna, penyedia: Penyedia | None) -> PenggunaSPSE:
    return PenggunaSPSE(
        akun=akun,
        penyedia=penyedia,
        user_id=baris.user_id,
        jenis=baris.jenis,
        asal=AsalPengguna.IMPOR,
        status_spse=StatusSPSE.AKTIF,
        tanggal_sinkron=timezone.now(),
        tanggal_daftar=_hari(baris, "tanggal_daftar"),
        tanggal_setuju=_hari(baris, "tanggal_setuju"),
    )


def _hari(baris: BarisImporPengguna, nama: str) -> date | None:
    teks = baris.isi.get(nama)
    return date.fromisoformat(teks) if teks else None


def _tulis_berubah(impor: ImporPengguna, baris: list[BarisImporPengguna], dikenal: Dikenal) -> None:
    """What a file changes of users who are here: an official's own data, and that SPSE knows the account."""
    pengguna = [dikenal.pengguna[b.user_id.upper()] for b in baris]
    pejabat = [(b, p) for b, p in zip(baris, pengguna, strict=True) if p.penyedia_id is None]
    for satu, p in pejabat:
        p.jenis = satu.jenis
        p.akun.nama, p.akun.nip = satu.nama[:PANJANG_NAMA_ORANG], satu.isi.get("nip", "") or p.akun.nip
    PenggunaSPSE.objects.bulk_update([p for _, p in pejabat], ["jenis"])
    Akun.objects.bulk_update([p.akun for _, p in pejabat], ["nama", "nip"])
    belum = [p for p in pengguna if p.status_spse == StatusSPSE.BELUM]
    PenggunaSPSE.objects.filter(pk__in=[p.pk for p in belum]).update(
        status_spse=StatusSPSE.AKTIF, tanggal_sinkron=timezone.now()
    )
    _catat_riwayat(impor, belum, dari=StatusSPSE.BELUM)


def _catat_riwayat(impor: ImporPengguna, pengguna: Iterable[PenggunaSPSE], *, dari: str) -> None:
    RiwayatStatusSPSE.objects.bulk_create(
        RiwayatStatusSPSE(
            pengguna=p,
            dari=dari,
            status=StatusSPSE.AKTIF,
            tanggal=p.tanggal_setuju or hari_ini(),
            oleh=impor.diterapkan_oleh,
            impor=impor,
        )
        for p in pengguna
    )


def _undang(impor: ImporPengguna, pengguna: list[PenggunaSPSE]) -> None:
    """Put the invitations into the outbox, so many a minute: a mail server must live through 100,000."""
    mulai = timezone.now()
    Pemberitahuan.objects.bulk_create(
        Pemberitahuan(
            kunci=f"pengguna_spse.undangan:{p.pk}",
            message_id=message_id_baru(),
            templat="registrasi/undangan_impor",
            penerima=p.akun.email,
            akun=p.akun,
            objek_jenis=p._meta.label_lower,
            objek_id=str(p.pk),
            kirim_setelah=mulai + timedelta(minutes=(impor.diterapkan + urut) // UNDANGAN_SEMENIT),
        )
        for urut, p in enumerate(pengguna)
    )


def _selesaikan(impor: ImporPengguna) -> None:
    impor.status = ALUR_IMPOR.check(impor, TindakanImpor.SELESAIKAN, None).ke
    impor.selesai_pada = timezone.now()
    impor.klaim = impor.klaim_sampai = None
    hitung_hasil(impor)
    impor.save()
    catat(impor, "impor_pengguna.selesai", oleh=impor.diterapkan_oleh, diterapkan=impor.diterapkan)
