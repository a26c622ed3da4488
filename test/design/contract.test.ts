import { createConfig, lintFromString } from '@redocly/openapi-core';
import { Spectral } from '@stoplight/spectral-core';
import { asyncapi, oas } from '@stoplight/spectral-rulesets';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { dump } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { asyncapiDocument } from '../../src/core/report/asyncapi/asyncapi-document.ts';
import { contractsOf } from '../../src/core/report/design/contract-of.ts';
import { briefFiles, designOf } from '../support/design/briefs.ts';

type RuleSet = Parameters<Spectral['setRuleset']>[0];

/**
 * AsyncAPI 3.0 is what code generators read, and 3.1 adds nothing that a design says. The address of a team stands in
 * no brief, and one that is made up would be worse than none.
 */
const unwanted = { 'asyncapi-latest-version': 'off', 'asyncapi-info-contact-properties': 'off' };

type Json = Readonly<Record<string, unknown>>;

describe.each(briefFiles)('The contract of %s', (file) => {
  const backend = designOf(file);
  const contracts = contractsOf(backend);

  test('passes Redocly’s recommended rules', async () => {
    const config = await createConfig({ extends: ['recommended'] });
    const found = await Promise.all(
      contracts.map(({ document }) => lintFromString({ source: dump(document, { noRefs: true }), config })),
    );
    expect(
      found.flat().map(({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer}`),
    ).toEqual([]);
  });

  test('passes Spectral’s rules for OpenAPI and AsyncAPI', async () => {
    const spectral = new Spectral();
    // The two packages disagree about the type of a rule set, not about its form.
    spectral.setRuleset({ extends: [oas, asyncapi], rules: unwanted } as unknown as RuleSet);
    const { system, brief } = backend.design;
    const messages = system.channels.length === 0 ? [] : [asyncapiDocument(system, brief.name)];
    const found = await Promise.all(
      [...contracts.map(({ document }) => document), ...messages].map((document) =>
        spectral.run(dump(document, { noRefs: true })),
      ),
    );
    expect(found.flat().map(({ code, message, path }) => `${code}: ${message} ${path.join('.')}`)).toEqual([]);
  });

  test('has an example for every body, and each is valid', () => {
    for (const { document } of contracts) {
      const ajv = new Ajv2020({ strict: false, allErrors: true });
      addFormats(ajv);
      ajv.addSchema(document, 'contract');
      const bodies = mediaIn(document, '#');
      expect(bodies.filter(({ media }) => media['example'] === undefined).map(({ pointer }) => pointer)).toEqual([]);
      const wrong = bodies.flatMap(({ pointer, media }) => {
        const valid = ajv.validate({ $ref: `contract${pointer}/schema` }, media['example']);
        return valid ? [] : [`${pointer}: ${ajv.errorsText()}`];
      });
      expect(wrong).toEqual([]);
    }
  });
});

interface Media {
  readonly pointer: string;
  readonly media: Json;
}

/** Every media type with a schema, wherever it stands. */
function mediaIn(value: unknown, pointer: string): readonly Media[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const below = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const own =
      /^[a-z]+\/[a-z+-]+$/.test(key) && isObject(child) && 'schema' in child ? [{ pointer: below, media: child }] : [];
    return [...own, ...mediaIn(child, below)];
  });
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}
