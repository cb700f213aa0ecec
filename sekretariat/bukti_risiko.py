"""What the register of risks shows, counted for a period; no regulation has a rule about risk, so for the
LPSE standard alone."""

from functools import partial

from lpse.bukti import Bukti, Daftar
from lpse.harapan import BilaTerjadi, Nihil, PalingSedikit, Tercatat
from lpse.waktu import hari_ini
from sekretariat.enums.risiko import BERTENGGAT, STANDAR_RISIKO, TINJAU_BULAN, StatusPengendalian
from sekretariat.models import PengendalianRisiko, PenilaianRisiko, Risiko
from sekretariat.queries.risiko import belum_ditinjau, pengendalian_lewat

RISIKO = "admin:sekretariat_risiko"
_bukti = partial(Bukti, unit="sekretariat", kunci=(), standar=(STANDAR_RISIKO,), lihat=f"{RISIKO}_lihat")
_lewat = Daftar(RISIKO, {"lambat": "tenggat"})

BUKTI_RISIKO = (
    _bukti(
        kode="risiko",
        label="risiko dalam register",
        baris=lambda: Risiko.objects.all(),
        pada="dicatat_pada",
        harapan=Tercatat(),
        daftar=Daftar(RISIKO),
    ),
    _bukti(
        kode="penilaian_risiko",
        label="penilaian risiko",
        baris=lambda: PenilaianRisiko.objects.all(),
        pada="pada",
        harapan=PalingSedikit(TINJAU_BULAN),
        nomor="risiko__kode",
        daftar=Daftar(RISIKO),
        kunci_lihat="risiko__kode",
    ),
    _bukti(
        kode="risiko_belum_ditinjau",
        label="risiko",
        baris=lambda: belum_ditinjau().order_by(),
        pada="dinilai_pada",
        harapan=Nihil("setahun belum dinilai ulang"),
        daftar=Daftar(RISIKO, {"lambat": "tinjau"}),
    ),
    _bukti(
        kode="pengendalian_risiko",
        label="pengendalian risiko yang dilaksanakan",
        baris=lambda: PengendalianRisiko.objects.filter(status=StatusPengendalian.DILAKSANAKAN),
        pada="berakhir_pada",
        harapan=BilaTerjadi(),
        daftar=Daftar(RISIKO),
        kunci_lihat="risiko__kode",
    ),
    _bukti(
        kode="risiko_lewat",
        label="risiko",
        baris=lambda: Risiko.objects.filter(status__in=BERTENGGAT, tenggat__lt=hari_ini()),
        pada="tenggat",
        harapan=Nihil("lewat tenggat penanganannya"),
        daftar=_lewat,
    ),
    _bukti(
        kode="pengendalian_lewat",
        label="pengendalian risiko",
        baris=pengendalian_lewat,
        pada="tenggat",
        harapan=Nihil("lewat tenggat"),
        daftar=_lewat,
        kunci_lihat="risiko__kode",
    ),
)
