import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';
import type { Rule } from '../rule.ts';
import { runRules } from '../run-rules.ts';
import { missingAuthentication } from '../security/missing-authentication.ts';
import { duplicateParameter } from './duplicate-parameter.ts';
import { enumTypeMismatch } from './enum-type-mismatch.ts';
import { missingOperationId } from './missing-operation-id.ts';
import { missingSuccessResponse } from './missing-success-response.ts';
import { topLevelArray } from './top-level-array.ts';
import { undeclaredPathParam } from './undeclared-path-param.ts';
import { versionInPath } from './version-in-path.ts';

/** What a rule says of each document alone, a line each; `-` where it is silent. */
async function said(rule: Rule, documents: readonly string[]): Promise<string> {
  const lines: string[] = [];
  for (const document of documents) {
    const text = `openapi: 3.1.0\ninfo: { title: Kites, version: '1' }\n${document}\n`;
    const findings = runRules(await systemOf({ 'openapi.yaml': text }), [rule]);
    lines.push(findings.map(({ title, message }) => `${title} (${message.split('. ')[0]})`).join('; ') || '-');
  }
  return lines.join('\n');
}

const get = (more: string, path = '/kites'): string => `paths: { '${path}': { get: { operationId: read, ${more} } } }`;
const schemas = (schema: string): string => `paths: {}\ncomponents: { schemas: { Kite: { ${schema} } } }`;
const schemes = (scheme: string): string => `paths: {}\ncomponents: { securitySchemes: { key: { ${scheme} } } }`;
const ok = "responses: { '200': { description: Done } }";

test('a parameter that another file declares is not called undeclared', async () => {
  const spoken = await said(undeclaredPathParam, [
    get(`parameters: [{ $ref: 'parameters.yaml#/Id' }], ${ok}`, '/kites/{id}'),
    get(`parameters: [{ name: ID, in: path, required: true, schema: { type: string } }], ${ok}`, '/kites/{id}'),
  ]);
  expect(spoken).toMatchInlineSnapshot(`
    "-
    openapi.yaml does not say what {id} of GET /kites/{id} is (Each part of a path in braces has to be declared as a parameter in the path, and each parameter has a schema, or content of exactly one media type.)"
  `);
});

test('values are held against the type that they are said to have', async () => {
  const spoken = await said(enumTypeMismatch, [
    schemas('type: integer, enum: [1, 2.5]'),
    schemas('type: object, enum: [red, blue]'),
    schemas('type: array, items: { type: string, enum: [red, blue] }'),
    schemas('type: number, enum: [1, 2.5]'),
  ]);
  expect(spoken).toMatchInlineSnapshot(`
    "2.5 of Kite in openapi.yaml is not of the type that the schema says (YAML reads bare numbers, yes and no as other types than text: quotes may be all that is missing.)
    red of Kite and blue of Kite in openapi.yaml are not of the type that the schema says (YAML reads bare numbers, yes and no as other types than text: quotes may be all that is missing.)
    -
    -"
  `);
});

test('what a scheme lacks is named', async () => {
  const spoken = await said(missingAuthentication, [
    schemes('type: oauth2'),
    schemes('type: oauth2, flows: {}'),
    schemes('type: jwt'),
    schemes('scheme: bearer'),
    schemes('type: mutualTLS'),
    schemes('type: oauth2, flows: { implicit: { authorizationUrl: /in, scopes: {} } }'),
  ]);
  expect(spoken).toMatchInlineSnapshot(`
    "The scheme key promises an authentication that openapi.yaml does not define (In openapi.yaml it is of type oauth2 and names no flow: no client can fulfil that, and code made from the document asks for nothing.)
    The scheme key promises an authentication that openapi.yaml does not define (In openapi.yaml it is of type oauth2 and names no flow: no client can fulfil that, and code made from the document asks for nothing.)
    The scheme key promises an authentication that openapi.yaml does not define (In openapi.yaml jwt is no type that OpenAPI knows: no client can fulfil that, and code made from the document asks for nothing.)
    The scheme key promises an authentication that openapi.yaml does not define (In openapi.yaml it has no type: no client can fulfil that, and code made from the document asks for nothing.)
    -
    -"
  `);
});

test('an empty list of responses documents nothing, and an empty id is none', async () => {
  expect(
    await said(missingSuccessResponse, [get('responses: {}'), get('summary: All'), get(ok)]),
  ).toMatchInlineSnapshot(`
    "GET /kites documents no success in openapi.yaml (No response is listed, so that a generated client returns nothing.)
    -
    -"
  `);
  expect(await said(missingOperationId, [get(ok), get(ok).replace('read', "''")])).toMatchInlineSnapshot(`
    "-
    GET /kites has no operationId in openapi.yaml (1 of 1 operations leave their name to the generator, which makes one from method and path.)"
  `);
});

test('headers are one in any case, names in a query are not', async () => {
  const twice = (place: string): string =>
    get(
      `parameters: [{ name: Trace, in: ${place}, schema: { type: string } }, { name: trace, in: ${place}, schema: { type: string } }], ${ok}`,
    );
  expect(await said(duplicateParameter, [twice('header'), twice('query')])).toMatchInlineSnapshot(`
    "openapi.yaml declares trace of GET /kites more than once (A parameter is known by its name and its place; of two with both alike, a reader takes whichever comes last or first)
    -"
  `);
});

test('a list is one without its type, and a version counts where a variable of the server has it', async () => {
  const answer = (schema: string): string =>
    get(`responses: { '200': { description: Done, content: { application/json: { schema: { ${schema} } } } } }`);
  expect(
    await said(topLevelArray, [answer('items: { type: string }'), answer('properties: { items: { type: string } }')]),
  ).toMatchInlineSnapshot(`
    "GET /kites answers with a bare array, as openapi.yaml has it (An array has no room for a cursor to the next page or for anything else that is not an item: adding it later changes the shape for every client.)
    -"
  `);
  const server = (base: string): string =>
    `servers: [{ url: 'https://kites.example/{base}', variables: { base: { default: ${base} } } }]\n${get(ok)}`;
  expect(await said(versionInPath, [server('v2.1'), server('v2')])).toMatchInlineSnapshot(`
    "https://kites.example/v2.1 in openapi.yaml has a version of its own (Minor versions are compatible by promise, so that clients need not know them; in the address they change it all the same.)
    -"
  `);
});
