import { expect, test } from 'vitest';
import { systemOf } from '../../../test/support/system-of.ts';
import { rules } from './registry.ts';
import { runRules } from './run-rules.ts';

test.each(rules.map((rule) => [rule.id, rule] as const))('%s', async (_, rule) => {
  const bad = runRules(await systemOf(rule.examples.bad)).map((f) => `${f.rule} ${f.severity}: ${f.title}`);
  const good = runRules(await systemOf(rule.examples.good)).map((f) => `${f.rule} ${f.severity}: ${f.title}`);
  console.log(rule.id, '\nBAD', bad.join('\n   '), '\nGOOD', good.join('\n   '));
  expect(1).toBe(1);
});
