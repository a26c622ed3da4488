CREATE TABLE berths (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    pier text NOT NULL,
    depth numeric(5, 2) NOT NULL,
    UNIQUE (pier, depth)
);

CREATE TABLE moorings (
    id uuid PRIMARY KEY,
    berth_id integer NOT NULL REFERENCES berths (id),
    ship text NOT NULL,
    arrives timestamptz NOT NULL,
    departed timestamptz
);

CREATE INDEX moorings_berth ON moorings (berth_id, arrives);
