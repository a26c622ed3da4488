import { beforeAll, expect, test } from 'vitest';
import { leastInputTokens, usualBudget } from '../../src/llm/prompt/budget.ts';
import { buildRequest } from '../../src/llm/prompt/build-request.ts';
import { estimateTokens } from '../../src/llm/prompt/estimate-tokens.ts';
import type { GroundedPreparation } from '../../src/llm/prompt/prepare.ts';
import { plannedCalls, titleOf } from '../../src/llm/prompt/preview.ts';
import type { ChatRequest } from '../../src/llm/transport/chat-model.ts';
import { sha256 } from '../support/ask-model.ts';
import { chatServer, streamText } from '../support/chat-server.ts';
import { judgeWith } from '../support/judge-with.ts';
import { prepareReview, type Shop } from '../support/judged-shop.ts';
import { endpointFindings } from '../support/model-answers.ts';
import { reviewFiles } from '../support/system-of.ts';

/** As many services and routes as the large workspaces that people have: each calls the next and keeps four tables. */
const services = 36;
const routes = 14;

let fleet: Shop;
beforeAll(async () => {
  const files = Array.from({ length: services }, (_, number) => filesOf(number)).flat();
  fleet = await reviewFiles(Object.fromEntries(files));
}, 120_000);

const nameOf = (number: number): string => `fleet-${String(number).padStart(2, '0')}`;

function filesOf(number: number): readonly (readonly [string, string])[] {
  const name = nameOf(number);
  const own = `${name.replace('-', '_')}_ships`;
  const next = nameOf((number + 1) % services);
  const routeOf = (route: number): string => `app.post('/${own}/${route}', async (req, res) => {
  const { rows } = await pool.query('SELECT * FROM ${own}_${route % 4} WHERE captain = $1', [req.body.captain]);
  for (const row of rows) await axios.post('http://${next}:3000/${own}/' + row.id, { captain: row.captain, at: row.at });
  await pool.query('INSERT INTO ${own}_${route % 4} (captain) VALUES ($1)', [req.body.captain]);
  res.json(rows);
});
`;
  const table = (part: number): string =>
    `CREATE TABLE ${own}_${part} (id uuid PRIMARY KEY, captain text NOT NULL, at timestamptz, cargo text, tonnage integer);\n`;
  const app = Array.from({ length: routes }, (_, route) => routeOf(route)).join('');
  return [
    [`${name}/package.json`, JSON.stringify({ name, dependencies: { express: '4', pg: '8', axios: '1' } })],
    [
      `${name}/src/app.ts`,
      `import axios from 'axios';\nimport express from 'express';\nimport pg from 'pg';\nconst pool = new pg.Pool();\nconst app = express();\n${app}app.listen(3000);\n`,
    ],
    [`${name}/db/001.sql`, [0, 1, 2, 3].map(table).join('')],
  ];
}

/** Every word of the instructions changes them. */
const withoutFigures = (text: string): string => text.replace(/[\d,]+/g, '#');

type Sent = Pick<ChatRequest, 'messages' | 'schema'>;

const tokensOf = ({ messages, schema }: Sent): number =>
  estimateTokens(messages.map(({ content }) => content).join('\n')) + estimateTokens(JSON.stringify(schema));

function sentIn(body: string): Sent {
  const { messages, response_format: format } = JSON.parse(body);
  return { messages, schema: format.json_schema.schema };
}

const budgets = [32_000, 128_000] as const;
const preparedFor = (inputTokens: number): GroundedPreparation =>
  prepareReview(fleet, { kind: 'review' }, { ...usualBudget, inputTokens });

test.each(budgets)('with %i tokens no request is above them, and every service is in one', (budget) => {
  const preparation = preparedFor(budget);
  for (const { request } of plannedCalls(preparation)) expect(tokensOf(request)).toBeLessThan(budget);
  const parts = preparation.calls.flatMap(({ part }) => (part.kind === 'services' ? part.names : []));
  expect([...parts].sort()).toEqual(Array.from({ length: services }, (_, number) => nameOf(number)));
  expect(preparation.together?.part).toEqual({ kind: 'together' });
});

