import type { Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import { type ResolvedText, resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';

const making = new Set(['fromHttpUrl', 'fromUriString', 'fromPath', 'fromUri', 'create', 'URI', 'URL']);
const finishing = new Set([
  'toUriString',
  'toUri',
  'toString',
  'build',
  'buildAndExpand',
  'expand',
  'encode',
  'queryParam',
  'queryParams',
  'queryParamIfPresent',
  'uriVariables',
]);
const adding = new Set(['path', 'pathSegment', 'replacePath']);
const maxSteps = 30;

/** A URL as a text, as a builder puts it together, or as a function of a builder: `b -> b.path("/orders").build()`. */
export function urlText(resolver: Resolver, context: Context, value: Value, depth = 0): ResolvedText | undefined {
  if (depth > maxSteps) return undefined;
  const outline = resolver.scopes.get(context.file)?.outline;
  if (value.kind === 'function') {
    const [returned] = outline?.functions[value.fn]?.returns ?? [];
    return returned && urlText(resolver, { file: context.file, fn: value.fn }, returned, depth + 1);
  }
  const call = value.kind === 'call' ? outline?.calls[value.call] : undefined;
  if (call === undefined)
    return resolveText(resolver, context, value) ?? builtElsewhere(resolver, context, value, depth);
  const inside = { file: context.file, fn: call.fn };
  const [first] = call.args;
  // A base stands behind the path.
  if (call.new === true && call.name === 'URL' && call.args.length > 1) return resolveText(resolver, context, value);
  if (making.has(call.name) && first !== undefined) return urlText(resolver, inside, first, depth + 1);
  if (call.on === undefined || (!finishing.has(call.name) && !adding.has(call.name)))
    return resolveText(resolver, context, value);
  const before = urlText(resolver, inside, call.on, depth + 1);
  if (!adding.has(call.name)) return before;
  const parts = call.args.map((argument) => resolveText(resolver, inside, argument) ?? { text: '{}', variables: [] });
  const path = parts.map(({ text }) => text.replace(/^\/|\/$/g, '')).join('/');
  return {
    text: `${before?.text.replace(/\/$/, '') ?? ''}/${path}`,
    variables: [...(before?.variables ?? []), ...parts.flatMap(({ variables }) => variables)],
  };
}

function builtElsewhere(resolver: Resolver, context: Context, value: Value, depth: number): ResolvedText | undefined {
  for (const definition of resolver.value(context, value))
    if (definition.kind === 'made' && definition.call !== undefined) {
      const { file, call } = definition.call;
      return urlText(resolver, { file, fn: 0 }, { kind: 'call', call }, depth + 1);
    }
  return undefined;
}
