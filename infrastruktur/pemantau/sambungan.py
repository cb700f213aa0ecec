"""A TCP connection to an address that was judged, closed whatever happens."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from infrastruktur.pemantau.alat import Alat
from infrastruktur.pemantau.bacaan import TidakMenjawab
from infrastruktur.pemantau.sebab import sebab_sambungan


@asynccontextmanager
async def sambung(
    alat: Alat, host: str, port: int, *, tls: ssl.SSLContext | None = None
) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    """Reader and writer of a connection to the first address of the host that takes one.

    Raises TidakMenjawab with the reason, what `Nama.cari` raises, and where TLS is spoken
    ssl.SSLCertVerificationError for a certificate that is not believed.
    """
    galat: OSError | None = None
    for alamat in await alat.nama.cari(host):
        try:
            pembaca, penulis = await asyncio.open_connection(
                alamat, port, ssl=tls, server_hostname=host if tls else None
            )
        except ssl.SSLCertVerificationError:
            raise
        except OSError as sebab:
            galat = sebab
            continue
        try:
            yield pembaca, penulis
        except OSError as sebab:
            raise TidakMenjawab(sebab_sambungan(sebab)) from None
        finally:
            penulis.transport.abort()
        return
    assert galat is not None
    raise TidakMenjawab(sebab_sambungan(galat)) from galat
