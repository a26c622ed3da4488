import { expect, it } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';

it('knows which queues are declared, with or without a place for what fails', async () => {
  const { channels } = await systemOf({
    'package.json': '{ "name": "parcels", "dependencies": { "amqplib": "0" } }',
    'src/listen.ts': `import amqp from 'amqplib';
import { options } from './options';
export async function listen() {
  const channel = await (await amqp.connect('amqp://broker')).createChannel();
  await channel.assertQueue('parcels', { durable: true });
  await channel.assertQueue('letters', { arguments: { 'x-dead-letter-exchange': 'undelivered' } });
  await channel.assertQueue('cards', options());
  for (const queue of ['parcels']) console.log(queue);
  await channel.consume('parcels', async (message) => channel.ack(message));
  await channel.consume('letters', async (message) => channel.ack(message));
  await channel.consume('cards', async (message) => channel.ack(message));
}
listen();
`,
    'sorter/go.mod': 'module example.com/sorter\n\nrequire github.com/rabbitmq/amqp091-go v1.9.0\n',
    'sorter/main.go': `package main

import amqp "github.com/rabbitmq/amqp091-go"

func main() {
	conn, _ := amqp.Dial("amqp://broker")
	ch, _ := conn.Channel()
	ch.QueueDeclare("crates", true, false, false, false, nil)
	ch.QueueDeclare("pallets", true, false, false, false, amqp.Table{"x-dead-letter-exchange": "undelivered"})
	crates, _ := ch.Consume("crates", "", false, false, false, false, nil)
	for crate := range crates {
		crate.Ack(false)
	}
	pallets, _ := ch.Consume("pallets", "", false, false, false, false, nil)
	for pallet := range pallets {
		pallet.Ack(false)
	}
}
`,
  });
  const text = channels.map(
    ({ name, declared, deadLetter }) =>
      `${name}: ${declared === undefined ? 'not spelled out' : `${declared.file}:${declared.line}`}, ${deadLetter ?? 'no dead letters'}`,
  );
  expect(text.join('\n')).toMatchInlineSnapshot(`
    "cards: not spelled out, no dead letters
    crates: sorter/main.go:8, no dead letters
    letters: src/listen.ts:6, undelivered
    pallets: sorter/main.go:9, undelivered
    parcels: src/listen.ts:5, no dead letters"
  `);
});
