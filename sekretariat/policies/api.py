"""What a token may be allowed of the secretariat's own records."""

KEGIATAN_BACA = "sekretariat.kegiatan:baca"
KEPATUHAN_BACA = "sekretariat.kepatuhan:baca"