test.each(budgets)(
  'with %i tokens what is left out is stated to the model and to the person, and counted',
  (budget) => {
    const preparation = preparedFor(budget);
    for (const call of plannedCalls(preparation)) {
      const prompt = call.request.messages[1]?.content ?? '';
      const stated = /^LEFT OUT for size: (.*)\. Do not conclude from their absence\.$/m.exec(prompt)?.[1];
      expect(stated).toBe(call.leftOut.length === 0 ? undefined : call.leftOut.join(', '));
    }
    const told = plannedCalls(preparation).map((call) => `${titleOf(call)}: ${call.leftOut.join(', ') || 'nothing'}`);
    expect(told.length).toBe(preparation.calls.length + 1);
    expect(told.at(0)).toMatch(
      budget < 100_000 ? /: code of \d+ endpoints, code of \d+ operations/ : /: (?:nothing|(?:\d+ absences, )?code of)/,
    );
  },
);

/** More words than fit, some of them true and some to be asked for again. */
function talkOf(body: string): readonly object[] {
  return endpointFindings(body).map((finding, position) => ({
    ...finding,
    reasoning: 'The captain waits for the next ship while the query of this one is open. '.repeat(14),
    recommendation: position % 2 === 0 ? finding.recommendation : 'See `aThingThatIsNowhere` first.',
    ...(position % 2 === 0 ? {} : { title: `The aThingThatIsNowhere of ${finding.title}` }),
  }));
}

test.each([leastInputTokens, 32_000])(
  'in a whole run with a model that talks much no request is above %i tokens either',
  async (budget) => {
    const preparation = preparedFor(budget);
    const server = await chatServer((response, _, { body }) =>
      streamText(response, JSON.stringify({ findings: talkOf(body) })),
    );
    const judged = await judgeWith(server.baseUrl, fleet, preparation);
    await server.close();
    if (!judged.ok) throw new Error(judged.failure.message);
    const sent = server.received.map(({ body }) => sentIn(body));
    const rounds = sent.filter(({ messages }) => /^These items could not/.test(messages.at(-1)?.content ?? ''));
    expect(rounds.length).toBeGreaterThan(3);
    expect(sent.map(tokensOf).filter((tokens) => tokens > budget)).toEqual([]);
    const whole = sent
      .map(({ messages }) => messages.at(-1)?.content ?? '')
      .find((text) => /^FINDINGS OF THE/.test(text));
    expect(whole).toMatch(/^FINDINGS OF THE SERVICES\n(?:\[E.*\n)+\d+ more were left out for size\.$/);
    expect(judged.judgement.receipt.dropped['unknown-name']).toBeGreaterThan(10);
  },
  120_000,
);

test('a graph, a change and guidelines that alone are above the budget leave room for facts', () => {
  const book = preparedFor(32_000).book;
  const long = Array.from({ length: 4000 }, (_, number) => `N${number} -> N${number + 1} call, read, write`);
  const guideline = { file: 'AGENTS.md', text: 'Routes have no version. '.repeat(300) };
  const { room, sizes, leftOut } = buildRequest(
    {
      ...book,
      edges: long.map((line) => ({ from: 'N1', to: 'N2', line })),
      guidelines: [guideline, { ...guideline, text: 'Tea.' }],
      change: { base: 'main', lines: long, about: [] },
    },
    {
      task: { kind: 'change', base: 'main' },
      part: { kind: 'whole' },
      facts: { about: [], result: undefined },
      budget: leastInputTokens,
      maxOutputTokens: 1000,
      hash: sha256,
    },
  );
  expect(room).toBeGreaterThan(leastInputTokens * 0.1);
  expect(sizes.find(({ part }) => part === 'facts')?.tokens).toBeGreaterThan(100);
  expect(leftOut.filter((what) => /graph|change|guideline/.test(what)).map(withoutFigures)).toMatchInlineSnapshot(`
    [
      "# graph edges",
      "# change lines",
      "# guideline file",
    ]
  `);
});

test('with the least that may be asked for there is room for the instructions and for facts', () => {
  const { calls } = preparedFor(leastInputTokens);
  for (const { sizes, request } of calls) {
    expect(tokensOf(request)).toBeLessThan(leastInputTokens);
    expect(sizes.find(({ part }) => part === 'facts')?.tokens).toBeGreaterThan(300);
  }
});
