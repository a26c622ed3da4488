import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { loadModule, parseSync } from 'libpg-query';
import { beforeAll, expect, test, vi } from 'vitest';
import { attributeTypes } from '../../src/core/design/brief/brief.ts';
import { designBackend } from '../../src/core/design-backend.ts';
import { contractsOf } from '../../src/core/report/design/contract-of.ts';
import { printSchema } from '../../src/core/report/design/design-files.ts';
import { printDesign } from '../../src/core/report/design/print-design.ts';

/** Whole designs: a busy machine takes its time. */
vi.setConfig({ testTimeout: 120_000 });

beforeAll(loadModule);

/** Names as people and attackers choose them. */
const name = fc.oneof(
  fc.constantFrom(
    'order',
    'user',
    'select',
    'table',
    'id',
    'version',
    '__proto__',
    'constructor',
    'größe',
    'x'.repeat(200),
    '💥',
    "o'hara",
    'a"b',
    'a;b--',
    '/v1/{x}',
    'null',
    '..',
    'orders',
    'Order',
    'status',
  ),
  fc.string({ minLength: 1, maxLength: 12 }),
);

const attribute = fc.oneof(
  fc
    .constantFrom(...attributeTypes)
    .map((type) => ({ type, ...(type === 'enum' ? { values: ['a', "b'c", 'd"; e'] } : {}) })),
  fc.record({
    type: fc.constantFrom(...attributeTypes),
    max: fc.integer(),
    unique: fc.boolean(),
    optional: fc.boolean(),
    secret: fc.boolean(),
  }),
  fc.string({ maxLength: 20 }),
);

const operation = fc.record(
  {
    emits: name,
    sets: fc.dictionary(name, name, { maxKeys: 2 }),
    async: fc.boolean(),
    public: fc.boolean(),
    takes: fc.constantFrom('order.count', 'x', 'user.id'),
  },
  { requiredKeys: [] },
);

const resource = fc.record(
  {
    attributes: fc.dictionary(name, attribute, { maxKeys: 5 }),
    belongsTo: fc.array(name, { maxLength: 2 }),
    partOf: name,
    relations: fc.dictionary(name, fc.record({ to: name, many: fc.boolean() }), { maxKeys: 2 }),
    operations: fc.oneof(
      fc.array(name, { maxLength: 3 }),
      fc.dictionary(fc.oneof(name, fc.constantFrom('create', 'read', 'list', 'update', 'delete')), operation, {
        maxKeys: 4,
      }),
    ),
    lists: fc.array(fc.record({ by: fc.array(name, { maxLength: 2 }), sort: name }, { requiredKeys: [] }), {
      maxLength: 2,
    }),
    unique: fc.array(fc.array(name, { maxLength: 2 }), { maxLength: 2 }),
    rows: fc.oneof(fc.nat(), fc.constantFrom('2 million', 'many', '-1')),
    isolated: fc.boolean(),
    appendOnly: fc.boolean(),
    global: fc.boolean(),
  },
  { requiredKeys: [] },
);

const brief = fc.record(
  {
    name,
    resources: fc.dictionary(name, resource, { maxKeys: 6 }),
    tenant: name,
    auth: fc.constantFrom('openid', 'session'),
  },
  { requiredKeys: ['name', 'resources'] },
);

test('whatever a brief says, schema and contract stay valid', () => {
  fc.assert(
    fc.property(brief, (said) => {
      const backend = designBackend('brief.json', JSON.stringify(said));
      const schema = printSchema(backend);
      if (schema !== '') expect(() => parseSync(schema), schema).not.toThrow();
      expect(schema).not.toContain('is left out');
      for (const { document } of contractsOf(backend)) expectSound(document);
      expect(printDesign(backend).length).toBeGreaterThan(100);
    }),
    { numRuns: 40 },
  );
}, 120_000);

/** Ids are unique, references lead somewhere, and examples are what their schemas say. */
function expectSound(document: object): void {
  const text = JSON.stringify(document);
  const ids = [...text.matchAll(/"operationId":"([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const ajv = new Ajv2020({ strict: false });
  addFormats(ajv);
  ajv.addSchema(document, 'contract');
  for (const pointer of schemasIn(document, '#')) {
    const valid = ajv.validate({ $ref: `contract${pointer.at}/schema` }, pointer.example);
    expect(valid, `${pointer.at} ${ajv.errorsText()} ${JSON.stringify(pointer.example)}`).toBe(true);
  }
}

function schemasIn(value: unknown, at: string): readonly { readonly at: string; readonly example: unknown }[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'schema' in value && 'example' in value ? [{ at, example: value.example }] : [];
  return [
    ...own,
    ...Object.entries(value).flatMap(([key, child]) =>
      schemasIn(child, `${at}/${encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))}`),
    ),
  ];
}

test('what is no brief is said, and breaks nothing', () => {
  for (const text of [
    '',
    '42',
    '- a',
    '{{{',
    'resources: { a: 3 }',
    'name: [1',
    `name: x\nresources:\n  ${'a: {'.repeat(200)}`,
  ]) {
    const backend = designBackend('brief.yaml', text);
    expect(backend.design.problems.length).toBeGreaterThan(0);
    expect(printDesign(backend)).toContain('# ');
  }
});
