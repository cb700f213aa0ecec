"""The staff's addresses of the screens of monitoring, which LKPP's watcher may open too."""

from infrastruktur.pantauan import layar
from lpse.peran import LIHAT_PEMANTAUAN as LIHAT
from lpse.sumbangan import ButirMenu

RUTE = (
    ("infrastruktur/", layar.lihat_papan, layar.PAPAN, LIHAT),
    ("infrastruktur/dinding/", layar.lihat_dinding, layar.DINDING, LIHAT),
    ("infrastruktur/grafik/<slug:kode>/", layar.lihat_sasaran, layar.SASARAN, LIHAT),
)
MENU = (
    ButirMenu(f"admin:{layar.PAPAN}", "Keadaan server", LIHAT),
    ButirMenu(f"admin:{layar.DINDING}", "Layar dinding", LIHAT),
)
KARTU = ()
