import { dotnetHttp, refit } from '../../extractors/calls/dotnet-http.ts';
import { dotnet } from '../../extractors/http/dotnet.ts';
import type { Timeout } from '../../model/call.ts';
import type { HttpMethod } from '../../model/endpoint.ts';
import type { Value } from '../../syntax/outline.ts';
import { argumentOf, attributesOf, textOf } from '../aspnet/attributes.ts';
import { plainTemplate } from '../aspnet/route-template.ts';
import { calleesOf } from '../call-sites.ts';
import type { Context, MadeDefinition } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { entryOf } from '../read-options.ts';
import { type ResolvedText, resolveText } from '../resolve-text.ts';
import { type ClientSettings, clientRegistrations, spanOf, timeoutOf } from './dotnet-registrations.ts';
import type { OutboundFact } from './outbound-fact.ts';

/** `http.GetFromJsonAsync<Order>($"/orders/{id}")`, and methods of interfaces that Refit implements. */
export function readDotnetHttp(spot: CallSpot, facts: OperationFacts): boolean {
  if (spot.call.on === undefined) return false;
  const found = requestOf(spot) ?? interfaceRequest(spot);
  if (found === undefined) return false;
  facts.outbound.push(found);
  return true;
}

function requestOf(spot: CallSpot): OutboundFact | undefined {
  const { call, resolver, context } = spot;
  const fixed = Object.hasOwn(dotnetHttp.requests, call.name)
    ? (dotnetHttp.requests as Readonly<Record<string, HttpMethod>>)[call.name]
    : undefined;
  const sends = (dotnetHttp.sends as readonly string[]).includes(call.name);
  if ((fixed === undefined && !sends) || call.on === undefined) return undefined;
  const client = resolver.value(context, call.on).find((definition) => isClient(definition as MadeDefinition));
  if (client?.kind !== 'made') return undefined;
  const [first] = call.args;
  const message = fixed === undefined && first !== undefined ? messageOf(spot, first) : undefined;
  const written = message?.url ?? (first === undefined ? undefined : { context, value: first });
  const own = written && addressText(spot, written.context, written.value);
  return factOf(spot, dotnetHttp.id, fixed ?? message?.method ?? 'ANY', own, settingsFor(spot, client));
}

function isClient(definition: MadeDefinition): boolean {
  if (definition.kind !== 'made' || definition.module !== dotnet) return false;
  const type = definition.maker.at(-1);
  if (type === dotnetHttp.type) return definition.members.length === 0;
  return (
    (type === dotnetHttp.factory || definition.maker[0] === 'HttpClientFactory') &&
    /^CreateClient\(\)$/.test(definition.members[0] ?? '')
  );
}

interface Message {
  readonly method: string;
  readonly url: { readonly context: Context; readonly value: Value } | undefined;
}

/** `new HttpRequestMessage(HttpMethod.Put, url)`, written here or in a variable. */
function messageOf({ resolver, context }: CallSpot, value: Value): Message | undefined {
  const scope = resolver.scopes.get(context.file);
  const bound = value.kind === 'name' ? scope?.bindings(context.fn, value.name)[0]?.value : value;
  const call = bound?.kind === 'call' ? scope?.outline.calls[bound.call] : undefined;
  if (call?.name !== 'HttpRequestMessage') return undefined;
  const inside = { file: context.file, fn: call.fn };
  const [verb, address] = call.args;
  const told = verb?.kind === 'name' ? verb : entryOf(resolver, inside, call.args.at(-1), 'Method')?.value;
  const method = told?.kind === 'name' ? (told.name.split('.').at(-1) ?? '').toUpperCase() : 'ANY';
  const url =
    address !== undefined && address.kind !== 'object'
      ? { context: inside, value: address }
      : entryOf(resolver, inside, call.args.at(-1), 'RequestUri');
  return { method, url };
}

