"""How often and how long, for signing in: the figures behind lpse/perangkat.py and lpse/middleware.py."""

# allauth's notation: times / window / per what. An address may be a room of people behind one router, so its
# limits are wide: 25 people who mistype twice each within a minute stay below them. `key` is the account as
# seen from one address (login_failed), the account as a whole (masuk_akun), or one browser in which it was
# signed in before (masuk_perangkat). A second factor's codes count under login_failed as well.
ACCOUNT_RATE_LIMITS = {
    "login": "200/m/ip",
    "login_failed": "100/m/ip,600/h/ip,5/5m/key",
    "masuk_akun": "30/15m/key",
    "masuk_perangkat": "10/5m/key",
    "request_login_code": "100/m/ip,3/m/key",
    "reset_password": "100/m/ip,5/m/key",
    "reset_password_from_key": "200/m/ip",
}
MFA_RATE_LIMITS = {"webauthn_login": "100/m/ip"}

# A staff session ends after a working day, and after an hour in which nothing was asked.
SESI_PEGAWAI_DETIK = 8 * 3600
SESI_PEGAWAI_DIAM_DETIK = 3600

# The API, per minute. A token is one program; an address may be a whole office, so its limit is wider.
API_PER_TOKEN = 120
API_PER_ALAMAT = 300
API_JENDELA_DETIK = 60
