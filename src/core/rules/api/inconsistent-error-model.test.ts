import { describe, expect, test } from 'vitest';
import { buildSystem, component, reply } from '../../../../test/support/build-system.ts';
import { spoken, titles } from '../../../../test/support/findings-text.ts';
import type { Reply } from '../../model/operation.ts';
import type { Shape } from '../../model/shape.ts';
import { inconsistentErrorModel } from './inconsistent-error-model.ts';

test('each shape is named with a place', () => {
  const replies = [
    reply('getOrder', 404, { shape: body('error') }),
    reply('placeOrder', 400, { shape: body('message', 'code') }),
    reply('placeOrder', 409, { shape: body('message', 'code') }),
    reply('cancelOrder', 422, { shape: { type: 'string' } }),
  ];
  expect(
    spoken(inconsistentErrorModel, buildSystem({ components: [component('shop')], replies })),
  ).toMatchInlineSnapshot(`
    "medium: shop answers errors in 3 shapes
    4 error answers were read: \`{ code, message }\` (placeOrder-answers-400-type-object-fields-name-message-shape-type-string-required-true-name-code-shape-type-string-required-true-.ts:1), plain text (cancelOrder-answers-422-type-string-.ts:1), \`{ error }\` (getOrder-answers-404-type-object-fields-name-error-shape-type-string-required-true-.ts:1). A client that looks for the keys of one finds nothing in the others.
    fix: Let one error handler answer \`application/problem+json\` with \`{ type, title, status, detail }\`; if that is too much now, use \`{ code, message }\` everywhere, which 2 of these have.
    at getOrder-answers-404-type-object-fields-name-error-shape-type-string-required-true-.ts: getOrder answers 404 {"type":"object","fields":[{"name":"error","shape":{"type":"string"},"required":true}]}
    at cancelOrder-answers-422-type-string-.ts: cancelOrder answers 422 {"type":"string"}
    at placeOrder-answers-400-type-object-fields-name-message-shape-type-string-required-true-name-code-shape-type-string-required-true-.ts: placeOrder answers 400 {"type":"object","fields":[{"name":"message","shape":{"type":"string"},"required":true},{"name":"code","shape":{"type":"string"},"required":true}]}"
  `);
});

describe('silent where', () => {
  test('an answer has the usual keys and more', () => {
    expect(about([body('message'), body('message', 'errors'), body('message', 'code')])).toEqual([]);
  });

  test('an error object serializes itself', () => {
    expect(about([body('message'), body('message'), { ...body('details'), name: 'BadDataError' } as Shape])).toEqual(
      [],
    );
  });

  test('bodies are empty or not known', () => {
    expect(about([body('message'), { type: 'unknown' }, body()])).toEqual([]);
  });

  test('two answers are too few', () => {
    expect(about([body('message'), body('error')])).toEqual([]);
  });

  test('one of them is a problem document, so a model is chosen', () => {
    const problem = reply('d', 400, { shape: body('title'), contentType: 'application/problem+json' });
    expect(about([body('message'), body('error'), body('error')], [problem])).toEqual([]);
  });

  test('a page for people is no answer of the API', () => {
    const page = reply('d', 404, { shape: { type: 'string' }, contentType: 'text/html' });
    expect(about([body('message'), body('message')], [page])).toEqual([]);
  });

  test('a conflict hands back what is there already', () => {
    expect(about([body('message'), body('message'), body('id', 'filename', 'song')])).toEqual([]);
  });

  test('success has another shape', () => {
    expect(about([body('message'), body('message')], [reply('d', 200, { shape: body('order') })])).toEqual([]);
  });
});

function body(...names: readonly string[]): Shape {
  return { type: 'object', fields: names.map((name) => ({ name, shape: { type: 'string' }, required: true })) };
}

function about(shapes: readonly Shape[], more: readonly Reply[] = []): string[] {
  const replies = shapes.map((shape, at) => reply(`handler${at}`, 400, { shape }));
  return titles(inconsistentErrorModel, buildSystem({ replies: [...replies, ...more] }));
}
