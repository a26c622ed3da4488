import { expect, test } from 'vitest';
import { readBrief } from './read-brief.ts';

function problemsOf(text: string): readonly string[] {
  return readBrief('brief.yaml', text).problems.map(({ line, message }) => `${line}: ${message}`);
}

const small = `name: Library
resources:
  book:
    attributes:
      title: text
`;

test('a brief of five lines is enough', () => {
  const { brief, problems } = readBrief('brief.yaml', small);
  expect(problems).toEqual([]);
  const [book] = brief.resources;
  expect(book?.operations.map(({ name }) => name)).toEqual(['create', 'read', 'list', 'update']);
  expect(brief.load.assumed).toEqual(['requestsPerSecond', 'peakFactor', 'readsPerWrite', 'payload', 'growth']);
});

test('what nobody can know is a problem with its line and the word that was probably meant', () => {
  expect(
    problemsOf(`name: Library
loud: 3
resources:
  book:
    belongsTo: [auther, shelf?]
    attributes:
      title: texxt
      pages: integer uniqe
      state: { type: enum, values: [one] }
      price: { type: money, min: 5, max: 1 }
    lists:
      - by: colour
  author: {}
  shelf: {}
`),
  ).toMatchInlineSnapshot(`
    [
      "2: A brief has no key loud. Did you mean load?",
      "5: book.auther names auther, which is no resource. Did you mean author?",
      "7: There is no type texxt; it is taken for text. Did you mean text?",
      "8: pages says uniqe, which is none of unique, optional, personal, secret, readOnly. Did you mean unique?",
      "9: state has fewer than two values to choose from; it is taken for text.",
      "10: price is at least 5 and at most 1: no number is both. The bounds are left out.",
      "12: A list of book names colour, which it does not have; the list is left out.",
    ]
  `);
});

test('what contradicts itself is resolved, and told', () => {
  expect(
    problemsOf(`name: Library
tenant: book
resources:
  book:
    belongsTo: shelf
    partOf: library
  shelf:
    belongsTo: book
  library:
    partOf: book
  member:
    attributes: { email: email unique personal }
    operations:
      read: { public: true }
      join: { sets: { email: nobody, state: open }, from: gone, takes: book.pages }
  entry:
    appendOnly: true
    operations: [create, update, delete]
consumers:
  post: { on: never-told, calls: nobody }
load: { requestsPerSecond: -1, peakFactor: a lot }
`),
  ).toMatchInlineSnapshot(`
    [
      "6: The tenant book refers to library, and library belongs to a tenant: neither could be created first. library is left out.",
      "8: shelf needs book and book needs shelf: neither could be created first. book of shelf is made optional.",
      "10: library is part of book, which is part of library: nothing can own itself. It refers to book instead.",
      "14: member is to be read without an account and holds email, which is personal; it stays closed.",
      "15: join sets state of member to open, which it cannot be.",
      "15: join is possible from gone, which member never is.",
      "15: join of member counts book.pages, and it is no integer; nothing is counted.",
      "18: entry is append-only, so it has no update; the operation is left out.",
      "18: entry is append-only, so it has no delete; the operation is left out.",
      "20: post waits for never-told, which nothing emits.",
      "20: nobody is called and not named under externals; the call is left out.",
      "21: -1 is out of range: 0 to 10000000 is possible here.",
      "21: a lot is no number here; it may be followed by k, thousand, m, million, b, billion.",
    ]
  `);
});

test('names that no database and no address can hold are said', () => {
  expect(
    problemsOf(`name: Zoo
resources:
  "🦁": {}
  select:
    attributes: { order: text, Order: text, "größe": integer }
  selects: {}
  outbox message: {}
`),
  ).toMatchInlineSnapshot(`
    [
      "3: 🦁 has no Latin letter or digit, so neither an address nor a table can be called so; it is left out.",
      "5: Order and order of select would both be the column order; Order is left out.",
      "6: selects and select would both be the table selects; selects is left out.",
      "7: outbox message and a table of the design itself would both be the table outbox_messages; outbox message is left out.",
    ]
  `);
});

test('numbers may carry their unit', () => {
  const { brief, problems } = readBrief(
    'brief.yaml',
    `name: Library
availability: 99.95 %
load: { requestsPerSecond: 1_200, peakFactor: 3, payload: 2 kB, growth: 60 % }
externals: { press: { timeout: 800 ms } }
resources:
  book: { rows: 2 million, retention: 7 years }
`,
  );
  expect(problems).toEqual([]);
  expect(brief).toMatchObject({
    availability: 0.9995,
    load: { requestsPerSecond: 1200, payload: 2000, growth: 0.6 },
    externals: [{ timeout: 800 }],
    resources: [{ rows: 2_000_000, retentionDays: 2555 }],
  });
});

test('a text that is no brief has problems and no design', () => {
  for (const text of ['', '42', '- a', ': : :', '{{{', 'name: [1', 'resources: 3']) {
    expect(readBrief('brief.yaml', text).problems.length).toBeGreaterThan(0);
  }
});
