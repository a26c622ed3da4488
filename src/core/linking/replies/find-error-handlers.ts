import type { Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import { type FunctionPlace, functionBehind } from '../operations/handler-of.ts';
import { itemsOf } from '../read-options.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';

/** Functions that answer for whatever fails: Express middleware of four parameters, `setErrorHandler`, Nest filters. */
export function findErrorHandlers(resolver: Resolver): readonly FunctionPlace[] {
  const found = new Map<string, FunctionPlace>();
  for (const scope of resolver.scopes.values())
    for (const place of [...usedHandlers(resolver, scope), ...filterMethods(resolver, scope)])
      found.set(`${place.file}#${place.fn}`, place);
  return [...found.values()];
}

const setting = new Set(['setErrorHandler', 'setNotFoundHandler']);

function usedHandlers(resolver: Resolver, scope: Scope): readonly FunctionPlace[] {
  return scope.outline.calls.flatMap((call, index) => {
    if (call.name !== 'use' && !setting.has(call.name)) return [];
    const context = { file: scope.file, fn: call.fn };
    if (call.on === undefined || !isApplication(resolver, scope.file, index)) return [];
    return call.args
      .flatMap((argument) => itemsOf(resolver, context, argument))
      .flatMap((item) => functionBehind(resolver, item) ?? [])
      .filter((place) => setting.has(call.name) || parameterCount(resolver, place) === 4);
  });
}

/** Made by a framework, or handed over by one: what takes middleware has no other look. */
function isApplication(resolver: Resolver, file: string, index: number): boolean {
  return calleesOf(resolver, file, index).some(
    (callee) => callee.kind === 'parameter' || (callee.kind === 'made' && frameworks.has(callee.module)),
  );
}

const frameworks = new Set(['express', 'fastify', 'express-promise-router', '@nestjs/core']);

function parameterCount(resolver: Resolver, place: FunctionPlace): number {
  return resolver.scopes.get(place.file)?.outline.functions[place.fn]?.parameters.length ?? 0;
}

/** `@Catch(HttpException) class … { catch(exception, host) }` */
function filterMethods(resolver: Resolver, scope: Scope): readonly FunctionPlace[] {
  return scope.outline.classes.flatMap((outline, cls) => {
    const isFilter = outline.decorators.some((decorator) => decorator.name === 'Catch' && fromNest(resolver, scope));
    const fn = isFilter ? scope.method(cls, 'catch') : undefined;
    return fn === undefined ? [] : [{ file: scope.file, fn }];
  });
}

function fromNest(resolver: Resolver, scope: Scope): boolean {
  const value: Value = { kind: 'name', name: 'Catch' };
  return resolver
    .value({ file: scope.file, fn: 0 }, value)
    .some((definition) => definition.kind === 'external' && definition.module === '@nestjs/common');
}
