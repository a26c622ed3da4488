import { describe, expect, it } from 'vitest';
import { outbound } from '../../../../test/support/outbound-text.ts';

describe('a function that passes its arguments on', () => {
  it('counts each request to the caller that says what it asks for', async () => {
    const text = await outbound({
      'http.js': `
        const BASE = process.env.API_URL;
        export async function send(method, path, body) {
          const url = BASE + path;
          return fetch(url, { method, body });
        }
        export const read = (path) => send('GET', path);
        export const health = () => fetch(BASE + '/health');`,
      'routes.js': `
        import { read, send } from './http.js';
        export async function checkout(cart) {
          for (const item of cart.items) await read('/products/' + item.sku);
          await send('POST', '/orders', cart);
        }
        export const profile = (id) => read(\`/customers/\${id}\`);`,
    });
    expect(text).toMatchInlineSnapshot(`
      "http.js:8 health: GET {}/health [API_URL]
        fetch, gives up after 300000 ms by default
        looked at call options http.js:8
      routes.js:4 checkout: GET {}/products/{} [API_URL]
        fetch, gives up after 300000 ms by default, in a loop
        looked at call options http.js:5
      routes.js:5 checkout: POST {}/orders [API_URL]
        fetch, gives up after 300000 ms by default
        looked at call options http.js:5
      routes.js:7 profile: GET {}/customers/{} [API_URL]
        fetch, gives up after 300000 ms by default
        looked at call options http.js:5"
    `);
  });

  it('works for a class that keeps the base URL', async () => {
    const text = await outbound({
      'client.ts': `
        export class OrdersClient {
          constructor(private readonly baseUrl: string) {}
          get(path: string) { return fetch(\`\${this.baseUrl}\${path}\`); }
          order(id: string) { return this.get('/orders/' + id); }
        }`,
      'main.ts': `
        import { OrdersClient } from './client';
        const orders = new OrdersClient('http://orders:4000');
        export const latest = () => orders.get('/orders?sort=-date');
        export const one = (id: string) => orders.order(id);`,
    });
    expect(text).toMatchInlineSnapshot(`
      "client.ts:5 OrdersClient.order: GET http://orders:4000/orders/{}
        fetch, gives up after 300000 ms by default
        looked at call options client.ts:4
      main.ts:4 latest: GET http://orders:4000/orders?sort=-date
        fetch, gives up after 300000 ms by default
        looked at call options client.ts:4"
    `);
  });

  it('tells clients of one class apart by the object that is asked', async () => {
    const text = await outbound({
      'client.ts': `
        export class JsonClient {
          constructor(private readonly base: string) {}
          get(path: string) { return fetch(this.base + path); }
          health() { return this.get('/health'); }
        }
        export class Billing extends JsonClient {
          constructor() { super('http://billing'); }
          invoice(id: string) { return this.get('/invoices/' + id); }
        }`,
      'clients.ts': `
        import { Billing, JsonClient } from './client';
        export const orders = new JsonClient('http://orders');
        export const clients = { stock: new JsonClient('http://stock'), billing: new Billing() };`,
      'routes.ts': `
        import { JsonClient } from './client';
        import { clients, orders } from './clients';
        export class Page {
          private readonly users = new JsonClient(process.env.USERS_URL);
          constructor(private readonly api: JsonClient) {}
          show(id: string) { return this.users.get('/users/' + id); }
          other() { return this.api.get('/other'); }
        }
        export const order = (id: string) => orders.get('/orders/' + id);
        export const left = () => clients.stock.get('/stock');
        export const invoice = () => clients.billing.invoice('1');
        export const alive = () => orders.health();
        export const foreign = (client: JsonClient) => client.get('/anything');`,
    });
    expect(text).toMatchInlineSnapshot(`
      "routes.ts:7 Page.show: GET {}/users/{} [USERS_URL]
        fetch, gives up after 300000 ms by default
        looked at call options client.ts:4
      routes.ts:8 Page.other: GET {}/other
        fetch, gives up after 300000 ms by default
        looked at call options client.ts:4
      routes.ts:10 order: GET http://orders/orders/{}
        fetch, gives up after 300000 ms by default
        looked at call options client.ts:4
      routes.ts:11 left: GET http://stock/stock
        fetch, gives up after 300000 ms by default
        looked at call options client.ts:4
      routes.ts:12 invoice: GET http://billing/invoices/1
        fetch, gives up after 300000 ms by default
        looked at call options client.ts:4
      routes.ts:13 alive: GET http://orders/health
        fetch, gives up after 300000 ms by default
        looked at call options client.ts:4
      routes.ts:14 foreign: GET {}/anything
        fetch, gives up after 300000 ms by default
        looked at call options client.ts:4"
    `);
  });
});
