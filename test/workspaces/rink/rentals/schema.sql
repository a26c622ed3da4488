CREATE TABLE pairs (id bigint PRIMARY KEY, size int NOT NULL, lent_to text);
CREATE INDEX pairs_size ON pairs (size, lent_to);
