import { expect, test } from 'vitest';
import { channelsText } from '../../../../test/support/deployment-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

test('topics that a client of Go is given by options, and tasks that are made where they are put into a queue', async () => {
  const system = await systemOf({
    'go.mod':
      'module tower\n\ngo 1.24\n\nrequire (\n\tgithub.com/twmb/franz-go v1.19.5\n\tgithub.com/hibiken/asynq v0.25.1\n)\n',
    'main.go': `package main
import (
	"context"
	"github.com/hibiken/asynq"
	"github.com/twmb/franz-go/pkg/kgo"
	"tower/bells"
)
func main() {
	options := []kgo.Opt{kgo.SeedBrokers("kafka:9092"), kgo.ConsumerGroup("tower"), kgo.ConsumeTopics("hours", "alarms")}
	client, _ := kgo.NewClient(options...)
	ringer := bells.NewRinger(client, asynq.NewClient(asynq.RedisClientOpt{Addr: "redis:6379"}))
	ringer.Run(context.Background())
}
`,
    'bells/ringer.go': `package bells
import (
	"context"
	"github.com/hibiken/asynq"
	"github.com/twmb/franz-go/pkg/kgo"
)
type Ringer struct { client *kgo.Client; queue *asynq.Client }
func NewRinger(client *kgo.Client, queue *asynq.Client) *Ringer { return &Ringer{client: client, queue: queue} }
func (r *Ringer) Run(ctx context.Context) {
	for {
		fetches := r.client.PollFetches(ctx)
		fetches.EachRecord(func(record *kgo.Record) {
			r.queue.EnqueueContext(ctx, asynq.NewTask("bells:ring", record.Value), asynq.MaxRetry(5))
		})
	}
}
`,
  });
  expect(channelsText(system)).toMatchInlineSnapshot(`
    "asynq:bells:ring: from tower to nobody
    kafka:alarms: from nobody to tower
    kafka:hours: from nobody to tower"
  `);
});
