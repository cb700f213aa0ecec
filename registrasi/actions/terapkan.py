"""What an approved request makes true: in the Akun, in the Penyedia, or in a role that goes on."""

from datetime import date

from allauth.account.models import EmailAddress

from lpse.jejak import catat
from lpse.models import Akun, RujukanSurat
from lpse.pemberitahuan import beritahukan
from registrasi.actions.masa_peran import beri_masa_peran
from registrasi.enums.permohonan import JenisPermohonan
from registrasi.models import BerkasPermohonan, PenggunaSPSE, Penyedia, Permohonan
from registrasi.policies.penonaktifan import check_tidak_nonaktif
from registrasi.policies.permohonan import KOLOM_TANGGAL, SurelSudahDipakai

J = JenisPermohonan


def terapkan(permohonan: Permohonan, dokumen: list[BerkasPermohonan], *, oleh: Akun) -> None:
    """Make the new values hold, within the decision's transaction.

    Raises SurelSudahDipakai, AksesDiakhiri.
    """
    baru = {p.kolom: p.nilai_baru for p in permohonan.perubahan.all()}
    if permohonan.jenis == J.UBAH_SUREL:
        _ganti_surel(permohonan, baru["email"].lower(), oleh)
    elif permohonan.jenis == J.PERPANJANG_PERAN:
        _perpanjang(permohonan, baru, dokumen, oleh)
    else:
        _ubah_penyedia(permohonan, baru, oleh)


def _ganti_surel(permohonan: Permohonan, surel: str, oleh: Akun) -> None:
    """The address to sign in with and to write to; the old one is told at the same moment.

    The password stays; every session ends, since it was opened for the other address (lpse.models.Akun).
    """
    akun = Akun.objects.select_for_update(of=("self",)).get(pk=permohonan.akun_id)
    if Akun.objects.filter(email__iexact=surel).exclude(pk=akun.pk).exists():
        raise SurelSudahDipakai
    lama, akun.email = akun.email, surel
    akun.save(update_fields=["email"])
    # An address that somebody added and never proved must not keep its owner out.
    EmailAddress.objects.filter(email__iexact=surel).delete()
    EmailAddress.objects.filter(user=akun).delete()
    EmailAddress.objects.create(user=akun, email=surel, verified=True, primary=True)
    catat(akun, "akun.surel_diganti", oleh=oleh, permohonan=permohonan.pk)
    permohonan.akun = akun
    beritahukan(
        "registrasi/permohonan_surel_lama",
        kepada=lama,
        kunci=f"permohonan.surel_lama:{permohonan.pk}",
        akun=akun,
        objek=permohonan,
    )


def _ubah_penyedia(permohonan: Permohonan, baru: dict[str, str], oleh: Akun) -> None:
    penyedia = Penyedia.objects.select_for_update(of=("self",)).get(pengguna=permohonan.pengguna)
    lama_orang = penyedia.penanggung_jawab_nama
    for kolom, nilai in baru.items():
        setattr(penyedia, kolom, date.fromisoformat(nilai) if kolom in KOLOM_TANGGAL else nilai)
    if "kabupaten" in baru:
        penyedia.provinsi = baru["kabupaten"][:2]
    penyedia.save()
    catat(penyedia, "penyedia.diubah", oleh=oleh, kolom=sorted(baru), permohonan=permohonan.pk)
    if "penanggung_jawab_nama" in baru:
        _ganti_nama_akun(permohonan, lama_orang, baru["penanggung_jawab_nama"])


def _ganti_nama_akun(permohonan: Permohonan, lama: str, baru: str) -> None:
    """The account is called after the responsible person, unless it was given another name."""
    akun = Akun.objects.select_for_update(of=("self",)).get(pk=permohonan.akun_id)
    if akun.nama in ("", lama):
        akun.nama = baru
        akun.save(update_fields=["nama"])


def _perpanjang(
    permohonan: Permohonan, baru: dict[str, str], dokumen: list[BerkasPermohonan], oleh: Akun
) -> None:
    """The same role in the same agency, on the new decree; the earlier terms stay. Raises AksesDiakhiri."""
    # Locked as a deactivation locks it: of the two, whichever comes second sees what the first did.
    pengguna = PenggunaSPSE.objects.select_for_update(of=("self",), no_key=True).get(
        pk=permohonan.pengguna_id
    )
    check_tidak_nonaktif(permohonan.akun)
    masa = pengguna.masa_peran.order_by("-sampai", "-pk")[0]
    surat = RujukanSurat.objects.create(
        nomor=baru["sk_nomor"],
        tanggal=date.fromisoformat(baru["sk_tanggal"]),
        dari=baru["sk_dari"],
        perihal=f"Penugasan {pengguna}",
        berkas=next(d.berkas for d in dokumen if d.kode == "sk"),
    )
    beri_masa_peran(
        pengguna,
        peran=masa.peran,
        satker=masa.satker,
        instansi=masa.instansi,
        surat=surat,
        sampai=date.fromisoformat(baru["peran_sampai"]),
        oleh=oleh,
    )
