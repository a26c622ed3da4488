import { exceptions, statusFields } from '../../extractors/replies/exceptions.ts';
import { phpExceptionMakers, phpExceptions } from '../../extractors/replies/php-replies.ts';
import { statusNames, statusOfName } from '../../extractors/replies/status-names.ts';
import type { ExceptionVocabulary } from '../../extractors/shapes/exception-vocabulary.ts';
import type { Response } from '../../model/endpoint.ts';
import type { Shape } from '../../model/shape.ts';
import type { ClassOutline, Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { Context, Definition } from '../definition.ts';
import { entryOf, type PlacedValue } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import { objectOf, scalar } from '../shapes/make-shape.ts';
import { valueShape } from '../shapes/value-shape.ts';
import { handledExceptions } from './handled-exceptions.ts';
import { statusIn } from './status-in.ts';

type Answer = Pick<Response, 'status' | 'shape'>;

/** How an error that is made here is answered: by its package, or by the status that its class keeps. */
export function errorAt(resolver: Resolver, error: PlacedValue): Answer | undefined {
  const { context, value } = error;
  // Python raises classes as well: `raise Conflict`.
  if (value.kind === 'name') {
    const [cls] = resolver.name(context, value.name).filter((found) => found.kind === 'class');
    return cls?.kind === 'class' ? classError(resolver, cls, [], 0) : undefined;
  }
  if (value.kind !== 'call') return undefined;
  const call = resolver.scopes.get(context.file)?.outline.calls[value.call];
  if (call === undefined) return undefined;
  const thrown = Object.hasOwn(phpExceptionMakers, call.name) ? phpExceptionMakers[call.name] : undefined;
  if (thrown !== undefined && call.on?.kind === 'name' && call.on.name === 'this') return { status: thrown };
  const args = call.args.map((argument) => ({ context: { file: context.file, fn: call.fn }, value: argument }));
  for (const callee of calleesOf(resolver, context.file, value.call)) {
    const answer = madeError(resolver, callee, args);
    if (answer !== undefined) return answer;
  }
  return undefined;
}

function madeError(resolver: Resolver, callee: Definition, args: readonly PlacedValue[]): Answer | undefined {
  switch (callee.kind) {
    case 'external':
      return packageError(resolver, callee.module, callee.path, args);
    case 'made':
      // Fastify's `httpErrors.notFound()`
      return callee.members[0] === 'httpErrors' ? namedError(sensible, callee.members.at(-1) ?? '') : undefined;
    case 'class':
      return classError(resolver, callee, args, 0);
    case 'function':
      return returnedError(resolver, callee);
    default:
      return undefined;
  }
}

const sensible: ExceptionVocabulary = { modules: [], status: {}, suffix: '', keys: ['statusCode', 'error', 'message'] };

/** Factories: `notFound('order')` that returns an error of the workspace. */
function returnedError(resolver: Resolver, place: { readonly file: string; readonly fn: number }): Answer | undefined {
  const returns = resolver.scopes.get(place.file)?.outline.functions[place.fn]?.returns ?? [];
  const context = { file: place.file, fn: place.fn };
  for (const value of returns) {
    const call = value.kind === 'call' ? resolver.scopes.get(place.file)?.outline.calls[value.call] : undefined;
    const answer = call?.new === true ? errorAt(resolver, { context, value }) : undefined;
    if (answer !== undefined) return answer;
  }
  return undefined;
}

/** `HTTPException(status_code=404, detail='…')` */
function keywordStatus(resolver: Resolver, { context, value }: PlacedValue): number | undefined {
  if (value.kind !== 'object' || value.keywords !== true) return undefined;
  const entry = value.entries.find(({ key }) => statusFields.includes(key));
  return entry === undefined ? undefined : statusIn(resolver, { context, value: entry.value });
}

function packageError(
  resolver: Resolver,
  module: string,
  path: readonly string[],
  args: readonly PlacedValue[],
): Answer | undefined {
  const own = `${module}\\${path[0] ?? ''}`;
  const fixed = Object.hasOwn(phpExceptions, own) ? phpExceptions[own] : undefined;
  if (fixed !== undefined) return { status: fixed };
  const vocabulary = exceptions.find((candidate) => candidate.modules.includes(module));
  if (vocabulary === undefined) return undefined;
  const name = path.at(-1) ?? '';
  const position = Object.hasOwn(vocabulary.status, name) ? vocabulary.status[name] : undefined;
  const [first] = args;
  const told = (): Shape | undefined => shapeFor(vocabulary, toldText(resolver, vocabulary, args));
  const named = args.map((argument) => keywordStatus(resolver, argument)).find((known) => known !== undefined);
  if (named !== undefined) return { status: named, shape: told() };
  const coded = vocabulary.code === undefined ? undefined : codedStatus(resolver, args, vocabulary.code);
  if (coded !== undefined) return { status: coded, shape: shapeFor(vocabulary) };
  const body = first?.value.kind === 'object' ? valueShape(resolver, first.context, first.value) : undefined;
  if (position === undefined) {
    const known = namedError(vocabulary, name);
    return known === undefined ? undefined : { ...known, shape: body ?? told() };
  }
  const status = args[position] === undefined ? undefined : statusIn(resolver, args[position]);
  return status === undefined ? undefined : { status, shape: body ?? told() };
}

/** `new TRPCError({ code: 'NOT_FOUND' })`, `new GraphQLError('…', { extensions: { code: 'FORBIDDEN' } })` */
function codedStatus(resolver: Resolver, args: readonly PlacedValue[], key: string): number | undefined {
  for (const argument of args) {
    let at: PlacedValue | undefined = argument;
    for (const step of key.split('.')) at = at && entryOf(resolver, at.context, at.value, step);
    const text = at && resolveText(resolver, at.context, at.value)?.text;
    if (text !== undefined && Object.hasOwn(statusNames, text)) return statusNames[text];
  }
  return undefined;
}

function namedError(vocabulary: ExceptionVocabulary, name: string): Answer | undefined {
  if (!name.endsWith(vocabulary.suffix)) return undefined;
  const status = statusOfName(name[0] === undefined ? '' : name[0].toUpperCase() + name.slice(1));
  return status === undefined || status < 400 ? undefined : { status, shape: shapeFor(vocabulary) };
}

/** What the error is told is what the client reads: `HTTPException(404, "No such room")`. */
function toldText(resolver: Resolver, { told }: ExceptionVocabulary, args: readonly PlacedValue[]): string | undefined {
  if (told === undefined) return undefined;
  const named = args.map(({ context, value }) => entryOf(resolver, context, value, told.key)).find((each) => each);
  const placed = named ?? args[told.position];
  const said = placed === undefined ? undefined : resolveText(resolver, placed.context, placed.value)?.text;
  return said === undefined || said === '' || said.includes('{}') ? undefined : said;
}

function shapeFor({ keys, told }: ExceptionVocabulary, said?: string): Shape | undefined {
  if (keys.length === 0) return undefined;
  return objectOf(
    keys.map((name) => ({
      name,
      required: true,
      shape: { ...scalar(/^status(?:Code)?$/.test(name) ? 'integer' : 'string'), ...shownAs(name, told?.key, said) },
    })),
  );
}

function shownAs(name: string, key: string | undefined, said: string | undefined): { readonly example?: string } {
  return said !== undefined && name === key ? { example: said } : {};
}

const maxBases = 6;

/** An error class of the workspace: a constant field, a field set from an argument, or what it passes to its base. */
function classError(
  resolver: Resolver,
  cls: { readonly file: string; readonly cls: number },
  args: readonly PlacedValue[],
  depth: number,
): Answer | undefined {
  const scope = resolver.scopes.get(cls.file);
  const outline = scope?.outline.classes[cls.cls];
  if (scope === undefined || outline === undefined || depth > maxBases) return undefined;
  const handled = outline.kind === 'class' ? handledExceptions(resolver).get(`${cls.file}#${cls.cls}`) : undefined;
  const own = handled ?? annotatedStatus(resolver, cls.file, outline) ?? ownStatus(resolver, cls, args);
  if (own !== undefined) return { status: own };
  const [base] = outline.bases;
  if (base === undefined) return undefined;
  const passed = superArguments(resolver, cls, args);
  for (const definition of resolver.name({ file: cls.file, fn: outline.fn }, base.replace(/<.*$/, ''))) {
    const answer =
      definition.kind === 'class'
        ? classError(resolver, definition, passed, depth + 1)
        : definition.kind === 'external'
          ? packageError(resolver, definition.module, definition.path, passed)
          : undefined;
    if (answer !== undefined) return answer;
  }
  return undefined;
}

/** `@ResponseStatus(HttpStatus.NOT_FOUND) class MissingOrder` */
function annotatedStatus(resolver: Resolver, file: string, { decorators, fn }: ClassOutline): number | undefined {
  const [first] = decorators.find(({ name }) => name === 'ResponseStatus')?.args ?? [];
  const value = first?.kind === 'object' ? first.entries.find(({ key }) => /^(?:value|code)$/.test(key))?.value : first;
  return value === undefined ? undefined : statusIn(resolver, { context: { file, fn }, value });
}

function ownStatus(
  resolver: Resolver,
  { file, cls }: { readonly file: string; readonly cls: number },
  args: readonly PlacedValue[],
): number | undefined {
  const scope = resolver.scopes.get(file);
  const outline = scope?.outline.classes[cls];
  const making = scope?.method(cls, 'constructor');
  for (const name of statusFields) {
    const assigned = scope?.members(cls, name).find((binding) => binding.fn === making)?.value;
    const initial = outline?.fields.find((field) => field.name === name)?.default;
    const values = [initial, assigned, { kind: 'name' as const, name }];
    for (const value of values) {
      const isField = value !== undefined && (value !== values[2] || isParameterField(resolver, file, making, name));
      const placed = isField ? argumentFor(resolver, { file, fn: making ?? 0 }, value, args) : undefined;
      const status = placed === undefined ? undefined : statusIn(resolver, placed);
      if (status !== undefined && status >= 400) return status;
    }
  }
  return undefined;
}

function isParameterField(resolver: Resolver, file: string, making: number | undefined, name: string): boolean {
  const parameters =
    making === undefined ? [] : (resolver.scopes.get(file)?.outline.functions[making]?.parameters ?? []);
  return parameters.some((parameter) => parameter.field === true && parameter.name === name);
}

/** What a value of the constructor is for these arguments: a parameter stands for its argument or default. */
function argumentFor(
  resolver: Resolver,
  context: Context,
  value: Value,
  args: readonly PlacedValue[],
): PlacedValue | undefined {
  const parameters = resolver.scopes.get(context.file)?.outline.functions[context.fn]?.parameters ?? [];
  const index = value.kind === 'name' ? parameters.findIndex((parameter) => parameter.name === value.name) : -1;
  if (index < 0) return { context, value };
  const fallback = parameters[index]?.default;
  return args[index] ?? (fallback === undefined ? undefined : { context, value: fallback });
}

function superArguments(
  resolver: Resolver,
  { file, cls }: { readonly file: string; readonly cls: number },
  args: readonly PlacedValue[],
): readonly PlacedValue[] {
  const scope = resolver.scopes.get(file);
  const making = scope?.method(cls, 'constructor');
  if (scope === undefined || making === undefined) return args;
  const call = scope.outline.calls.find(
    (candidate) => candidate.fn === making && candidate.name === 'super' && candidate.on === undefined,
  );
  const context = { file, fn: making };
  const unknown: PlacedValue = { context, value: { kind: 'other', node: '' } };
  return (call?.args ?? []).map((value) => argumentFor(resolver, context, value, args) ?? unknown);
}
