import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { GroundedPreparation } from '../../src/llm/prompt/prepare.ts';
import { sha256 } from '../support/ask-model.ts';
import { type ChatServer, chatServer, frame, refuse, streamHead, streamText } from '../support/chat-server.ts';
import { prepareReview, reviewedShop } from '../support/judged-shop.ts';
import { refundRace, shopAnswer } from '../support/model-answers.ts';
import { repository } from '../support/repository.ts';
import { folderOf, type Ran } from '../support/run-cli.ts';
import { startCli } from '../support/start-cli.ts';

// Each test starts the command line some times, which a busy machine is slow at.
vi.setConfig({ testTimeout: 60_000 });

const shop = path.join(repository, 'examples/shop');
let prepared: GroundedPreparation;
let server: ChatServer;
let says: object;

beforeAll(async () => {
  prepared = prepareReview(await reviewedShop());
});
beforeEach(async () => {
  says = { findings: [refundRace(prepared)] };
  server = await chatServer((response) => streamText(response, JSON.stringify(says)));
});
afterEach(() => server.close());

let running: ChildProcess | undefined;

function runAlongside(args: readonly string[], environment?: NodeJS.ProcessEnv): Promise<Ran> {
  const { child, ran } = startCli(args, environment);
  running = child;
  return ran;
}

const ask = (...args: string[]): Promise<Ran> => runAlongside(['review', shop, ...modelOf(server), ...args]);
const modelOf = ({ baseUrl }: ChatServer): readonly string[] => ['--model', 'test', '--base-url', baseUrl];

const tea = {
  'package.json': '{"name":"tea"}',
  'app.js': "const app = require('express')();\napp.get('/tea', (req, res) => res.json([]));\n",
};

test('without --send nothing is sent, and everything that would be is told', async () => {
  const { exit, stdout } = await ask();
  expect([exit, server.received.length]).toEqual([0, 0]);
  expect(stdout).toContain('Nothing was sent. This would be:');
  expect(stdout).toContain('  services/payments/src/routes/refunds.ts\n');
  expect(stdout).not.toContain('You are a backend architect.');
});

test('what --preview shows is what --send sends, byte for byte', async () => {
  const { stdout } = await ask('--preview');
  await ask('--send');
  const [sent] = server.received;
  expect(stdout).toContain(`SHA-256 ${sha256(sent?.body ?? '')}`);
  expect(stdout).toContain(`\n${sent?.body}\n`);
});

test('with --send the judgement stands under the review of the rules, which is the same', async () => {
  const plain = await plainReview();
  says = shopAnswer(prepared);
  const { exit, stdout } = await ask('--send', '--receipt');
  expect(exit).toBe(0);
  expect(stdout.startsWith(plain.stdout)).toBe(true);
  const judgement = stdout.slice(plain.stdout.length).replaceAll(server.baseUrl.replace('/v1', ''), 'http://server');
  expect(judgement.slice(0, judgement.indexOf('### Proposed schema'))).toMatchInlineSnapshot(`
    "
    ## Judgement of http://server test

    ### Two refunds at once can pay out more than was paid

    high, data-consistency, judgement of the model, services/payments/src/routes/refunds.ts:34

    The sum of earlier refunds is read first and the new one inserted later, so two requests see the same sum.

    Against it: A lock outside of the code cannot be seen.

    Do (hours): Lock the payment while the sum is read and the refund inserted.

    ### Placing an order hangs as long as payments hangs

    high, missing-timeout, confirmed by analysis, services/orders/src/clients/payments.client.ts:23

    The call waits for ever, inside the transaction that holds the order.

    Do (hours): Give the call a timeout below that of the gateway.

    "
  `);
  expect(judgement.slice(judgement.indexOf('### What it sees'))).toMatchInlineSnapshot(`
    "### What it sees

    - Refunds read before they write.

    ### What it thinks of the findings of the rules

    - agree: orders and payments write the table orders. Both set the status.
    - acceptable-here: gateway offers 21 routes without a version. One web client, deployed together.

    ### Open questions

    - Who may refund?

    ### Receipt

    - 10 statements received, 9 kept, 1 dropped as not proven
    - 1 finding confirmed by analysis
    - 1 statement asked for again, 0 kept then
    - 1 dropped: says what another item says
    "
  `);
});

