import { expect, test } from 'vitest';
import { mayMatter } from './prefilter.ts';

const chosen = (text: string): boolean => mayMatter('typescript', text);

test('whatever a review starts from is chosen', () => {
  const texts = [
    `import express from 'express';`,
    `const amqp = require("amqplib/callback_api");`,
    `import { Kafka } from 'kafkajs';`,
    `import { S3Client } from '@aws-sdk/client-s3';`,
    `import rateLimit from 'express-rate-limit';`,
    `router.get('/orders', list);`,
    `server.route({ method: 'GET', path: '/orders' });`,
    `this.route({ method: 'post', path: '' });`,
    `app.post<Order>('/orders', create);`,
    `@Controller('orders')\nexport class Orders {}`,
    `@Entity()\nexport class Order {}`,
    `export async function GET(request: Request) {}`,
    `export const loader = async () => {};`,
    `export default defineEventHandler(() => []);`,
    `export default function handler(req, res) { res.status(200).json([]); }`,
    `exports.handler = async (event) => ({ statusCode: 200 });`,
    `exports.up = (knex) => knex.schema.createTable('orders', (t) => {});`,
    `export const orders = pgTable('orders', {});`,
    `const Order = new mongoose.Schema({});`,
    `return this.orderRepository.find({ where });`,
    `return prisma.order.findMany();`,
    'return prisma.$queryRaw<Order[]>`SELECT 1`;',
    `await db('orders').insert(order);\ndb.select();`,
    `const sql = 'select id from orders where id = ?';`,
    `const response = await fetch(url);`,
    `await this.httpService.axiosRef.get(url);\nHttpService`,
    `export const appRouter = t.router({ list: publicProcedure.query(() => []) });`,
    `setInterval(poll, 1000);`,
  ];
  expect(texts.filter((text) => !chosen(text))).toEqual([]);
});

test('plain code is left out until something imports it', () => {
  const texts = [
    `export function total(lines: Line[]): number { return lines.reduce((sum, line) => sum + line.price, 0); }`,
    `export interface Order { id: string; total: number }`,
    `export const Button = ({ label }) => <button className="wide">{label}</button>;`,
    `const byId = new Map<string, Order>();\nbyId.get(id);`,
    `import { total } from './total';\nexport const vat = (order) => total(order) * 0.19;`,
  ];
  expect(texts.filter(chosen)).toEqual([]);
});

test('a language without marks is always chosen', () => {
  expect(mayMatter('go', 'package main')).toBe(true);
});
