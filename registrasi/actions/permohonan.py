"""What a user does about a change after approval, up to a request that waits for its decision."""

from collections.abc import Mapping
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from lpse import berkas as intake
from lpse.aturan import TidakBerwenang
from lpse.jejak import catat
from lpse.kalender import kalender
from lpse.models import Akun, Berkas
from lpse.nomor import ambil_nomor
from lpse.pembatas import terlampaui
from lpse.pemberitahuan import beritahukan
from lpse.peran import LAYANI_LOKET
from lpse.profil import profil
from lpse.rahasia import sidik_token
from lpse.sumbangan import sumbangan
from lpse.waktu import hari_ini
from registrasi.actions.draf import BerkasSama
from registrasi.actions.konfirmasi import TautanTidakBerlaku
from registrasi.alur.permohonan import ALUR_PERMOHONAN
from registrasi.enums.permohonan import JenisPermohonan, StatusPermohonan, TindakanPermohonan
from registrasi.models import BerkasPermohonan, PenggunaSPSE, Permohonan, PerubahanData
from registrasi.policies.pendaftaran import BagianTerkunci
from registrasi.policies.permohonan import (
    KETENTUAN,
    TAUTAN_SEJAM,
    SurelSudahDipakai,
    TerlaluBanyakTautan,
    TidakAdaPerubahan,
    check_bisa_diubah,
    check_dokumen_terbuka,
    check_jenis_terbuka,
    check_lengkap,
    is_perlu_diganti,
    kekurangan,
    nilai_kini,
)

POLA_NOMOR = "PRM-{tahun}-{urut:06d}"
S = StatusPermohonan


@transaction.atomic
def mulai_permohonan(
    pengguna: PenggunaSPSE, *, jenis: str, oleh: Akun, data: Mapping[str, str] | None = None
) -> Permohonan:
    """Memulai permohonan, atau mengembalikan yang masih terbuka dari jenis itu.

    `oleh` is the user, or the officer who enters it for them (recorded as `dibantu_oleh`), what the user had
    begun as well. `data` is filled in at once (see `isi_permohonan`).
    Raises JenisTertutup, AksesDiakhiri, TidakBerwenang, and what filling in raises.
    Dasar: registrasi.pelayanan
    """
    pengguna = (
        PenggunaSPSE.objects.select_related("akun", "penyedia")
        .select_for_update(of=("self",))
        .get(pk=pengguna.pk)
    )
    check_jenis_terbuka(pengguna, jenis)
    dibantu = _pembantu(pengguna, oleh)
    permohonan = Permohonan.objects.terbuka().filter(pengguna=pengguna, jenis=jenis).first()
    if permohonan is None:
        permohonan = Permohonan.objects.create(pengguna=pengguna, akun=pengguna.akun, jenis=jenis)
        _salin_syarat(permohonan)
        catat(permohonan, "permohonan.dimulai", oleh=oleh, jenis=str(jenis))
    if dibantu and permohonan.is_bisa_diubah and permohonan.dibantu_oleh_id != dibantu.pk:
        permohonan.dibantu_oleh = dibantu
        permohonan.save(update_fields=["dibantu_oleh"])
        catat(permohonan, "permohonan.dibantu", oleh=oleh)
    return permohonan if data is None else isi_permohonan(permohonan.pk, oleh=oleh, data=data)


def _salin_syarat(permohonan: Permohonan) -> None:
    """The documents of the kind as rows: what was asked for stays as it was that day."""
    BerkasPermohonan.objects.bulk_create(
        BerkasPermohonan(
            permohonan=permohonan,
            kode=s.kode,
            nama=s.nama,
            keterangan=s.keterangan,
            urutan=urutan,
            is_wajib=s.wajib,
        )
        for urutan, s in enumerate(KETENTUAN[permohonan.jenis].syarat)
    )


def _pembantu(pengguna: PenggunaSPSE, oleh: Akun) -> Akun | None:
    """The officer at the counter; None for the user. Raises TidakBerwenang for anybody else."""
    if oleh.pk == pengguna.akun_id:
        return None
    if not oleh.has_perm(LAYANI_LOKET):
        raise TidakBerwenang
    return oleh


