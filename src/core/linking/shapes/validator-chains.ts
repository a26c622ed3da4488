import { expressValidator } from '../../extractors/validation/express-validator.ts';
import { type Shape, type ShapeField, unknownShape } from '../../model/shape.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { Context } from '../definition.ts';
import type { GuardUse } from '../http/route.ts';
import { itemsOf } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import { type Constrained, constrain } from './constrain.ts';
import { objectOf } from './make-shape.ts';
import type { PartName, RequestParts } from './request-part.ts';

/** `body('email').isEmail()`, one chain a field, as express-validator is used. */
export function validatorChains(resolver: Resolver, guards: readonly GuardUse[]): RequestParts {
  const fields = new Map<PartName, ShapeField[]>();
  for (const guard of guards)
    for (const item of itemsOf(resolver, guard.context, guard.value))
      for (const { part, field } of chainFields(resolver, item.context, item.value)) {
        const known = fields.get(part);
        if (known === undefined) fields.set(part, [field]);
        else if (known.every((other) => other.name !== field.name)) known.push(field);
      }
  return Object.fromEntries([...fields].map(([part, known]): [PartName, Shape] => [part, objectOf(known)]));
}

interface ChainField {
  readonly part: PartName;
  readonly field: ShapeField;
}

function chainFields(resolver: Resolver, context: Context, value: Value): readonly ChainField[] {
  const links = linksOf(resolver, context, value);
  const [first, ...rest] = links;
  if (first === undefined) return [];
  const part = partOf(resolver, context, first.index);
  const [names] = first.call.args;
  if (part === undefined || names === undefined) return [];
  const inside = { file: context.file, fn: first.call.fn };
  const start: Constrained = { shape: unknownShape, required: true };
  const { shape, required } = rest.reduce((known, { call }) => {
    const constraints = Object.hasOwn(expressValidator.methods, call.name) ? expressValidator.methods[call.name] : [];
    const saying = { resolver, context: inside, args: call.args };
    return (constraints ?? []).reduce((before, constraint) => constrain(before, constraint, saying), known);
  }, start);
  return itemsOf(resolver, inside, names).flatMap((item) => {
    const name = resolveText(resolver, item.context, item.value)?.text;
    return name === undefined || name.includes('{}') ? [] : [{ part, field: { name, required, shape } }];
  });
}

interface Link {
  readonly call: CallOutline;
  readonly index: number;
}

function linksOf(resolver: Resolver, context: Context, value: Value): readonly Link[] {
  const calls = resolver.scopes.get(context.file)?.outline.calls ?? [];
  const links: Link[] = [];
  let current: Value | undefined = value;
  while (current?.kind === 'call') {
    const call: CallOutline | undefined = calls[current.call];
    if (call === undefined) break;
    links.unshift({ call, index: current.call });
    current = call.on;
  }
  return links;
}

function partOf(resolver: Resolver, context: Context, index: number): PartName | undefined {
  for (const callee of calleesOf(resolver, context.file, index)) {
    if (callee.kind !== 'external' || !expressValidator.modules.includes(callee.module)) continue;
    const name = callee.path.at(-1) ?? '';
    if (Object.hasOwn(expressValidator.parts, name)) return expressValidator.parts[name];
  }
  return undefined;
}
