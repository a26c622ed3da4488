CREATE TABLE weighings (
  id bigserial PRIMARY KEY,
  lot text NOT NULL,
  kilos integer NOT NULL,
  weighed_at timestamptz NOT NULL
);
CREATE INDEX weighings_by_lot ON weighings (lot, weighed_at DESC);
CREATE TABLE calibration (id integer PRIMARY KEY, grams integer NOT NULL);
