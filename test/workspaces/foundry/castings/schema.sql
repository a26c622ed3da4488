CREATE TABLE molds (
  id text PRIMARY KEY,
  alloy text NOT NULL
);

CREATE TABLE castings (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  mold_id text NOT NULL REFERENCES molds (id),
  kilos numeric(8, 2) NOT NULL,
  poured_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX castings_mold ON castings (mold_id, poured_at);
