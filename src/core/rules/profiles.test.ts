import { expect, test } from 'vitest';
import { reviewFiles } from '../../../test/support/system-of.ts';
import { type ProfileName, profileNames, profiles } from './profiles.ts';
import { rules } from './registry.ts';

/** A small API of mixed style, in which no habit has a majority. */
const zoo = `openapi: 3.0.3
info: { title: Zoo, version: '1' }
servers:
  - url: https://zoo.example
paths:
  /v1/feeding_times/{id}:
    get:
      operationId: get-feeding-time
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
      responses:
        '200': { description: Found }
        default: { description: Failed }
  /v1/animal:
    post:
      operationId: add-animal
      responses:
        '200': { description: Added }
        default: { description: Failed }
  /v1/animal/{animal_id}:
    get:
      operationId: get-animal
      parameters:
        - { name: animal_id, in: path, required: true, schema: { type: integer } }
      responses:
        '200':
          description: Found
          content:
            application/json:
              schema: { type: object, properties: { age: { type: integer } } }
        default: { description: Failed }
`;

async function found(profile: ProfileName | undefined): Promise<readonly string[]> {
  const config = profile === undefined ? '' : `profile: ${profile}\n`;
  const { review } = await reviewFiles({ 'openapi.yaml': zoo, 'architect.config.yaml': config });
  return review.findings.map(({ rule }) => rule).sort();
}

test('a profile decides what the majority of the workspace leaves open', async () => {
  const said = await Promise.all(
    [undefined, ...profileNames].map(async (name) => `${name ?? 'majority'}: ${(await found(name)).join(', ')}`),
  );
  expect(said.join('\n')).toMatchInlineSnapshot(`
    "majority: 
    zalando: number-without-format, path-casing, singular-collection, version-in-path, wrong-create-status
    google-aip: path-casing, singular-collection
    microsoft: path-casing, singular-collection, wrong-create-status
    none: "
  `);
});

test('a profile silences only rules that there are', () => {
  const ids = rules.map(({ id }) => id);
  const silenced = profileNames.flatMap((name) => profiles[name].silent);
  expect(silenced.filter((id) => !ids.includes(id))).toEqual([]);
});
