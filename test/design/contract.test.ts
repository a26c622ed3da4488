import { createConfig, lintFromString } from '@redocly/openapi-core';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { dump } from 'js-yaml';
import { describe, expect, test, vi } from 'vitest';
import { asyncapiDocument } from '../../src/core/report/asyncapi/asyncapi-document.ts';
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
    expect(contracts.length).toBeGreaterThan(0);
    for (const { document } of contracts) {
      const ajv = new Ajv2020({ strict: false, allErrors: true });
      addFormats(ajv);
      ajv.addSchema(document, 'contract');
      const bodies = mediaIn(document, '#');
      expect(bodies.length).toBeGreaterThan(0);
      expect(bodies.filter(({ media }) => media['example'] === undefined).map(({ pointer }) => pointer)).toEqual([]);
      const wrong = bodies.flatMap(({ pointer, media }) => {
        const valid = ajv.validate({ $ref: `contract${pointer}/schema` }, media['example']);
        return valid ? [] : [`${pointer}: ${ajv.errorsText()}`];
      });
      expect(wrong).toEqual([]);
    }
  });

  test('bounds every text and every list, so that no body is larger than somebody thought of', () => {
    for (const { document } of contracts) {
      const shapes = shapesIn(document, '#');
      expect(shapes.some(({ shape }) => shape['type'] === 'string')).toBe(true);
      expect(shapes.some(({ shape }) => shape['type'] === 'array')).toBe(true);
      expect(shapes.filter(({ shape }) => isEndless(shape)).map(({ pointer }) => pointer)).toEqual([]);
    }
  });

  test('shows for every operation what is sent, and what every status answers', () => {
    for (const { document } of contracts) {
      const operations = operationsOf(document);
      expect(operations.length).toBeGreaterThan(0);
      expect(operations.flatMap((operation) => missingIn(document, operation))).toEqual([]);
    }
  });

  test('has an example for every message, and each is valid', () => {
    const { system, brief } = backend.design;
    if (system.channels.length === 0) return;
    const document = asyncapiDocument(system, brief.name);
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats(ajv);
    ajv.addSchema(document, 'messages');
    const messages = Object.entries(objectAt(document, 'components', 'messages'));
    expect(messages.length).toBeGreaterThan(0);
    const wrong = messages.flatMap(([name, message]) => {
      const examples = Object.values(objectAt(message, 'examples'));
      if (examples.length === 0) return [`${name} has no example`];
      return examples.flatMap((example) => {
        const payload = objectAt(example, 'payload');
        const valid = ajv.validate({ $ref: `messages#/components/messages/${name}/payload` }, payload);
        return valid ? [] : [`${name}: ${ajv.errorsText()}`];
      });
    });
    expect(wrong).toEqual([]);
  });
});

interface Operation {
  readonly name: string;
  readonly operation: Json;
}

function operationsOf(document: Json): readonly Operation[] {
  return Object.entries(objectAt(document, 'paths')).flatMap(([path, item]) =>
    Object.entries(isObject(item) ? item : {})
      .filter(([method]) => ['get', 'post', 'put', 'patch', 'delete'].includes(method))
      .map(([method, operation]) => ({
        name: `${method.toUpperCase()} ${path}`,
        operation: isObject(operation) ? operation : {},
      })),
  );
}

/** Only what says that there is nothing has no body, and asks that have none take none. */
const bare = ['204', '304'];

function missingIn(document: Json, { name, operation }: Operation): readonly string[] {
  const statuses = Object.entries(objectAt(operation, 'responses'));
  const answers = statuses.flatMap(([status, response]) => {
    const contents = Object.values(objectAt(resolved(document, response), 'content'));
    if (contents.length === 0) return bare.includes(status) ? [] : [`${name} ${status} has no body`];
    return contents.every((media) => isObject(media) && media['example'] !== undefined)
      ? []
      : [`${name} ${status} has no example`];
  });
  const request = operation['requestBody'];
  const sent = request === undefined ? [] : Object.values(objectAt(resolved(document, request), 'content'));
  const isShown = sent.every((media) => isObject(media) && media['example'] !== undefined);
  return [
    ...(statuses.length === 0 ? [`${name} answers nothing`] : []),
    ...answers,
    ...(request === undefined || (sent.length > 0 && isShown) ? [] : [`${name} shows no request`]),
  ];
}

function resolved(document: Json, value: unknown): Json {
  const reference = isObject(value) ? value['$ref'] : undefined;
  if (typeof reference !== 'string') return isObject(value) ? value : {};
  return objectAt(document, ...reference.slice(2).split('/'));
}

function objectAt(value: unknown, ...keys: readonly string[]): Json {
  const found = keys.reduce<unknown>((at, key) => (isObject(at) ? at[key] : undefined), value);
  return isObject(found) ? found : {};
}

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

interface Pointed {
  readonly pointer: string;
  readonly shape: Json;
}

/** Every schema: whatever says its type. Examples are values, and say none. */
function shapesIn(value: unknown, pointer: string): readonly Pointed[] {
  if (!isObject(value)) return [];
  const own = value['type'] === 'string' || value['type'] === 'array' ? [{ pointer, shape: value }] : [];
  return [
    ...own,
    ...Object.entries(value).flatMap(([key, child]) =>
      key === 'example' || key === 'examples' ? [] : shapesIn(child, `${pointer}/${key}`),
    ),
  ];
}

/** Formats and lists of values have a longest text of their own. */
function isEndless(shape: Json): boolean {
  if (shape['type'] === 'array') return shape['maxItems'] === undefined;
  const bounded = ['uuid', 'date', 'date-time'];
  return shape['maxLength'] === undefined && shape['enum'] === undefined && !bounded.includes(String(shape['format']));
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}
