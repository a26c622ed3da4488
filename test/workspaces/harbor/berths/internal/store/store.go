package store

import (
	"context"

	"github.com/jackc/pgx/v5/pgxpool"
)

type Berth struct {
	Name   string `json:"name"`
	Length int    `json:"length"`
	Depth  int    `json:"depth"`
}

type ShipCall struct {
	ID     string `json:"id"`
	Ship   string `json:"ship"`
	Length int    `json:"length"`
	Pilot  string `json:"pilot"`
}

// Store keeps berths and calls in PostgreSQL.
type Store struct {
	pool *pgxpool.Pool
}

func New(pool *pgxpool.Pool) *Store {
	return &Store{pool: pool}
}
