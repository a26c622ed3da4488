import { expect, test } from 'vitest';
import type { BriefEdit, FormAttribute } from './brief-form.ts';
import { editBrief } from './edit-brief.ts';
import { readForm } from './read-form.ts';

const brief = `# A ferry that takes cars.
name: Ferry
goals:
  - Cars are booked ahead.   # and trucks
  - Nobody waits.
resources:
  ship:
    attributes:
      name: text(60) unique
      decks: { type: integer, min: 1, description: For cars }
  crossing:
    belongsTo: [ship, pilot?]
    operations: [create, read, list]
    attributes:
      state: planned | sailing   # no more
  pilot:
    attributes: { name: text personal }
  car:
    partOf: crossing
    relations:
      driver: { to: pilot, optional: true } # whoever drives
    operations:
      create: { public: true } # one at a time
      list:
`;

const usual: FormAttribute = {
  name: 'name',
  type: 'text',
  values: [],
  optional: false,
  unique: false,
  personal: false,
  secret: false,
  readOnly: false,
};

test.each<[string, BriefEdit, readonly string[]]>([
  [
    'a goal',
    { kind: 'set', path: ['goals'], value: ['Cars are booked.', 'Nobody waits.'] },
    ['  - Cars are booked.   # and trucks'],
  ],
  ['a figure that was not said', { kind: 'set', path: ['load', 'peakFactor'], value: 6 }, ['load:', '  peakFactor: 6']],
  [
    'an attribute in words',
    { kind: 'attribute', resource: 'ship', attribute: { ...usual, max: 80, optional: true } },
    ['      name: text(80) optional'],
  ],
  [
    'an attribute at length',
    {
      kind: 'attribute',
      resource: 'ship',
      attribute: { ...usual, name: 'decks', type: 'integer', min: 2, unique: true },
    },
    ['      decks: { type: integer, min: 2, description: For cars, unique: true }'],
  ],
  [
    'a value more',
    {
      kind: 'attribute',
      resource: 'crossing',
      attribute: { ...usual, name: 'state', type: 'enum', values: ['planned', 'sailing', 'over'] },
    },
    ['      state: planned | sailing | over   # no more'],
  ],
  [
    'an operation more, in a list',
    { kind: 'operations', resource: 'crossing', names: ['create', 'read', 'list', 'delete'] },
    ['    operations: [create, read, list, delete]'],
  ],
  [
    'an operation more, in a mapping',
    { kind: 'operations', resource: 'car', names: ['create', 'update'] },
    ['      create: { public: true } # one at a time', '      update:'],
  ],
  [
    'a relation',
    {
      kind: 'relation',
      resource: 'crossing',
      was: 'pilot',
      relation: { name: 'pilot', to: 'pilot', kind: 'belongs-to', optional: false },
    },
    ['    belongsTo: [ship, pilot]'],
  ],
  ['no relation any more', { kind: 'relation', resource: 'crossing', was: 'pilot' }, ['    belongsTo: ship']],
  [
    'a relation of its own name',
    {
      kind: 'relation',
      resource: 'car',
      was: 'driver',
      relation: { name: 'driver', to: 'pilot', kind: 'many', optional: false },
    },
    ['      driver: { to: pilot, many: true } # whoever drives'],
  ],
  [
    'a part that stands alone now',
    {
      kind: 'relation',
      resource: 'car',
      was: 'crossing',
      relation: { name: 'crossing', to: 'crossing', kind: 'belongs-to', optional: false },
    },
    ['    belongsTo: crossing'],
  ],
])('the form writes %s, and the comments stay', (_, edit, lines) => {
  const after = editBrief('brief.yaml', brief, edit) ?? '';
  expect(after.split('\n')).toEqual(expect.arrayContaining([...lines]));
  expect(after.match(/#.*/g)).toEqual(brief.match(/#.*/g));
  expect(readForm('brief.yaml', after).problems).toEqual([]);
});

test('who refers to a resource calls it by its new name', () => {
  const after = editBrief('brief.yaml', brief, { kind: 'rename', path: ['resources', 'pilot'], name: 'captain' }) ?? '';
  expect(after).toContain('belongsTo: [ship, captain?]');
  expect(after).toContain('driver: { to: captain, optional: true }');
  expect(readForm('brief.yaml', after).problems).toEqual([]);
});

test('a brief in JSON is edited in its own words', () => {
  const text = '{\n  "name": "Ferry", // as painted\n  "resources": { "ship": { "attributes": {} } }\n}\n';
  const after = editBrief('brief.json', text, { kind: 'attribute', resource: 'ship', attribute: usual }) ?? '';
  expect(after).toContain('// as painted');
  expect(readForm('brief.json', after).resources[0]?.attributes.map(({ name }) => name)).toEqual(['name']);
});

test('the form shows what is written, and each problem at its field', () => {
  const wrong = brief
    .replace('to: pilot', 'to: pilott')
    .replace('text(60) unique', 'texd(60) unique')
    .replace('name: Ferry', 'name: Ferry\ntenant: harbor\nload: { peakFactor: 0, growth: 10 % }');
  const form = readForm('brief.yaml', wrong);
  expect(form.problems.map(({ path, message }) => `${path.join('.')}: ${message}`)).toMatchInlineSnapshot(`
    [
      "tenant: tenant names harbor, which is no resource.",
      "load.peakFactor: 0 is out of range: 1 to 1000 is possible here.",
      "resources.ship.attributes.name: There is no type texd; it is taken for text. Did you mean text?",
      "resources.car: A list of car names driver, which it does not have; the list is left out.",
      "resources.car.relations.driver: car.driver names pilott, which is no resource. Did you mean pilot?",
    ]
  `);
  expect(form.resources.find(({ name }) => name === 'car')?.relations).toEqual([
    { name: 'crossing', to: 'crossing', kind: 'part-of', optional: false },
    { name: 'driver', to: 'pilott', kind: 'belongs-to', optional: true },
  ]);
  expect(form.also).toEqual([{ what: 'operation details', amount: 1, line: 25 }]);
});
