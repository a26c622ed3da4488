import type { CorsPolicy } from '../../model/endpoint.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import { isInside } from '../guards/guard-by-body.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { policyOfSteps, unknownPolicy } from './cors-policy.ts';
import type { CorsReader, CorsUse } from './cors-use.ts';

/** Spring's `CorsRegistry` and its sources by path, Ktor's `install(CORS)` and Javalin's plugin. */
export const jvmCors: CorsReader = (resolver, scope) => {
  if (scope.outline.language !== 'java' && scope.outline.language !== 'kotlin') return [];
  const calls = scope.outline.calls.flatMap((call) => {
    switch (call.name) {
      case 'addMapping':
        return mapped(resolver, scope, call);
      case 'registerCorsConfiguration':
        return registered(resolver, scope, call);
      case 'install':
        return call.args[0]?.kind === 'name' && call.args[0].name === 'CORS'
          ? block(resolver, scope, call, 'CORS')
          : [];
      case 'enableCors':
      case 'bundledCors':
        return block(resolver, scope, call, 'enableCors');
      default:
        return [];
    }
  });
  return [...calls, ...answerFilters(scope)];
};

/** `class CorsFilter implements ContainerResponseFilter` of Jakarta REST, which adds the header to every answer. */
function answerFilters(scope: Scope): readonly CorsUse[] {
  return scope.outline.classes.flatMap(({ name, bases }, cls): readonly CorsUse[] => {
    if (!bases.some((base) => /(?:^|\.)ContainerResponseFilter$/.test(base))) return [];
    const call = scope.outline.calls.find(
      ({ fn, args: [header] }) =>
        scope.classAround(fn) === cls && header?.kind === 'text' && /^access-control-allow-origin$/i.test(header.text),
    );
    if (call === undefined) return [];
    const isAny = call.args[1]?.kind === 'text' && call.args[1].text === '*';
    return [{ name, policy: isAny ? { origins: 'any', credentials: false } : unknownPolicy, ...placeOf(scope, call) }];
  });
}

/** `registry.addMapping("/api/**").allowedOrigins("*")`: any origin where nothing is said. */
function mapped(resolver: Resolver, scope: Scope, call: CallOutline): readonly CorsUse[] {
  const isRegistry = scope.outline.imports.some(
    ({ from, name }) => /CorsRegistry/.test(`${from} ${name}`) || from.endsWith('.annotation'),
  );
  const path = pathOf(resolver, scope, call);
  if (!isRegistry || path === undefined) return [];
  const chain = scope.outline.calls.filter(({ start }) => start === call.start);
  const policy = policyOfSteps(resolver, scope.file, chain) ?? {
    origins: 'any' as const,
    credentials: isCredited(chain),
  };
  return [{ name: 'CorsRegistry', policy, patterns: [path], ...placeOf(scope, call) }];
}

function isCredited(chain: readonly CallOutline[]): boolean {
  return chain.some(
    ({ name, args: [first] }) => name === 'allowCredentials' && first?.kind === 'literal' && first.text === 'true',
  );
}

/** `source.registerCorsConfiguration("/**", configuration)`: what is called on the configuration in the same function. */
function registered(resolver: Resolver, scope: Scope, call: CallOutline): readonly CorsUse[] {
  const path = pathOf(resolver, scope, call);
  const [, configuration] = call.args;
  if (path === undefined || configuration === undefined) return [];
  const steps = scope.outline.calls.filter(
    ({ on, fn }) =>
      fn === call.fn && on?.kind === 'name' && configuration.kind === 'name' && on.name === configuration.name,
  );
  const policy = policyOfSteps(resolver, scope.file, steps) ?? unknownPolicy;
  return [{ name: 'CorsConfigurationSource', policy, patterns: [path], ...placeOf(scope, call) }];
}

function block(resolver: Resolver, scope: Scope, call: CallOutline, name: string): readonly CorsUse[] {
  const body = call.args.at(-1);
  if (body?.kind !== 'function') return [];
  const steps = scope.callsWithin(body.fn).flatMap((each) => scope.outline.calls[each] ?? []);
  const within = scope.outline.bindings.filter(({ fn }) => isInside(scope, fn, body.fn));
  const reflects = within.some(({ name, value }) => /\.reflectClientOrigin$/.test(name) && isTrue(value));
  const stepped = policyOfSteps(resolver, scope.file, steps) ?? unknownPolicy;
  const policy: CorsPolicy = reflects ? { origins: 'reflected', credentials: false } : stepped;
  const assigned = within.find(({ name }) => /(?:^|\.)allowCredentials$/.test(name));
  const credentials =
    assigned === undefined
      ? policy.credentials
      : assigned.value.kind === 'literal'
        ? assigned.value.text === 'true'
        : 'unknown';
  // Both answer with the origin that asks where cookies are allowed.
  const echoed = policy.origins === 'any' && credentials === true;
  return [{ name, policy: { origins: echoed ? 'reflected' : policy.origins, credentials }, ...placeOf(scope, call) }];
}

function isTrue(value: Value): boolean {
  return value.kind === 'literal' && value.text === 'true';
}

function pathOf(resolver: Resolver, scope: Scope, { args: [path], fn }: CallOutline): string | undefined {
  const text = path === undefined ? undefined : resolveText(resolver, { file: scope.file, fn }, path)?.text;
  return text?.startsWith('/') === true ? text : undefined;
}

function placeOf({ file }: Scope, { start, end }: CallOutline) {
  return { file, at: start, end };
}
