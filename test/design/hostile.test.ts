import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { loadModule, parseSync } from 'libpg-query';
import { beforeAll, expect, test, vi } from 'vitest';
import { attributeTypes } from '../../src/core/design/brief/brief.ts';
import { designBackend } from '../../src/core/design-backend.ts';
import type { Json } from '../../src/core/model/json-schema.ts';
import { asyncapiDocument } from '../../src/core/report/asyncapi/asyncapi-document.ts';
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

/** Numbers with and without a unit, and what is none. */
const quantity = fc.oneof(
  fc.constantFrom('3 s', '20 kB', '40 %', '2 million', '-5', 'much', '1e400', ''),
  fc.integer({ min: -10, max: 100_000 }),
  fc.double(),
);

const operation = fc.record(
  {
    emits: name,
    calls: name,
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
    externals: fc.dictionary(name, fc.record({ timeout: quantity, undo: name }, { requiredKeys: [] }), { maxKeys: 2 }),
    consumers: fc.dictionary(
      name,
      fc.record(
        { on: fc.oneof(name, fc.array(name, { maxLength: 2 })), writes: name, calls: name },
        { requiredKeys: ['on'] },
      ),
      { maxKeys: 2 },
    ),
    load: fc.record(
      {
        requestsPerSecond: quantity,
        peakFactor: quantity,
        readsPerWrite: quantity,
        payload: quantity,
        growth: quantity,
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ['name', 'resources'] },
);

/** Nothing is wrong with these but their names: whoever builds a design from them is told nothing. */
const decent = fc.record({
  name: fc.constantFrom('Orders', "Peter's", 'Größe & Co'),
  resources: fc.dictionary(
    fc.constantFrom('select', 'table', "o'hara", 'a"b', 'größe', 'user', 'x'.repeat(200)),
    fc.record({
      attributes: fc.dictionary(
        fc.constantFrom('where', 'group', "it's", 'a;b--', 'null', 'width', 'y'.repeat(200)),
        fc.constantFrom('text', 'integer', 'number', 'boolean', 'date', 'timestamp', 'money', 'json', 'a\' | b" | c'),
        { minKeys: 1, maxKeys: 5 },
      ),
      operations: fc.subarray(['create', 'read', 'list', 'update', 'delete'], { minLength: 1 }),
    }),
    { minKeys: 1, maxKeys: 5 },
  ),
});

/** The same briefs each time, so that what fails can be looked at again. */
const runs = { seed: 20_260_314, numRuns: 40 };

test('whatever a brief says, schema, contract and messages stay valid', () => {
  const seen = { accepted: 0, objected: 0, schemas: 0, operations: 0, messages: 0 };
  fc.assert(
    fc.property(fc.oneof({ arbitrary: brief, weight: 3 }, decent), (said) => {
      const backend = designBackend('brief.json', JSON.stringify(said));
      const { problems } = backend.design;
      if (problems.length === 0) seen.accepted += 1;
      else seen.objected += 1;
      for (const { line, message } of problems) expect([line > 0, message.length > 10], message).toEqual([true, true]);
      const schema = printSchema(backend);
      if (schema !== '') expect(() => parseSync(schema), schema).not.toThrow();
      expect(schema).not.toContain('is left out');
      seen.schemas += schema.includes('CREATE TABLE') ? 1 : 0;
      for (const { document } of contractsOf(backend)) seen.operations += expectSound(document) > 0 ? 1 : 0;
      const { system, brief: read } = backend.design;
      if (system.channels.length > 0) seen.messages += expectMessages(asyncapiDocument(system, read.name));
      expect(printDesign(backend).length).toBeGreaterThan(100);
    }),
    runs,
  );
  // Some say nothing wrong, others are objected to with the line, and both make a design or none that is broken.
  expect([seen.accepted, seen.objected]).toEqual([13, 27]);
  // Most of what is said makes a design, so that the proof is of something.
  expect(seen.schemas).toBeGreaterThan(runs.numRuns / 2);
  expect(seen.operations).toBeGreaterThan(runs.numRuns / 2);
  expect(seen.messages).toBeGreaterThan(0);
}, 120_000);

/** How many there are; each example is what its schema says, and each operation has a name and a channel that is there. */
function expectMessages(document: Json): number {
  const { channels, operations, components } = document as unknown as Told;
  const ajv = new Ajv2020({ strict: false });
  addFormats(ajv);
  ajv.addSchema(document, 'messages');
  const named = new Set(Object.keys(channels).map((name) => `#/channels/${name}`));
  for (const { channel } of Object.values(operations)) expect(named).toContain(channel.$ref);
  const messages = Object.entries(components.messages);
  for (const [name, { examples }] of messages) {
    expect(examples.length, name).toBeGreaterThan(0);
    const at = `messages#/components/messages/${encodeURIComponent(name)}/payload`;
    for (const { payload } of examples)
      expect(ajv.validate({ $ref: at }, payload), `${name} ${ajv.errorsText()}`).toBe(true);
  }
  return messages.length;
}

/** What is looked at of a document for messages. */
interface Told {
  readonly channels: object;
  readonly operations: Readonly<Record<string, { readonly channel: { readonly $ref: string } }>>;
  readonly components: {
    readonly messages: Readonly<Record<string, { readonly examples: readonly { readonly payload: unknown }[] }>>;
  };
}

/** Ids are unique, references lead somewhere, and examples are what their schemas say. Gives the number of examples. */
function expectSound(document: object): number {
  const text = JSON.stringify(document);
  const ids = [...text.matchAll(/"operationId":"([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const ajv = new Ajv2020({ strict: false });
  addFormats(ajv);
  ajv.addSchema(document, 'contract');
  const examples = schemasIn(document, '#');
  for (const pointer of examples) {
    const valid = ajv.validate({ $ref: `contract${pointer.at}/schema` }, pointer.example);
    expect(valid, `${pointer.at} ${ajv.errorsText()} ${JSON.stringify(pointer.example)}`).toBe(true);
  }
  return examples.length;
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
