import type { FieldOutline, Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import type { LinkInput } from '../link-input.ts';
import { type FunctionPlace, functionBehind } from '../operations/handler-of.ts';
import { itemsOf, type PlacedValue } from '../read-options.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import type { Consumer } from './find-consumers.ts';
import type { ScheduledFunction } from './find-jobs.ts';

/** What a worker of arq runs: `class WorkerSettings: functions = [send_receipt, func(pack, name='pack')]`. */
export function workerFunctions(
  resolver: Resolver,
  scope: Scope,
  evidence: LinkInput['evidence'],
): readonly Consumer[] {
  return listed(resolver, scope, 'functions').flatMap(({ place, name, field }): readonly Consumer[] => {
    const own = resolver.scopes.get(place.file)?.outline.functions[place.fn]?.name ?? '';
    return [{ place, broker: 'arq', channel: name ?? own, evidence: evidence(scope.file, field.at, field.end) }];
  });
}

/** What it runs when: `cron_jobs = [cron(sweep, hour=4)]`. Of several workers one runs each. */
export function workerJobs(
  resolver: Resolver,
  scope: Scope,
  evidence: LinkInput['evidence'],
): readonly ScheduledFunction[] {
  return listed(resolver, scope, 'cron_jobs').map(({ place, told, field }) => {
    const schedule = told.map(({ key, value }) => `${key}=${textOf(value)}`).join(' ');
    const quote = evidence(scope.file, field.at, field.end);
    return { place, library: 'arq', schedule, inProcess: false, evidence: quote };
  });
}

interface Listed {
  readonly place: FunctionPlace;
  readonly name?: string | undefined;
  /** What is said beside the function. */
  readonly told: readonly { readonly key: string; readonly value: Value }[];
  readonly field: FieldOutline;
}

function listed(resolver: Resolver, scope: Scope, setting: string): readonly Listed[] {
  const { outline, file } = scope;
  if (outline.language !== 'python' || !outline.imports.some(({ from }) => /^arq(?:\.|$)/.test(from))) return [];
  return outline.classes.flatMap(({ fields, fn }) => {
    const field = fields.find(({ name }) => name === setting);
    const value = field?.default;
    if (field === undefined || value === undefined) return [];
    return itemsOf(resolver, { file, fn }, value).flatMap((item) => listedAt(resolver, item, field) ?? []);
  });
}

function listedAt(resolver: Resolver, { context, value }: PlacedValue, field: FieldOutline): Listed | undefined {
  const call = value.kind === 'call' ? resolver.scopes.get(context.file)?.outline.calls[value.call] : undefined;
  const [first, ...rest] = call?.args ?? [value];
  const inside: Context = call === undefined ? context : { file: context.file, fn: call.fn };
  const place = first && functionBehind(resolver, { context: inside, value: first });
  if (place === undefined) return undefined;
  const options = rest.at(-1);
  const told = options?.kind === 'object' ? options.entries : [];
  const name = told.find(({ key }) => key === 'name')?.value;
  return { place, told, field, name: name?.kind === 'text' ? name.text : undefined };
}

function textOf(value: Value): string {
  return value.kind === 'literal' || value.kind === 'text' ? value.text : '?';
}
