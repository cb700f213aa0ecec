#!/bin/sh
# Run once by the postgres image on an empty volume: the owner of the tables, and the role of web and worker.
set -eu
psql -v ON_ERROR_STOP=1 --username postgres \
    -v sandi_owner="$SANDI_LPSE_OWNER" -v sandi_app="$SANDI_LPSE_APP" <<'SQL'
CREATE ROLE lpse_owner LOGIN PASSWORD :'sandi_owner' CREATEDB;
CREATE ROLE lpse_app LOGIN PASSWORD :'sandi_app';
CREATE DATABASE lpse OWNER lpse_owner;
SQL
