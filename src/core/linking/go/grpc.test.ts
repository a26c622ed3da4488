import { expect, test } from 'vitest';
import { callsText, endpointsText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

const depot = {
  'protos/depot.proto': `
    syntax = "proto3";
    package depot;
    service Wagons { rpc Couple(CoupleRequest) returns (Train); rpc Find(Wagon) returns (Wagon); }
    message CoupleRequest { string train = 1; }
    message Train { string id = 1; }
    message Wagon { string id = 1; }
  `,
  'services/wagons/go.mod': 'module example.com/depot/services/wagons\n',
  'services/wagons/main.go': `package main
    import (
      "context"
      "database/sql"
      "google.golang.org/grpc"
      pb "example.com/depot/protos"
    )
    type server struct {
      pb.UnimplementedWagonsServer
      db *sql.DB
    }
    func main() {
      s := grpc.NewServer()
      pb.RegisterWagonsServer(s, &server{db: open()})
    }
    func (s *server) Couple(ctx context.Context, in *pb.CoupleRequest) (*pb.Train, error) {
      _, err := s.db.ExecContext(ctx, "UPDATE wagons SET train = ? WHERE train IS NULL", in.Train)
      return &pb.Train{}, err
    }
  `,
  'services/yard/go.mod': 'module example.com/depot/services/yard\n',
  'services/yard/main.go': `package main
    import (
      "context"
      "net/http"
      "os"
      "time"
      "google.golang.org/grpc"
      pb "example.com/depot/protos"
    )
    type yard struct { wagons pb.WagonsClient }
    func main() {
      conn, _ := grpc.NewClient(os.Getenv("WAGONS_ADDR"))
      y := &yard{wagons: pb.NewWagonsClient(conn)}
      http.HandleFunc("POST /trains/{id}", y.couple)
      http.ListenAndServe(":80", nil)
    }
    func (y *yard) couple(w http.ResponseWriter, r *http.Request) {
      ctx, cancel := context.WithTimeout(r.Context(), 2*time.Second)
      defer cancel()
      y.wagons.Couple(ctx, &pb.CoupleRequest{Train: r.PathValue("id")})
    }
  `,
};

test('a stub is joined with the method that a server registers', async () => {
  const system = await systemOf(depot);
  expect(endpointsText(system)).toMatchInlineSnapshot(`
    "POST /depot.Wagons/Couple  services/wagons/main.go:16
        writes wagons
    POST /depot.Wagons/Find  no handler
    POST /trains/{id}  services/yard/main.go:17"
  `);
  expect(callsText(system)).toMatchInlineSnapshot(`"POST /trains/{id} → POST wagons /Wagons/Couple, 2000 ms"`);
});
