import { expect, test } from 'vitest';
import { systemOf } from '../../../test/support/system-of.ts';

const app = `import express from 'express';
import type { BerthStore } from './stores';
const app = express();
export function routes(berths: BerthStore) {
  app.get('/berths', async (req, res) => res.json(await berths.getAll()));
}
app.listen(3000);
`;

function stores(others: string): string {
  return `import { Pool } from 'pg';
const pool = new Pool();
export interface Store { getAll(): Promise<unknown[]>; }
export interface BerthStore extends Store { free(): Promise<unknown[]>; }
export class JobStore implements Store {
  async getAll() { return (await pool.query('SELECT id FROM jobs')).rows; }
}
${others}`;
}

const berths = (name: string): string => `export class ${name} implements BerthStore {
  async getAll() { return (await pool.query('SELECT id FROM berths')).rows; }
  async free() { return []; }
}
`;

test('the only class that names an interface is not the only one behind it, where interfaces go further', async () => {
  const tables = async (others: string): Promise<readonly string[]> => {
    const system = await systemOf({ 'src/app.ts': app, 'src/stores.ts': stores(others) });
    return system.accesses.map(({ table }) => table.split(':').at(-1) ?? '');
  };
  expect(await tables(berths('SqlBerthStore'))).toEqual(['berths']);
  expect(await tables(berths('SqlBerthStore') + berths('OtherBerthStore'))).toEqual([]);
});
