import type { CallOutline } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';

type Placed = readonly [file: string, call: CallOutline];

const maxDepth = 3;

/** Calls of the file that starts an application, and those on it in functions that it is handed to: `setup(app)`. */
export function applicationCalls(resolver: Resolver, file: string): readonly Placed[] {
  const scope = resolver.scopes.get(file);
  if (scope === undefined) return [];
  return scope.outline.calls.flatMap((call, index) => [
    [file, call] as const,
    ...handedOn(resolver, scope, index, isApplication(resolver, file), 0),
  ]);
}

type IsMeant = (call: CallOutline, argument: number) => boolean;

function handedOn(resolver: Resolver, scope: Scope, index: number, isMeant: IsMeant, depth: number): readonly Placed[] {
  const call = scope.outline.calls[index];
  const given = call?.args.findIndex((_, argument) => isMeant(call, argument)) ?? -1;
  if (call === undefined || given < 0 || depth >= maxDepth) return [];
  return calleesOf(resolver, scope.file, index).flatMap((callee) =>
    callee.kind === 'function' ? callsOn(resolver, callee.file, callee.fn, given, depth + 1) : [],
  );
}

function callsOn(resolver: Resolver, file: string, fn: number, given: number, depth: number): readonly Placed[] {
  const scope = resolver.scopes.get(file);
  const name = scope?.outline.functions[fn]?.parameters[given]?.name;
  if (scope === undefined || name === undefined) return [];
  return scope.callsWithin(fn).flatMap((index): readonly Placed[] => {
    const call = scope.outline.calls[index];
    if (call === undefined) return [];
    if (call.on?.kind === 'name' && call.on.name === name) return [[file, call]];
    const isMeant: IsMeant = ({ args }, argument) => {
      const value = args[argument];
      return value?.kind === 'name' && value.name === name;
    };
    return handedOn(resolver, scope, index, isMeant, depth);
  });
}

/** What `NestFactory.create` has given. */
function isApplication(resolver: Resolver, file: string): IsMeant {
  return ({ args, fn }, argument) => {
    const value = args[argument];
    return (
      value?.kind === 'name' &&
      resolver
        .value({ file, fn }, value)
        .some((found) => found.kind === 'made' && found.module === '@nestjs/core' && found.maker[0] === 'NestFactory')
    );
  };
}
