import { expect, it } from 'vitest';
import { promises } from '../../../../test/support/contract-in-words.ts';
import { readFile } from '../../../../test/support/read-file.ts';
import { openapi } from './openapi.ts';
import { swagger } from './swagger.ts';

const ropeway = `swagger: "2.0"
info: { title: Ropeway, version: 1.4.0 }
host: ropeway.example
basePath: /v1/
produces: [application/json]
securityDefinitions:
  pass: { type: apiKey, in: header, name: X-Pass }
security: [{ pass: [] }]
parameters:
  Cabin: { name: cabin, in: path, required: true, type: integer }
paths:
  /cabins/{cabin}:
    parameters:
      - $ref: '#/parameters/Cabin'
    get:
      operationId: readCabin
      security: []
      parameters:
        - { name: lang, in: query, type: string, enum: [de, rm] }
      responses:
        200: { description: The cabin, schema: { $ref: '#/definitions/Cabin' } }
        404: { $ref: '#/responses/Missing' }
        default: { description: Anything }
    put:
      consumes: [application/json]
      parameters:
        - { name: cabin, in: body, required: true, schema: { $ref: '#/definitions/Cabin' } }
      responses: { 204: { description: Done } }
  /photos:
    post:
      parameters:
        - { name: title, in: formData, type: string, required: true }
        - { name: picture, in: formData, type: file }
      responses: { 201: { description: Kept } }
definitions:
  Cabin:
    type: object
    required: [number]
    properties: { number: { type: integer }, seats: { type: integer, maximum: 24 } }
responses:
  Missing: { description: Not here }
`;

it('tells every operation of version 2 with what it takes and answers', () => {
  expect(promises(swagger, 'ropeway.yaml', ropeway)).toMatchInlineSnapshot(`
    "Ropeway 1.4.0 below /v1 (line 1)
    GET /cabins/{cabin} readCabin by anybody (line 15)
      path cabin: integer
      query lang?: string
      200 application/json Cabin{ number: integer, seats?: integer(maximum 24) }
      404
    PUT /cabins/{cabin} - by pass (line 24)
      path cabin: integer
      takes Cabin{ number: integer, seats?: integer(maximum 24) }
      204
    POST /photos - by pass (line 30)
      form title: string
      form picture?: file
      takes { title: string, picture?: unknown }
      201"
  `);
});

it('leaves version 3 to its own reader', () => {
  expect(swagger.applies(readFile('a.yaml', 'openapi: 3.0.0\n'))).toBe(false);
  expect(openapi.applies(readFile('ropeway.yaml', ropeway))).toBe(false);
});

it('survives values of the wrong kind', () => {
  const text =
    'swagger: "2.0"\ninfo: 1\nbasePath: 7\nsecurity: y\npaths: { /a: { get: 3, post: { parameters: [1, { name: 2 }], responses: [4] } }, /b: 1 }\n';
  expect(promises(swagger, 'a.yaml', text)).toMatchInlineSnapshot(`
    "undefined undefined below  (line 1)
    GET /a - by anybody (line 5)
    POST /a - by anybody (line 5)"
  `);
});
