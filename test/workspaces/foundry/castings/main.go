package main

import (
	"context"
	"log"
	"net"
	"os"

	"github.com/jackc/pgx/v5/pgxpool"
	"google.golang.org/grpc"

	"example.com/foundry/castings/store"
	pb "example.com/foundry/proto"
)

type server struct {
	pb.UnimplementedCastingsServer
	castings *store.Castings
}

func (s *server) GetCasting(ctx context.Context, in *pb.GetCastingRequest) (*pb.Casting, error) {
	return s.castings.Find(ctx, in.Id)
}

func (s *server) ListCastings(ctx context.Context, in *pb.ListCastingsRequest) (*pb.ListCastingsResponse, error) {
	return s.castings.OfMold(ctx, in.Mold, in.PageToken)
}

func (s *server) Pour(ctx context.Context, in *pb.PourRequest) (*pb.Casting, error) {
	return s.castings.Add(ctx, in.Mold, in.Kilos)
}

func main() {
	pool, err := pgxpool.New(context.Background(), os.Getenv("DATABASE_URL"))
	if err != nil {
		log.Fatal(err)
	}
	listener, err := net.Listen("tcp", ":50051")
	if err != nil {
		log.Fatal(err)
	}
	grpcServer := grpc.NewServer()
	pb.RegisterCastingsServer(grpcServer, &server{castings: store.New(pool)})
	log.Fatal(grpcServer.Serve(listener))
}
