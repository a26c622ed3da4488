import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { prepareReview } from '../support/judged-shop.ts';
import { shopAnswer } from '../support/model-answers.ts';
import { plantedService } from '../support/planted-secrets.ts';
import { reviewFolder } from '../support/system-of.ts';
import { type ScriptedModel, scriptedModel, scriptedModelExtension } from './page/scripted-model.ts';
import { openExample, type Theme, type Workbench } from './page/workbench.ts';

/** One window, one story: somebody has a model of VS Code judge the shop, and looks at everything on the way. */
let window: Workbench;
let model: ScriptedModel;
let answer: object;

const chat = { '.vscode/settings.json': '{ "chat.disableAIFeatures": false }' };

beforeAll(async () => {
  // A service with secrets in its code is reviewed as well: none of the pictures may show one.
  window = await openExample('shop', { extensions: [scriptedModelExtension], files: { ...plantedService, ...chat } });
  answer = shopAnswer(prepareReview(await reviewFolder(window.folder)));
  model = scriptedModel(window.folder);
});

afterAll(async () => {
  // The settings of a person hold for the windows of the other stories as well.
  await window.command('Scripted: Usual Room');
  await window.close();
});

beforeEach(({ onTestFailed, task }) => {
  onTestFailed(() => window.picture(`failed-${task.name.toLowerCase().replaceAll(/\W+/g, '-')}`));
});

test('without a model there is an offer to choose one, and the review is there', async () => {
  await window.command('Backend Architect: Ask the Architect');
  const toast = window.notification('No model is chosen yet');
  await toast.getByRole('button', { name: 'Choose Model' }).click();
  await pick('Scripted Judge');
  await window.page.getByText('scripted/judge is chosen').waitFor();
  expect(model.asked()).toEqual([]);
});

test('what would be sent can be looked at without sending it', async () => {
  await window.command('Backend Architect: Preview What Would Be Sent');
  await page().getByRole('heading', { name: 'What Scripted Judge in VS Code would be sent' }).waitFor();
  await page().getByText('services/payments/src/routes/refunds.ts').first().waitFor({ state: 'attached' });
  await window.picture('model-preview');
  expect(await page().getByRole('button', { name: 'Send', exact: true }).count()).toBe(0);
  await page().getByRole('button', { name: 'Back to the Review' }).click();
  await findings().first().waitFor();
  expect(model.asked()).toEqual([]);
});

test('a question that gets more room holds the code that was left out before', async () => {
  const asked = async (): Promise<string> => {
    await window.command('Backend Architect: Preview What Would Be Sent');
    const text = await page().locator('.ba-request pre').textContent();
    await page().getByRole('button', { name: 'Back to the Review' }).click();
    return text ?? '';
  };
  const code = "await refunds.sum('amountCents', { paymentId: payment.id })";
  expect(await asked()).not.toContain(code);
  await window.command('Scripted: More Room');
  // The setting is written after the command has returned.
  await expect.poll(asked, { timeout: 30_000 }).toContain(code);
});

test('whoever says "Send Nothing" keeps the review, and nothing is sent', async () => {
  await askFromPanel();
  await window.picture('model-consent-dark-modern');
  await page().getByRole('button', { name: 'Send Nothing' }).click();
  await findings().first().waitFor();
  expect(model.asked()).toEqual([]);
});

test('after consent exactly what was shown is sent, and the judgement stands in the panel', async () => {
  model.says({ kind: 'answer', answer });
  await askFromPanel();
  const shown = await page().locator('.ba-request pre').textContent();
  await page().getByRole('button', { name: 'Send', exact: true }).click();
  await page().locator('.ba-receipt').waitFor();
  const [first] = model.asked();
  expect([first?.tools, first?.toolMode, first?.messages.length]).toEqual([['architecture_review'], 2, 1]);
  for (const part of messagesIn(shown ?? '')) expect(first?.messages[0]?.text).toContain(part);
  const ofModel = findings().filter({ has: page().locator('.ba-model-mark', { hasText: /^model$/ }) });
  expect(await ofModel.locator('.ba-row-title').allTextContents()).toEqual([
    'Two refunds at once can pay out more than was paid',
    'Placing an order hangs as long as payments hangs',
  ]);
});

test('a model’s finding says how sure it is, and a rule’s finding what the model thinks of it', async () => {
  await findings().filter({ hasText: 'Two refunds at once' }).click();
  await page().getByText('judgement of the model').waitFor();
  await page().getByRole('heading', { name: 'What speaks against it' }).waitFor();
  await window.picture('model-finding');
  await findings().filter({ hasText: 'gateway offers' }).click();
  await page().getByText('Acceptable here, because:').waitFor();
  await window.picture('model-verdict');
});

