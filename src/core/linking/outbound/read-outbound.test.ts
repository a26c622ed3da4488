import { describe, expect, it } from 'vitest';
import { outbound } from '../../../../test/support/outbound-text.ts';

describe('fetch', () => {
  it('is read with its method, its URL and the signal that bounds it', async () => {
    const text = await outbound({
      'orders.js': `
        const ORDERS = process.env.ORDERS_URL || 'http://orders:3000';
        export async function place(order) {
          await fetch(\`\${ORDERS}/orders\`, { method: 'POST', body: JSON.stringify(order), signal: AbortSignal.timeout(2_000) });
        }
        export const find = (id) => fetch(ORDERS + '/orders/' + id);
        export async function remove(id) {
          const controller = new AbortController();
          const timer = setTimeout(() => controller.abort(), 5 * 1000);
          await fetch(new URL('/orders/' + id, ORDERS), { method: 'delete', signal: controller.signal });
          clearTimeout(timer);
        }
        export const copy = (id) => fetch(new Request(ORDERS + '/orders/' + id + '/copy'));`,
    });
    expect(text).toMatchInlineSnapshot(`
      "orders.js:4 place: POST http://orders:3000/orders [ORDERS_URL]
        fetch, gives up after 2000 ms
        looked at call options orders.js:4
      orders.js:6 find: GET http://orders:3000/orders/{} [ORDERS_URL]
        fetch, gives up after 300000 ms by default
        looked at call options orders.js:6
      orders.js:10 remove: DELETE http://orders:3000/orders/{} [ORDERS_URL]
        fetch, gives up after 5000 ms
        looked at call options orders.js:10
      orders.js:13 copy: GET http://orders:3000/orders/{}/copy [ORDERS_URL]
        fetch, gives up after 300000 ms by default
        looked at call options orders.js:13"
    `);
  });

  it('goes to each of the hosts among which a choice before it takes one', async () => {
    const text = await outbound({
      'lines.js': `
        export async function book(line, seat) {
          let url = '';
          if (line.fast) url = 'http://express/seats/' + seat;
          else url = 'http://local/seats/' + seat;
          await fetch(url);
        }
        export async function cancel(line) {
          let url = 'http://local/seats';
          if (line.fast) { url = 'http://express/seats'; await fetch(url); }
        }`,
    });
    expect(text.split('\n').filter((line) => line.startsWith('lines'))).toEqual([
      'lines.js:6 book: GET http://express/seats/{}',
      'lines.js:6 book: GET http://local/seats/{}',
      'lines.js:10 cancel: GET http://local/seats',
    ]);
  });

  it('is not a function of the workspace that happens to have the name', async () => {
    const text = await outbound({
      'stock.js': `
        import { fetch } from './store.js';
        export const load = () => fetch('/shelf');`,
      'store.js': `export const fetch = (name) => new Map([[name, 1]]);`,
    });
    expect(text).toBe('');
  });

  it('leaves the timeout open where the options come from elsewhere', async () => {
    const text = await outbound({
      'relay.js': `
        module.exports.relay = (request, options) => fetch('http://orders/copy', options);
        module.exports.passing = (signal) => fetch('http://orders/slow', { signal });`,
    });
    expect(text).toMatchInlineSnapshot(`
      "relay.js:2 relay: ANY http://orders/copy
        fetch, timeout unknown
        looked at call options relay.js:2
      relay.js:3 passing: GET http://orders/slow
        fetch, timeout unknown
        looked at call options relay.js:3"
    `);
  });
});

