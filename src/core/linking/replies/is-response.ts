import { responseMethods } from '../../extractors/replies/response-methods.ts';
import type { ParameterOutline, Value } from '../../syntax/outline.ts';
import type { Context, Definition } from '../definition.ts';
import { readType } from '../resolve-type.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';

const maxCallers = 4;
const maxDepth = 4;

/** Whether a value is the response that a framework hands to a handler, also where helpers pass it on. */
export function isResponse(resolver: Resolver, context: Context, value: Value, depth = 0): boolean {
  if (depth > maxDepth || value.kind === 'text' || value.kind === 'object') return false;
  if (value.kind === 'call')
    return isChainLink(resolver, context, value.call, depth) || isMade(resolver, context, value);
  const scope = resolver.scopes.get(context.file);
  const parameter = scope === undefined ? undefined : parameterNamed(scope, context.fn, value);
  if (scope === undefined || parameter === undefined) return isMade(resolver, context, value);
  const outline = scope.outline.functions[parameter.fn]?.parameters[parameter.index];
  return outline !== undefined && isResponseParameter(resolver, scope, parameter, outline, depth);
}

/** `helper(res.status(400))`: the argument is a link of a chain. */
function isChainLink(resolver: Resolver, context: Context, index: number, depth: number): boolean {
  const call = resolver.scopes.get(context.file)?.outline.calls[index];
  if (call?.on === undefined || !responseMethods.status.some((name) => name === call.name)) return false;
  return isResponse(resolver, { file: context.file, fn: call.fn }, call.on, depth + 1);
}

function isMade(resolver: Resolver, context: Context, value: Value): boolean {
  return resolver.value(context, value).some(isResponseDefinition);
}

function isResponseDefinition(definition: Definition): boolean {
  if (definition.kind !== 'made') return false;
  const last = definition.members.at(-1);
  // Nest's exception filters ask for the response: `host.switchToHttp().getResponse()`.
  if (definition.module === '@nestjs/common') return last === 'getResponse()';
  return last === undefined && isResponseType(definition.maker.at(-1)) && isKnown(definition.module);
}

function isResponseType(name: string | undefined): boolean {
  return responseMethods.types.some((type) => type === name);
}

function isKnown(module: string): boolean {
  return responseMethods.modules.some((known) => known === module);
}

interface ParameterPlace {
  readonly fn: number;
  readonly index: number;
}

/** The parameter of an enclosing function that a plain name means, unless something nearer has the name. */
export function parameterNamed(scope: Scope, from: number, value: Value): ParameterPlace | undefined {
  if (value.kind !== 'name' || value.name.includes('.')) return undefined;
  for (let fn = from; fn > 0; fn = scope.outline.functions[fn]?.parent ?? 0) {
    if (scope.bindings(fn, value.name).some((binding) => binding.declared === true)) return undefined;
    const index = scope.outline.functions[fn]?.parameters.findIndex((parameter) => parameter.name === value.name) ?? -1;
    if (index >= 0) return { fn, index };
  }
  return undefined;
}

function isResponseParameter(
  resolver: Resolver,
  scope: Scope,
  { fn, index }: ParameterPlace,
  parameter: ParameterOutline,
  depth: number,
): boolean {
  if (parameter.decorators !== undefined && parameter.decorators.length > 0)
    return parameter.decorators.some((decorator) => responseMethods.decorators.some((name) => name === decorator.name));
  if (parameter.type !== undefined && parameter.type !== 'any')
    return isResponseAnnotation(resolver, scope, fn, parameter.type);
  const sites = resolver.callSites({ kind: 'function', file: scope.file, fn }).slice(0, maxCallers);
  const passed = sites.some((site) => {
    const call = resolver.scopes.get(site.file)?.outline.calls[site.call];
    const argument = call?.args[index];
    if (call === undefined || argument === undefined) return false;
    return isResponse(resolver, { file: site.file, fn: call.fn }, argument, depth + 1);
  });
  return passed || (sites.length === 0 && standsWhereResponsesDo(scope, fn, index));
}

function isResponseAnnotation(resolver: Resolver, scope: Scope, fn: number, type: string): boolean {
  const definitions = resolver.type({ file: scope.file, fn }, type);
  if (definitions.length > 0) return definitions.some(isResponseDefinition);
  return isResponseType(readType(type).head.split('.').at(-1));
}

/** Functions of these take something else second. */
const otherCallbacks = new Set([
  'then',
  'catch',
  'map',
  'flatMap',
  'forEach',
  'reduce',
  'filter',
  'find',
  'some',
  'every',
  'sort',
  'on',
  'once',
  'setTimeout',
]);

/** Second of `(req, res, next)`, third of `(error, req, res, next)`, in a function that a framework calls. */
function standsWhereResponsesDo(scope: Scope, fn: number, index: number): boolean {
  const outline = scope.outline.functions[fn];
  if (outline === undefined) return false;
  const count = outline.parameters.length;
  if (index !== (count === 4 ? 2 : 1) || count > 4) return false;
  const receiver = outline.argumentOf === undefined ? undefined : scope.outline.calls[outline.argumentOf];
  return receiver === undefined || !otherCallbacks.has(receiver.name);
}
