import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { sampleDesign } from '../support/sample/sample-design.ts';
import type { OpenedPage } from './open-page.ts';
import { openDesignForm } from './sample-pages.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);

afterAll(() => browser.close());

/** What the form asked for, without the envelope. */
function wishes({ sent }: OpenedPage): readonly unknown[] {
  return sent.flatMap((message) => (message.type === 'brief' ? [message.wish] : []));
}

async function openResource(name: string): Promise<OpenedPage> {
  const opened = await openDesignForm(browser, sampleDesign(), { height: 1200 });
  await opened.view.locator('.ba-resource > summary', { hasText: name }).first().press('Enter');
  return opened;
}

test('a field is added, typed and removed with the keyboard alone', async () => {
  const opened = await openResource('customer');
  const add = opened.view.getByRole('textbox', { name: 'Name of a new field of customer' });
  await add.fill('birthday');
  await add.press('Enter');
  expect(await add.inputValue()).toBe('');
  await opened.view.getByRole('combobox', { name: 'Type of phone' }).selectOption('text');
  await opened.view.getByRole('button', { name: 'More about email' }).press('Enter');
  await opened.view.getByRole('button', { name: 'Remove email' }).press('Enter');
  expect(await add.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(wishes(opened).map((wish) => (wish as { edit: unknown }).edit)).toMatchObject([
    { kind: 'attribute', resource: 'customer', attribute: { name: 'birthday', type: 'text' } },
    { kind: 'attribute', resource: 'customer', attribute: { name: 'phone', type: 'text', optional: true } },
    { kind: 'set', path: ['resources', 'customer', 'attributes', 'email'], value: null },
  ]);
  await opened.view.close();
});

test('a name that is taken is not added twice, and that is said', async () => {
  const opened = await openResource('customer');
  const add = opened.view.getByRole('textbox', { name: 'Name of a new field of customer' });
  await add.fill('email');
  await add.press('Enter');
  await opened.view.getByText('email is there already.').waitFor();
  expect(wishes(opened)).toEqual([]);
  await opened.view.close();
});

test('a slider moves by keys, and a figure that is typed keeps its unit', async () => {
  const opened = await openDesignForm(browser, sampleDesign());
  await opened.view.getByRole('slider', { name: 'Growth a year' }).press('Home');
  const exact = opened.view.getByRole('textbox', { name: 'Size of an answer, exactly' });
  await exact.fill('8 kB');
  await exact.press('Enter');
  const final = wishes(opened).filter((wish) => (wish as { final?: boolean }).final);
  expect(final).toMatchObject([
    { edit: { kind: 'set', path: ['load', 'growth'], value: '0 %' } },
    { edit: { kind: 'set', path: ['load', 'payload'], value: '8 kB' } },
  ]);
  await opened.view.close();
});

test('what is typed stays while the extension says something else', async () => {
  const opened = await openDesignForm(browser, sampleDesign());
  const name = opened.view.getByRole('textbox', { name: 'Name', exact: true });
  await name.fill('Corner Shop');
  await opened.tell({ type: 'design', v: 1, design: { ...sampleDesign(), run: { kind: 'running', doing: 'design' } } });
  await opened.view.getByText('Designing and reviewing…').waitFor();
  expect(await name.inputValue()).toBe('Corner Shop');
  await name.press('Enter');
  expect(wishes(opened)).toEqual([
    { kind: 'edit', edit: { kind: 'set', path: ['name'], value: 'Corner Shop' }, final: true },
  ]);
  await opened.view.close();
});

test('words are read on the machine, and a model is offered only where one is chosen', async () => {
  const none = { ...sampleDesign(), brief: undefined };
  const opened = await openDesignForm(browser, none);
  await opened.view.getByRole('textbox', { name: 'What should it do?' }).fill('Members borrow books.');
  expect(await opened.view.getByRole('button', { name: 'Ask the Model' }).count()).toBe(0);
  await opened.view.getByRole('button', { name: 'Fill the Form' }).click();
  await opened.tell({ type: 'design', v: 1, design: { ...none, model: 'judge-large' } });
  await opened.view.getByRole('button', { name: 'Ask the Model' }).click();
  expect(wishes(opened)).toEqual([
    { kind: 'describe', prose: 'Members borrow books.', withModel: false },
    { kind: 'describe', prose: 'Members borrow books.', withModel: true },
  ]);
  await opened.view.close();
});
