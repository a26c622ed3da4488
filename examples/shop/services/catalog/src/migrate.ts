import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';

const folder = new URL('../db/migrations/', import.meta.url);

/** Runs the files of db/migrations that have not run yet, in the order of their names. */
async function migrate(): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  await client.query('CREATE TABLE IF NOT EXISTS schema_migrations (name text PRIMARY KEY)');
  const done = await client.query<{ name: string }>('SELECT name FROM schema_migrations');
  const names = new Set(done.rows.map((row) => row.name));
  for (const name of (await readdir(folder)).sort()) {
    if (names.has(name)) continue;
    await client.query('BEGIN');
    await client.query(await readFile(new URL(name, folder), 'utf8'));
    await client.query('INSERT INTO schema_migrations (name) VALUES ($1)', [name]);
    await client.query('COMMIT');
    console.log(`applied ${name}`);
  }
  await client.end();
}

await migrate();
