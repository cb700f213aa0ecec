#!/bin/sh
# Run once by the postgres image on an empty volume: the owner of the tables, the role of web and worker, and the
# one that restore drills make their databases with, which sees nothing of the portal's own.
set -eu
psql -v ON_ERROR_STOP=1 --username postgres \
    -v sandi_owner="$SANDI_LPSE_OWNER" -v sandi_app="$SANDI_LPSE_APP" -v sandi_uji="$SANDI_LPSE_UJI" <<'SQL'
CREATE ROLE lpse_owner LOGIN PASSWORD :'sandi_owner';
CREATE ROLE lpse_app LOGIN PASSWORD :'sandi_app';
CREATE ROLE lpse_uji LOGIN PASSWORD :'sandi_uji' CREATEDB;
CREATE DATABASE lpse OWNER lpse_owner;
REVOKE CONNECT, TEMPORARY ON DATABASE lpse FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE lpse TO lpse_app;
SQL
