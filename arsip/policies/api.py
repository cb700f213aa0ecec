"""What a token may be allowed in the archive."""

CADANGAN_BACA = "arsip.cadangan:baca"
