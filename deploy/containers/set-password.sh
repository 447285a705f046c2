#!/bin/sh
# Gives the program's role its password, once, when the database is made.
set -eu
psql -v ON_ERROR_STOP=1 -U "${POSTGRES_USER:-postgres}" -v password="$(cat /run/secrets/caseops-password)" <<'SQL'
ALTER ROLE caseops PASSWORD :'password';
SQL
