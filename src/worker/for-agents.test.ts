import { expect, test } from 'vitest';
import { testEngine, workspaceOf } from '../../test/support/system-of.ts';
import { askAgent } from './ask-agent.ts';

const app = (name: string): string => `import express from 'express';
import pg from 'pg';
const pool = new pg.Pool();
export const app = express();
app.get('/${name}', async (req, res) => res.json((await pool.query('SELECT * FROM ${name} WHERE owner = $1', [req.query.owner])).rows));
app.listen(3000);
`;

test.each(['architect_facts', 'architect_review'])(
  '%s tells agents nothing of files that no model is sent',
  async (tool) => {
    const engine = await testEngine();
    const table = (name: string): string => `CREATE TABLE ${name} (id uuid PRIMARY KEY, owner text);\n`;
    await engine.open(
      workspaceOf({
        'package.json': '{"name":"tea","dependencies":{"express":"4","pg":"8"}}',
        'db/001.sql': table('cups'),
        'src/app.ts': app('cups'),
        'secrets/db/001.sql': table('vaults'),
        'secrets/app.ts': app('vaults'),
      }),
    );
    const ask = (input: object): Promise<{ readonly text: string }> =>
      askAgent(engine, { root: '/tea', git: false, tool, input: { ...input } });
    const kinds = tool === 'architect_facts' ? ['overview', 'endpoints', 'tables', 'calls', 'problems'] : [undefined];
    const answers = await Promise.all(kinds.map((kind) => ask(kind === undefined ? {} : { kind })));
    const told = [...answers, await ask({ about: 'vaults' })].map(({ text }) => text).join('\n');
    expect(told).toContain('cups');
    expect(told.replaceAll('"vaults"', '')).not.toMatch(/vaults|secrets\//);
  },
);
