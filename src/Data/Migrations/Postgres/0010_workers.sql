-- Workers by name: what each has done last, and the number that its mark outside the database has to fit.
CREATE TABLE workers (
    name        TEXT    NOT NULL PRIMARY KEY,
    number      BIGINT NOT NULL,
    settled     TEXT    NOT NULL,
    head        TEXT    NULL,
    host        TEXT    NOT NULL,
    version     TEXT    NOT NULL,
    started_at  BIGINT NOT NULL,
    seen_at     BIGINT NOT NULL,
    skew        BIGINT NULL
);
