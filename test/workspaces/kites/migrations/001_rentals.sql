CREATE TABLE kites (
  tail varchar(12) PRIMARY KEY,
  beach varchar(40) NOT NULL,
  torn_on timestamptz
);

CREATE INDEX kites_beach_idx ON kites (beach);

CREATE TABLE rentals (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  tail varchar(12) NOT NULL REFERENCES kites (tail),
  wristband varchar(20) NOT NULL,
  given_back timestamptz
);

CREATE INDEX rentals_tail_idx ON rentals (tail);