test('as JSON the judgement is one more key, and the receipt says what was sent', async () => {
  const { exit, stdout } = await ask('--send', '--format', 'json', '--never-send', '**/catalog/**');
  const { findings, judgement, receipt } = JSON.parse(stdout) as {
    findings: object[];
    judgement: { findings: { origin: string }[]; withheld: string[] };
    receipt: { model: string; sent: string[] };
  };
  expect([exit, findings.length > 10]).toEqual([0, true]);
  expect(judgement.findings.map(({ origin }) => origin)).toEqual(['model']);
  expect(receipt.model).toBe(`${new URL(server.baseUrl).origin} test`);
  expect(receipt.sent).toContain('services/payments/src/routes/refunds.ts');
  expect(receipt.sent.filter((file) => file.startsWith('services/catalog/'))).toEqual([]);
  expect(judgement.withheld.every((file) => file.startsWith('services/catalog/'))).toBe(true);
  expect(judgement.withheld.length).toBeGreaterThan(1);
});

test.each(['terminal', 'markdown', 'json', 'html', 'sarif'])(
  'whatever the model does, the review of the rules is printed as %s',
  async (format) => {
    await server.close();
    server = await chatServer((response) => refuse(response, 429, { error: { code: 'insufficient_quota' } }));
    const review = ['review', folderOf('tea', tea), '--format', format];
    const plain = await runAlongside(review);
    const { exit, stdout, stderr } = await runAlongside([...review, '--send', ...modelOf(server)]);
    expect([exit, stdout]).toEqual([2, plain.stdout]);
    expect(lastLine(stderr)).toBe(
      'backend-architect: The account has no credit or quota left. Add credit at the provider, or choose another provider.',
    );
  },
);

test('keys of vendors stay at home, and another is named', async () => {
  const keys = { OPENAI_API_KEY: 'sk-home', AZURE_OPENAI_API_KEY: 'az-home', MY_KEY: 'mine' };
  await runAlongside(['review', shop, '--model', 'm', '--base-url', server.baseUrl, '--send'], keys);
  await runAlongside(
    ['review', shop, '--model', 'm', '--base-url', server.baseUrl, '--send', '--key-env', 'MY_KEY'],
    keys,
  );
  expect(server.received.map(({ headers }) => headers.authorization)).toEqual([undefined, 'Bearer mine']);
  expect(JSON.stringify(server.received)).not.toContain('-home');
});

test('a server that refuses is told in one line, with what to do, and the review of the rules stands', async () => {
  await server.close();
  server = await chatServer((response) => refuse(response, 401, { error: { message: 'no key given' } }));
  const { exit, stdout, stderr } = await ask('--send', '--format', 'sarif', '--fail-on', 'low');
  expect([exit, stdout]).toEqual([1, (await runAlongside(['review', shop, '--format', 'sarif'])).stdout]);
  expect(lastLine(stderr)).toBe(
    'backend-architect: The server does not accept the API key. Set an API key for this server that may use the model. The server says: no key given',
  );
});

test('who interrupts the model keeps the review of the rules', async () => {
  await server.close();
  server = await chatServer(() => running?.kill('SIGINT'));
  const { exit, stdout, stderr } = await ask('--send');
  expect([exit, stdout]).toEqual([2, (await plainReview()).stdout]);
  expect(lastLine(stderr)).toBe('backend-architect: Cancelled. Ask again whenever you like.');
});

test('above a typed cap nothing is sent', async () => {
  const { exit, stdout, stderr } = await ask('--send', '--cap', '1000');
  expect([exit, server.received.length]).toEqual([2, 0]);
  expect(stdout).toBe((await plainReview()).stdout);
  expect(lastLine(stderr)).toMatch(
    /^backend-architect: The question holds about [\d,]+ tokens, and --cap is 1,000\. Review one service, or raise --cap\.$/,
  );
});

test('of files that are never to be sent, nothing is', async () => {
  const { stdout } = await ask('--preview', '--never-send', 'services/payments/**', '--never-send', '**/catalog/**');
  await ask('--send', '--never-send', 'services/payments/**', '--never-send', '**/catalog/**');
  const sent = server.received.map(({ body }) => body).join('\n');
  expect(sent).toContain('services/orders/src/');
  const told = stdout.slice(stdout.indexOf('\nNames or text of '));
  expect([told, sent].flatMap((text) => text.match(/services\/(?:payments|catalog)\/[\w./-]*/g) ?? [])).toEqual([]);
});

