CREATE TABLE berths (
  name text PRIMARY KEY,
  length integer NOT NULL,
  depth integer NOT NULL,
  taken_by uuid
);

CREATE TABLE ship_calls (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  ship text NOT NULL,
  length integer NOT NULL,
  pilot text NOT NULL,
  berth text NOT NULL REFERENCES berths (name)
);

CREATE INDEX berths_by_length ON berths (length);
CREATE INDEX ship_calls_by_berth ON ship_calls (berth);
