import { expect, test } from 'vitest';
import { buildSystem, endpoint } from '../../../test/support/build-system.ts';
import type { Role } from '../model/evidence.ts';
import type { System } from '../model/system.ts';
import { rememberingReviewedPart } from './reviewed-part.ts';

const routes = ['GET /berths', 'GET /cranes'];

test('tests, examples and generated code are left out, with the calls that lead to them', () => {
  const only = rememberingReviewedPart();
  expect(shown(only(harbor(['system', 'system'])))).toEqual({ endpoints: 2, calls: 1 });
  // The same lists as before, but for one operation.
  expect(shown(only(harbor(['system', 'test'])))).toEqual({ endpoints: 1, calls: 0 });
  expect(shown(only(harbor(['system', 'system'])))).toEqual({ endpoints: 2, calls: 1 });
});

test('a list of which nothing is left out stays the very list', () => {
  const only = rememberingReviewedPart();
  const system = harbor(['system', 'system']);
  expect(only(system).endpoints).toBe(system.endpoints);
  const other = { ...system, endpoints: [...system.endpoints] };
  expect(only(other).endpoints).toBe(other.endpoints);
});

test('calls are looked through again where an operation is another one, though they stayed as they were', () => {
  const only = rememberingReviewedPart();
  const system = harbor(['system', 'system']);
  only(system);
  const [first, second] = system.operations;
  const operations = [first, second && { ...second, role: 'test' as const }].filter((each) => each !== undefined);
  expect(only({ ...system, operations }).operationCalls).toEqual([]);
});

function harbor(roles: readonly Role[]): System {
  const built = buildSystem({ endpoints: routes.map((route, at) => endpoint(route, { role: roles[at] ?? 'system' })) });
  const operations = built.operations.map((operation, at) => ({ ...operation, role: roles[at] ?? 'system' }));
  const [from, to] = operations;
  const evidence = { file: 'harbor.ts', line: 1, endLine: 1, text: '' };
  const call = { from: from?.id ?? '', to: to?.id ?? '', inLoop: false, inTransaction: false, evidence };
  return { ...built, operations, operationCalls: [call] };
}

function shown({ endpoints, operationCalls }: System) {
  return { endpoints: endpoints.length, calls: operationCalls.length };
}