test.each([
  [['--model', 'm'], 'Where is the model? Say so, as in --base-url http://localhost:11434/v1.'],
  [['--send'], '--send says something of a model; name it with --model NAME.'],
  [['--model', 'm', '--base-url', 'http://models.example.com'], 'http://models.example.com is not encrypted'],
  [
    ['--model', 'm', '--base-url', 'http://localhost:1/v1', '--key-env', 'NOT_THERE'],
    '--key-env names NOT_THERE, which the environment does not have.',
  ],
  [
    ['--model', 'm', '--base-url', 'http://localhost:1/v1', '--budget', 'much'],
    '--budget is a number of tokens, from 14000 on.',
  ],
  [['--model', 'm', '--base-url', 'http://localhost:1/v1', '--cap', '0'], '--cap is a number of tokens.'],
])('%j is refused', async (args, complaint) => {
  const { exit, stderr } = await runAlongside(['review', shop, ...args]);
  expect([exit, stderr.includes(complaint)]).toEqual([2, true]);
});

let plain: Promise<Ran> | undefined;
const plainReview = (): Promise<Ran> => {
  plain ??= runAlongside(['review', shop]);
  return plain;
};

/** Above it may stand that reading takes long. */
function lastLine(stderr: string): string | undefined {
  return stderr.split('\n').at(-2);
}

test('a server that cut the prompt is told of in the report itself', async () => {
  const usage = { prompt_tokens: 4096, completion_tokens: 10, total_tokens: 4106 };
  await server.close();
  server = await chatServer((response) => {
    response.writeHead(200, streamHead);
    response.end(
      `${frame(JSON.stringify(says))}data: ${JSON.stringify({ choices: [], usage })}\n\n${frame('', 'stop')}`,
    );
  });
  const { exit, stdout } = await ask('--send', '--format', 'markdown');
  expect(exit).toBe(0);
  expect(stdout).toContain('**model** · high · `data-consistency` · judgement of the model');
  expect(stdout.slice(stdout.indexOf('### Mind that'), stdout.indexOf('### Receipt')).trimEnd()).toMatch(
    /^### Mind that\n\n- The server read about 4096 of \d+ tokens, so it cut the prompt\. Give it more context \(Ollama: OLLAMA\\_CONTEXT\\_LENGTH\) or lower the token budget\.$/,
  );
});

test('a typed price is told with the sum, before and after', async () => {
  const before = await ask('--price', '1/2 EUR');
  expect(before.stdout).toMatch(/^ {2}price {5}about 0\.0\d{3} EUR for what is sent; the answer is added$/m);
  const usage = { prompt_tokens: 26_000, completion_tokens: 1_000, total_tokens: 27_000 };
  await server.close();
  server = await chatServer((response) => {
    response.writeHead(200, streamHead);
    response.end(`${frame('{"findings":[]}')}data: ${JSON.stringify({ choices: [], usage })}\n\n${frame('', 'stop')}`);
  });
  const { stdout } = await ask('--send', '--price', '1/2 EUR');
  expect(stdout.trimEnd().split('\n').at(-1)).toBe('26,000 tokens read, 1,000 written, 0.0280 EUR.');
  expect((await ask('--price', 'cheap')).stderr).toContain('as in --price 1.25/10');
});

test('what a team tells other tools goes along only when it may, what it tells the architect always', async () => {
  const folder = folderOf('tea', {
    'AGENTS.md': 'Tea needs no login.',
    'architect.config.yaml': 'guidelines:\n  - Routes have no version, since one client uses them.\n',
    ...tea,
  });
  const preview = ['review', folder, ...modelOf(server), '--preview'];
  const { stdout: without } = await runAlongside(preview);
  expect(without).not.toContain('Tea needs no login');
  expect(without).toContain(
    'TEAM GUIDELINES\\narchitect.config.yaml\\n| - Routes have no version, since one client uses them.\\n',
  );
  expect(without).toContain('  architect.config.yaml\n');
  const { stdout } = await runAlongside([...preview, '--guidelines']);
  expect(stdout).toContain('| Tea needs no login.');
  expect(stdout).toMatch(/guidelines \d+/);
});
