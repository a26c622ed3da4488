import { expect, test } from 'vitest';
import { designBackend } from '../../src/core/design-backend.ts';
import { printSchema } from '../../src/core/report/design/design-files.ts';

const rooms = designBackend(
  'rooms.yaml',
  `name: Rooms
load: { requestsPerSecond: 10, peakFactor: 3, readsPerWrite: 9, payload: 1 kB, growth: 20 % }
tenant: house
resources:
  house: { attributes: { name: text }, rows: 10 }
  room: { attributes: { name: text, photo: image optional }, rows: 100 }
  booking:
    belongsTo: room
    attributes: { startsAt: timestamp, endsAt: timestamp }
    operations: [create, list]
    lists: [{ by: room, sort: startsAt }]
    rows: 5000
  season: { attributes: { from: date, to: date, note: text }, rows: 10 }
`,
);

test('what begins ends later, in the schema and in examples', () => {
  expect(
    printSchema(rooms)
      .match(/CHECK \(.*(?:ends_at|"to").*/g)
      ?.join('\n'),
  ).toMatchInlineSnapshot(`
    "CHECK (ends_at > starts_at)
    CHECK ("to" >= "from")"
  `);
  const created = rooms.design.system.endpoints.find(({ method, path }) => `${method} ${path}` === 'POST /v1/bookings');
  expect(created?.requestExample).toMatchInlineSnapshot(`
    {
      "endsAt": "2026-03-15T10:26:53Z",
      "roomId": "019cebc4-4d48-737f-8d32-646a05a6327a",
      "startsAt": "2026-03-14T09:26:53Z",
    }
  `);
});

test('whether two rows may claim the same time is asked, since no unique key can say it', () => {
  expect(rooms.design.questions.filter((question) => question.includes('overlap')).join('\n')).toMatchInlineSnapshot(
    `"May two rows of booking with the same room overlap between startsAt and endsAt? Nothing keeps them apart; \`EXCLUDE USING gist (house_id WITH =, room_id WITH =, tstzrange(starts_at, ends_at) WITH &&)\` with the extension btree_gist would, and a \`WHERE\` leaves out rows that no longer count."`,
  );
});

test('a file is kept elsewhere, and its address is what a row holds', () => {
  expect(rooms.design.problems.map(({ message }) => message).join('\n')).toMatchInlineSnapshot(
    `"There is no type image: a file lies in an object store, and the row keeps its address. It is taken for url."`,
  );
});
