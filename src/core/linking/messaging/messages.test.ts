import { describe, expect, it } from 'vitest';
import { quoteIn, resolverOf, type Story } from '../../../../test/support/resolver-of.ts';
import { nameOf, readCalls } from '../../../../test/support/spots-of.ts';
import { findConsumers } from './find-consumers.ts';
import { readMessages } from './read-messages.ts';

/** Who publishes what, then who consumes it. */
async function messages(story: Story): Promise<string> {
  const { messages: facts } = await readCalls(story, readMessages);
  const published = facts.map((fact) => {
    const { file, line } = fact.spot.evidence();
    const key = fact.key === undefined ? '' : ` with key ${fact.key}`;
    return `${file}:${line} ${fact.spot.operation.name} publishes ${fact.broker} ${fact.channel}${key}`;
  });
  const resolver = await resolverOf(story);
  const consumed = findConsumers(resolver, quoteIn(story)).map((consumer) => {
    const { file, line } = consumer.evidence;
    const dead = consumer.deadLetter === undefined ? '' : `, failures to ${consumer.deadLetter}`;
    return `${file}:${line} ${nameOf(resolver, consumer.place)} consumes ${consumer.broker} ${consumer.channel}${dead}`;
  });
  return [...published, ...consumed].join('\n');
}

