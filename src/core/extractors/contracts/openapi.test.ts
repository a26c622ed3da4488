import { describe, expect, it } from 'vitest';
import { promises } from '../../../../test/support/contract-in-words.ts';
import { extract, readFile } from '../../../../test/support/read-file.ts';
import { openapi } from './openapi.ts';

const lido = `openapi: 3.0.3
info: { title: Lido, version: "1.2" }
servers:
  - url: https://{region}.lido.example/{stage}/
    variables:
      region: { default: north, enum: [north, south] }
      stage: { default: v1 }
  - url: /internal
security:
  - bearer: []
paths:
  /cabins/{cabinId}:
    parameters:
      - $ref: '#/components/parameters/CabinId'
      - { name: lang, in: query, schema: { type: string, enum: [it, en] } }
    get:
      operationId: readCabin
      summary: One cabin
      security: []
      parameters:
        - { name: lang, in: query, required: true, schema: { type: string } }
        - { name: filter, in: query, content: { application/json: { schema: { type: object } } } }
      responses:
        200:
          description: The cabin
          content:
            text/plain: { schema: { type: string } }
            application/json: { schema: { $ref: '#/components/schemas/Cabin' } }
        '404': { $ref: '#/components/responses/Missing' }
        5XX: { description: Broken }
        default: { description: Anything }
    put:
      deprecated: true
      security: [{ bearer: [], key: [] }, { admin: [] }]
      requestBody: { $ref: '#/components/requestBodies/Cabin' }
      responses: { '204': { description: Done } }
  /bookings:
    post:
      security: [{ bearer: [] }, {}]
      requestBody:
        content:
          application/json:
            schema:
              allOf:
                - $ref: '#/components/schemas/Named'
                - type: object
                  required: [from]
                  properties:
                    from: { type: string, format: date }
                    guests: { type: array, items: { type: integer, minimum: 1, maximum: 6 } }
                    cabin: { $ref: '#/components/schemas/Cabin' }
                    pay: { oneOf: [{ type: 'null' }, { type: number, example: 12.5 }] }
                    photo: { $ref: './photo.yaml#/Photo' }
                    gone: { $ref: '#/components/schemas/Gone' }
                    page: { $ref: 'https://example.org/page.json' }
      responses: { '201': { description: Made } }
components:
  parameters:
    CabinId: { name: cabinId, in: path, required: true, schema: { type: integer, format: int64 } }
  requestBodies:
    Cabin: { content: { application/json: { schema: { $ref: '#/components/schemas/Cabin' } } } }
  responses:
    Missing:
      description: Not here
      content: { application/problem+json: { schema: { type: object, properties: { title: { type: string } } } } }
  schemas:
    Named: { type: object, required: [name], properties: { name: { type: string, minLength: 1, maxLength: 40 } } }
    Cabin:
      type: object
      required: [id]
      properties:
        id: { type: integer }
        color: { type: string, enum: [red, blue], example: blue }
        beside: { $ref: '#/components/schemas/Cabin' }
`;

describe('Reading the contract of a lido', () => {
  it('tells every operation with what it takes and answers', () => {
    expect(promises(openapi, 'openapi.yaml', lido)).toMatchInlineSnapshot(`
      "Lido 1.2 below /v1, /internal (line 1)
      GET /cabins/{cabinId} readCabin by anybody (line 16)
        path cabinId: integer
        query lang: string
        query filter?: object
        200 application/json Cabin{ id: integer, color?: string(red/blue, like blue), beside?: unknown }
        404 application/problem+json { title?: string }
        500
      PUT /cabins/{cabinId} - by bearer or key or admin, deprecated (line 32)
        path cabinId: integer
        query lang?: string
        takes Cabin{ id: integer, color?: string(red/blue, like blue), beside?: unknown }
        204
      POST /bookings - by anybody (line 38)
        takes { name: string(minLength 1, maxLength 40), from: string(format date), guests?: [integer(minimum 1, maximum 6)], cabin?: Cabin{ id: integer, color?: string(red/blue, like blue), beside?: unknown }, pay?: number(like 12.5), photo?: unknown, gone?: unknown, page?: unknown }
        201
      53! The reference ./photo.yaml#/Photo leads out of the document and is not followed.
      54! The reference #/components/schemas/Gone names nothing in the document.
      55! The reference https://example.org/page.json leads out of the document and is not followed."
    `);
  });

  it('reads 3.1 in JSON whose keys are sorted', () => {
    const text = JSON.stringify({
      components: { schemas: { Tide: { type: ['string', 'null'], examples: ['high'] } } },
      info: { title: 'Tides', version: 2 },
      openapi: '3.1.0',
      paths: {
        '/tides': {
          get: {
            responses: { 200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Tide' } } } } },
          },
        },
      },
    });
    expect(promises(openapi, 'tides.json', text)).toMatchInlineSnapshot(`
      "Tides 2 below  (line 1)
      GET /tides - by anybody (line 1)
        200 application/json string(like high)"
    `);
  });

  it('does not grow where schemas refer to each other over and over', () => {
    const names = Array.from({ length: 30 }, (_, i) => `S${i}`);
    const properties = Object.fromEntries(names.map((name) => [name, { $ref: `#/components/schemas/${name}` }]));
    const schemas = Object.fromEntries(names.map((name) => [name, { type: 'object', properties }]));
    const paths = {
      '/a': {
        get: {
          responses: { 200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/S0' } } } } },
        },
      },
    };
    const { facts } = extract(
      openapi,
      'a.json',
      JSON.stringify({ openapi: '3.0.0', info: {}, paths, components: { schemas } }, null, 1),
    );
    expect(JSON.stringify(facts).length).toBeLessThan(100_000);
  });

  it.each(['package.json', 'compose.yaml'])('leaves %s alone', (path) => {
    expect(openapi.applies(readFile(path, '{ "name": "openapi", "version": "3.0.0" }'))).toBe(false);
  });

  it('survives values of the wrong kind', () => {
    const text =
      'openapi: 3.0.0\ninfo: 1\nservers: x\nsecurity: y\npaths: { /a: { get: 3, post: { parameters: [1, { name: 2 }], responses: [4] } }, /b: 1 }\n';
    expect(promises(openapi, 'a.yaml', text)).toMatchInlineSnapshot(`
      "undefined undefined below  (line 1)
      GET /a - by anybody (line 5)
      POST /a - by anybody (line 5)"
    `);
  });
});
