import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAnswer } from './read-answer.ts';
import { wireSchema } from './wire-schema.ts';
import { wireKeywords } from './wire-schema-of.ts';

const finding = {
  evidence: [{ factId: 'C3', quote: null }],
  reasoning: 'C3 waits for payments, and payments waits for a provider.',
  counterEvidence: null,
  confirms: null,
  category: 'missing-timeout',
  impact: 'outage',
  likelihood: 'partial-failure',
  title: 'Checkout hangs when payments hangs',
  recommendation: 'Give the call a timeout below that of the gateway.',
  effort: 'hours',
};
const answer = JSON.stringify({ findings: [finding, { ...finding, title: 'Second' }] });

const titles = (text: string, reason: 'stop' | 'length' = 'stop'): unknown => {
  const read = readAnswer(text, reason);
  return read?.answer.findings.map(({ title }) => title);
};
const both = ['Checkout hangs when payments hangs', 'Second'];

describe('the answer is found', () => {
  test.each([
    ['as it is', answer],
    ['with a byte order mark', `\uFEFF${answer}`],
    ['in a Markdown fence', `Here you are:\n\`\`\`json\n${answer}\n\`\`\`\nAnything else?`],
    ['after thoughts', `<think>maybe {"findings":[]} or so</think>${answer}`],
    ['after thoughts that began before the stream', `so it is {}</think>\n${answer}`],
    ['after a word in braces', `In {short}: ${answer}`],
    ['before more talk', `${answer}\nI hope that {this} helps.`],
  ])('%s', (_, text) => {
    expect(titles(text)).toEqual(both);
  });

  test.each([
    ['trailing commas', answer.replaceAll('}]', '},]')],
    ['single quotes', answer.replaceAll('"', "'")],
    ['a comment', answer.replace('{', '{ // the review\n')],
  ])('in JSON with %s, without its last item', (_, text) => {
    expect(titles(text)).toEqual(both.slice(0, 1));
  });

  test.each(['', 'I cannot help with that.', '{"error":"no"}', '[1,2]', 'null', '{'])('not in %j', (text) => {
    expect(readAnswer(text, 'stop')).toBeUndefined();
  });
});

test('an item that was cut off is not made up, wherever the cut is', () => {
  for (let end = 1; end < answer.length; end += 1) {
    const kept = (titles(answer.slice(0, end), 'length') ?? []) as string[];
    expect(both.slice(0, kept.length)).toEqual(kept);
  }
});

test('a cut in the next list does not cost the item before it', () => {
  expect(titles(`${answer.slice(0, -1)},"tables":[`, 'length')).toEqual(both);
});

test('one bad item does not spoil the others, and is told with a reason', () => {
  const read = readAnswer(JSON.stringify({ findings: [finding, { ...finding, category: 'vibes' }, 'text'] }), 'stop');
  expect(read?.answer.findings.length).toBe(1);
  expect(read?.misshapen.map(({ position, why }) => `${position} ${why.slice(0, 40)}`)).toMatchInlineSnapshot(`
    [
      "1 category: Invalid option: expected one o",
      "2 Invalid input: expected object, received",
    ]
  `);
});

test('spelling is mended, content is not', () => {
  const loose = {
    findings: { ...finding, category: 'Missing Timeout', impact: 'OUTAGE', counterEvidence: 'none', effort: undefined },
    endpoints: [
      {
        endpointId: 'E1',
        method: 'get',
        path: '/a',
        summary: 's',
        auth: 'none',
        responses: [{ status: '200', description: 'd', example: { a: 1 } }],
      },
    ],
  };
  const read = readAnswer(JSON.stringify(loose), 'stop');
  expect(read?.answer.endpoints[0]).toMatchObject({
    method: 'GET',
    requestExample: null,
    responses: [{ status: 200, example: '{"a":1}' }],
  });
  expect(read?.misshapen.map(({ why }) => why.split(':')[0])).toEqual(['effort']);
});

test('a list that is far too long is cut to its maximum', () => {
  const read = readAnswer(JSON.stringify({ findings: Array(500).fill(finding) }), 'stop');
  expect([read?.received, read?.answer.findings.length, read?.surplus]).toEqual([500, 20, 480]);
});

test('no text breaks the reading', () => {
  const piece = fc.oneof(
    fc.constantFrom('{', '}', '[', ']', '"', ':', ',', '```json', '</think>', 'findings', answer),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      readAnswer(pieces.join(''), 'stop');
    }),
    { numRuns: 300 },
  );
});

test('a key that objects have by nature is no field', () => {
  const read = readAnswer('{"findings":[],"__proto__":{"findings":[1]},"constructor":1}', 'stop');
  expect(read?.answer.findings).toEqual([]);
});

describe('the schema as it is sent', () => {
  const counts = { properties: 0, depth: 0, enumValues: 0, characters: 0 };
  const problems: string[] = [];
  measure(wireSchema(), '$', 0);

  test('uses only what every server takes', () => expect(problems).toEqual([]));
  test('has at most 100 properties', () => expect(counts.properties).toBeLessThanOrEqual(100));
  test('has at most 5 levels', () => expect(counts.depth).toBeLessThanOrEqual(5));
  test('has at most 500 enum values', () => expect(counts.enumValues).toBeLessThanOrEqual(500));
  test('has names and enum values of at most 15000 characters', () => expect(counts.characters).toBeLessThan(15_000));

  function measure(node: unknown, path: string, depth: number): void {
    const schema = node as Readonly<Record<string, unknown>>;
    for (const keyword of Object.keys(schema)) if (!wireKeywords.includes(keyword)) problems.push(`${path} ${keyword}`);
    const values = (schema['enum'] ?? []) as string[];
    counts.enumValues += values.length;
    counts.characters += values.join('').length;
    const properties = (schema['properties'] ?? {}) as Record<string, unknown>;
    const names = Object.keys(properties);
    if ('properties' in schema) {
      counts.properties += names.length;
      counts.characters += names.join('').length;
      counts.depth = Math.max(counts.depth, depth + 1);
      if (JSON.stringify(schema['required']) !== JSON.stringify(names)) problems.push(`${path} is not all required`);
      if (schema['additionalProperties'] !== false) problems.push(`${path} takes more properties`);
    }
    for (const name of names) measure(properties[name], `${path}.${name}`, depth + 1);
    if ('items' in schema) measure(schema['items'], `${path}[]`, depth);
  }
});