test('the receipt under the review tells what was dropped, and why', async () => {
  await page().locator('.ba-receipt > summary').click();
  const rows = await page().locator('.ba-receipt-table tr').allTextContents();
  expect(rows).toMatchInlineSnapshot(`
    [
      "received10",
      "kept9",
      "confirmed by analysis1",
      "quotes moved to the fact that holds them0",
      "asked for once more1",
      "kept after that0",
      "dropped: says what another item says1",
    ]
  `);
  await page().getByText('Who may refund?').waitFor();
});

test('the proposed table is DDL that code wrote', async () => {
  await page().getByRole('tab', { name: 'Schema' }).click();
  await page().getByRole('button', { name: 'DDL', exact: true }).click();
  await page().getByText('proposed by the model').waitFor();
  expect(await page().locator('.ba-ddl figure').first().textContent()).toContain('CREATE TABLE refund_requests');
  await page()
    .getByRole('tab', { name: /^Findings/ })
    .click();
});

test.each<Theme>(['Dark Modern', 'Light Modern', 'Dark High Contrast', 'Light High Contrast'])(
  'the judgement and its receipt can be read in %s',
  async (theme) => {
    await window.theme(theme);
    await findings().filter({ hasText: 'Two refunds at once' }).click();
    await window.picture(`model-receipt-${theme.toLowerCase().replaceAll(' ', '-')}`);
  },
);

test('the consent can be read in every theme', async () => {
  await page().locator('.ba-receipt > summary').click();
  await askFromPanel();
  for (const theme of ['Light Modern', 'Dark High Contrast', 'Light High Contrast', 'Dark Modern'] as const) {
    await window.theme(theme);
    await window.picture(`model-consent-${theme.toLowerCase().replaceAll(' ', '-')}`);
  }
  await page().getByRole('button', { name: 'Send Nothing' }).click();
});

test('the same question is answered from the cache, and a remembered consent is not asked for again', async () => {
  model.forget();
  await askFromPanel();
  await page().getByRole('button', { name: 'Send and Remember' }).click();
  await page().locator('.ba-receipt > summary').click();
  await page().getByText('answered from the cache').waitFor();
  await page().locator('.ba-receipt > summary').click();
  expect(model.asked()).toEqual([]);
  await window.command('Backend Architect: Clear Cached Reviews');
  await window.notification('Answers of models that were forgotten: 2').waitFor();
});

test('a remembered consent can be taken back', async () => {
  await window.command('Backend Architect: Preview What Would Be Sent');
  await page().getByRole('button', { name: 'Ask Me Again Before Sending' }).click();
  await page().getByRole('button', { name: 'Ask Me Again Before Sending' }).waitFor({ state: 'hidden' });
  await page().getByRole('button', { name: 'Back to the Review' }).click();
  await askFromPanel();
  await page().getByRole('button', { name: 'Send and Remember' }).click();
  await strip().waitFor({ state: 'hidden' });
});

test('a selection is judged by what stands in it', async () => {
  await window.openFile('refunds.ts');
  await window.page.locator('.view-lines', { hasText: 'refunds' }).first().waitFor();
  await window.page.keyboard.press('Control+a');
  await window.command('Backend Architect: Ask the Architect About the Selection');
  await page()
    .getByText(/^services\/payments\/src\/routes\/refunds.ts, lines 1–\d+/)
    .waitFor({ state: 'attached' });
  await expect.poll(() => model.asked().at(-1)?.messages[0]?.text).toContain('Review what a person has selected: ');
  await window.command('Backend Architect: Review Architecture');
});

test('findings appear as soon as they are verified, and cancelling leaves the review', async () => {
  await window.command('Backend Architect: Clear Cached Reviews');
  model.says({ kind: 'slow', answer });
  await page().getByRole('button', { name: 'Ask the Architect' }).first().click();
  await page().getByText('2 findings verified so far').waitFor();
  await window.picture('model-at-work');
  await strip().getByRole('button', { name: 'Cancel' }).click();
  await strip().waitFor({ state: 'hidden' });
  expect(await findings().count()).toBeGreaterThan(10);
});

