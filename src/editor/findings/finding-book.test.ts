import { expect, test } from 'vitest';
import { sampleLandscape } from '../../../test/support/sample/landscape.ts';
import { sampleReview } from '../../../test/support/sample/sample-review.ts';
import type { ReviewScope } from '../../core/review/review.ts';
import { createFindingBook, type FindingBook } from './finding-book.ts';
import type { TextChange } from './moved-line.ts';

const landscape = sampleLandscape;
const orders = { folder: '/shop', file: 'services/orders/src/orders.service.ts' };
const quote = 'const { data } = await axios.post(`${url}/charges`, body);';

function bookOf(text = quote, scope: ReviewScope = { kind: 'workspace' }, current = true): FindingBook {
  const [finding] = sampleReview.findings;
  if (finding === undefined) throw new Error('The sample has lost its findings.');
  const evidence = [{ file: orders.file, line: 3, endLine: 3, text }];
  const book = createFindingBook();
  const findings = [{ ...finding, evidence }];
  book.take({ folder: '/shop', at: '', review: { ...sampleReview, scope, findings }, landscape }, current);
  return book;
}

function insertion(line: number, text: string): TextChange {
  return { start: { line, character: 0 }, end: { line, character: 0 }, text };
}

/** `services/orders/src/orders.service.ts:3`, and what is to be said of it. */
function stands(book: FindingBook): string[] {
  return book.all().map(({ file, line, stale }) => `${file}:${line + 1}${stale ? ' stale' : ''}`);
}

const lines = ['import axios', '', `  ${quote}`, ''];

test('a finding follows the lines that are written above it', () => {
  const book = bookOf();
  book.edit(orders, [insertion(0, 'one\ntwo\n')], () => ['one', 'two', ...lines]);
  expect(stands(book)).toEqual([`${orders.file}:5`]);
});

test('a change of its own line makes it doubtful, and an undo takes the doubt back', () => {
  const book = bookOf();
  book.edit(orders, [insertion(2, 'return ')], () => ['import axios', '', `return ${quote}`, '']);
  expect(stands(book)).toEqual([`${orders.file}:3 stale`]);
  book.edit(orders, [{ ...insertion(2, ''), end: { line: 2, character: 7 } }], () => lines);
  expect(stands(book)).toEqual([`${orders.file}:3`]);
});

test('a text that changed while nobody watched is searched for the quote', () => {
  const book = bookOf();
  book.reread(orders, ['// new', '// header', ...lines]);
  expect(stands(book)).toEqual([`${orders.file}:5`]);
  book.reread(orders, ['// rewritten']);
  expect(stands(book)).toEqual([`${orders.file}:5 stale`]);
});

test('a quote that hides a secret is not missed in the text', () => {
  const book = bookOf('password: ‹secret:1a2b›');
  book.reread(orders, ['password: hunter2']);
  expect(stands(book)).toEqual([`${orders.file}:3`]);
});

test('a renamed file or folder takes its findings along, a deleted one takes them away', () => {
  const book = bookOf();
  book.rename({ folder: '/shop', file: 'services/orders' }, { folder: '/shop', file: 'services/sales' });
  expect(stands(book)).toEqual(['services/sales/src/orders.service.ts:3']);
  book.remove({ folder: '/shop', file: 'services/sal' });
  expect(stands(book)).toHaveLength(1);
  book.remove({ folder: '/shop', file: 'services/sales' });
  expect(stands(book)).toEqual([]);
});

test('a review of one file or of another folder leaves the rest standing', () => {
  const book = bookOf();
  const empty = { ...sampleReview, findings: [] };
  const files: ReviewScope = { kind: 'files', files: ['services/catalog/src/routes.ts'] };
  book.take({ folder: '/shop', at: '', review: { ...empty, scope: files }, landscape }, true);
  book.take({ folder: '/billing', at: '', review: empty, landscape }, true);
  expect(stands(book)).toHaveLength(1);
  book.take({ folder: '/shop', at: '', review: empty, landscape }, true);
  expect(stands(book)).toEqual([]);
});

test('five hundred files that go at once cost no noticeable time', () => {
  const [finding] = sampleReview.findings;
  if (finding === undefined) throw new Error('The sample has lost its findings.');
  const findings = Array.from({ length: 2_000 }, (_, index) => {
    const evidence = [{ file: `src/f${index % 500}.ts`, line: 1, endLine: 1, text: quote }];
    return { ...finding, fingerprint: String(index), evidence };
  });
  const book = createFindingBook();
  book.take({ folder: '/shop', at: '', review: { ...sampleReview, findings }, landscape }, true);
  for (let index = 0; index < 500; index += 1) book.remove({ folder: '/shop', file: `src/f${index}.ts` });
  expect(stands(book)).toEqual([]);
});

test('what an earlier window found counts as seen once its line is found in the file', () => {
  const seen = (book: FindingBook) => book.all().map((entry) => `${entry.line + 1} ${entry.seen ? 'seen' : 'unseen'}`);
  const book = bookOf(quote, { kind: 'workspace' }, false);
  expect(seen(book)).toEqual(['3 unseen']);
  book.reread(orders, ['// rewritten']);
  expect(seen(book)).toEqual(['3 unseen']);
  book.reread(orders, ['// new', ...lines]);
  expect(seen(book)).toEqual(['4 seen']);
});