@transaction.atomic
def isi_permohonan(pk: int, *, oleh: Akun, data: Mapping[str, str]) -> Permohonan:
    """Menulis data yang baru di sebelah data yang berlaku sekarang.

    `data` takes the columns of the kind (KETENTUAN), dates as ISO. Another new e-mail address has to be
    proved anew: the link goes there. Raises TidakAdaPerubahan, TindakanTertutup, TidakBerwenang.
    Dasar: registrasi.pelayanan
    """
    permohonan = _kunci_untuk_diubah(pk, oleh)
    kini = nilai_kini(permohonan.pengguna, permohonan.jenis)
    if all(data[nama] == kini[nama] for nama in kini):
        raise TidakAdaPerubahan
    lama = {p.kolom: p.nilai_baru for p in permohonan.perubahan.all()}
    for urutan, nama in enumerate(KETENTUAN[permohonan.jenis].kolom):
        PerubahanData.objects.update_or_create(
            permohonan=permohonan,
            kolom=nama,
            defaults={"urutan": urutan, "nilai_lama": kini[nama], "nilai_baru": data[nama]},
        )
    _sentuh(permohonan)
    catat(permohonan, "permohonan.diisi", oleh=oleh, kolom=list(kini))
    if permohonan.jenis == JenisPermohonan.UBAH_SUREL and lama.get("email") != data["email"]:
        permohonan.surel_terbukti_pada = None
        permohonan.save(update_fields=["surel_terbukti_pada"])
        _kirim_bukti(permohonan, data["email"])
    return permohonan


def _kunci_untuk_diubah(pk: int, oleh: Akun) -> Permohonan:
    permohonan = Permohonan.objects.lock(pk)
    ALUR_PERMOHONAN.check(permohonan, TindakanPermohonan.AJUKAN, oleh)
    return permohonan


def _kirim_bukti(permohonan: Permohonan, surel: str) -> None:
    """Mail the proving link; its secret is made when it is sent. A link sent earlier lapses at once.

    Raises TerlaluBanyakTautan: the address is anybody's whom the user names.
    """
    if terlampaui("bukti_surel", str(permohonan.akun_id), TAUTAN_SEJAM, timedelta(hours=1)):
        raise TerlaluBanyakTautan
    permohonan.token_hash, permohonan.token_sampai = "", None
    permohonan.save(update_fields=["token_hash", "token_sampai"])
    beritahukan(
        "registrasi/permohonan_bukti_surel",
        kepada=surel,
        kunci=f"permohonan.bukti:{permohonan.pk}:{timezone.now():%Y%m%d%H%M%S%f}",
        objek=permohonan,
    )


@transaction.atomic
def kirim_bukti_surel(pk: int, *, oleh: Akun) -> Permohonan:
    """Mengirim sekali lagi tautan pembuktian ke surel baru.

    Raises TidakAdaPerubahan before an address is written, TindakanTertutup. Dasar: registrasi.pelayanan
    """
    permohonan = _kunci_untuk_diubah(pk, oleh)
    baru = permohonan.perubahan.filter(kolom="email").first()
    if baru is None:
        raise TidakAdaPerubahan
    if permohonan.surel_terbukti_pada is None:
        _kirim_bukti(permohonan, baru.nilai_baru)
    return permohonan


@transaction.atomic
def buktikan_surel(token: str) -> Permohonan:
    """Membuktikan bahwa surel baru milik pemohon, dengan tautan yang dikirim ke sana.

    What an officer entered at the counter is sent at once when nothing else is missing.
    Raises TautanTidakBerlaku, SurelSudahDipakai. Dasar: registrasi.pelayanan
    """
    pk = Permohonan.objects.filter(token_hash=sidik_token(token)).values_list("pk", flat=True).first()
    if not token or pk is None:
        raise TautanTidakBerlaku
    permohonan = Permohonan.objects.lock(pk)
    sampai = permohonan.token_sampai
    if permohonan.token_hash != sidik_token(token) or sampai is None or sampai < timezone.now():
        raise TautanTidakBerlaku
    check_bisa_diubah(permohonan)
    surel = permohonan.perubahan.get(kolom="email").nilai_baru
    if Akun.objects.filter(email__iexact=surel).exclude(pk=permohonan.akun_id).exists():
        raise SurelSudahDipakai
    permohonan.surel_terbukti_pada = permohonan.updated_at = timezone.now()
    permohonan.token_hash, permohonan.token_sampai = "", None
    permohonan.save(update_fields=["surel_terbukti_pada", "updated_at", "token_hash", "token_sampai"])
    catat(permohonan, "permohonan.surel_terbukti")
    return _kirim_bila_dibantu(permohonan)


