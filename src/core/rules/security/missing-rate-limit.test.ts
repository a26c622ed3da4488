import { describe, expect, test } from 'vitest';
import { access, buildSystem, component, endpoint, guard, reply } from '../../../../test/support/build-system.ts';
import { spoken, titles } from '../../../../test/support/findings-text.ts';
import type { System } from '../../model/system.ts';
import { missingRateLimit } from './missing-rate-limit.ts';

test('routes that take credentials are one finding for the service', () => {
  const at = { framework: 'express', guardSearch: ['src/app.ts:4 application'] };
  const system = buildSystem({ endpoints: [endpoint('POST /login', at), endpoint('POST /forgot-password', at)] });
  expect(spoken(missingRateLimit, system)).toMatchInlineSnapshot(`
    "medium: POST /forgot-password and POST /login accept any number of attempts
    Nothing that was read on the way counts attempts, so passwords can be tried as fast as the service answers and messages can be sent in masses.
    fix: Put \`rateLimit({ windowMs: 60_000, limit: 5 })\` of express-rate-limit before the handler of POST /forgot-password and POST /login: five a minute for each account and address.
    at shop-POST-login.ts: shop POST /login
    at shop-POST-forgot-password.ts: shop POST /forgot-password
    looked at src/app.ts:4 application
    looked at gateway: none in the workspace"
  `);
});

test.each([
  ['POST /login/access-token', 'passwords can be tried'],
  ['POST /auth/sign-in/email', 'passwords can be tried'],
  ['POST /password/email', 'messages can be sent'],
  ['POST /password-recovery/{email}', 'messages can be sent'],
  ['POST /two-factor-challenge', 'codes can be tried'],
])('%s takes credentials: %s', (route, risk) => {
  expect(spoken(missingRateLimit, buildSystem({ endpoints: [endpoint(route)] }))).toContain(risk);
});

test.each([
  ['express', 'windowMs: 3_600_000, limit: 5'],
  ['fastify', "max: 5, timeWindow: '1 hour'"],
  ['nest', 'limit: 5, ttl: 3_600_000'],
])('accounts are limited by the hour in %s, as the words beside say', (framework, limit) => {
  const system = buildSystem({ endpoints: [endpoint('POST /register', { framework })] });
  const [, , fix] = spoken(missingRateLimit, system).split('\n');
  expect(fix).toContain(limit);
  expect(fix).toContain('a few an hour for each address');
});

test('expensive routes for strangers are a milder one', () => {
  expect(about('GET /products/search')).toEqual([
    'low: GET /products/search does expensive work for strangers without a limit',
  ]);
});

test('a gateway whose rules were not understood makes it milder', () => {
  const components = [component('kong', { kind: 'gateway' })];
  expect(about('POST /login', {}, { components })).toEqual(['low: POST /login accepts any number of attempts']);
});

describe('silent where', () => {
  test.each(['rateLimit', 'loginLimiter', 'throttle', 'verifyCaptcha', 'bruteForce.prevent'])(
    '%s stands before it',
    (name) => {
      expect(about('POST /login', { guards: [guard('other', name)] })).toEqual([]);
    },
  );

  test('the application or the gateway limits all', () => {
    expect(about('POST /login', { guards: [guard('rate-limit', 'x', { level: 'gateway' })] })).toEqual([]);
  });

  test('the handler answers 429 or counts attempts', () => {
    expect(about('POST /login', {}, { replies: [reply('POST /login', 429)] })).toEqual([]);
    expect(about('POST /login', {}, { accesses: [access('POST /login', 'count login_attempts')] })).toEqual([]);
  });

  test('the caller is already known', () => {
    expect(about('POST /me/reset-password', { guards: [guard('authentication', 'requireAuth')] })).toEqual([]);
  });

  test.each([
    'GET /login',
    'POST /orders',
    'POST /tokens/{token}',
    'POST /mails/email',
    'POST /reset-password/{token}',
  ])('%s takes no credentials', (route) => {
    expect(about(route)).toEqual([]);
  });
});

function about(route: string, over: Parameters<typeof endpoint>[1] = {}, parts: Partial<System> = {}): string[] {
  return titles(missingRateLimit, buildSystem({ endpoints: [endpoint(route, over)], ...parts }));
}
