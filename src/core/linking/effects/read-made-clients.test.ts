import { expect, it } from 'vitest';
import type { Story } from '../../../../test/support/resolver-of.ts';
import { readOperations } from '../../../../test/support/spots-of.ts';
import { readMadeClients } from './read-made-clients.ts';

async function clientsOf(story: Story): Promise<string> {
  const { effects } = await readOperations(story, readMadeClients);
  return effects
    .map(
      ({ name, detail, operation, evidence: [place] }) =>
        `${place?.file}:${place?.line} ${operation?.split('#')[1]}: ${name}, ${detail}`,
    )
    .join('\n');
}

it('finds what a function opens for itself, in every language', async () => {
  const text = await clientsOf({
    'gates.ts': `
      import { Pool } from 'pg';
      import Redis from 'ioredis';
      import postgres from 'postgres';
      export async function openGate(id: string) {
        const pool = new Pool();
        await pool.query('UPDATE gates SET open = true WHERE id = $1', [id]);
        const redis = new Redis();
        await redis.del('gate:' + id);
        await redis.quit();
        return postgres()\`SELECT 1\`;
      }`,
    'keepers.py': `
      import psycopg2
      import httpx
      import redis.asyncio as redis
      def connect():
          conn = psycopg2.connect(DSN)
          return conn
      async def feed(animal):
          with connect() as conn:
              conn.execute('UPDATE animals SET fed = true')
          async with httpx.AsyncClient() as client:
              await client.get('https://weather.example')
          cache = redis.from_url(URL)
          await cache.delete(animal)`.replace(/^ {6}/gm, ''),
    'ponds.go': `package ponds
import ("database/sql"; "github.com/redis/go-redis/v9")
func Fill(id string) error {
  db, err := sql.Open("postgres", dsn)
  if err != nil { return err }
  defer db.Close()
  rdb := redis.NewClient(&redis.Options{Addr: addr})
  return rdb.Del(ctx, id).Err()
}`,
    'Tickets.cs': `using System.Net.Http;
using StackExchange.Redis;
namespace Zoo;
public class Tickets {
  public async Task<string> Price(string id) {
    using var http = new HttpClient();
    var redis = ConnectionMultiplexer.Connect("cache");
    return await http.GetStringAsync("https://prices.example/" + id);
  }
}`,
  });
  expect(text).toMatchInlineSnapshot(`
    "gates.ts:6 openGate: pg.Pool, pool left open
    gates.ts:8 openGate: ioredis, connection
    gates.ts:11 openGate: postgres, pool left open
    keepers.py:9 feed: psycopg2.connect, connection
    keepers.py:11 feed: httpx.AsyncClient, client
    keepers.py:13 feed: redis.asyncio.from_url, connection left open
    ponds.go:4 Fill: database/sql.Open, pool
    ponds.go:7 Fill: github.com/redis/go-redis.NewClient, pool left open
    Tickets.cs:6 Tickets.Price: HttpClient, connection
    Tickets.cs:7 Tickets.Price: ConnectionMultiplexer.Connect, connection left open"
  `);
});

it('leaves alone what is kept: for the process, in a variable of the module, in a field, by a memo', async () => {
  const text = await clientsOf({
    'pools.ts': `
      import { Pool } from 'pg';
      const pools = new Map<string, Pool>();
      let shared: Pool | undefined;
      export const main = new Pool();
      export function lazily() {
        shared ??= new Pool();
        return shared;
      }
      export function ofTenant(tenant: string) {
        const pool = pools.get(tenant) ?? new Pool({ database: tenant });
        pools.set(tenant, pool);
        return pool;
      }
      export class Store {
        private readonly pool: Pool;
        constructor() { this.pool = new Pool(); }
        ask() { return this.pool.query('SELECT 1'); }
      }
      export async function handler() { return lazily().query('SELECT 1'); }`,
    'pools.py': `
      from functools import lru_cache
      from sqlalchemy import create_engine
      engine = None
      @lru_cache
      def settings_engine():
          return create_engine(URL)
      def lazy():
          global engine
          if engine is None:
              engine = create_engine(URL)
          return engine
      def handler():
          return settings_engine().connect(), lazy().connect()`.replace(/^ {6}/gm, ''),
  });
  expect(text).toBe('');
});
