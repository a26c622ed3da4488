import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import { load } from 'js-yaml';
import { expect, test, vi } from 'vitest';
import { briefSchema } from '../../src/core/design/brief/brief-schema.ts';
import { briefFiles, briefText } from '../support/design/briefs.ts';
import { repository } from '../support/repository.ts';

/** Whole designs: a busy machine takes its time. */
vi.setConfig({ testTimeout: 120_000 });

const file = path.join(repository, 'media/brief.schema.json');

/** `UPDATE_DOCS=1 npx vitest run test/design/brief-schema.test.ts` writes it anew. */
test('the schema that ships is what the reader knows', () => {
  const text = `${JSON.stringify(briefSchema, null, 2)}\n`;
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(file, text);
  expect(readFileSync(file, 'utf8')).toBe(text);
});

test.each(briefFiles)('%s is valid by it', (name) => {
  const ajv = new Ajv({ strict: false });
  expect(ajv.validate(briefSchema, load(briefText(name))), ajv.errorsText()).toBe(true);
});

test('what the reader refuses the schema refuses too', () => {
  const ajv = new Ajv({ strict: false });
  const wrong = [
    { name: 'x' },
    { name: 'x', resources: { a: { attribute: {} } } },
    { name: 'x', resources: {}, auth: 'magic' },
  ];
  for (const brief of wrong) expect(ajv.validate(briefSchema, brief)).toBe(false);
});
