import { expect, test } from 'vitest';
import { accessesText } from '../../../test/support/facts-text.ts';
import { systemOf } from '../../../test/support/system-of.ts';
import type { System } from '../model/system.ts';

/** A press whose one route does this with articles, of which there are two stores behind one interface. */
async function press(imports: string, ask: string): Promise<System> {
  return await systemOf({
    'package.json': '{"name":"press","dependencies":{"express":"4","pg":"8"}}',
    'schema.sql': 'CREATE TABLE articles (id serial PRIMARY KEY, slug text);',
    'src/articles.ts': `import { Pool, type PoolClient } from 'pg';
const pool = new Pool();
export interface Articles { bySlug(slug: string): Promise<unknown>; }
export class PostgresArticles implements Articles {
  constructor(private readonly client: Pool | PoolClient = pool) {}
  async bySlug(slug: string) { return this.client.query('SELECT id FROM articles WHERE slug = $1', [slug]); }
  static async inTransaction(run: (articles: PostgresArticles) => Promise<unknown>) {
    const client = await pool.connect();
    await client.query('BEGIN');
    const found = await run(new PostgresArticles(client));
    await client.query('COMMIT');
    return found;
  }
}
export class ArticlesInMemory implements Articles { async bySlug() { return null; } }
interface Dependencies { articles: Articles }
const usual: Dependencies = { articles: new PostgresArticles() };
export function createShelf({ articles }: Dependencies = usual) { return { find: (slug: string) => articles.bySlug(slug) }; }
export class Shelf {
  constructor(private readonly articles: Articles = new PostgresArticles()) {}
  find(slug: string) { return this.articles.bySlug(slug); }
}
`,
    'src/index.ts': `import express from 'express';
import { ${imports} } from './articles';
const app = express();
app.get('/articles/:slug', async (req, res) => { res.json(await ${ask}); });
app.listen(80);
`,
  });
}

test.each([
  ['an entry of an object that is there by default', 'createShelf', 'createShelf().find(req.params.slug)'],
  ['an object that a constructor makes by default', 'Shelf', 'new Shelf().find(req.params.slug)'],
])('%s is what stands behind an interface', async (_, imports, ask) => {
  expect(accessesText(await press(imports, ask))).toBe('GET /articles/{slug} → select articles by slug');
});

test('what a static method hands to its callback is known there', async () => {
  const system = await press(
    'PostgresArticles',
    'PostgresArticles.inTransaction(async (articles) => articles.bySlug(req.params.slug))',
  );
  expect(accessesText(system)).toBe('GET /articles/{slug} → select articles by slug, in a transaction');
});
