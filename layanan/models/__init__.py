from layanan.models.bukti import BerkasTersegel, HasilTandaTangan, SerahTerimaBukti
from layanan.models.kesaksian import BerkasTakTerbuka, Kesaksian, SaksiKesaksian, UpayaPembukaan
from layanan.models.pelatihan import MateriPelatihan, Pelatihan
from layanan.models.penerusan import CatatanPenerusan, Penerusan
from layanan.models.pengumuman import (
    BuktiPemberitahuan,
    LanggananPengumuman,
    LayananDipantau,
    PembaruanPengumuman,
    Pengumuman,
)
from layanan.models.percakapan import (
    JawabanBaku,
    LampiranTiket,
    PenilaianTiket,
    PenontonTiket,
    PesanTiket,
)
from layanan.models.peserta_pelatihan import (
    EvaluasiPelatihan,
    PemegangTautan,
    PesertaPelatihan,
    TautanPeserta,
)
from layanan.models.pustaka import (
    Artikel,
    KataBantuan,
    PencarianNihil,
    UmpanBalikArtikel,
    VersiArtikel,
)
from layanan.models.ruang import Pemesan, PemesananRuang, PenutupanRuang, Ruang
from layanan.models.standar import ButirStandar, MatriksPrioritas, StandarLayanan
from layanan.models.surat_masuk import KotakMasuk, PengirimTiket, SuratMasuk
from layanan.models.survei import JawabanSurvei, Survei, UndanganSurvei
from layanan.models.tamu import Kunjungan, PemberianAkses
from layanan.models.tenggat import PemeriksaanTenggat
from layanan.models.tiket import Pelapor, PeristiwaTiket, Tiket

__all__ = [
    "Artikel",
    "BerkasTakTerbuka",
    "BerkasTersegel",
    "BuktiPemberitahuan",
    "ButirStandar",
    "CatatanPenerusan",
    "EvaluasiPelatihan",
    "HasilTandaTangan",
    "JawabanBaku",
    "JawabanSurvei",
    "KataBantuan",
    "Kesaksian",
    "KotakMasuk",
    "Kunjungan",
    "LampiranTiket",
    "LanggananPengumuman",
    "LayananDipantau",
    "MateriPelatihan",
    "MatriksPrioritas",
    "Pelapor",
    "Pelatihan",
    "PembaruanPengumuman",
    "PemberianAkses",
    "PemegangTautan",
    "PemeriksaanTenggat",
    "Pemesan",
    "PemesananRuang",
    "PencarianNihil",
    "Penerusan",
    "PengirimTiket",
    "Pengumuman",
    "PenilaianTiket",
    "PenontonTiket",
    "PenutupanRuang",
    "PeristiwaTiket",
    "PesanTiket",
    "PesertaPelatihan",
    "Ruang",
    "SaksiKesaksian",
    "SerahTerimaBukti",
    "StandarLayanan",
    "SuratMasuk",
    "Survei",
    "TautanPeserta",
    "Tiket",
    "UmpanBalikArtikel",
    "UndanganSurvei",
    "UpayaPembukaan",
    "VersiArtikel",
]
