package store

import "context"

const freeBerths = `
	SELECT b.name, b.length, b.depth
	FROM berths b
	WHERE b.length >= $1 AND b.taken_by IS NULL
	ORDER BY b.length
	LIMIT 50`

func (s *Store) Free(ctx context.Context, length int) ([]Berth, error) {
	rows, err := s.pool.Query(ctx, freeBerths, length)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var found []Berth
	for rows.Next() {
		var berth Berth
		if err := rows.Scan(&berth.Name, &berth.Length, &berth.Depth); err != nil {
			return nil, err
		}
		found = append(found, berth)
	}
	return found, rows.Err()
}

func (s *Store) ByName(ctx context.Context, name string) (*Berth, error) {
	var berth Berth
	err := s.pool.QueryRow(ctx, "SELECT name, length, depth FROM berths WHERE name = $1", name).
		Scan(&berth.Name, &berth.Length, &berth.Depth)
	return &berth, err
}

func (s *Store) Assign(ctx context.Context, berth string, call ShipCall) error {
	tx, err := s.pool.Begin(ctx)
	if err != nil {
		return err
	}
	defer tx.Rollback(ctx)
	insert := "INSERT INTO ship_calls (ship, length, pilot, berth) " +
		"VALUES ($1, $2, $3, $4) RETURNING id"
	if err := tx.QueryRow(ctx, insert, call.Ship, call.Length, call.Pilot, berth).Scan(&call.ID); err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, "UPDATE berths SET taken_by = $1 WHERE name = $2", call.ID, berth); err != nil {
		return err
	}
	return tx.Commit(ctx)
}

func (s *Store) Leave(ctx context.Context, id string) error {
	_, err := s.pool.Exec(ctx, "DELETE FROM ship_calls WHERE id = $1", id)
	return err
}
