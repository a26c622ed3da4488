module example.com/foundry/castings

go 1.22

require (
	github.com/jackc/pgx/v5 v5.6.0
	google.golang.org/grpc v1.64.0
)
