"""What the system administration can show for the rules it carries out, counted for a period."""

from infrastruktur.bukti.ruang_server import RUANG_SERVER
from infrastruktur.bukti.sistem import ASET_DAN_PERUBAHAN, LKPP, PANTAUAN

BUKTI = (*ASET_DAN_PERUBAHAN, *PANTAUAN, *LKPP, *RUANG_SERVER)
