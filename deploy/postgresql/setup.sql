-- Run once as a superuser, on PostgreSQL 15 or later:  psql -v ON_ERROR_STOP=1 -f setup.sql
-- The program's role may log in, and owns one schema in one database: it makes its tables itself and can touch nothing else.
-- The password is set afterwards with  \password caseops , so that it stands in no file and no log.
CREATE ROLE caseops LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS CONNECTION LIMIT 60;
CREATE DATABASE caseops TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8';
REVOKE ALL ON DATABASE caseops FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE caseops TO caseops;

\connect caseops
REVOKE ALL ON SCHEMA public FROM PUBLIC;
CREATE SCHEMA caseops AUTHORIZATION caseops;
ALTER ROLE caseops IN DATABASE caseops SET search_path = caseops;
