import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';

async function channels(files: Readonly<Record<string, string>>): Promise<string> {
  const { channels: found } = await systemOf(files);
  const names = (ends: readonly { readonly service: string }[]): string =>
    ends.map(({ service }) => service.replace('component:', '')).join(', ') || 'nobody';
  return found.map(({ id, publishers, consumers }) => `${id}: ${names(publishers)} → ${names(consumers)}`).join('\n');
}

test('a queue of RabbitMQ in .NET takes what is sent to the exchange that it is bound to', async () => {
  const project =
    '<Project Sdk="Microsoft.NET.Sdk.Web"><ItemGroup><PackageReference Include="RabbitMQ.Client" /></ItemGroup></Project>';
  const listener = (name: string, binds: string, consumes: string): string => `using RabbitMQ.Client;

public class ${name} : BackgroundService
{
    private const string Queue = "${name.toLowerCase()}.orders";
    private readonly IChannel _channel;
    public ${name}(IChannel channel) => _channel = channel;

    protected override async Task ExecuteAsync(CancellationToken token)
    {
        ${binds}
        ${consumes}
    }
}
`;
  expect(
    await channels({
      'Counter/Counter.csproj': project,
      'Counter/Program.cs': `using RabbitMQ.Client;
var app = WebApplication.CreateBuilder(args).Build();
app.MapPost("/orders", (IModel channel) => channel.BasicPublish(exchange: "bakery", routingKey: "order.placed", body: null));
app.MapPost("/crumbs", (IModel channel) => channel.BasicPublish("", "crumbs", null));
app.Run();
`,
      'Oven/Oven.csproj': project,
      'Oven/Oven.cs': listener(
        'Oven',
        'await _channel.QueueBindAsync(Queue, "bakery", "order.placed");',
        'await _channel.BasicConsumeAsync(Queue, autoAck: false, consumer: null);',
      ),
      'Till/Till.csproj': project,
      'Till/Till.cs': listener(
        'Till',
        '_channel.QueueBind(queue: Queue, exchange: "bakery", routingKey: "order.placed"); _channel.QueueBind(Queue, token.ToString(), "x");',
        '_channel.BasicConsume(queue: Queue, autoAck: true, consumer: null);',
      ),
      'Bin/Bin.csproj': project,
      'Bin/Bin.cs': listener('Bin', '', '_channel.BasicConsume("crumbs", true, null);'),
    }),
  ).toMatchInlineSnapshot(`
    "channel:rabbitmq:bakery/order.placed: Counter → Oven, Till
    channel:rabbitmq:crumbs: Counter → Bin"
  `);
});

test('a consumer of JetStream in Go takes the subjects that it is made to filter by', async () => {
  const start = `package main

import (
	"context"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

`;
  expect(
    await channels({
      'feeder/go.mod': 'module example.com/feeder\n',
      'feeder/main.go': `${start.replace('"context"', '"context"\n\t"net/http"')}func main() {
	nc, _ := nats.Connect(nats.DefaultURL)
	js, _ := jetstream.New(nc)
	http.HandleFunc("POST /readings", func(w http.ResponseWriter, r *http.Request) {
		js.Publish(context.Background(), "buoys.waves", nil)
		js.Publish(context.Background(), "buoys.winds", nil)
	})
}
`,
      'keeper/go.mod': 'module example.com/keeper\n',
      'keeper/main.go': `${start}func main() {
	nc, _ := nats.Connect(nats.DefaultURL)
	js, _ := jetstream.New(nc)
	stream, _ := js.CreateStream(context.Background(), jetstream.StreamConfig{Name: "BUOYS"})
	waves, _ := stream.CreateOrUpdateConsumer(context.Background(), jetstream.ConsumerConfig{FilterSubject: "buoys.waves"})
	waves.Consume(func(msg jetstream.Msg) { msg.Ack() })
	winds, _ := js.CreateConsumer(context.Background(), "BUOYS", jetstream.ConsumerConfig{FilterSubjects: []string{"buoys.winds"}})
	winds.Consume(func(msg jetstream.Msg) { msg.Ack() })
}
`,
    }),
  ).toMatchInlineSnapshot(`
    "channel:nats:buoys.waves: feeder → keeper
    channel:nats:buoys.winds: feeder → keeper"
  `);
});

test('a queue of amqplib that its declaration gives takes what is sent to the exchange that it is bound to', async () => {
  expect(
    await channels({
      'counter/package.json': '{ "name": "counter", "dependencies": { "express": "5", "amqplib": "0.10" } }',
      'counter/app.js': `const amqp = require('amqplib');
const app = require('express')();
let channel;
async function connect() { const connection = await amqp.connect('amqp://rabbit'); channel = await connection.createChannel(); }
connect();
app.post('/orders', (req, res) => { channel.publish('bakery', 'order.placed', Buffer.from('{}')); res.end(); });
app.listen(3000);
`,
      'oven/package.json': '{ "name": "oven", "dependencies": { "amqplib": "0.10" } }',
      'oven/oven.js': `const amqp = require('amqplib');
async function start() {
  const connection = await amqp.connect('amqp://rabbit');
  const channel = await connection.createChannel();
  const { queue } = await channel.assertQueue('oven.orders', { durable: true });
  await channel.bindQueue(queue, 'bakery', 'order.placed');
  await channel.consume(queue, (message) => channel.ack(message));
}
start();
`,
    }),
  ).toMatchInlineSnapshot(`"channel:rabbitmq:bakery/order.placed: counter → oven"`);
});
