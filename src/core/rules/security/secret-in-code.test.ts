import { expect, test } from 'vitest';
import { buildSystem, effect } from '../../../../test/support/build-system.ts';
import { titles } from '../../../../test/support/findings-text.ts';
import { secretInCode } from './secret-in-code.ts';

test('what a secret is stands beside a name that does not say it already', () => {
  const secret = (name: string, what: string) => ({
    ...effect(undefined, 'secret', name),
    settings: { place: 'code', what },
    evidence: [{ file: 'app.py', line: 1, endLine: 1, text: `${name} = ‹secret›` }],
  });
  const effects = [secret('password', 'password'), secret('archive', 'key')];
  expect(titles(secretInCode, buildSystem({ effects }))).toEqual(['high: app.py holds password and archive (key)']);
});