describe('messages', () => {
  it('of Kafka name their topic, and a consumer is told its topic elsewhere', async () => {
    const text = await messages({
      'kafka.js': `
        const { Kafka } = require('kafkajs');
        const kafka = new Kafka({ brokers: ['kafka:9092'] });
        exports.producer = kafka.producer();
        exports.billing = kafka.consumer({ groupId: 'billing' });`,
      'orders.js': `
        const { producer } = require('./kafka');
        const TOPIC = 'orders.placed';
        exports.place = async (order) => {
          await producer.send({ topic: TOPIC, messages: [{ key: order.id, value: '{}' }] });
          await producer.sendBatch({ topicMessages: [{ topic: 'audit', messages: [] }, { topic: process.env.MAIL_TOPIC, messages: [] }] });
        };`,
      'billing.js': `
        const { billing } = require('./kafka');
        async function bill({ message }) {}
        exports.start = async () => {
          await billing.connect();
          await billing.subscribe({ topics: ['orders.placed', 'orders.cancelled'] });
          await billing.run({ eachMessage: bill });
        };`,
    });
    expect(text).toMatchInlineSnapshot(`
      "orders.js:5 place publishes kafka orders.placed with key {}
      orders.js:6 place publishes kafka audit
      orders.js:6 place publishes kafka {MAIL_TOPIC}
      billing.js:7 bill consumes kafka orders.placed
      billing.js:7 bill consumes kafka orders.cancelled"
    `);
  });

  it('of RabbitMQ meet by exchange and routing key where a queue is bound to one', async () => {
    const text = await messages({
      'publish.ts': `
        import { type Channel, connect } from 'amqplib';
        const EXCHANGE = 'shop.events';
        export class OrderEvents {
          private channel: Channel;
          async start() {
            const connection = await connect('amqp://rabbitmq');
            this.channel = await connection.createChannel();
          }
          placed(order: object) { this.channel.publish(EXCHANGE, 'order.placed', Buffer.from('')); }
          shipped(id: string) { this.channel.publish(EXCHANGE, \`order.\${id}.shipped\`, Buffer.from('')); }
          mail() { this.channel.sendToQueue('mails', Buffer.from('')); }
        }`,
      'consume.js': `
        import amqp from 'amqplib';
        const QUEUE = 'stock.order-placed';
        export async function listen() {
          const connection = await amqp.connect('amqp://rabbitmq');
          const channel = await connection.createChannel();
          await channel.assertQueue(QUEUE, { deadLetterExchange: 'dead-letters' });
          await channel.bindQueue(QUEUE, 'shop.events', 'order.placed');
          await channel.consume(QUEUE, async function reduceStock(message) { channel.ack(message); });
          channel.consume('mails', (message) => sendMail(message));
        }
        function sendMail(message) {}`,
    });
    expect(text).toMatchInlineSnapshot(`
      "publish.ts:10 OrderEvents.placed publishes rabbitmq shop.events/order.placed
      publish.ts:11 OrderEvents.shipped publishes rabbitmq shop.events/order.{}.shipped
      publish.ts:12 OrderEvents.mail publishes rabbitmq mails
      consume.js:9 reduceStock consumes rabbitmq shop.events/order.placed, failures to dead-letters
      consume.js:10 anonymous consumes rabbitmq mails"
    `);
  });

  it('of a queue in Redis are named where the queue is made', async () => {
    const text = await messages({
      'queues.ts': `
        import { Queue, Worker } from 'bullmq';
        import Bull from 'bull';
        const mails = new Queue('mails');
        export const thumbnails = new Bull('thumbnails', 'redis://redis');
        export const send = (to: string) => mails.add('welcome', { to });
        new Worker('mails', async (job) => deliver(job.data.to));
        thumbnails.process('resize', 4, shrink);
        function shrink(job: object) {}
        function deliver(to: string) {}`,
      'upload.ts': `
        import { thumbnails } from './queues';
        export const upload = async (files: string[]) => { for (const file of files) await thumbnails.add({ file }); };`,
      'nest.ts': `
        import { InjectQueue, Processor, WorkerHost } from '@nestjs/bullmq';
        import { Queue } from 'bullmq';
        export class Reports {
          constructor(@InjectQueue('reports') private readonly reports: Queue) {}
          order() { return this.reports.add('monthly', {}); }
        }
        @Processor('reports')
        export class ReportWorker extends WorkerHost {
          async process(job: object) {}
        }`,
    });
    expect(text).toMatchInlineSnapshot(`
      "queues.ts:6 send publishes bullmq mails
      upload.ts:3 upload publishes bullmq thumbnails
      nest.ts:6 Reports.order publishes bullmq reports
      queues.ts:7 anonymous consumes bullmq mails
      queues.ts:8 shrink consumes bullmq thumbnails
      nest.ts:10 ReportWorker.process consumes bullmq reports"
    `);
  });

  it('of Nest microservices go over the transport that a module registers', async () => {
    const text = await messages({
      'orders/src/app.module.ts': `
        @Module({ imports: [ClientsModule.register([{ name: 'BILLING', transport: Transport.RMQ, options: { queue: 'billing' } }])] })
        export class AppModule {}
        import { ClientsModule, Transport } from '@nestjs/microservices';`,
      'orders/src/orders.service.ts': `
        import { ClientProxy } from '@nestjs/microservices';
        export class OrdersService {
          constructor(@Inject('BILLING') private readonly billing: ClientProxy) {}
          place() { this.billing.emit('order.placed', {}); return this.billing.send({ cmd: 'invoice' }, {}); }
        }`,
      'billing/src/main.ts': `
        import { NestFactory } from '@nestjs/core';
        import { Transport } from '@nestjs/microservices';
        NestFactory.createMicroservice(AppModule, { transport: Transport.RMQ, options: { queue: 'billing' } });`,
      'billing/src/billing.controller.ts': `
        import { EventPattern, MessagePattern } from '@nestjs/microservices';
        @Controller()
        export class BillingController {
          @EventPattern('order.placed') open(event: object) {}
          @MessagePattern({ cmd: 'invoice' }) invoice() {}
        }`,
    });
    expect(text).toMatchInlineSnapshot(`
      "orders/src/orders.service.ts:5 OrdersService.place publishes rabbitmq order.placed
      orders/src/orders.service.ts:5 OrdersService.place publishes rabbitmq cmd:invoice
      billing/src/billing.controller.ts:5 BillingController.open consumes rabbitmq order.placed
      billing/src/billing.controller.ts:6 BillingController.invoice consumes rabbitmq cmd:invoice"
    `);
  });

  it('of Redis, NATS and clouds are read alike', async () => {
    const text = await messages({
      'redis.js': `
        import Redis from 'ioredis';
        import { createClient } from 'redis';
        import { connect } from 'nats';
        import { SQSClient, SendMessageCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
        import { PubSub } from '@google-cloud/pubsub';
        const out = new Redis();
        const listener = new Redis();
        const client = createClient();
        const sqs = new SQSClient({});
        const pubsub = new PubSub();
        listener.subscribe('prices');
        listener.on('message', (channel, text) => refresh(text));
        client.subscribe('stock', refresh);
        function refresh(text) {}
        export async function publish() {
          const nc = await connect();
          await out.publish('prices', '1');
          nc.publish('tax.changed', '1');
          await sqs.send(new SendMessageCommand({ QueueUrl: 'https://sqs.eu.amazonaws.com/123/orders', MessageBody: '' }));
          await pubsub.topic('invoices').publishMessage({ json: {} });
        }
        export async function poll() {
          const nc = await connect();
          const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl: process.env.ORDERS_QUEUE }));
          for await (const message of nc.subscribe('tax.changed')) refresh(message);
        }
        pubsub.subscription('invoices').on('message', (message) => message.ack());`,
    });
    expect(text).toMatchInlineSnapshot(`
      "redis.js:18 publish publishes redis prices
      redis.js:19 publish publishes nats tax.changed
      redis.js:20 publish publishes sqs orders
      redis.js:21 publish publishes google-pubsub invoices
      redis.js:13 anonymous consumes redis prices
      redis.js:14 refresh consumes redis stock
      redis.js:25 poll consumes sqs {ORDERS_QUEUE}
      redis.js:26 poll consumes nats tax.changed
      redis.js:28 anonymous consumes google-pubsub invoices"
    `);
  });

  it('count to the caller that names the topic, not to the function that passes it on', async () => {
    const text = await messages({
      'events.ts': `
        import { Kafka, Producer } from 'kafkajs';
        export class Events {
          constructor(private readonly producer: Producer) {}
          publish(topic: string, key: string, payload: object) {
            return this.producer.send({ topic: \`shop.\${topic}\`, messages: [{ key, value: JSON.stringify(payload) }] });
          }
        }
        export const events = new Events(new Kafka({ brokers: [] }).producer());`,
      'orders.ts': `
        import { events } from './events';
        export const place = (order: { id: string }) => events.publish('order-placed', order.id, order);
        export async function cancelAll(ids: string[]) {
          for (const id of ids) await events.publish('order-cancelled', id, {});
        }`,
    });
    expect(text).toMatchInlineSnapshot(`
      "orders.ts:3 place publishes kafka shop.order-placed with key {}
      orders.ts:5 cancelAll publishes kafka shop.order-cancelled with key {}"
    `);
  });
});