describe('axios', () => {
  it('takes base URL and timeout from the instance, wherever it was made', async () => {
    const text = await outbound({
      'src/http.ts': `
        import axios from 'axios';
        export const http = axios.create({ baseURL: process.env.CATALOG_URL, timeout: 3000 });
        export const slow = axios.create({ baseURL: 'http://reports:8080/v1/' });`,
      'src/catalog.ts': `
        import { http, slow } from './http';
        export const product = (id: string) => http.get(\`/products/\${id}\`);
        export const rename = (id: string, name: string) => http.patch('products/' + id, { name }, { timeout: 500 });
        export const report = () => slow.request({ url: '/daily', method: 'post' });
        export const direct = () => slow('/hourly');`,
    });
    expect(text).toMatchInlineSnapshot(`
      "src/catalog.ts:3 product: GET {}/products/{} [CATALOG_URL]
        axios, gives up after 3000 ms
        looked at call options src/catalog.ts:3, axios instance src/http.ts:3
      src/catalog.ts:4 rename: PATCH {}/products/{} [CATALOG_URL]
        axios, gives up after 500 ms
        looked at call options src/catalog.ts:4
      src/catalog.ts:5 report: POST http://reports:8080/v1/daily
        axios, waits for ever by default
        looked at call options src/catalog.ts:5, axios instance src/http.ts:4
      src/catalog.ts:6 direct: GET http://reports:8080/v1/hourly
        axios, waits for ever by default
        looked at call options src/catalog.ts:6, axios instance src/http.ts:4"
    `);
  });

  it('follows an instance through a field, a constructor and a parameter', async () => {
    const text = await outbound({
      'client.ts': `
        import axios, { AxiosInstance } from 'axios';
        class Mailer {
          private readonly http = axios.create({ baseURL: 'http://mail', timeout: 900 });
          send(to: string) { return this.http.post('/messages', { to }); }
        }
        class Stock {
          constructor(private readonly http: AxiosInstance) {}
          left(sku: string) { return this.http.get('/stock/' + sku); }
        }
        export const stock = new Stock(axios.create({ baseURL: 'http://stock' }));`,
    });
    expect(text).toMatchInlineSnapshot(`
      "client.ts:5 Mailer.send: POST http://mail/messages
        axios, gives up after 900 ms
        looked at call options client.ts:5, axios instance client.ts:4
      client.ts:9 Stock.left: GET http://stock/stock/{}
        axios, waits for ever by default
        looked at call options client.ts:9, axios instance client.ts:11"
    `);
  });

  it('knows defaults that are assigned later and packages that repeat requests', async () => {
    const text = await outbound({
      'setup.js': `
        const axios = require('axios');
        const axiosRetry = require('axios-retry');
        axios.defaults.timeout = 7000;
        axios.defaults.baseURL = 'http://gateway';
        axiosRetry(axios, { retries: 3 });`,
      'orders.js': `
        const axios = require('axios');
        exports.list = () => axios.get('/orders');
        exports.one = (id) => axios({ method: 'GET', url: '/orders/' + id });`,
    });
    expect(text).toMatchInlineSnapshot(`
      "orders.js:3 list: GET http://gateway/orders
        axios, gives up after 7000 ms, retried
        looked at call options orders.js:3, axios defaults
      orders.js:4 one: GET http://gateway/orders/{}
        axios, gives up after 7000 ms, retried
        looked at call options orders.js:4, axios defaults"
    `);
  });
});

