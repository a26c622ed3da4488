package main

import (
	"context"
	"net/http"

	"cloud.google.com/go/pubsub"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sns"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
)

type Stoker struct {
	coal  *sqs.Client
	horns *sns.Client
	soot  *pubsub.Client
}

func (s *Stoker) burn(w http.ResponseWriter, r *http.Request) {
	s.horns.Publish(r.Context(), &sns.PublishInput{TopicArn: aws.String("arn:aws:sns:eu-central-1:71:full-steam")})
	s.soot.Topic("soot").Publish(r.Context(), &pubsub.Message{})
}

func (s *Stoker) shovel(ctx context.Context) {
	for {
		s.coal.ReceiveMessage(ctx, &sqs.ReceiveMessageInput{QueueUrl: aws.String("https://sqs.eu-central-1.amazonaws.com/71/coal")})
	}
}

func (s *Stoker) sweep(ctx context.Context) {
	s.soot.Subscription("soot").Receive(ctx, func(ctx context.Context, m *pubsub.Message) { m.Ack() })
}

func main() {
	stoker := &Stoker{}
	go stoker.shovel(context.Background())
	http.HandleFunc("POST /engines/burn", stoker.burn)
	http.ListenAndServe(":8100", nil)
}
