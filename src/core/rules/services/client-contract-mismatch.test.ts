import { expect, test } from 'vitest';
import { buildSystem, call, component, endpoint } from '../../../../test/support/build-system.ts';
import { runRules } from '../run-rules.ts';

function titles(path: string, routes: readonly string[]): readonly string[] {
  const system = buildSystem({
    components: [component('shop'), component('tours')],
    endpoints: [
      endpoint('GET /tickets', { service: 'shop' }),
      ...routes.map((route) => endpoint(route, { service: 'tours', handler: undefined })),
    ],
    calls: [call('GET /tickets', `GET tours ${path}`)],
  });
  return runRules(system)
    .filter(({ rule }) => rule === 'client-contract-mismatch')
    .map(({ title }) => title);
}

test.each(['/v1/tour', '/v1/tours/all/today', '/v1/hall'])('%s is no route of the service', (path) => {
  expect(titles(path, ['GET /v1/tours', 'GET /v1/halls'])).toHaveLength(1);
});

test.each(['/tours', '/api/v1/tours', '/v1/tours', '/v1/halls/7', '/health'])('%s may be one', (path) => {
  expect(titles(path, ['GET /v1/tours', 'GET /v1/halls/{id}'])).toEqual([]);
});

test('of a service of which little was read nobody can say what it lacks', () => {
  expect(titles('/v1/tour', ['GET /v1/tours'])).toEqual([]);
});

test('a word behind a hole that no route has is of no route', () => {
  const routes = ['GET /v1/tours/{id}', 'GET /v1/halls/{id}/{part}', 'GET /v1/tours/{id}/guides'];
  expect(titles('/v1/tours/{}/prices', routes)).toHaveLength(1);
  expect(titles('/v1/tours/{}/guides', routes)).toEqual([]);
  expect(titles('/v1/halls/{}/prices', routes)).toEqual([]);
  expect(titles('/v1/tours/{}', routes)).toEqual([]);
  expect(titles('/v1/tours/{}-old/prices', routes)).toEqual([]);
  expect(titles('/v1/tours/{}/prices', [...routes, 'GET /v1/*'])).toEqual([]);
});
