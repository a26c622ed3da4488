import { expect, test } from 'vitest';
import { buildSystem, endpoint } from '../../../../test/support/build-system.ts';
import { titles } from '../../../../test/support/findings-text.ts';
import { credentialInUrl } from './credential-in-url.ts';

const password = { name: 'password', in: 'query', required: false, type: 'string' } as const;
const form = endpoint('GET /login', { handler: 'login', parameters: [password] });

test('a password in the query of a GET stands in the address', () => {
  expect(titles(credentialInUrl, buildSystem({ endpoints: [form] }))).toEqual([
    'medium: password of GET /login stands in the address',
  ]);
});

test('a handler that shows its form and takes it as POST reads it from the body', () => {
  const taken = endpoint('POST /login', { handler: 'login', parameters: [{ ...password, in: 'form' }] });
  expect(titles(credentialInUrl, buildSystem({ endpoints: [form, taken] }))).toEqual([]);
});

test('a page where people sign in fills its form again from what was sent to it', () => {
  const page = endpoint('GET /login', { handler: 'page', parameters: [password] });
  expect(titles(credentialInUrl, buildSystem({ endpoints: [page, endpoint('POST /login')] }))).toEqual([]);
});
