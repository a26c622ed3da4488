import { createConfig, lintFromString } from '@redocly/openapi-core';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { dump } from 'js-yaml';
import { describe, expect, test, vi } from 'vitest';
import { contractsOf } from '../../src/core/report/design/contract-of.ts';
import { briefFiles, designOf } from '../support/design/briefs.ts';

/** Whole designs: a busy machine takes its time. */
vi.setConfig({ testTimeout: 120_000 });

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
  }, 60_000);

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
