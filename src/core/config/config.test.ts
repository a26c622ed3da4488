import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { repository } from '../../../test/support/repository.ts';
import { reviewFiles } from '../../../test/support/system-of.ts';
import { rules } from '../rules/registry.ts';
import { fits } from './name-pattern.ts';
import { readConfig } from './read-config.ts';

const ids = rules.map((rule) => rule.id);

function complaints(text: string, file = 'architect.config.yaml'): readonly string[] {
  return readConfig(file, text, ids).problems.map(({ line, message }) => `${line} ${message}`);
}

test('what is wrong is told with its line', () => {
  const text = `guards:
  rateLimits: [throttle*]
  authentication: requireUser
rules:
  missing-timout: off
  missing-timeout: loud
ignore: [3]
profil: zalando
`;
  expect(complaints(text).join('\n')).toMatchInlineSnapshot(`
    "8 The configuration has no key profil. Did you mean profile?
    2 \`guards\` has no key rateLimits. Did you mean rateLimit?
    3 \`guards.authentication\` is no list.
    5 There is no rule missing-timout. Did you mean missing-timeout?
    6 missing-timeout takes critical, high, medium, low, info, off.
    7 \`ignore\` holds something that is no text."
  `);
  expect(complaints('{ "rules": ', 'architect.config.json')).not.toEqual([]);
});

test('the schema of the editor and the reader agree', () => {
  const schema: object = JSON.parse(readFileSync(path.join(repository, 'media/architect-config.schema.json'), 'utf8'));
  const validate = new Ajv().compile(schema);
  const settings: readonly unknown[] = [
    {},
    { guards: { authentication: ['a'], authorization: [], rateLimit: ['b*'] }, rules: { 'missing-timeout': 'off' } },
    { ignore: ['legacy/**'] },
    { ignore: 'legacy' },
    { guidelines: ['Orders and payments may share a table until the summer.'] },
    { guidelines: 'be nice' },
    { ignore: [''] },
    { guards: { other: [] } },
    { guards: [] },
    { rules: { 'missing-timeout': 'loud' } },
    { rules: ['missing-timeout'] },
    { profile: 'none' },
    { profile: 'ours' },
    [],
  ];
  for (const setting of settings) {
    const accepted = complaints(JSON.stringify(setting), 'architect.config.json').length === 0;
    expect({ setting, accepted }).toEqual({ setting, accepted: validate(setting) });
  }
});

test('a star stands for a part of a name, two for any path', () => {
  expect([fits('throttle*', 'throttleLogin'), fits('*Guard', 'app.guard'), fits('a.b', 'axb')]).toEqual([
    true,
    false,
    false,
  ]);
  expect(['legacy/**', '**/old.ts', 'src/*.ts'].map((pattern) => fits(pattern, 'legacy/deep/old.ts'))).toEqual([
    true,
    true,
    false,
  ]);
});

const rule = rules.find(({ id }) => id === 'missing-rate-limit');

test('a rule is off, a path is left out, and both sides obey the file in the workspace', async () => {
  const bad = rule?.examples.bad ?? {};
  const found = async (config: string): Promise<readonly string[]> => {
    const { review } = await reviewFiles({ ...bad, 'architect.config.yaml': config });
    return review.findings.filter((one) => one.rule === rule?.id).map(({ severity }) => severity);
  };
  expect(await found('')).not.toEqual([]);
  expect(await found('rules:\n  missing-rate-limit: off\n')).toEqual([]);
  expect(new Set(await found('rules:\n  missing-rate-limit: info\n'))).toEqual(new Set(['info']));
  expect(await found('ignore: ["**"]\n')).toEqual([]);
});
