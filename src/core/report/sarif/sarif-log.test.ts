import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { sarifSchema } from '../../../../test/support/sarif-schema.ts';
import { shopFindings } from '../../../../test/support/shop-findings.ts';
import { shopSystem } from '../../../../test/support/shop-system.ts';
import { finding, quote } from '../../../../test/support/system-builder.ts';
import { validateSarif } from '../../../../test/support/validate-sarif.ts';
import { buildReview } from '../../review/build-review.ts';
import { rules } from '../../rules/registry.ts';
import { sarifLog } from './sarif-log.ts';

const strange = finding('missing-timeout', 'services', 'high', {
  title: 'orders waits without an end',
  message: 'fetch has no limit.',
  fix: 'Pass a signal.',
  subjects: ['service:orders'],
  evidence: [quote('services/order # 1/50% off?.ts:3', 'await fetch(url);')],
});

function logOf(findings: Parameters<typeof buildReview>[1]) {
  const log = sarifLog(buildReview(shopSystem, findings, { kind: 'workspace' }, ''), { version: '1.2.3', rules });
  return JSON.parse(JSON.stringify(log));
}

test('the log is what the schema of OASIS allows', () => {
  const validate = validateSarif();
  validate(logOf([...shopFindings, strange]));
  expect(validate.errors).toBeNull();
  const [run] = logOf(shopFindings).runs;
  expect(validate({ version: '2.1.0', runs: [{ ...run, results: [{ ruleId: 'x' }] }] })).toBe(false);
});

test('the log holds what we promise beyond that: places in the workspace, with their lines', () => {
  const validate = new Ajv({ allErrors: true }).compile(sarifSchema);
  validate(logOf([...shopFindings, strange]));
  expect(validate.errors).toBeNull();
});

test('a result names its rule, its place and its fingerprint', () => {
  const [run] = logOf(shopFindings).runs;
  const [first] = run.results;
  expect(run.tool.driver.rules[first.ruleIndex].id).toBe(first.ruleId);
  expect(first).toMatchObject({
    ruleId: 'missing-authentication',
    level: 'error',
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'services/catalog/src/routes.ts', uriBaseId: 'SRCROOT' },
          region: { startLine: 41, snippet: { text: "app.delete('/admin/products/:id', removeProduct);" } },
        },
      },
    ],
    relatedLocations: [{ id: 1 }],
    partialFingerprints: { 'backendArchitect/v1': expect.stringMatching(/^[0-9a-f]{16}$/) },
  });
});

test('what a comment silenced keeps its reason', () => {
  const suppressed = logOf(shopFindings).runs[0].results.filter((one: object) => 'suppressions' in one);
  expect(suppressed.map((one: { ruleId: string; suppressions: unknown }) => [one.ruleId, one.suppressions])).toEqual([
    ['wrong-create-status', [{ kind: 'inSource', status: 'accepted', justification: 'an action reads better here' }]],
  ]);
});

test('a file name that is no URI is encoded name by name', () => {
  const [result] = logOf([strange]).runs[0].results;
  expect(result.locations[0].physicalLocation.artifactLocation.uri).toBe('services/order%20%23%201/50%25%20off%3F.ts');
});

test('the message begins with a sentence of its own and leads to the other places', () => {
  const places = ['src/pages/[id].ts:4', ...Array.from({ length: 9 }, (_, at) => `src/boats.ts:${at + 1}`)];
  const far = {
    ...strange,
    evidence: [quote('src/app.ts:2', 'open();'), ...places.map((place) => quote(place, 'row();'))],
  };
  const [result] = logOf([far]).runs[0].results;
  expect(result.message.text).toMatchInlineSnapshot(`
    "orders waits without an end.

    fetch has no limit.

    Fix: Pass a signal.

    See also [\\[id\\].ts:4](1), [boats.ts:1](2), [boats.ts:2](3), [boats.ts:3](4), [boats.ts:4](5), [boats.ts:5](6), [boats.ts:6](7), [boats.ts:7](8) and 2 more places."
  `);
  expect(result.relatedLocations[0].message.text).toBe('\\[id\\].ts:4');
});

test('a rule says its weakness and how sure and how bad it is', () => {
  const { rules: told } = logOf([{ ...strange, rule: 'missing-csrf', area: 'security' as const }, ...shopFindings])
    .runs[0].tool.driver;
  const lines = told.map(
    ({ id, properties }: { id: string; properties: object }) => `${id} ${JSON.stringify(properties)}`,
  );
  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "unpaginated-list {"tags":["architecture","api"],"precision":"high","problem.severity":"error"}
    wrong-create-status {"tags":["architecture","api"],"precision":"high","problem.severity":"recommendation"}
    dual-write {"tags":["architecture","services"],"precision":"high","problem.severity":"error"}
    missing-timeout {"tags":["architecture","services"],"precision":"high","problem.severity":"error"}
    shared-table {"tags":["architecture","services"],"precision":"high","problem.severity":"error"}
    float-for-money {"tags":["architecture","schema"],"precision":"high","problem.severity":"warning"}
    n-plus-one-call {"tags":["architecture","performance"],"precision":"high","problem.severity":"warning"}
    unindexed-filter {"tags":["architecture","performance"],"precision":"high","problem.severity":"error"}
    missing-authentication {"tags":["architecture","security"],"precision":"high","problem.severity":"error","security-severity":"8.0"}
    missing-csrf {"tags":["architecture","security","external/cwe/cwe-352"],"precision":"high","problem.severity":"warning","security-severity":"5.5"}
    single-replica {"tags":["architecture","scaling"],"precision":"high","problem.severity":"recommendation"}"
  `);
});
