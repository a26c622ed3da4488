CREATE TABLE buoys (
  id bigserial PRIMARY KEY,
  name text NOT NULL UNIQUE,
  chain_meters integer NOT NULL
);
CREATE TABLE moored (id bigserial PRIMARY KEY, buoy text NOT NULL REFERENCES buoys (name), at timestamptz NOT NULL);
CREATE INDEX moored_buoy ON moored (buoy);