def _kirim_bila_dibantu(permohonan: Permohonan) -> Permohonan:
    """Send what an officer has entered once it is whole: nobody else would press the button."""
    if permohonan.dibantu_oleh is None:
        return permohonan
    if kekurangan(permohonan, list(permohonan.perubahan.all()), dokumen_berlaku(permohonan)):
        return permohonan
    return ajukan_permohonan(permohonan.pk, oleh=permohonan.dibantu_oleh)


def dokumen_berlaku(permohonan: Permohonan) -> list[BerkasPermohonan]:
    """The documents as they stand, with their files; replaced ones are history."""
    berlaku = permohonan.dokumen.filter(diganti_pada__isnull=True)
    return list(berlaku.select_related("berkas", "diperiksa_oleh"))


@transaction.atomic
def unggah_berkas_permohonan(pk: int, kode: str, *, oleh: Akun, berkas: Berkas) -> BerkasPermohonan:
    """Menyerahkan satu dokumen permohonan; yang sudah pernah dikirim tetap tersimpan dalam riwayat.

    The same bytes again change nothing: the document is returned with the file it has, and the caller
    destroys the copy. Raises BagianTerkunci, BerkasSama. Dasar: registrasi.pelayanan
    """
    permohonan = _kunci_untuk_diubah(pk, oleh)
    dokumen = _dokumen(permohonan, kode)
    check_dokumen_terbuka(permohonan, dokumen)
    if dokumen.berkas and dokumen.berkas.sha256 == berkas.sha256:
        if dokumen.perlu_perbaikan or is_perlu_diganti(dokumen):
            raise BerkasSama
        return dokumen
    dokumen = _taruh(permohonan, dokumen, berkas)
    _sentuh(permohonan)
    catat(permohonan, "permohonan.berkas_diunggah", oleh=oleh, dokumen=kode, berkas=berkas.pk)
    # The user sends what they put right themselves.
    if oleh.pk == permohonan.dibantu_oleh_id:
        _kirim_bila_dibantu(permohonan)
    return dokumen


def _dokumen(permohonan: Permohonan, kode: str) -> BerkasPermohonan:
    for dokumen in dokumen_berlaku(permohonan):
        if dokumen.kode == kode:
            return dokumen
    raise BagianTerkunci("Dokumen ini tidak diminta untuk permohonan ini.")


def _taruh(permohonan: Permohonan, dokumen: BerkasPermohonan, berkas: Berkas) -> BerkasPermohonan:
    """Put the file in its place: over one nobody was sent, beside one that was."""
    if dokumen.berkas is None or dokumen.putaran == permohonan.putaran:
        lama, dokumen.berkas = dokumen.berkas, berkas
        dokumen.putaran, dokumen.perlu_perbaikan = permohonan.putaran, False
        dokumen.save()
        if lama:
            intake.musnahkan(lama)
        return dokumen
    dokumen.diganti_pada = timezone.now()
    dokumen.save(update_fields=["diganti_pada"])
    return BerkasPermohonan.objects.create(
        permohonan=permohonan,
        kode=dokumen.kode,
        nama=dokumen.nama,
        keterangan=dokumen.keterangan,
        urutan=dokumen.urutan,
        is_wajib=dokumen.is_wajib,
        berkas=berkas,
        putaran=permohonan.putaran,
    )


def _sentuh(permohonan: Permohonan) -> None:
    permohonan.updated_at = timezone.now()
    permohonan.save(update_fields=["updated_at"])


