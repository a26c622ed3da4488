module ferry.example/engines

go 1.22

require (
	cloud.google.com/go/pubsub v1.42.0
	github.com/aws/aws-sdk-go-v2 v1.30.0
	github.com/aws/aws-sdk-go-v2/service/sns v1.31.0
	github.com/aws/aws-sdk-go-v2/service/sqs v1.34.0
)
