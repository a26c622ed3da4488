-- herbs-db: creates the schema

BEGIN;

CREATE TABLE shelves (
  id         uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
  version    integer NOT NULL DEFAULT 1,
  name       text NOT NULL,
  PRIMARY KEY (id),
  CHECK (char_length(name) <= 200),
  CHECK (version > 0)
);

CREATE TABLE herbs (
  id         uuid NOT NULL,
  shelf_id   uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
  version    integer NOT NULL DEFAULT 1,
  name       text NOT NULL,
  state      text NOT NULL DEFAULT 'fresh',
  PRIMARY KEY (id),
  CHECK (char_length(name) <= 200),
  CHECK (state IN ('fresh', 'dry')),
  CHECK (version > 0)
);

CREATE TABLE outbox_messages (
  id          uuid NOT NULL,
  created_at  timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
  sent_at     timestamptz,
  topic       text NOT NULL,
  message_key text NOT NULL,
  payload     jsonb NOT NULL,
  PRIMARY KEY (id),
  CHECK (char_length(topic) <= 200),
  CHECK (char_length(message_key) <= 100)
);

CREATE UNIQUE INDEX shelves_name_key ON shelves (name);
CREATE UNIQUE INDEX herbs_name_key ON herbs (name);
CREATE INDEX herbs_state_id_idx ON herbs (state, id);
CREATE INDEX herbs_shelf_id_idx ON herbs (shelf_id);
CREATE INDEX outbox_messages_unsent_idx ON outbox_messages (id) WHERE sent_at IS NULL;
CREATE INDEX outbox_messages_sent_at_idx ON outbox_messages (sent_at);

ALTER TABLE herbs ADD CONSTRAINT herbs_shelf_id_fkey
  FOREIGN KEY (shelf_id) REFERENCES shelves (id) ON DELETE RESTRICT;

COMMENT ON COLUMN shelves.id IS 'UUID version 7, made by the application: it sorts by time.';
COMMENT ON COLUMN shelves.version IS 'Counts changes; it is the ETag.';
COMMENT ON COLUMN herbs.id IS 'UUID version 7, made by the application: it sorts by time.';
COMMENT ON COLUMN herbs.version IS 'Counts changes; it is the ETag.';
COMMENT ON COLUMN outbox_messages.id IS 'UUID version 7: messages are sent in this order, and consumers recognize them by it.';
COMMENT ON COLUMN outbox_messages.message_key IS 'Messages of one key keep their order.';

COMMIT;
