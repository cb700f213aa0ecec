"""Documents on paper: official PDF letters and the QR codes that lead back to the portal.

A pure package: no models, no database, no settings. What is printed comes in as data (`data*.py` say which).
"""

from lpse.dokumen.galat import DokumenGagal
from lpse.dokumen.jenis import JENIS
from lpse.dokumen.pdf import build_pdf, check_data
from lpse.dokumen.qr import qr_svg

__all__ = ["JENIS", "DokumenGagal", "build_pdf", "check_data", "qr_svg"]
