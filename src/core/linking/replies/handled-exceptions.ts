import { statusOfName } from '../../extractors/replies/status-names.ts';
import type { CallOutline, ClassOutline, Decorator, Value } from '../../syntax/outline.ts';
import { chainOf } from '../http/composed/chain-of.ts';
import { oncePerResolver } from '../once-per-resolver.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { registeredExceptions } from './registered-exceptions.ts';
import { statusIn } from './status-in.ts';

/**
 * What advice of Spring, or a status page of Ktor, answers for an exception of the workspace, by where its class stands:
 * `@ExceptionHandler(MissingOrder.class) ProblemDetail missing(…) { return ProblemDetail.forStatus(HttpStatus.NOT_FOUND); }`.
 */
export const handledExceptions = oncePerResolver((resolver): ReadonlyMap<string, number> => {
  const found = registeredExceptions(resolver);
  for (const scope of resolver.scopes.values()) {
    const { language } = scope.outline;
    if (language !== 'java' && language !== 'kotlin') continue;
    if (language === 'kotlin') addStatusPages(resolver, scope, found);
    scope.outline.functions.forEach(({ decorators, cls }, fn) => {
      const handler = decorators?.find(({ name }) => name === 'ExceptionHandler');
      const owner = cls === undefined ? undefined : scope.outline.classes[cls];
      // What a controller handles itself is not meant for others.
      if (handler === undefined || owner?.decorators.some(({ name }) => advice.test(name)) !== true) return;
      const status = statusOf(resolver, scope, fn, owner);
      if (status === undefined) return;
      for (const type of exceptionsOf(scope, fn, handler))
        for (const each of resolver.type({ file: scope.file, fn }, type))
          if (each.kind === 'instance' && !found.has(`${each.file}#${each.cls}`))
            found.set(`${each.file}#${each.cls}`, status);
    });
  }
  return found;
});

/** `exception<NotFound> { call, cause -> call.respond(HttpStatusCode.NotFound, …) }` of Ktor's StatusPages. */
function addStatusPages(resolver: Resolver, scope: Scope, found: Map<string, number>): void {
  const { calls } = scope.outline;
  for (const { name, typeArguments, args, fn } of calls) {
    const block = args.at(-1);
    if (name !== 'exception' || typeArguments === undefined || block?.kind !== 'function') continue;
    const sent = calls.find((each) => each.name === 'respond' && each.fn === block.fn)?.args[0];
    const said = sent?.kind === 'name' ? /^HttpStatusCode\.(\w+)$/.exec(sent.name)?.[1] : undefined;
    const status = said === undefined ? undefined : statusOfName(said);
    if (status === undefined) continue;
    for (const each of resolver.type({ file: scope.file, fn }, typeArguments.slice(1, -1)))
      if (each.kind === 'instance') found.set(`${each.file}#${each.cls}`, status);
  }
}

const advice = /^(?:Rest)?ControllerAdvice$/;

/** `@ExceptionHandler({ Missing.class, Gone.class })`, or the type of the parameter where it names none. */
function exceptionsOf(scope: Scope, fn: number, { args = [] }: Decorator): readonly string[] {
  const named = args.flatMap(classesIn);
  if (named.length > 0) return named;
  const types = scope.outline.functions[fn]?.parameters.flatMap(({ type }) => type ?? []) ?? [];
  return types.filter((type) => !/Request$/.test(type)).slice(0, 1);
}

function classesIn(value: Value): readonly string[] {
  if (value.kind === 'list') return value.items.flatMap(classesIn);
  if (value.kind === 'object') return value.entries.flatMap((entry) => classesIn(entry.value));
  return value.kind === 'name' ? [value.name.replace(/\.class$/, '')] : [];
}

/** `@ResponseStatus(…)` of the method, or of the class; else what it returns. */
function statusOf(resolver: Resolver, scope: Scope, fn: number, owner: ClassOutline): number | undefined {
  const outline = scope.outline.functions[fn];
  const context = { file: scope.file, fn };
  for (const decorators of [outline?.decorators ?? [], owner.decorators]) {
    const [first] = decorators.find(({ name }) => name === 'ResponseStatus')?.args ?? [];
    const value =
      first?.kind === 'object' ? first.entries.find(({ key }) => /^(?:value|code)$/.test(key))?.value : first;
    const status = value === undefined ? undefined : statusIn(resolver, { context, value });
    if (status !== undefined) return status;
  }
  for (const value of outline?.returns ?? []) {
    const status = value.kind === 'call' ? answered(resolver, scope, fn, value.call) : undefined;
    if (status !== undefined) return status;
  }
  return undefined;
}

const named: Readonly<Record<string, number>> = { notFound: 404, badRequest: 400, unprocessableEntity: 422 };

/** `ResponseEntity.status(HttpStatus.CONFLICT).body(…)`, `new ResponseEntity<>(body, HttpStatus.CONFLICT)`, `ProblemDetail.forStatusAndDetail(…)` */
function answered(resolver: Resolver, scope: Scope, fn: number, index: number): number | undefined {
  for (const call of chainOf(scope, index)) {
    if (Object.hasOwn(named, call.name)) return named[call.name];
    if (!takesStatus(call)) continue;
    for (const value of call.args) {
      const status = statusIn(resolver, { context: { file: scope.file, fn }, value });
      if (status !== undefined) return status;
    }
  }
  return undefined;
}

function takesStatus({ name, new: made }: CallOutline): boolean {
  return /^(?:status|forStatus|forStatusAndDetail)$/.test(name) || (made === true && /^ResponseEntity\b/.test(name));
}
