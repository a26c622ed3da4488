import {
  anyError,
  failingCalls,
  sendingCalls,
  wordsOfError,
  wrappingCalls,
} from '../../extractors/security/sent-errors.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import { oncePerOutline } from '../once-per-outline.ts';
import { statusIn } from '../replies/status-in.ts';
import type { Scope } from '../scope.ts';
import { contextOf, type SettingSite } from './setting-site.ts';

const candidates = oncePerOutline(({ calls }) =>
  calls.filter(({ name, args }) => (sendingCalls.has(name) || failingCalls.has(name)) && args.length > 0),
);

/**
 * Answers of status 500 that hold the words of an error of any kind: nobody wrote them for a client. What a condition
 * chooses (`debug ? error.message : 'Failed'`) says nothing, and neither does an error of a kind that somebody made.
 */
export function readExposedErrors(site: SettingSite): void {
  for (const call of candidates(site.scope.outline)) {
    const links = chainOf(site.scope, call);
    if (!call.args.some((argument) => tells(site.scope, call.fn, argument, 0))) continue;
    if (
      links.some((link) => failingCalls.has(link.name) || link.args.some((argument) => isFailure(site, link, argument)))
    )
      site.note('exposed-error', call.name, undefined, call);
  }
}

/** The call and those that it goes on with: `res.status(500).json(…)`. */
function chainOf({ outline }: Scope, call: CallOutline): readonly CallOutline[] {
  const links = [call];
  for (let on = call.on; on?.kind === 'call'; ) {
    const link = outline.calls[on.call];
    if (link === undefined) break;
    links.push(link);
    on = link.on;
  }
  return links;
}

const statusKeys: ReadonlySet<string> = new Set(['status', 'status_code', 'statusCode', 'code']);

/** 500 as it is written, by its number or its name. */
function isFailure(site: SettingSite, call: CallOutline, value: Value): boolean {
  if (value.kind === 'object')
    return value.entries.some((entry) => statusKeys.has(entry.key) && isFailure(site, call, entry.value));
  if (value.kind === 'text') return value.text === 'internal_server_error';
  if (value.kind !== 'literal' && value.kind !== 'name' && value.kind !== 'member') return false;
  if (value.kind === 'name' && /(?:^|\.)HttpStatusCode\.InternalServerError$/.test(value.name)) return true;
  return statusIn(site.local, { context: contextOf(site, call), value }) === 500;
}

const deepest = 6;

/** Whether a value holds the words of an error: `{ error: err.message }`, `str(e)`, `Map.of("error", ex.getMessage())`. */
function tells(scope: Scope, fn: number, value: Value, depth: number): boolean {
  if (depth > deepest) return false;
  const inside = (part: Value): boolean => tells(scope, fn, part, depth + 1);
  switch (value.kind) {
    case 'name': {
      const dot = value.name.lastIndexOf('.');
      return dot > 0 && wordsOfError.has(value.name.slice(dot + 1)) && isAnyError(scope, fn, value.name.slice(0, dot));
    }
    case 'member':
      return wordsOfError.has(value.name) && value.of.kind === 'name' && isAnyError(scope, fn, value.of.name);
    case 'object':
      return value.entries.some((entry) => inside(entry.value));
    case 'list':
      return value.items.some(inside);
    case 'template':
      return value.parts.some((part) => inside(part) || isError(scope, fn, part));
    case 'call': {
      const call = scope.outline.calls[value.call];
      return call !== undefined && callTells(scope, fn, call, depth);
    }
    default:
      return false;
  }
}

function callTells(scope: Scope, fn: number, call: CallOutline, depth: number): boolean {
  if (wordsOfError.has(call.name) && call.args.length === 0)
    return call.on !== undefined && (isError(scope, fn, call.on) || isGoError(scope, call));
  if (call.new !== true && !wrappingCalls.has(call.name)) return false;
  return call.args.some(
    (argument) => tells(scope, fn, argument, depth + 1) || (call.new !== true && isError(scope, fn, argument)),
  );
}

function isError(scope: Scope, fn: number, value: Value): boolean {
  return value.kind === 'name' && isAnyError(scope, fn, value.name);
}

/** `err.Error()`: Go hands errors back, and calls them so. */
function isGoError({ outline }: Scope, { name, on }: CallOutline): boolean {
  return outline.language === 'go' && name === 'Error' && on?.kind === 'name' && /^(?:e|err\w*|\w+Err)$/.test(on.name);
}

const caught: ReadonlySet<string> = new Set(['caught', 'catch_clause', 'except_clause', 'rescue']);

/** What a clause caught, or what a handler of all errors is handed. */
function isAnyError(scope: Scope, fn: number, name: string): boolean {
  for (let at = fn; at >= 0; at = scope.outline.functions[at]?.parent ?? -1) {
    const binding = scope.bindings(at, name)[0];
    if (binding !== undefined)
      return binding.value.kind === 'other' && caught.has(binding.value.node) && isOfAnyKind(binding.type);
    const position = scope.outline.functions[at]?.parameters.findIndex((parameter) => parameter.name === name) ?? -1;
    if (position >= 0) return isHandlerOfAll(scope, at, position);
  }
  return false;
}

function isOfAnyKind(type: string | undefined): boolean {
  return type === undefined || type.split('|').every((each) => anyError.has(lastName(each)));
}

function lastName(type: string): string {
  return type.trim().split(/[.\\]/).at(-1) ?? '';
}

/** Middleware of four parameters, `@Catch()` of Nest, `@ExceptionHandler(Exception.class)`, `@app.exception_handler(Exception)`. */
function isHandlerOfAll(scope: Scope, at: number, position: number): boolean {
  const fn = scope.outline.functions[at];
  if (fn === undefined) return false;
  const type = fn.parameters[position]?.type;
  if (position === 0 && fn.parameters.length === 4 && /^(?:err|error|e|ex)$/.test(fn.parameters[0]?.name ?? ''))
    return isOfAnyKind(type);
  // `exception<Throwable> { call, cause -> … }` of Ktor
  const around = fn.argumentOf === undefined ? undefined : scope.outline.calls[fn.argumentOf];
  if (around?.name === 'exception' && position === 1)
    return anyError.has(lastName((around.typeArguments ?? '').slice(1, -1)));
  const cls = fn.cls === undefined ? undefined : scope.outline.classes[fn.cls];
  if (fn.name === 'catch' && position === 0)
    return (
      cls?.decorators.some(({ name, args }) => name === 'Catch' && (args ?? []).length === 0) === true &&
      isOfAnyKind(type)
    );
  return (fn.decorators ?? []).some(({ name, args }) => {
    if (name.endsWith('ExceptionHandler')) return type !== undefined && anyError.has(lastName(type));
    const [first] = args ?? [];
    return (
      /(?:^|\.)(?:exception_handler|errorhandler)$/.test(name) && first?.kind === 'name' && anyError.has(first.name)
    );
  });
}
