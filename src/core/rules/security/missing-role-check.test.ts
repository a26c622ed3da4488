import { expect, test } from 'vitest';
import { buildSystem, endpoint, guard } from '../../../../test/support/build-system.ts';
import { spoken, titles } from '../../../../test/support/findings-text.ts';
import type { Guard } from '../../model/endpoint.ts';
import { missingRoleCheck } from './missing-role-check.ts';

const signedIn = guard('authentication', 'requireAuth', { level: 'application' });
const asAdmin = [signedIn, guard('authorization', 'requireAdmin')];

function said(routes: Readonly<Record<string, readonly Guard[]>>): readonly string[] {
  const endpoints = Object.entries(routes).map(([route, guards]) => endpoint(route, { guards }));
  return titles(missingRoleCheck, buildSystem({ endpoints }));
}

test('one route of administrators goes without the role of the others', () => {
  expect(said({ 'GET /admin/users': [signedIn], 'DELETE /admin/users/{id}': asAdmin })).toEqual([
    'high: GET /admin/users lets in whoever is signed in',
  ]);
  expect(said({ 'GET /v1/admin/users': asAdmin, 'GET /v1/admin/a': [signedIn], 'GET /v1/admin/b': asAdmin })).toEqual([
    'high: GET /v1/admin/a lets in whoever is signed in',
  ]);
});

test('where most go without, elsewhere, or by another name it is asked for, nothing is said', () => {
  expect(said({ 'GET /admin/a': [signedIn], 'GET /admin/b': [signedIn], 'GET /admin/c': asAdmin })).toEqual([]);
  expect(said({ 'GET /users': [signedIn], 'GET /admin/c': asAdmin })).toEqual([]);
  expect(said({ 'GET /admin/a': [signedIn, guard('other', 'staffOnly')], 'GET /admin/c': asAdmin })).toEqual([]);
  expect(said({ 'GET /admin/a': [], 'GET /admin/c': asAdmin })).toEqual([]);
});

test('where the guard stands before all routes, the mark that it looks for is missing', () => {
  const roles = guard('authorization', 'RolesGuard', { level: 'application' });
  const system = buildSystem({
    endpoints: [
      endpoint('GET /admin/a', { guards: [signedIn] }),
      endpoint('GET /admin/b', { guards: [signedIn, roles] }),
    ],
  });
  expect(spoken(missingRoleCheck, system)).toContain(
    'Say on this route which role `RolesGuard` has to ask for, as GET /admin/b does.',
  );
});
