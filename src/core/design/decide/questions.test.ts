import { expect, test } from 'vitest';
import { designFrom } from '../design.ts';

test('what an architect would ask about doors that stand open, rows that never go and stock that nobody takes', () => {
  const { questions } = designFrom(
    'stall.yaml',
    `name: Stall
goals: [Nobody buys the last jar twice]
tenant: market
load: { requestsPerSecond: 900, peakFactor: 2, readsPerWrite: 1, payload: 2 kB, growth: 20 % }
resources:
  market: { attributes: { name: text(80) }, operations: [create, read], rows: 200 }
  jar:
    attributes: { label: text(80), price: money, stock: { type: integer, min: 0, max: 900 } }
    operations: [create, read]
    rows: 4000
  sale:
    operations: [create, read]
    rows: 2 million
  sale line:
    partOf: sale
    relations: { jar: jar }
    attributes: { quantity: { type: integer, min: 1, max: 9 } }
    rows: 4 million
  scale reading:
    appendOnly: true
    attributes: { grams: integer, at: timestamp }
    operations: { create: { public: true } }
    rows: 400 million
`,
  );
  expect(questions.slice(-3)).toMatchInlineSnapshot(`
    [
      "How is whoever creates a scale reading known? The route is open, so anybody may; another system signs what it sends (an HMAC over the body, with a secret that both hold), and a form gets a captcha. Nor does a token name the market there: it has to follow from what is sent, or stand in the address.",
      "How long must scale reading be kept? Nothing is said, so for ever; \`retention: 400 days\` would say it.",
      "What takes from jar.stock when a sale line names it? No operation does; \`takes: jar.stock\` of the one that creates it makes one statement that two buyers cannot both win.",
    ]
  `);
});

test('stock that an operation takes, rows that go and doors that are closed are no question', () => {
  const { questions } = designFrom(
    'stall.yaml',
    `name: Stall
goals: [Nobody buys the last jar twice]
load: { requestsPerSecond: 900, peakFactor: 2, readsPerWrite: 1, payload: 2 kB, growth: 20 % }
resources:
  jar:
    attributes: { label: text(80), stock: { type: integer, min: 0, max: 900 } }
    operations: [create, read]
    rows: 4000
  sale:
    operations: { create: { takes: jar.stock }, read: }
    rows: 2 million
  sale line:
    partOf: sale
    relations: { jar: jar }
    attributes: { quantity: { type: integer, min: 1, max: 9 } }
    rows: 4 million
  scale reading:
    appendOnly: true
    retention: 90 days
    attributes: { grams: integer, at: timestamp }
    operations: [create]
    rows: 400 million
`,
  );
  expect(questions).toEqual([]);
});