@transaction.atomic
def ajukan_permohonan(pk: int, *, oleh: Akun) -> Permohonan:
    """Mengirim permohonan untuk diverifikasi: bernomor dan bertenggat.

    Raises PermohonanBelumLengkap naming what is missing, JenisTertutup, AksesDiakhiri.
    Dasar: registrasi.pelayanan
    """
    permohonan = _kunci_untuk_diubah(pk, oleh)
    check_jenis_terbuka(permohonan.pengguna, permohonan.jenis)
    check_lengkap(permohonan, list(permohonan.perubahan.all()), dokumen_berlaku(permohonan))
    now, kerja = timezone.now(), kalender()
    permohonan.status, permohonan.putaran = S.DIAJUKAN, permohonan.putaran + 1
    permohonan.diajukan_pada = permohonan.updated_at = now
    permohonan.tenggat = kerja.due_hari(now, profil().registrasi.target_permohonan_hari_kerja)
    permohonan.versi_kalender, permohonan.alasan = kerja.versi, ""
    if not permohonan.nomor:
        permohonan.nomor = ambil_nomor("PRM", hari_ini(), pola=POLA_NOMOR).teks
    permohonan.save()
    catat(permohonan, "permohonan.diajukan", oleh=oleh, putaran=permohonan.putaran)
    kabarkan(permohonan)
    return permohonan


def kabarkan(permohonan: Permohonan) -> None:
    """Put the letter about where the request stands into the outbox, once for each of its addresses."""
    for surel in _penerima(permohonan):
        beritahukan(
            f"registrasi/permohonan_{permohonan.status}",
            kepada=surel,
            kunci=f"permohonan.{permohonan.status}:{permohonan.pk}:{permohonan.putaran}:{sidik_token(surel)[:16]}",
            akun=permohonan.akun,
            objek=permohonan,
        )


def _penerima(permohonan: Permohonan) -> list[str]:
    """The account's address; whoever lost that mailbox reads at the new one, once it is proved.

    The old one is written to all the same: somebody else may be asking.
    """
    alamat = [permohonan.akun.email]
    if permohonan.dibantu_oleh_id and permohonan.surel_terbukti_pada:
        alamat.append(permohonan.perubahan.get(kolom="email").nilai_baru)
    return list(dict.fromkeys(alamat))


@transaction.atomic
def tarik_permohonan(pk: int, *, oleh: Akun) -> Permohonan:
    """Menarik permohonan sebelum diputus; yang belum pernah dikirim dimusnahkan berkasnya.

    Dasar: registrasi.pelayanan
    """
    permohonan = Permohonan.objects.lock(pk)
    ALUR_PERMOHONAN.check(permohonan, TindakanPermohonan.TARIK, oleh)
    if permohonan.diajukan_pada is None:
        _buang_isi(permohonan)
    permohonan.status, permohonan.updated_at, permohonan.token_hash = S.DITARIK, timezone.now(), ""
    permohonan.save(update_fields=["status", "updated_at", "token_hash"])
    catat(permohonan, "permohonan.ditarik", oleh=oleh)
    if permohonan.diajukan_pada:
        kabarkan(permohonan)
    return permohonan


@transaction.atomic
def kedaluwarsakan_permohonan(pk: int) -> bool:
    """Memusnahkan isi permohonan yang lama tidak dikirim; False bila sempat disentuh lagi atau ditahan.

    Dasar: registrasi.arsip
    """
    permohonan = Permohonan.objects.lock(pk)
    hari = profil().registrasi.draf_kedaluwarsa_hari
    if not Permohonan.objects.idle(hari).filter(pk=pk).exists() or sumbangan.is_ditahan(permohonan.akun_id):
        return False
    musnahkan_permohonan(permohonan)
    return True


def musnahkan_permohonan(permohonan: Permohonan) -> None:
    """Destroy what a request never sent holds, within an act that has locked it."""
    ALUR_PERMOHONAN.check(permohonan, TindakanPermohonan.KEDALUWARSAKAN, None)
    _buang_isi(permohonan)
    permohonan.status, permohonan.updated_at, permohonan.token_hash = S.KEDALUWARSA, timezone.now(), ""
    permohonan.save(update_fields=["status", "updated_at", "token_hash"])
    catat(permohonan, "permohonan.kedaluwarsa")


def _buang_isi(permohonan: Permohonan) -> None:
    """Destroy what was never sent: the values, and the files with their rows."""
    dibuang = [d.berkas for d in permohonan.dokumen.select_related("berkas") if d.berkas]
    permohonan.perubahan.all().delete()
    permohonan.dokumen.all().delete()
    for berkas in dibuang:
        intake.musnahkan(berkas)
