import { expect, test } from 'vitest';
import { designFrom } from '../design.ts';

/** Each service with the tables that are its own, and what it asks others. */
function services(resources: string): readonly string[] {
  const { system } = designFrom(
    'tavern.yaml',
    `name: Tavern\nload: { requestsPerSecond: 3000, peakFactor: 3, readsPerWrite: 90, payload: 1 kB, growth: 50 % }\nresources:\n${resources}`,
  );
  const name = (id: string | undefined): string => system.components.find((each) => each.id === id)?.name ?? '?';
  const asked = system.calls.map(({ from, to }) => `${name(from)} asks ${name(to)}`);
  return [...new Set(asked)].sort();
}

const guest = '  guest: { attributes: { name: text(80) }, operations: [create, read], rows: 90000 }\n';
const table = `  table: { belongsTo: guest, attributes: { number: text(9) }, operations: [create, read], rows: 9000 }
  note:
    partOf: table
    attributes: { body: text(400) }
    operations: { create: { perSecond: 900 }, list: }
    rows: 6 billion
`;

test('what is split off for its load takes along what would ask it back', () => {
  const seat = '  seat: { belongsTo: [table, guest], operations: [create, list], rows: 90000 }\n';
  expect(services(guest + table + seat)).toEqual(['tables asks tavern-core']);
});

test('what something that stays asks for stays as well', () => {
  const seats = `  seat: { belongsTo: [table, guest], operations: [create, list], rows: 90000 }
  bill: { belongsTo: seat, attributes: { sum: money }, operations: [create, read], rows: 90000 }
`;
  // The circle is told by the review of the design.
  expect(services(guest + table + seats)).toEqual(['tables asks tavern-core', 'tavern-core asks tables']);
});
