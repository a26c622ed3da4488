import { type HttpMethod, httpMethods } from '../../../model/endpoint.ts';
import type { Branch, BranchTest, CallOutline } from '../../../syntax/outline.ts';
import { calleesOf } from '../../call-sites.ts';
import { guardByBody, isInside } from '../../guards/guard-by-body.ts';
import { type FunctionPlace, functionBehind } from '../../operations/handler-of.ts';
import { entryOf } from '../../read-options.ts';
import type { Resolver } from '../../resolver.ts';
import type { Scope } from '../../scope.ts';
import { isScript } from '../../script-languages.ts';
import type { GuardUse, Route } from '../route.ts';

const modules = /^(?:node:)?https?2?$/;
const farthest = 4;

/** Routes of servers without a framework: `createServer((req, res) => { if (req.url === '/orders') … })`. */
export function readServerBranches(resolver: Resolver): readonly Route[] {
  const routes = new Map<string, Route>();
  for (const scope of resolver.scopes.values()) {
    if (!isScript(scope.outline.language)) continue;
    scope.outline.calls.forEach((call, index) => {
      const place = answererOf(resolver, scope, call, index);
      if (place === undefined) return;
      for (const each of handedOn(resolver, place, 0))
        for (const route of routesIn(resolver, each)) routes.set(`${route.method} ${route.path}`, route);
    });
  }
  return [...routes.values()];
}

/** The function that a server hands its requests to. */
function answererOf(resolver: Resolver, scope: Scope, call: CallOutline, index: number): FunctionPlace | undefined {
  const context = { file: scope.file, fn: call.fn };
  if (call.name === 'createServer') {
    const isServer = calleesOf(resolver, scope.file, index).some(
      (callee) => callee.kind === 'external' && modules.test(callee.module),
    );
    const given = call.args.findLast(({ kind }) => kind === 'function' || kind === 'name');
    return isServer && given ? functionBehind(resolver, { context, value: given }) : undefined;
  }
  // `Bun.serve({ fetch })`, `Deno.serve(handler)`: the runtime itself.
  const isRuntime = call.on?.kind === 'name' && runtimes.has(call.on.name) && !scope.imports.has(call.on.name);
  if (call.name !== 'serve' || !isRuntime) return undefined;
  const [found] = call.args.flatMap((value) => {
    const fetching = entryOf(resolver, context, value, 'fetch') ?? { context, value };
    return functionBehind(resolver, fetching) ?? [];
  });
  return found;
}

const runtimes = new Set(['Bun', 'Deno']);

/** The function, and those to which it hands the request and the answer. */
function handedOn(resolver: Resolver, place: FunctionPlace, depth: number): readonly FunctionPlace[] {
  const scope = resolver.scopes.get(place.file);
  if (scope === undefined || depth > farthest) return [];
  const next = scope.callsWithin(place.fn).flatMap((index) => answererAt(resolver, scope, index, place.fn) ?? []);
  return [place, ...next.flatMap((each) => handedOn(resolver, each, depth + 1))];
}

/** The function of the workspace that is called with the answer: `listOrders(req, res)`. */
function answererAt(resolver: Resolver, scope: Scope, index: number, fn: number): FunctionPlace | undefined {
  const call = scope.outline.calls[index];
  const names = scope.outline.functions[fn]?.parameters.map(({ name }) => name) ?? [];
  const answer = names[1] ?? 'res';
  if (!call?.args.some((arg) => arg.kind === 'name' && (arg.name === answer || arg.name === 'res'))) return undefined;
  const callee = calleesOf(resolver, scope.file, index).find(({ kind }) => kind === 'function');
  if (callee?.kind !== 'function' || (callee.file === scope.file && callee.fn === fn)) return undefined;
  return { file: callee.file, fn: callee.fn };
}

function routesIn(resolver: Resolver, place: FunctionPlace): readonly Route[] {
  const scope = resolver.scopes.get(place.file);
  const own = (scope?.outline.branches ?? []).filter(({ fn }) => scope !== undefined && isInside(scope, fn, place.fn));
  const guards = guardsOf(resolver, place);
  return own.flatMap((branch): readonly Route[] => {
    const path = branch.tests.map(pathIn).find((each) => each !== undefined);
    if (scope === undefined || path === undefined) return [];
    return methodsOf(branch, own).map((method) => ({
      framework: 'node-http',
      method,
      path,
      file: place.file,
      at: branch.at,
      end: branch.at,
      context: { file: place.file, fn: branch.fn },
      handlerFunction: answererIn(resolver, scope, branch, place.fn),
      guards,
      passed: [],
    }));
  });
}

/** One function answers everything: what it refuses with, it may refuse every request with. */
function guardsOf(resolver: Resolver, place: FunctionPlace): readonly GuardUse[] {
  const kind = guardByBody(resolver, [{ kind: 'function', ...place }]);
  const outline = resolver.scopes.get(place.file)?.outline.functions[place.fn];
  if (kind === undefined || outline === undefined) return [];
  const name = outline.name === '' ? 'server' : outline.name;
  const value = { kind: 'text', text: name } as const;
  const context = { file: place.file, fn: place.fn };
  return [{ context, value, name, kind, level: 'application', file: place.file, at: outline.at, end: outline.at }];
}

/** Said beside the path, around it, or within. */
function methodsOf(branch: Branch, all: readonly Branch[]): readonly HttpMethod[] {
  const own = branch.tests.flatMap(methodIn);
  const around = all
    .filter((other) => other.at < branch.at && branch.end <= other.end)
    .flatMap(({ tests }) => tests.flatMap(methodIn));
  const within = all
    .filter(
      (other) =>
        branch.at < other.at && other.end <= branch.end && other.tests.every((test) => pathIn(test) === undefined),
    )
    .flatMap(({ tests }) => tests.flatMap(methodIn));
  const found = [own, around, within].find(({ length }) => length > 0);
  return found === undefined ? ['ANY'] : [...new Set(found)];
}

/** What else stands in the branch belongs to the server as a whole. */
function answererIn(resolver: Resolver, scope: Scope, { at, end }: Branch, fn: number): FunctionPlace | undefined {
  for (const index of scope.callsWithin(fn)) {
    const call = scope.outline.calls[index];
    const isInBranch = call !== undefined && at <= call.start && call.end <= end;
    const found = isInBranch ? answererAt(resolver, scope, index, fn) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function pathIn({ name, text }: BranchTest): string | undefined {
  // switch (`${req.method} ${pathname}`)
  const path = /\bmethod\b.*\b(?:url|path)/i.test(name)
    ? /^[A-Z]+[ :]?(\/.*)$/.exec(text)?.[1]
    : /(?:^|\.)(?:url|pathname|path)$/i.test(name)
      ? text
      : undefined;
  return path?.startsWith('/') === true ? path.replace(/\?.*$/, '') : undefined;
}

function methodIn({ name, text }: BranchTest): readonly HttpMethod[] {
  if (!/\bmethod\b/i.test(name)) return [];
  return httpMethods.filter((method) => method === /^[A-Z]+/.exec(text)?.[0]);
}