describe('other clients', () => {
  it('reads got, ky, superagent, undici and node:http', async () => {
    const text = await outbound({
      'clients.js': `
        import got from 'got';
        import ky from 'ky';
        import superagent from 'superagent';
        import { request, Pool } from 'undici';
        import http from 'node:http';
        import https from 'https';
        import nodeFetch from 'node-fetch';
        const api = got.extend({ prefixUrl: 'http://billing/api', timeout: { request: 1500 }, retry: { limit: 0 } });
        const weather = ky.create({ prefixUrl: 'https://weather.example' });
        const pool = new Pool('http://search:9200');
        export async function all(id) {
          await api.post('invoices', { json: { id } });
          await got('http://billing/health');
          await weather.get('today').json();
          await superagent.put('http://profile/' + id).send({}).timeout({ response: 250 }).retry(2);
          await request('http://profile/raw', { headersTimeout: 100 });
          await pool.request({ path: '/items/_search', method: 'POST' });
          await nodeFetch('http://legacy/list');
          const pending = http.request({ hostname: 'printer', port: 631, path: '/jobs', method: 'POST' });
          pending.setTimeout(3000);
          https.get('https://status.example/now', (answer) => answer.resume());
        }`,
    });
    expect(text).toMatchInlineSnapshot(`
      "clients.js:13 all: POST http://billing/api/invoices
        got, gives up after 1500 ms
        looked at call options clients.js:13, got instance clients.js:9
      clients.js:14 all: GET http://billing/health
        got, waits for ever by default, retried
        looked at call options clients.js:14
      clients.js:15 all: GET https://weather.example/today
        ky, gives up after 10000 ms by default, retried
        looked at call options clients.js:15, ky instance clients.js:10
      clients.js:16 all: PUT http://profile/{}
        superagent, gives up after 250 ms, retried
        looked at call options clients.js:16
      clients.js:17 all: GET http://profile/raw
        undici, gives up after 100 ms
        looked at call options clients.js:17
      clients.js:18 all: POST http://search:9200/items/_search
        undici, gives up after 300000 ms by default
        looked at call options clients.js:18, undici instance clients.js:11
      clients.js:19 all: GET http://legacy/list
        node-fetch, waits for ever by default
        looked at call options clients.js:19
      clients.js:20 all: POST http://printer:631/jobs
        node-http, gives up after 3000 ms
        looked at call options clients.js:20
      clients.js:22 all: GET https://status.example/now
        node-http, waits for ever by default
        looked at call options clients.js:22"
    `);
  });

  it('reads the HttpService of Nest with what its module registers', async () => {
    const text = await outbound({
      'src/billing/billing.module.ts': `
        import { HttpModule } from '@nestjs/axios';
        @Module({ imports: [HttpModule.registerAsync({ useFactory: () => ({ timeout: 4000, baseURL: 'http://billing' }) })] })
        export class BillingModule {}`,
      'src/billing/billing.service.ts': `
        import { HttpService } from '@nestjs/axios';
        import { firstValueFrom, retry, timeout } from 'rxjs';
        @Injectable()
        export class BillingService {
          constructor(private readonly http: HttpService) {}
          invoice(id: string) { return firstValueFrom(this.http.get('/invoices/' + id)); }
          raw() { return this.http.axiosRef.post('/raw', {}); }
        }`,
      'src/tax/tax.service.ts': `
        import { HttpService } from '@nestjs/axios';
        import { retry, timeout } from 'rxjs';
        export class TaxService {
          constructor(private readonly http: HttpService) {}
          rate(country: string) { return this.http.get('http://tax/rates/' + country).pipe(timeout(800), retry(2)); }
        }`,
    });
    expect(text).toMatchInlineSnapshot(`
      "src/billing/billing.service.ts:7 BillingService.invoice: GET http://billing/invoices/{}
        nest-http, gives up after 4000 ms
        looked at call options src/billing/billing.service.ts:7, nest-http instance src/billing/billing.module.ts:3
      src/billing/billing.service.ts:8 BillingService.raw: POST http://billing/raw
        nest-http, gives up after 4000 ms
        looked at call options src/billing/billing.service.ts:8, nest-http instance src/billing/billing.module.ts:3
      src/tax/tax.service.ts:6 TaxService.rate: GET http://tax/rates/{}
        nest-http, gives up after 800 ms, retried
        looked at call options src/tax/tax.service.ts:6"
    `);
  });

  it('counts a kit of another company as a call to its host', async () => {
    const text = await outbound({
      'pay.ts': `
        import Stripe from 'stripe';
        import nodemailer from 'nodemailer';
        import { S3Client, PutObjectCommand } from '@aws-sdk/client-s3';
        const stripe = new Stripe(process.env.STRIPE_KEY!);
        const mail = nodemailer.createTransport({ host: 'smtp.example', port: 25 });
        const s3 = new S3Client({ endpoint: 'http://minio:9000' });
        export async function charge(body: Buffer, signature: string) {
          const event = stripe.webhooks.constructEvent(body, signature, 'x');
          const page = await stripe.customers.list();
          for (const customer of page.data) await stripe.charges.create({ customer: customer.id });
          await mail.sendMail({ to: 'a@b.example' });
          await s3.send(new PutObjectCommand({ Bucket: 'bills', Key: 'x' }));
        }`,
    });
    expect(text).toMatchInlineSnapshot(`
      "pay.ts:10 charge: ANY https://api.stripe.com
        stripe, gives up after 80000 ms by default, retried
      pay.ts:11 charge: ANY https://api.stripe.com
        stripe, gives up after 80000 ms by default, retried, in a loop
      pay.ts:12 charge: ANY smtp://smtp.example
        nodemailer, gives up after 120000 ms by default
      pay.ts:13 charge: ANY http://minio:9000
        @aws-sdk/client-s3, waits for ever by default, retried"
    `);
  });
});

describe('what wraps a call', () => {
  it('is found around it, around its function and around its callers', async () => {
    const text = await outbound({
      'resilient.js': `
        import CircuitBreaker from 'opossum';
        import pRetry from 'p-retry';
        import { circuitBreaker, retry, wrap, handleAll, timeout } from 'cockatiel';
        const policy = wrap(retry(handleAll, { maxAttempts: 3 }), circuitBreaker(handleAll, {}), timeout(750));
        async function price(sku) { return fetch('http://prices/' + sku); }
        const breaker = new CircuitBreaker(price, { timeout: 3000 });
        export const safePrice = (sku) => breaker.fire(sku);
        export const stock = () => pRetry(() => fetch('http://stock/all'), { retries: 5 });
        export const tax = () => policy.execute(() => fetch('http://tax/all'));
        export const first = () => Promise.race([fetch('http://slow/all'), late()]);
        const loyalty = () => fetch('http://loyalty/points');
        export const points = () => withRetry(() => loyalty());
        async function withRetry(run) { try { return await run(); } catch { return run(); } }
        function late() { return new Promise((_, reject) => setTimeout(reject, 500)); }`,
    });
    expect(text).toMatchInlineSnapshot(`
      "resilient.js:6 price: GET http://prices/{}
        fetch, gives up after 3000 ms, circuit breaker
        looked at call options resilient.js:6
      resilient.js:9 stock: GET http://stock/all
        fetch, gives up after 300000 ms by default, retried
        looked at call options resilient.js:9
      resilient.js:10 tax: GET http://tax/all
        fetch, gives up after 750 ms, retried, circuit breaker
        looked at call options resilient.js:10
      resilient.js:11 first: GET http://slow/all
        fetch, gives up after ? ms
        looked at call options resilient.js:11
      resilient.js:12 loyalty: GET http://loyalty/points
        fetch, gives up after 300000 ms by default, retried
        looked at call options resilient.js:12"
    `);
  });
});
