module example.com/foundry/front

go 1.22

require (
	github.com/go-chi/chi/v5 v5.0.12
	google.golang.org/grpc v1.64.0
)
