import { strawberry } from '../../extractors/http/strawberry.ts';
import { wordsOf } from '../../model/words.ts';
import type { ClassOutline, Decorator, Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { Context } from '../definition.ts';
import { kindByWords, nameOf } from '../guards/classify-guard.ts';
import { guardsIn } from '../http/path-table/view-guards.ts';
import type { GuardUse, Route } from '../http/route.ts';
import { functionBehind } from '../operations/handler-of.ts';
import { entryOf } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import { boundFields } from './bound-fields.ts';
import { fieldName } from './field-name.ts';
import { type AnsweredField, graphqlRoute } from './graphql-route.ts';
import { methodClassFields } from './method-class-fields.ts';
import { pythonServedAt } from './python-served-at.ts';
import { schemaRoots } from './schema-roots.ts';

/** A class that a schema has a type of. */
interface TypeClass {
  readonly file: string;
  readonly cls: number;
  readonly outline: ClassOutline;
  readonly type: string;
}

/** Fields that methods and functions of Python answer: `@strawberry.field def orders(self)`. */
export function classFieldRoutes(resolver: Resolver): readonly Route[] {
  const fields: AnsweredField[] = [];
  for (const [file, scope] of resolver.scopes) {
    if (scope.outline.language !== 'python') continue;
    scope.outline.classes.forEach((outline, cls) => {
      const found = typeClass(resolver, file, cls, outline);
      if (found !== undefined) fields.push(...methodFields(resolver, found), ...givenFields(resolver, found));
    });
  }
  return [...fields, ...methodClassFields(resolver), ...boundFields(resolver)].map((field) =>
    graphqlRoute({ ...field, base: pythonServedAt(resolver, field.file) }),
  );
}

function typeClass(resolver: Resolver, file: string, cls: number, outline: ClassOutline): TypeClass | undefined {
  const context = { file, fn: outline.fn };
  if (!outline.decorators.some((each) => isNamed(resolver, context, each, strawberry.types))) return undefined;
  return { file, cls, outline, type: schemaRoots(resolver).get(`${file}#${cls}`) ?? outline.name };
}

function isNamed(resolver: Resolver, context: Context, { name }: Decorator, names: readonly string[]): boolean {
  if (!names.includes(name.split('.').at(-1) ?? '')) return false;
  return resolver
    .name(context, name)
    .some((found) => found.kind === 'external' && strawberry.modules.includes(found.module.split('.')[0] ?? ''));
}

function methodFields(resolver: Resolver, { file, cls, type }: TypeClass): readonly AnsweredField[] {
  const scope = resolver.scopes.get(file);
  return (scope?.outline.functions ?? []).flatMap((fn, index): readonly AnsweredField[] => {
    const context = { file, fn: fn.parent };
    const making =
      fn.cls === cls ? fn.decorators?.find((each) => isNamed(resolver, context, each, strawberry.fields)) : undefined;
    if (making === undefined) return [];
    const options = making.args?.at(-1);
    const place = { file, at: making.at, end: fn.at };
    const field = namedBy(resolver, context, options) ?? fieldName(fn.name);
    const guards = guardsOf(resolver, context, options, place);
    return [{ framework: strawberry.id, type, field, handler: { file, fn: index }, guards, ...place }];
  });
}

/** `close_line = strawberry.mutation(resolver=close_line)` */
function givenFields(resolver: Resolver, { file, outline, type }: TypeClass): readonly AnsweredField[] {
  const context = { file, fn: outline.fn };
  return outline.fields.flatMap((field): readonly AnsweredField[] => {
    const value = field.default;
    const call = value?.kind === 'call' ? resolver.scopes.get(file)?.outline.calls[value.call] : undefined;
    if (value?.kind !== 'call' || call === undefined || !isField(resolver, file, value.call)) return [];
    const options = call.args.at(-1);
    const answering = entryOf(resolver, context, options, strawberry.resolver);
    const handler = answering === undefined ? undefined : functionBehind(resolver, answering);
    if (handler === undefined) return [];
    const place = { file, at: field.at, end: field.end };
    const name = namedBy(resolver, context, options) ?? fieldName(field.name);
    const guards = guardsOf(resolver, context, options, place);
    return [{ framework: strawberry.id, type, field: name, handler, guards, ...place }];
  });
}

function isField(resolver: Resolver, file: string, index: number): boolean {
  const { modules, fields } = strawberry;
  return calleesOf(resolver, file, index).some(
    (callee) =>
      callee.kind === 'external' &&
      modules.includes(callee.module.split('.')[0] ?? '') &&
      fields.includes(callee.path.at(-1) ?? ''),
  );
}

type Place = { readonly file: string; readonly at: number; readonly end: number };

function guardsOf(resolver: Resolver, context: Context, options: Value | undefined, place: Place): readonly GuardUse[] {
  const listed = entryOf(resolver, context, options, strawberry.guards);
  if (listed === undefined) return [];
  return guardsIn(resolver, listed, 'decorator', place).map((use) => {
    const name = nameOf(resolver, use.context, use.value);
    // A permission lets some in and others not, unless it is called after who asks.
    return { ...use, name, kind: kindByWords(wordsOf(name)) ?? 'authorization' };
  });
}

function namedBy(resolver: Resolver, context: Context, options: Value | undefined): string | undefined {
  const named = entryOf(resolver, context, options, 'name');
  return named === undefined ? undefined : resolveText(resolver, named.context, named.value)?.text;
}
