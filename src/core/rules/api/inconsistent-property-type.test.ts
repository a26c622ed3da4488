import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';
import { runRules } from '../run-rules.ts';
import { inconsistentPropertyType } from './inconsistent-property-type.ts';

test('the types that meet are named', async () => {
  const messages = async (one: string, other: string): Promise<readonly string[]> => {
    const contract = `openapi: 3.0.3
info: { title: Museum, version: '1' }
paths: {}
components:
  schemas:
    Ticket: { type: object, properties: { open_days: { type: ${one} } } }
    Refund: { type: object, properties: { open_days: { type: ${other} } } }
`;
    const system = await systemOf({ 'openapi.yaml': contract });
    return runRules(system, [inconsistentPropertyType]).map(({ message }) => message);
  };
  expect(await messages('boolean', 'integer')).toEqual([
    'A client that takes open_days from one answer and compares it with another compares a number with true or false, which is never equal.',
  ]);
  expect((await messages('boolean', 'string')).join()).toContain('compares a text with true or false,');
});
