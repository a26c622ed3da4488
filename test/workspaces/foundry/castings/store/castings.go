package store

import (
	"context"

	"github.com/jackc/pgx/v5/pgxpool"

	pb "example.com/foundry/proto"
)

type Castings struct {
	pool *pgxpool.Pool
}

func New(pool *pgxpool.Pool) *Castings {
	return &Castings{pool: pool}
}

func (c *Castings) Find(ctx context.Context, id string) (*pb.Casting, error) {
	casting := &pb.Casting{}
	row := c.pool.QueryRow(ctx, "SELECT id, mold_id, kilos FROM castings WHERE id = $1", id)
	return casting, row.Scan(&casting.Id, &casting.Mold, &casting.Kilos)
}

// OfMold gives a page of at most fifty.
func (c *Castings) OfMold(ctx context.Context, mold string, after string) (*pb.ListCastingsResponse, error) {
	rows, err := c.pool.Query(ctx, "SELECT id, mold_id, kilos FROM castings WHERE mold_id = $1 AND poured_at > $2 ORDER BY poured_at LIMIT 50", mold, after)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	page := &pb.ListCastingsResponse{}
	for rows.Next() {
		casting := &pb.Casting{}
		if err := rows.Scan(&casting.Id, &casting.Mold, &casting.Kilos); err != nil {
			return nil, err
		}
		page.Castings = append(page.Castings, casting)
	}
	return page, rows.Err()
}

func (c *Castings) Add(ctx context.Context, mold string, kilos float64) (*pb.Casting, error) {
	casting := &pb.Casting{Mold: mold, Kilos: kilos}
	row := c.pool.QueryRow(ctx, "INSERT INTO castings (mold_id, kilos) VALUES ($1, $2) RETURNING id", mold, kilos)
	return casting, row.Scan(&casting.Id)
}
