CREATE TABLE sessions (id bigint PRIMARY KEY, day date NOT NULL, starts_at timestamptz NOT NULL, places int NOT NULL);
CREATE INDEX sessions_day ON sessions (day);
CREATE TABLE tickets (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  session_id bigint NOT NULL REFERENCES sessions (id),
  size int NOT NULL
);
CREATE INDEX tickets_session ON tickets (session_id);
