import type { DeployedFunction, FunctionsFact } from '../../extractors/fact.ts';
import { folderOf } from '../../model/workspace-path.ts';
import type { GuardUse, Route } from '../http/route.ts';
import type { LinkInput } from '../link-input.ts';
import type { Consumer } from '../messaging/find-consumers.ts';
import type { ScheduledFunction } from '../messaging/find-jobs.ts';
import { type FunctionPlace, functionBehind } from '../operations/handler-of.ts';
import type { PlacedValue } from '../read-options.ts';
import type { Resolver } from '../resolver.ts';
import { codeFiles, startedProgram } from './code-files.ts';

/** What a cloud calls functions for, as far as their code is here. */
interface FunctionEntrances {
  readonly routes: readonly Route[];
  readonly consumers: readonly Consumer[];
  readonly jobs: readonly ScheduledFunction[];
}

export function deployedFunctions(resolver: Resolver, input: LinkInput): FunctionEntrances {
  const routes: Route[] = [];
  const consumers: Consumer[] = [];
  const jobs: ScheduledFunction[] = [];
  for (const [file, { facts, role }] of input.files)
    for (const fact of facts) {
      if (fact.kind !== 'functions' || role !== 'system') continue;
      for (const deployed of fact.functions) {
        const value = handlerValue(resolver, fact, deployed);
        if (value === undefined) continue;
        const place = functionBehind(resolver, value);
        if (fact.apart !== true || place !== undefined) routes.push(...routesOf(resolver, file, fact, deployed, value));
        if (place === undefined) continue;
        consumers.push(...consumersOf(input, file, deployed, place));
        jobs.push(...jobsOf(input, file, fact, deployed, place));
      }
    }
  return { routes, consumers, jobs };
}

/** `src/stamps.sell` is what `src/stamps.ts` exports as `sell`. */
function handlerValue(
  { scopes }: Resolver,
  { folder }: FunctionsFact,
  { handler }: DeployedFunction,
): PlacedValue | undefined {
  if (handler === startedProgram) return startedIn(scopes, folder);
  const [, path = '', name = ''] = /^(?:\.\/)?(.+)\.(\w+)$/.exec(handler) ?? [];
  const base = folder === '' ? path : `${folder}/${path}`;
  const file = codeFiles(base).find((candidate) => scopes.has(candidate));
  return file === undefined ? undefined : { context: { file, fn: 0 }, value: exported(scopes.get(file), name) };
}

/** `lambda.Start(handle)` in the folder of a program. */
function startedIn(scopes: Resolver['scopes'], folder: string): PlacedValue | undefined {
  for (const { file, outline } of scopes.values()) {
    if (outline.language !== 'go' || folderOf(file) !== folder) continue;
    const start = outline.calls.find(({ on, name }) => on?.kind === 'name' && on.name === 'lambda' && starts.has(name));
    const [value] = start?.args ?? [];
    if (start !== undefined && value !== undefined) return { context: { file, fn: start.fn }, value };
  }
  return undefined;
}

const starts: ReadonlySet<string> = new Set(['Start', 'StartWithOptions', 'StartHandlerFunc']);

function exported(scope: ReturnType<Resolver['scopes']['get']>, name: string): PlacedValue['value'] {
  return scope?.exports.get(name)?.value ?? { kind: 'name', name };
}

function routesOf(
  resolver: Resolver,
  declaring: string,
  { framework, apart }: FunctionsFact,
  { routes }: DeployedFunction,
  handler: PlacedValue,
): readonly Route[] {
  const code = apart === true ? codeOf(resolver, handler) : undefined;
  return routes.map(({ method, path, authorizer, file = declaring, at, end }) => {
    const guard: GuardUse = {
      context: { file, fn: 0 },
      value: { kind: 'text', text: authorizer ?? '' },
      name: authorizer,
      kind: 'authentication',
      level: 'inline',
      file,
      at,
      end,
    };
    return {
      framework,
      method,
      path: path.startsWith('/') ? path : `/${path}`,
      ...(code ?? { file, at, end }),
      context: handler.context,
      handler,
      guards: authorizer === undefined ? [] : [guard],
      passed: [],
    };
  });
}

function consumersOf(
  input: LinkInput,
  file: string,
  { channels }: DeployedFunction,
  place: FunctionPlace,
): readonly Consumer[] {
  return channels.map(({ broker, channel, deadLetter, declared, file: said, at, end }) => ({
    place,
    broker,
    channel,
    deadLetter,
    declared: declared && input.evidence(file, declared.at, declared.end),
    evidence: input.evidence(said ?? file, at, end),
  }));
}

/** Where the function itself stands: a service is known by its code. */
function codeOf(resolver: Resolver, handler: PlacedValue): Pick<Route, 'file' | 'at' | 'end'> | undefined {
  const place = functionBehind(resolver, handler);
  const outline = place && resolver.scopes.get(place.file)?.outline.functions[place.fn];
  return place && outline && { file: place.file, at: outline.at, end: outline.at };
}

function jobsOf(
  input: LinkInput,
  file: string,
  { framework }: FunctionsFact,
  { schedules }: DeployedFunction,
  place: FunctionPlace,
): readonly ScheduledFunction[] {
  return schedules.map(({ text, file: said, at, end }) => ({
    place,
    library: framework,
    schedule: text,
    inProcess: false,
    evidence: input.evidence(said ?? file, at, end),
  }));
}
