import { expect, it } from 'vitest';
import type { Story } from '../../../../test/support/resolver-of.ts';
import { readOperations } from '../../../../test/support/spots-of.ts';
import { readModuleState } from './read-module-state.ts';

async function stateWrites(story: Story): Promise<string> {
  const { effects } = await readOperations(story, readModuleState);
  return effects
    .flatMap((effect) => [
      `${effect.operation?.replace('operation:', '')} writes ${effect.name} (${effect.detail})`,
      ...effect.evidence.map((evidence) => `  ${evidence.line}: ${evidence.text}`),
    ])
    .join('\n');
}

it('finds writes to variables of a module, through what is taken out of them', async () => {
  const text = await stateWrites({
    'carts.ts': `
      const carts = new Map<string, { items: string[] }>();
      export const sessions: Record<string, object> = {};
      let visits = 0;
      let bestsellers = null;
      let lastOrder: { id: string } | undefined;
      export function put(customer: string, sku: string) {
        visits++;
        const cart = carts.get(customer) ?? { items: [] };
        cart.items.push(sku);
        carts.set(customer, cart);
      }
      const queues = { mails: [] as string[] };
      export function mail(to: string) { queues.mails.push(to); }
      export function open(id: string) { sessions[id] = { at: Date.now() }; }
      export function close(id: string) { delete sessions[id]; }
      export async function refresh(load: () => Promise<string[]>) { bestsellers = await load(); }
      export function remember(order: { id: string }) { lastOrder = order; }
      export function read(customer: string) {
        const items = [];
        for (const item of carts.get(customer)?.items ?? []) items.push(item);
        return items;
      }`,
    'login.ts': `
      import { sessions } from './carts';
      export const logout = (id: string) => { delete sessions[id]; };`,
  });
  expect(text).toMatchInlineSnapshot(`
    "carts.ts#put writes visits (number)
      8: visits++;
    carts.ts#put writes carts (map)
      10: cart.items.push(sku);
      11: carts.set(customer, cart);
    carts.ts#mail writes queues (object)
      14: export function mail(to: string) { queues.mails.push(to); }
    carts.ts#open writes sessions (object)
      15: export function open(id: string) { sessions[id] = { at: Date.now() }; }
    carts.ts#close writes sessions (object)
      16: export function close(id: string) { delete sessions[id]; }
    carts.ts#refresh writes bestsellers (empty)
      17: export async function refresh(load: () => Promise<string[]>) { bestsellers = await load(); }
    carts.ts#remember writes lastOrder (empty)
      18: export function remember(order: { id: string }) { lastOrder = order; }
    login.ts#logout writes sessions (object)
      3: export const logout = (id: string) => { delete sessions[id]; };"
  `);
});

it('leaves alone what a request makes for itself, clients that are made once, and flags', async () => {
  const text = await stateWrites({
    'quiet.ts': `
      import { Pool } from 'pg';
      let pool = null;
      let ready = false;
      let timer = null;
      const limits = { daily: 5 };
      export function connect() { pool ??= new Pool(); ready = true; return pool; }
      export function disconnect() { pool = null; }
      export function later() { timer = setTimeout(() => {}, 10); }
      export function total(orders: { price: number }[]) {
        const seen = new Set<number>();
        let sum = 0;
        orders.forEach((order) => { seen.add(order.price); sum += order.price; });
        const { daily } = limits;
        return sum + daily;
      }
      const clients = { db: new Pool(), mails: connectMails() };
      export function empty() { clients.db.order.delete({}); clients.mails.set('x', 1); globalThis['pool'] = new Pool(); }
      export function rename(carts: Map<string, string>) { carts.set('a', 'b'); }`,
  });
  expect(text).toBe('');
});

it('counts fields of objects of which the process has one', async () => {
  const text = await stateWrites({
    'carts.service.ts': `
      import { Injectable, Scope } from '@nestjs/common';
      @Injectable()
      export class CartsService {
        private readonly carts = new Map<string, string[]>();
        private opened = 0;
        add(customer: string, sku: string) {
          this.carts.set(customer, [...(this.carts.get(customer) ?? []), sku]);
          this.opened += 1;
        }
      }
      @Injectable({ scope: Scope.REQUEST })
      export class RequestTrail {
        private readonly steps = [];
        step(name: string) { this.steps.push(name); }
      }`,
    'store.js': `
      class Store {
        constructor() { this.items = {}; }
        save(id, item) { this.items[id] = item; }
      }
      class Basket {
        constructor() { this.lines = []; }
        add(line) { this.lines.push(line); }
      }
      export const store = new Store();
      export function checkout(lines) {
        const basket = new Basket();
        for (const line of lines) basket.add(line);
        store.items.last = basket;
      }`,
  });
  expect(text).toMatchInlineSnapshot(`
    "carts.service.ts#CartsService.add writes CartsService.opened (number)
      9: this.opened += 1;
    carts.service.ts#CartsService.add writes CartsService.carts (map)
      8: this.carts.set(customer, [...(this.carts.get(customer) ?? []), sku]);
    store.js#Store.save writes Store.items (object)
      4: save(id, item) { this.items[id] = item; }"
  `);
});

it('counts what an application function keeps for its handlers', async () => {
  const text = await stateWrites({
    'app.js': `
      import express from 'express';
      export function createApp() {
        const app = express();
        const tokens = new Set();
        app.post('/logout', (req, res) => {
          tokens.add(req.token);
          const answer = {};
          answer.done = true;
          res.json(answer);
        });
        return app;
      }`,
  });
  expect(text).toMatchInlineSnapshot(`
    "app.js#anonymous writes tokens (set)
      7: tokens.add(req.token);"
  `);
});