test('a model that does not end when it is told to is left behind', async () => {
  model.says({ kind: 'hangs' });
  await page().getByRole('button', { name: 'Ask the Architect' }).first().click();
  await page().getByText('Scripted Judge in VS Code writes').waitFor();
  await strip().getByRole('button', { name: 'Cancel' }).click();
  await strip().waitFor({ state: 'hidden' });
});

test.each([
  ['quota', { kind: 'error', message: 'You used it all', name: 'ChatQuotaExceeded' }, 'no credit or quota left'],
  ['too many questions', { kind: 'error', message: 'slow down', code: 'Blocked' }, 'takes no more requests for now'],
  [
    'no permission',
    { kind: 'error', message: 'no', code: 'NoPermissions' },
    'Access to the language model was not granted',
  ],
  ['a refusal', { kind: 'error', message: 'Response got filtered by Responsible AI' }, 'declined to answer'],
  ['an end in the middle', { kind: 'breaks', message: 'quota', name: 'ChatQuotaExceeded' }, 'no credit or quota left'],
  ['an answer that is none', { kind: 'answer', answer: { hello: 'there' } }, 'holds no JSON object'],
] as const)('%s is told in one line, and the review stands', async (name, script, message) => {
  model.says(script);
  await page()
    .getByRole('button', { name: /^Ask (?:the Architect|Again)$/ })
    .first()
    .click();
  await strip().getByText(message).waitFor();
  if (name === 'quota') await window.picture('model-failed');
  expect(await findings().count()).toBeGreaterThan(10);
  await strip().getByRole('button', { name: 'Close' }).click();
  await strip().waitFor({ state: 'hidden' });
});

test('a model that went away is told, with an offer to choose another', async () => {
  model.says({ kind: 'gone' });
  await window.command('Scripted: Changed');
  await page().getByRole('button', { name: 'Ask the Architect' }).first().click();
  await window.notification('VS Code has no language model scripted/judge now').waitFor();
});

test('in the chat the architect says what analysis knows, and asks before a model is sent anything', async () => {
  model.says({ kind: 'answer', answer });
  await window.command('Backend Architect: Clear Cached Reviews');
  model.forget();
  await forgetConsent();
  await window.command('Scripted: Review in the Chat');
  await reply().getByText('5 services').waitFor();
  await reply().getByText('has been sent nothing').waitFor();
  await window.picture('chat-review');
  expect(model.asked()).toEqual([]);
  await reply().getByRole('button', { name: 'Show What Would Be Sent…' }).click();
  await page().getByRole('button', { name: 'Send and Remember' }).click();
  await strip().waitFor({ state: 'hidden' });
});

test('then its judgement stands in the chat, verified as anywhere', async () => {
  await window.command('Scripted: Review in the Chat');
  await reply().getByText('Two refunds at once can pay out more than was paid').last().waitFor();
  await reply().getByText('judgement of the model').last().waitFor();
  await reply().getByText('Acceptable here:').last().waitFor();
  await reply()
    .getByText(/10 statements received, 9 kept, 1 dropped as not proven/)
    .waitFor();
  await window.picture('chat-judgement');
});

test('nothing left the machine, no policy was broken and no script failed', () => {
  expect(window.outsideRequests).toEqual([]);
  expect(window.refusals).toEqual([]);
  expect(window.pageErrors).toEqual([]);
});

const page = () => window.panel();
const strip = (): Locator => page().locator('.ba-strip');
const findings = (): Locator => page().getByRole('listbox', { name: 'Findings' }).getByRole('option');

const reply = (): Locator => window.page.locator('.interactive-session');

async function forgetConsent(): Promise<void> {
  await window.command('Backend Architect: Preview What Would Be Sent');
  await page().getByRole('button', { name: 'Ask Me Again Before Sending' }).click();
  await page().getByRole('button', { name: 'Ask Me Again Before Sending' }).waitFor({ state: 'hidden' });
  await page().getByRole('button', { name: 'Back to the Review' }).click();
}

async function askFromPanel(): Promise<void> {
  await page().getByRole('button', { name: 'Ask the Architect' }).first().click();
  await page().getByRole('heading', { name: 'Send this to Scripted Judge in VS Code?' }).waitFor();
}

async function pick(label: string): Promise<void> {
  const box = window.page.locator('.quick-input-widget');
  await box.locator('.monaco-list-row', { hasText: label }).first().click();
}

/** The contents of the messages, without the lines that the page puts between them. */
function messagesIn(shown: string): readonly string[] {
  return shown
    .split(/\n*──── [\w ]+ ────\n/)
    .slice(1, -1)
    .map((text) => text.trim());
}
