import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import { functionBehind } from '../operations/handler-of.ts';
import { rescuedStatuses } from '../rails/rescued-statuses.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { statusIn } from './status-in.ts';

/**
 * What applications of FastAPI, Flask, Laravel and Rails are told to answer for exceptions of the workspace, by where their classes
 * stand: `@app.exception_handler(Missing)`, `$exceptions->render(fn (SlotTaken $e) => response()->json([], 409))`.
 */
export function registeredExceptions(resolver: Resolver): Map<string, number> {
  const found = new Map<string, number>();
  for (const scope of resolver.scopes.values()) {
    const { language } = scope.outline;
    const handlers =
      language === 'python' ? pythonHandlers(resolver, scope) : language === 'php' ? rendered(scope) : [];
    for (const { exceptions, place } of handlers) {
      const status = answeredBy(resolver, place);
      if (status === undefined) continue;
      for (const { context, value } of exceptions)
        for (const each of resolver.value(context, value))
          if ((each.kind === 'class' || each.kind === 'instance') && !found.has(`${each.file}#${each.cls}`))
            found.set(`${each.file}#${each.cls}`, status);
    }
  }
  for (const { context, error, status } of rescuedStatuses(resolver))
    for (const each of resolver.value(context, error))
      if (each.kind === 'class' && !found.has(`${each.file}#${each.cls}`))
        found.set(`${each.file}#${each.cls}`, status);
  return found;
}

interface Handler {
  readonly exceptions: readonly { readonly context: Context; readonly value: Value }[];
  readonly place: Context;
}

/** `@app.exception_handler(Missing)`, `@app.errorhandler(Missing)`, `app.add_exception_handler(Missing, answer)` */
function pythonHandlers(resolver: Resolver, { file, outline }: Scope): readonly Handler[] {
  const decorated = outline.functions.flatMap(({ decorators = [], parent }, fn) =>
    decorators.flatMap(({ name, args }): readonly Handler[] => {
      const [value] = args ?? [];
      return value !== undefined && /\.(?:exception_handler|errorhandler|app_errorhandler)$/.test(name)
        ? [{ exceptions: [{ context: { file, fn: parent }, value }], place: { file, fn } }]
        : [];
    }),
  );
  const added = outline.calls.flatMap(({ name, fn, args: [value, handler] }): readonly Handler[] => {
    if (
      value === undefined ||
      handler === undefined ||
      !/^(?:add_exception_handler|register_error_handler)$/.test(name)
    )
      return [];
    const context = { file, fn };
    const place = functionBehind(resolver, { context, value: handler });
    return place === undefined ? [] : [{ exceptions: [{ context, value }], place }];
  });
  return [...decorated, ...added];
}

/** The parameter of what Laravel's handler is to render says which exception is meant. */
function rendered({ file, outline }: Scope): readonly Handler[] {
  return outline.calls.flatMap(({ name, args: [closure] }): readonly Handler[] => {
    if (closure?.kind !== 'function' || !/^render(?:able)?$/.test(name)) return [];
    const type = outline.functions[closure.fn]?.parameters[0]?.type;
    if (type === undefined) return [];
    const context = { file, fn: closure.fn };
    return [{ exceptions: [{ context, value: { kind: 'name', name: type } }], place: context }];
  });
}

/** The status that all of its answers have. */
function answeredBy(resolver: Resolver, { file, fn }: Context): number | undefined {
  const outline = resolver.scopes.get(file)?.outline;
  const statuses = (outline?.functions[fn]?.returns ?? []).map((value) => {
    const call = value.kind === 'call' ? outline?.calls[value.call] : undefined;
    const parts = call === undefined ? (value.kind === 'list' ? value.items : []) : told(call);
    return parts.map((part) => statusIn(resolver, { context: { file, fn }, value: part })).find(isRefusal);
  });
  return statuses.every((status) => status === statuses[0]) ? statuses[0] : undefined;
}

/** `JSONResponse(body, status_code=404)`, `response()->json($body, 409)` */
function told({ args }: CallOutline): readonly Value[] {
  const last = args.at(-1);
  if (last?.kind !== 'object' || last.keywords !== true) return args.slice(1);
  return last.entries.flatMap(({ key, value }) => (/^status(?:_code)?$/.test(key) ? [value] : []));
}

function isRefusal(status: number | undefined): boolean {
  return status !== undefined && status >= 400;
}
