CREATE TABLE staff (
  id serial PRIMARY KEY,
  email text NOT NULL UNIQUE,
  password_hash text NOT NULL,
  role text NOT NULL
);

CREATE TABLE opening_hours (
  weekday smallint PRIMARY KEY,
  opens time NOT NULL,
  closes time NOT NULL
);

CREATE TABLE keepers (
  id serial PRIMARY KEY,
  full_name text NOT NULL,
  phone text NOT NULL
);

CREATE TABLE animals (
  id serial PRIMARY KEY,
  keeper_id integer NOT NULL REFERENCES keepers (id),
  name text NOT NULL,
  species text NOT NULL,
  died_on date
);
CREATE INDEX animals_keeper_idx ON animals (keeper_id);

CREATE TABLE rooms (
  id serial PRIMARY KEY,
  label text NOT NULL,
  has_xray boolean NOT NULL DEFAULT false
);

CREATE TABLE visits (
  id serial PRIMARY KEY,
  animal_id integer NOT NULL REFERENCES animals (id),
  room_id integer NOT NULL REFERENCES rooms (id),
  starts_at timestamptz NOT NULL,
  notes text
);
CREATE INDEX visits_animal_idx ON visits (animal_id);
CREATE INDEX visits_room_start_idx ON visits (room_id, starts_at);
