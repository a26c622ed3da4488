import { refit, resilience, standardTotalTimeout } from '../../extractors/calls/dotnet-http.ts';
import type { Timeout } from '../../model/call.ts';
import type { CallOutline, Outline, Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { Context } from '../definition.ts';
import { isInside } from '../guards/guard-by-body.ts';
import { oncePerWorkspace } from '../once-per-workspace.ts';
import type { PlacedValue } from '../read-options.ts';
import { resolveNumber } from '../resolve-number.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';

/** What is said of a client where it is made or registered. */
export interface ClientSettings {
  readonly base?: PlacedValue | undefined;
  readonly timeout?: Timeout | undefined;
  readonly retry: boolean;
  readonly circuitBreaker: boolean;
  readonly file: string;
  readonly at: number;
}

interface Registrations {
  /** By the names of the types, and by the name in quotes: `"orders"`. */
  readonly clients: ReadonlyMap<string, ClientSettings>;
  /** What holds for all clients. */
  readonly defaults: ClientSettings | undefined;
}

/** `AddHttpClient<IOrders, OrdersClient>(client => …)`, `AddHttpClient("orders", …)`, `AddRefitClient<IOrders>()`. */
export const clientRegistrations = oncePerWorkspace((resolver: Resolver): Registrations => {
  const clients = new Map<string, ClientSettings>();
  let defaults: ClientSettings | undefined;
  for (const scope of resolver.scopes.values()) {
    const { outline } = scope;
    if (outline.language !== 'csharp') continue;
    outline.calls.forEach((call, index) => {
      if (call.name === 'ConfigureHttpClientDefaults') defaults ??= settingsOf(resolver, scope, index);
      const isRefit = (refit.registrations as readonly string[]).includes(call.name);
      if (call.name !== 'AddHttpClient' && call.name !== 'AddGrpcClient' && !isRefit) return;
      const settings = settingsOf(resolver, scope, index);
      const types = call.typeArguments
        ?.slice(1, -1)
        .split(',')
        .map((type) => type.trim().split('.').at(-1) ?? '');
      for (const type of types ?? []) clients.set(type, settings);
      const [name] = call.args;
      if (name?.kind === 'text') clients.set(JSON.stringify(name.text), settings);
      else if (name?.kind === 'name' && types === undefined) clients.set(name.name.split('.').at(-1) ?? '', settings);
    });
  }
  return { clients, defaults };
});

function settingsOf(resolver: Resolver, scope: Scope, index: number): ClientSettings {
  const { file, outline } = scope;
  const links = chainFrom(outline, index);
  const inside = (fn: number): boolean =>
    links.some(({ args }) => args.some((value) => value.kind === 'function' && isInside(scope, fn, value.fn)));
  const steps = [...links, ...outline.calls.filter(({ fn }) => inside(fn))];
  const kinds = new Set(steps.flatMap(({ name }) => (Object.hasOwn(resilience, name) ? (resilience[name] ?? []) : [])));
  for (const kind of policiesNamed(resolver, file, steps)) kinds.add(kind);
  const assigned = (member: string): PlacedValue | undefined => {
    const binding = outline.bindings.find(({ name, fn }) => inside(fn) && name.endsWith(`.${member}`));
    return binding && { context: { file, fn: binding.fn }, value: binding.value };
  };
  const standard = steps.some(({ name }) => /^AddStandard/.test(name));
  return {
    base: assigned('BaseAddress') ?? assigned('Address'),
    timeout:
      timeoutOf(resolver, assigned('Timeout')) ??
      (standard
        ? { kind: 'set', milliseconds: standardTotalTimeout }
        : kinds.has('timeout')
          ? { kind: 'set' }
          : undefined),
    retry: kinds.has('retry'),
    circuitBreaker: kinds.has('circuit-breaker'),
    file,
    at: outline.calls[index]?.at ?? 0,
  };
}

/** A call and the steps that go on with it. */
function chainFrom(outline: Outline, index: number): readonly CallOutline[] {
  const links: CallOutline[] = [];
  for (let at = index; at >= 0; ) {
    const call = outline.calls[at];
    if (call === undefined) break;
    links.push(call);
    at = outline.calls.findIndex(({ on }) => on?.kind === 'call' && on.call === at);
  }
  return links;
}

/** `.AddPolicyHandler(RetryPolicy())` of a function of one's own. */
function policiesNamed(resolver: Resolver, file: string, steps: readonly CallOutline[]) {
  return steps.flatMap((step) => {
    if (!/^Add(?:PolicyHandler|ResilienceHandler|TransientHttpErrorPolicy)/.test(step.name)) return [];
    return step.args.flatMap((value) => {
      if (value.kind !== 'call') return [];
      return calleesOf(resolver, file, value.call).flatMap((callee) => {
        if (callee.kind !== 'function') return [];
        const scope = resolver.scopes.get(callee.file);
        const names = scope?.outline.calls.filter(({ fn }) => isInside(scope, fn, callee.fn)).map(({ name }) => name);
        return (names ?? []).flatMap((name) => (Object.hasOwn(resilience, name) ? (resilience[name] ?? []) : []));
      });
    });
  });
}

const units: Readonly<Record<string, number>> = {
  FromMilliseconds: 1,
  FromSeconds: 1_000,
  FromMinutes: 60_000,
  FromHours: 3_600_000,
};

/** `TimeSpan.FromSeconds(5)`; what never ends is no limit. */
export function timeoutOf(resolver: Resolver, placed: PlacedValue | undefined): Timeout | undefined {
  if (placed === undefined) return undefined;
  const { context, value } = placed;
  if (value.kind === 'name' && value.name.endsWith('InfiniteTimeSpan'))
    return { kind: 'library-default', milliseconds: 0 };
  return { kind: 'set', milliseconds: spanOf(resolver, context, value) };
}

export function spanOf(resolver: Resolver, context: Context, value: Value): number | undefined {
  const call = value.kind === 'call' ? resolver.scopes.get(context.file)?.outline.calls[value.call] : undefined;
  const [first, minutes, seconds] = call?.args ?? [];
  if (call === undefined || first === undefined) return undefined;
  const inside = { file: context.file, fn: call.fn };
  const unit = units[call.name];
  const amount = resolveNumber(resolver, inside, first);
  if (unit !== undefined) return amount === undefined ? undefined : amount * unit;
  if (call.name !== 'TimeSpan' || minutes === undefined || seconds === undefined) return undefined;
  const parts = [first, minutes, seconds].map((part) => resolveNumber(resolver, inside, part) ?? Number.NaN);
  const whole = ((parts[0] ?? 0) * 3_600 + (parts[1] ?? 0) * 60 + (parts[2] ?? 0)) * 1_000;
  return Number.isFinite(whole) ? whole : undefined;
}
