import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';
import { applyEdits } from '../../review/apply-edits.ts';
import { responseEdit } from './response-edits.ts';

async function added(file: string, text: string, status: '429' | 'default'): Promise<string | undefined> {
  const system = await systemOf({ [file]: text });
  const operation = system.contracts[0]?.document?.operations[0];
  const edit = operation === undefined ? undefined : responseEdit(operation, status, 'No luck');
  if (edit === undefined) return 'nothing is added';
  const applied = applyEdits([edit], (path) => (path === file ? text : undefined));
  return applied.ok ? applied.files.get(file) : applied.reason;
}

function yaml(responses: string): string {
  return `openapi: 3.0.3
info: { title: Fair, version: '1' }
paths:
  /tents:
    get:
      responses:
${responses}
  /rides:
    get:
      responses:
        '200': { description: Done }
`;
}

test('a response comes before those with a higher status, and behind all others', async () => {
  const answers = "        '200':\n          description: Done\n        '404': { description: None }";
  const tail = (text: string | undefined): string | undefined => text?.split('responses:\n')[1]?.split('  /rides')[0];
  expect(tail(await added('openapi.yaml', yaml(answers), '429'))).toMatchInlineSnapshot(`
    "        '200':
              description: Done
            '404': { description: None }
            '429': { description: No luck }
    "
  `);
  expect(
    tail(await added('openapi.yaml', yaml(`${answers}\n        '500':\n          description: Broken`), '429')),
  ).toMatchInlineSnapshot(`
    "        '200':
              description: Done
            '404': { description: None }
            '429': { description: No luck }
            '500':
              description: Broken
    "
  `);
  expect(
    tail(await added('openapi.yaml', yaml("        '200':\n          description: Done"), 'default')),
  ).toMatchInlineSnapshot(`
    "        '200':
              description: Done
            default: { description: No luck }
    "
  `);
});

test('in JSON the one before it gets a comma', async () => {
  const document = {
    openapi: '3.0.3',
    info: { title: 'Fair', version: '1' },
    paths: { '/tents': { get: { responses: { '200': { description: 'Done' } } } } },
  };
  const text = await added('openapi.json', JSON.stringify(document, undefined, 2), '429');
  expect(Object.keys(JSON.parse(text ?? '').paths['/tents'].get.responses)).toEqual(['200', '429']);
  const broken = { ...document.paths['/tents'].get.responses, '500': { description: 'Broken' } };
  const both = { ...document, paths: { '/tents': { get: { responses: broken } } } };
  const second = await added('openapi.json', JSON.stringify(both, undefined, 2), '429');
  expect(second?.indexOf('"429"')).toBeLessThan(second?.indexOf('"500"') ?? 0);
  expect(JSON.parse(second ?? '').paths['/tents'].get.responses['429']).toEqual({ description: 'No luck' });
});
