import type { Language, Value } from '../../syntax/outline.ts';
import { proceduresIn } from '../go/grpc-routes.ts';
import type { Route } from '../http/route.ts';
import type { LinkInput } from '../link-input.ts';
import { functionBehind } from '../operations/handler-of.ts';
import { objectsOf } from '../read-options.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';

interface Procedure {
  readonly method: string;
  readonly path: string;
}

type Promised = ReadonlyMap<string, readonly Procedure[]>;

/** Methods that serve procedures of contracts, in languages whose servers are classes or objects of them. */
export function servedProcedures(resolver: Resolver, input: LinkInput): readonly Route[] {
  const promised = proceduresIn(input);
  if (promised.size === 0) return [];
  return [...resolver.scopes.values()].flatMap((scope) => [
    ...byClass(scope, promised),
    ...byDecorator(scope, promised),
    ...byObject(resolver, scope, promised),
  ]);
}

/** What the tools call the class that a server extends: the first group is the service. */
const bases: Partial<Record<Language, RegExp>> = {
  java: /(?:^|\.)(\w+?)(?:Coroutine)?ImplBase$/,
  kotlin: /(?:^|\.)(\w+?)(?:Coroutine)?ImplBase$/,
  python: /(?:^|\.)(\w+)Servicer$/,
  rust: /(?:^|::|\.)(\w+)$/,
  ruby: /(?:^|::|\.)(\w+)(?:::|\.)Service$/,
};

/** `class StockService(stock_pb2_grpc.StockServicer)`, `impl Stock for Shelves` */
function byClass({ file, outline }: Scope, promised: Promised): readonly Route[] {
  const pattern = bases[outline.language];
  if (pattern === undefined) return [];
  return outline.classes.flatMap((cls, index) => {
    const named = cls.bases.flatMap((base) => promised.get(pattern.exec(base)?.[1] ?? '') ?? []);
    if (named.length === 0) return [];
    return outline.functions.flatMap((fn, at) => {
      const procedure = fn.cls === index ? named.find(({ method }) => plain(method) === plain(fn.name)) : undefined;
      return procedure === undefined ? [] : [routeTo(file, at, fn.at, procedure)];
    });
  });
}

/** `@GrpcMethod('Stock', 'Reserve')`, whose second word is the name of the method where none is said. */
function byDecorator({ file, outline }: Scope, promised: Promised): readonly Route[] {
  return outline.functions.flatMap((fn, at) =>
    (fn.decorators ?? []).flatMap(({ name, args }) => {
      const [service, method] = (args ?? []).map((arg) => (arg.kind === 'text' ? arg.text : undefined));
      if (!/^Grpc(?:Stream)?(?:Method|Call)$/.test(name) || service === undefined) return [];
      const wanted = plain(method ?? fn.name);
      const procedure = promised.get(service)?.find((each) => plain(each.method) === wanted);
      return procedure === undefined ? [] : [routeTo(file, at, fn.at, procedure)];
    }),
  );
}

const adding: ReadonlySet<string> = new Set(['addService', 'add', 'service', 'addProtoService']);

/** `server.addService(proto.Stock.service, { Reserve: reserve })`, `router.service(Stock, { … })` */
function byObject(resolver: Resolver, { file, outline }: Scope, promised: Promised): readonly Route[] {
  return outline.calls.flatMap((call) => {
    const [service, implementation] = call.args;
    if (!adding.has(call.name) || call.on === undefined || service === undefined || implementation === undefined)
      return [];
    const procedures = promisedBy(service, promised);
    const context = { file, fn: call.fn };
    const objects = procedures.length === 0 ? [] : objectsOf(resolver, context, implementation);
    const written = objects.flatMap((object) =>
      object.value.kind !== 'object'
        ? []
        : object.value.entries.flatMap(({ key, value }) => {
            const procedure = procedures.find(({ method }) => plain(method) === plain(key));
            const place = procedure && functionBehind(resolver, { context: object.context, value });
            if (procedure === undefined || place === undefined) return [];
            const at = resolver.scopes.get(place.file)?.outline.functions[place.fn]?.at ?? call.at;
            return [routeTo(place.file, place.fn, at, procedure)];
          }),
    );
    return written.length > 0 || procedures.length === 0
      ? written
      : byInstance(resolver, context, implementation, procedures);
  });
}

/** `server.add(StockDefinition, new Shelves())` */
function byInstance(
  resolver: Resolver,
  context: { readonly file: string; readonly fn: number },
  value: Value,
  procedures: readonly Procedure[],
): readonly Route[] {
  const instance = resolver.value(context, value).find(({ kind }) => kind === 'instance');
  if (instance === undefined) return [];
  return procedures.flatMap((procedure) => {
    const names = [procedure.method, procedure.method.charAt(0).toLowerCase() + procedure.method.slice(1)];
    const found = names.flatMap((name) => resolver.member(instance, name)).find(({ kind }) => kind === 'function');
    if (found?.kind !== 'function') return [];
    const at = resolver.scopes.get(found.file)?.outline.functions[found.fn]?.at ?? 0;
    return [routeTo(found.file, found.fn, at, procedure)];
  });
}

/** `proto.shop.Stock.service`, `StockService`, `StockDefinition`, `Stock` */
function promisedBy(value: Value, promised: Promised): readonly Procedure[] {
  const words = wordsIn(value).filter((word) => word !== 'service');
  const last = words.at(-1) ?? '';
  return promised.get(last) ?? promised.get(last.replace(/(?:Service|Definition)$/, '')) ?? [];
}

function wordsIn(value: Value): readonly string[] {
  if (value.kind === 'name') return value.name.split('.');
  return value.kind === 'member' ? [...wordsIn(value.of), value.name] : [];
}

/** `reserve_all`, `reserveAll` and `ReserveAll` are one procedure. */
function plain(name: string): string {
  return name.replaceAll('_', '').toLowerCase();
}

function routeTo(file: string, fn: number, at: number, { path }: Procedure): Route {
  return {
    framework: 'grpc',
    protocol: 'grpc',
    method: 'POST',
    path,
    file,
    at,
    end: at,
    context: { file, fn: 0 },
    handlerFunction: { file, fn },
    guards: [],
    passed: [],
  };
}