/** A URL as text, also as a `Uri` or with a query added to it. */
function addressText(spot: CallSpot, context: Context, value: Value): ResolvedText | undefined {
  const call = value.kind === 'call' ? spot.resolver.scopes.get(context.file)?.outline.calls[value.call] : undefined;
  const inside = { file: context.file, fn: call?.fn ?? context.fn };
  const [first, second] = call?.args ?? [];
  if (call?.name === 'Uri' && first !== undefined) {
    const base = addressText(spot, inside, first);
    const below = second === undefined || second.kind === 'name' ? undefined : addressText(spot, inside, second);
    return below === undefined ? base : joined(base, below);
  }
  if (call?.name === 'AddQueryString' && first !== undefined) return addressText(spot, inside, first);
  return resolveText(spot.resolver, context, value);
}

function joined(base: ResolvedText | undefined, own: ResolvedText | undefined): ResolvedText | undefined {
  if (base === undefined || own === undefined) return own ?? base;
  if (/^[a-z+]+:\/\//i.test(own.text)) return own;
  return {
    text: `${base.text.replace(/\/+$/, '')}/${own.text.replace(/^\/+/, '')}`,
    variables: [...base.variables, ...own.variables],
  };
}

/** What is said where the client is registered, where it is made, and where its class sets it up. */
function settingsFor(spot: CallSpot, client: MadeDefinition): readonly ClientSettings[] {
  const { resolver, context } = spot;
  const scope = resolver.scopes.get(context.file);
  const { clients, defaults } = clientRegistrations(resolver);
  const found: (ClientSettings | undefined)[] = [];
  const cls = scope?.classAround(context.fn);
  if (cls !== undefined) {
    const bases = scope?.outline.classes[cls]?.bases ?? [];
    for (const name of [scope?.outline.classes[cls]?.name ?? '', ...bases]) found.push(clients.get(name));
    found.push(assignedIn(spot, (binding) => binding.cls === cls || scope?.classAround(binding.fn) === cls));
  } else found.push(assignedIn(spot, (binding) => binding.fn === context.fn));
  if (client.origin !== undefined && client.maker.at(-1) === dotnetHttp.type) found.push(madeAt(spot, client.origin));
  if (client.call !== undefined) found.push(namedAt(spot, client.call));
  return [...found, defaults].filter((each) => each !== undefined);
}

/** `CreateClient("orders")`, `CreateClient(nameof(OrdersClient))` */
function namedAt(
  { resolver }: CallSpot,
  { file, call: index }: { file: string; call: number },
): ClientSettings | undefined {
  const call = resolver.scopes.get(file)?.outline.calls[index];
  const [name] = call?.args ?? [];
  const { clients } = clientRegistrations(resolver);
  if (call?.name !== 'CreateClient' || name === undefined) return undefined;
  if (name.kind === 'name') {
    const known = clients.get(name.name.split('.').at(-1) ?? '');
    if (known !== undefined) return known;
  }
  const text = resolveText(resolver, { file, fn: call.fn }, name)?.text;
  return text === undefined ? undefined : (clients.get(JSON.stringify(text)) ?? clients.get(text));
}

/** `new HttpClient { BaseAddress = …, Timeout = … }` */
function madeAt(
  { resolver }: CallSpot,
  { file, call: index }: { file: string; call: number },
): ClientSettings | undefined {
  const call = resolver.scopes.get(file)?.outline.calls[index];
  if (call === undefined) return undefined;
  const context = { file, fn: call.fn };
  const base = entryOf(resolver, context, call.args.at(-1), 'BaseAddress');
  const timeout = timeoutOf(resolver, entryOf(resolver, context, call.args.at(-1), 'Timeout'));
  return { base, timeout, retry: false, circuitBreaker: false, file, at: call.at };
}

type Binding = { readonly fn: number; readonly cls?: number | undefined };

/** `_http.BaseAddress = new Uri(url);` in the class around, or in the function. */
function assignedIn(
  { resolver, context }: CallSpot,
  belongs: (binding: Binding) => boolean,
): ClientSettings | undefined {
  const { file } = context;
  const own = resolver.scopes.get(file)?.outline.bindings.filter(belongs) ?? [];
  const base = own.find(({ name }) => name.endsWith('.BaseAddress'));
  const timeout = own.find(({ name }) => /[cC]lient\w*\.Timeout$|[hH]ttp\w*\.Timeout$/.test(name));
  if (base === undefined && timeout === undefined) return undefined;
  const placed = (binding: typeof base) => binding && { context: { file, fn: binding.fn }, value: binding.value };
  return {
    base: placed(base),
    timeout: timeoutOf(resolver, placed(timeout)),
    retry: false,
    circuitBreaker: false,
    file,
    at: (base ?? timeout)?.at ?? 0,
  };
}

function factOf(
  spot: CallSpot,
  library: string,
  method: string,
  own: ResolvedText | undefined,
  settings: readonly ClientSettings[],
): OutboundFact {
  const based = settings.find(({ base }) => base !== undefined);
  const base = based?.base && addressText(spot, based.base.context, based.base.value);
  const bounded = settings.find(({ timeout }) => timeout !== undefined);
  const byToken = tokenTimeout(spot);
  const usual: Timeout = { kind: 'library-default', milliseconds: dotnetHttp.defaultTimeout };
  return {
    spot,
    library,
    protocol: 'http',
    method,
    url: joined(base, own),
    settingsOf: based?.file,
    timeout: byToken ?? bounded?.timeout ?? usual,
    timeoutSearch: settings.map(({ file, at }) => `client settings ${file}:${spot.quote(file, at, at).line}`),
    retry: settings.some(({ retry }) => retry),
    circuitBreaker: settings.some(({ circuitBreaker }) => circuitBreaker),
  };
}

/** `new CancellationTokenSource(TimeSpan.FromSeconds(2))`, whose token is handed along. */
function tokenTimeout({ resolver, context, call }: CallSpot): Timeout | undefined {
  const scope = resolver.scopes.get(context.file);
  for (const value of call.args) {
    if (value.kind !== 'name' || !value.name.endsWith('.Token')) continue;
    const source = value.name.slice(0, -'.Token'.length);
    const bound = scope?.bindings(context.fn, source)[0]?.value;
    const made = bound?.kind === 'call' ? scope?.outline.calls[bound.call] : undefined;
    const [span] = made?.args ?? [];
    if (made?.name === 'CancellationTokenSource' && span !== undefined)
      return { kind: 'set', milliseconds: spanOf(resolver, context, span) };
    const cut = scope?.outline.calls.find(
      ({ name, on }) => name === 'CancelAfter' && on?.kind === 'name' && on.name === source,
    );
    const [after] = cut?.args ?? [];
    if (after !== undefined) return { kind: 'set', milliseconds: spanOf(resolver, context, after) };
  }
  return undefined;
}

/** `[Get("/orders/{id}")] Task<Order> Find(int id);` */
function interfaceRequest(spot: CallSpot): OutboundFact | undefined {
  const { resolver, context, index } = spot;
  for (const callee of calleesOf(resolver, context.file, index)) {
    if (callee.kind !== 'function') continue;
    const outline = resolver.scopes.get(callee.file)?.outline;
    const fn = outline?.functions[callee.fn];
    const cls = fn?.cls === undefined ? undefined : outline?.classes[fn.cls];
    if (cls?.kind !== 'interface') continue;
    const attribute = attributesOf({ file: callee.file, fn: callee.fn }, fn?.decorators).find(({ name }) =>
      Object.hasOwn(refit.verbs, name),
    );
    if (attribute === undefined) continue;
    const path = textOf(resolver, argumentOf(attribute, '')) ?? '';
    const known = clientRegistrations(resolver).clients.get(cls.name);
    const url = { text: plainTemplate(path).replace(/\{\w+\}/g, '{}'), variables: [] };
    const method = (refit.verbs as Readonly<Record<string, HttpMethod>>)[attribute.name] ?? 'GET';
    const { defaults } = clientRegistrations(resolver);
    return factOf(
      spot,
      refit.id,
      method,
      url,
      [known, defaults].filter((each) => each !== undefined),
    );
  }
  return undefined;
}
