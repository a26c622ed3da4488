import { expect, test } from 'vitest';
import { buildSystem, endpoint, place, table } from '../../../test/support/build-system.ts';
import { indexSystem } from '../../core/model/system-index.ts';
import { landscapeOf } from '../../core/review/landscape/landscape-of.ts';
import { createFreshElements } from './fresh-elements.ts';

const folder = '/bakery';
const file = 'src/orders.ts';

function bakery(routes: readonly string[], tables: readonly string[] = []) {
  const at = (text: string) => ({ evidence: [{ ...place(text), file }] });
  const system = buildSystem({
    endpoints: routes.map((route) => endpoint(route, at(route))),
    tables: tables.map((name) => table(name, at(name))),
  });
  return landscapeOf(indexSystem(system));
}

function after(...landscapes: readonly ReturnType<typeof bakery>[]) {
  const fresh = createFreshElements();
  for (const landscape of landscapes) fresh.take(folder, landscape);
  return { ...fresh, names: () => fresh.of(folder, file).map(({ name }) => name) };
}

test('what the first review of a folder read is not new', () => {
  expect(after(bakery(['GET /cakes'], ['cakes'])).names()).toEqual([]);
});

test('what a later one has besides is new until somebody looked at its file', () => {
  const fresh = after(bakery(['GET /cakes']), bakery(['GET /cakes', 'POST /cakes'], ['cakes']));
  expect(fresh.names()).toEqual(['POST /cakes', 'cakes']);
  fresh.settle(folder, ['src/ovens.ts']);
  expect(fresh.names()).toEqual(['POST /cakes', 'cakes']);
  fresh.settle(folder, [file]);
  expect(fresh.names()).toEqual([]);
});

test('one may be looked at alone, and stays known while others come', () => {
  const fresh = after(bakery([]), bakery(['POST /cakes', 'POST /pies']));
  const [first] = fresh.of(folder, file);
  fresh.settleElement(folder, first?.id ?? '');
  fresh.take(folder, bakery(['POST /cakes', 'POST /pies', 'POST /tarts']));
  expect(fresh.names()).toEqual(['POST /pies', 'POST /tarts']);
});

test('what is taken away again is no news, and folders know nothing of each other', () => {
  const fresh = after(bakery([]), bakery(['POST /cakes']), bakery([]));
  expect(fresh.names()).toEqual([]);
  expect(fresh.take('/brewery', bakery(['POST /ales']))).toBe(false);
  expect(fresh.of('/brewery', file)).toEqual([]);
});
