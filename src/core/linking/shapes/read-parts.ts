import type { Shape } from '../../model/shape.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import { isInside } from '../guards/guard-by-body.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { type FieldUse, fieldsRead } from './fields-read.ts';
import { scalar } from './make-shape.ts';
import { passedFields } from './passed-fields.ts';
import { nameIn, type PartOf, type RequestNames, requestNames, valuesInside } from './request-names.ts';
import { type PartName, partNames, type RequestParts } from './request-part.ts';

interface PartUse extends FieldUse {
  readonly part: PartName;
}

/** What a handler reads of the request: `req.body.email`, `const { page = 1 } = req.query`. */
export function readParts(resolver: Resolver, handler: FunctionPlace): RequestParts {
  const scope = resolver.scopes.get(handler.file);
  // What PHP calls the parts of a request has its own reader.
  if (scope === undefined || scope.outline.language === 'php') return {};
  const { partOf, asked } = requestNames(scope, handler);
  const uses = [
    ...askedUses(scope, handler, asked),
    ...callUses(resolver, scope, handler, partOf),
    ...defaultUses(scope, handler, partOf),
    ...valuesInside(scope.outline, scope, handler.fn).flatMap((value) => usesOf(partOf, value)),
  ];
  const parts: Partial<Record<PartName, Shape>> = {};
  for (const name of partNames) {
    const own = uses.filter((use) => use.part === name && isOwn(use));
    if (own.length > 0) parts[name] = fieldsRead(own);
  }
  return parts;
}

function usesOf(partOf: PartOf, value: Value, shape?: Shape): readonly PartUse[] {
  const name = nameIn(value);
  const found = name === undefined ? undefined : partOf(name);
  return found === undefined ? [] : [{ ...found, shape }];
}

/** Headers that servers, proxies and guards read for every request say nothing of this one. */
const usualHeaders =
  /^(authorization|cookie|host|origin|referer|user-agent|accept.*|content-.*|connection|x-forwarded-.*|x-real-ip|forwarded|upgrade)$/i;

function isOwn({ part, path }: PartUse): boolean {
  const [first] = path;
  return first !== undefined && !(part === 'header' && usualHeaders.test(first));
}

/** Methods that say what they are called on. */
const methodShapes: Readonly<Record<string, Shape>> = {
  trim: scalar('string'),
  toLowerCase: scalar('string'),
  toUpperCase: scalar('string'),
  split: scalar('string'),
  startsWith: scalar('string'),
  map: { type: 'array', items: { type: 'unknown' } },
  forEach: { type: 'array', items: { type: 'unknown' } },
  filter: { type: 'array', items: { type: 'unknown' } },
  some: { type: 'array', items: { type: 'unknown' } },
  every: { type: 'array', items: { type: 'unknown' } },
  reduce: { type: 'array', items: { type: 'unknown' } },
};

/** Functions that turn a text into what the code wants. */
const conversions: Readonly<Record<string, Shape>> = {
  Number: scalar('number'),
  parseInt: scalar('integer'),
  parseFloat: scalar('number'),
  BigInt: scalar('integer'),
};

function callUses(resolver: Resolver, scope: Scope, handler: FunctionPlace, partOf: PartOf): readonly PartUse[] {
  return scope.callsWithin(handler.fn).flatMap((index) => {
    const call = scope.outline.calls[index];
    if (call === undefined) return [];
    return [
      ...receiverUses(partOf, call),
      ...call.args.flatMap((argument, position) => [
        ...conversionUses(partOf, call, argument),
        ...passedUses(resolver, scope, { call, index, position }, partOf, argument),
      ]),
    ];
  });
}

function receiverUses(partOf: PartOf, call: CallOutline): readonly PartUse[] {
  const shape = Object.hasOwn(methodShapes, call.name) ? methodShapes[call.name] : undefined;
  return shape === undefined || call.on === undefined ? [] : usesOf(partOf, call.on, shape);
}

function conversionUses(partOf: PartOf, call: CallOutline, argument: Value): readonly PartUse[] {
  const name = call.on === undefined ? call.name : call.on.kind === 'name' ? call.name : '';
  const shape = Object.hasOwn(conversions, name) ? conversions[name] : undefined;
  return shape === undefined ? [] : usesOf(partOf, argument, shape);
}

/** `req.get('Idempotency-Key')`, `c.req.param('id')`, and the fields that are taken out of what such a call gives. */
function askedUses(scope: Scope, handler: FunctionPlace, asked: RequestNames['asked']): readonly PartUse[] {
  const { outline } = scope;
  const text = scalar('string');
  const named = scope.callsWithin(handler.fn).flatMap((index): readonly PartUse[] => {
    const call = outline.calls[index];
    const found = call === undefined ? undefined : asked(call);
    return found === undefined ? [] : [{ ...found, shape: text }];
  });
  const taken = valuesInside(outline, scope, handler.fn).flatMap((value): readonly PartUse[] => {
    if (value.kind !== 'member' || value.of.kind !== 'call') return [];
    const call = outline.calls[value.of.call];
    const whole = call === undefined ? undefined : asked(call);
    return whole === undefined ? [] : [{ part: whole.part, path: [...whole.path, value.name] }];
  });
  return [...named, ...taken];
}

interface Argument {
  readonly call: CallOutline;
  readonly index: number;
  readonly position: number;
}

/** A part that is passed on is read by the function that takes it. */
function passedUses(
  resolver: Resolver,
  scope: Scope,
  { index, position }: Argument,
  partOf: PartOf,
  argument: Value,
): readonly PartUse[] {
  // `createUser({ ...req.body.user, demo: true })` passes it on as well.
  const passed = argument.kind === 'object' ? argument.spreads : [argument];
  const [use] = passed.flatMap((value) => usesOf(partOf, value));
  if (use === undefined) return [];
  for (const callee of calleesOf(resolver, scope.file, index)) {
    if (callee.kind !== 'function') continue;
    const fields = passedFields(resolver, callee, position, 0);
    return fields.map((field) => ({ part: use.part, path: [...use.path, ...field.path], shape: field.shape }));
  }
  return [];
}

/** A default says what is expected: `const { page = 1 } = req.query`. */
function defaultUses(scope: Scope, handler: FunctionPlace, partOf: PartOf): readonly PartUse[] {
  return scope.outline.bindings.flatMap((binding) => {
    if (binding.value.kind !== 'either' || !isInside(scope, binding.fn, handler.fn)) return [];
    const fallback = binding.value.options.find((option) => option.kind === 'literal');
    const isNumber = fallback?.kind === 'literal' && /^-?\d/.test(fallback.text);
    const isFlag = fallback?.kind === 'literal' && /^(true|false)$/.test(fallback.text);
    if (!isNumber && !isFlag) return [];
    return usesOf(partOf, binding.value, scalar(isNumber ? 'number' : 'boolean'));
  });
}
