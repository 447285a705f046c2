CREATE TABLE ledger_columns (
    ledger_id   INTEGER NOT NULL REFERENCES ledgers (id),
    header      TEXT    NOT NULL,
    meaning     TEXT    NOT NULL,
    PRIMARY KEY (ledger_id, header)
);
