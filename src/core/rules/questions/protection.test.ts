import { expect, test } from 'vitest';
import { buildSystem, endpoint, guard, operationCall } from '../../../../test/support/build-system.ts';
import { indexSystem } from '../../model/system-index.ts';
import { protectionsOf } from './protection.ts';

test.each([
  'checkAuth',
  'requireUser',
  'canEditOrder',
  'getServerSession',
  'AuthService.verifyToken',
  'isAdmin',
  'Policies.assertOwner',
])('a handler that calls %s asks by itself', (name) => {
  expect(protectedBy(name)).toBe('handler');
});

test.each(['checkUserUniqueness', 'AuthService.register', 'getUser', 'canonicalUrl', 'issueToken', 'isOpen'])(
  'a handler that calls %s asks nobody',
  (name) => {
    expect(protectedBy(name)).toBe('open');
  },
);

test('a guard that lets strangers through is optional, whatever stands beside it', () => {
  const guards = [guard('authentication', 'auth.optional', { optional: true }), guard('other', 'secureHeaders')];
  const system = buildSystem({ endpoints: [endpoint('POST /orders', { guards })] });
  expect(protectionsOf(indexSystem(system)).of(endpoint('POST /orders', { guards }))).toBe('optional');
});

test('the check of a body asks nobody, whoever the body describes', () => {
  const of = (name: string): string => {
    const route = endpoint('PUT /owners/{id}', { guards: [guard('validation', name)] });
    return protectionsOf(indexSystem(buildSystem({ endpoints: [route] }))).of(route);
  };
  expect([of('Valid Owner'), of('validateToken')]).toEqual(['open', 'guarded']);
});

function protectedBy(operation: string): string {
  const orders = endpoint('POST /orders');
  const system = buildSystem({ endpoints: [orders], operationCalls: [operationCall('POST /orders', operation)] });
  return protectionsOf(indexSystem(system)).of(orders);
}
