import { type PhpClient, phpClients, phpVerbs, symfonyHttp } from '../../extractors/calls/php-clients.ts';
import { scopedClientName } from '../../extractors/infra/scoped-client-name.ts';
import type { Timeout } from '../../model/call.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { Definition } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { type ChainLink, clientChain } from '../outbound/client-chain.ts';
import type { OutboundFact } from '../outbound/outbound-fact.ts';
import { entryOf, type PlacedValue } from '../read-options.ts';
import { placedNumber } from '../resolve-number.ts';
import { type ResolvedText, resolveText } from '../resolve-text.ts';

/** `Http::timeout(3)->get($url)`, `$client->request('GET', $url)`, `curl_init($url)`: requests that leave the process. */
export function readPhpClients(spot: CallSpot, facts: OperationFacts): boolean {
  const { call, context, resolver } = spot;
  if (call.on === undefined) return readCurl(spot, facts);
  const isVerb = Object.hasOwn(phpVerbs, call.name);
  if (!isVerb && call.name !== 'request' && call.name !== 'requestAsync' && call.name !== 'send') return false;
  const client = clientOf(spot);
  if (client === undefined || call.args.length === 0) return false;
  const [first, second] = call.args;
  const told = isVerb || first === undefined ? undefined : resolveText(resolver, context, first)?.text.toUpperCase();
  const written = isVerb ? first : second;
  const links = clientChain(resolver, context, call.on);
  const path = written && resolveText(resolver, context, written);
  const base = named(spot, links, client.bases);
  facts.outbound.push({
    spot,
    library: client.id,
    protocol: 'http',
    method: isVerb ? (phpVerbs[call.name] ?? 'ANY') : (told ?? 'ANY'),
    url: joined(base && resolveText(resolver, base.context, base.value), path),
    configured: client.id === symfonyHttp.id && base === undefined ? containersClient(spot) : undefined,
    timeout: timeoutOf(spot, client, links),
    timeoutSearch: [],
    retry: links.some((link) => link.call.name === 'retry' || link.call.name === 'retryIf'),
    circuitBreaker: false,
  });
  return true;
}

function clientOf(spot: CallSpot): PhpClient | undefined {
  const { resolver, context, index } = spot;
  for (const callee of calleesOf(resolver, context.file, index)) {
    const name = classOf(callee);
    const client = name === undefined ? undefined : phpClients.find(({ classes }) => classes.includes(name));
    if (client !== undefined) return client;
  }
  return pooledClient(spot);
}

/** `Http::pool(fn (Pool $pool) => [$pool->get($url)])`: the pool sends as the client does that makes it. */
function pooledClient({ resolver, context, call }: CallSpot): PhpClient | undefined {
  const scope = resolver.scopes.get(context.file);
  let { on } = call;
  while (on?.kind === 'call') on = scope?.outline.calls[on.call]?.on;
  const fn = scope?.outline.functions[context.fn];
  const around = fn?.argumentOf;
  if (around === undefined || on?.kind !== 'name' || fn?.parameters[0]?.name !== on.name) return undefined;
  if (scope?.outline.calls[around]?.name !== 'pool') return undefined;
  for (const callee of calleesOf(resolver, context.file, around)) {
    const name = classOf(callee);
    const client = name === undefined ? undefined : phpClients.find(({ classes }) => classes.includes(name));
    if (client !== undefined) return client;
  }
  return undefined;
}

function classOf(definition: Definition): string | undefined {
  if (definition.kind === 'external') return `${definition.module}\\${definition.path[0] ?? ''}`;
  return definition.kind === 'made' ? `${definition.module}\\${definition.maker[0] ?? ''}` : undefined;
}

/** A link of the chain, or an option of the client or of the call. */
function optionsOf({ call, context }: CallSpot, links: readonly ChainLink[]): readonly PlacedValue[] {
  const own = call.args.map((value) => ({ context, value }));
  return [...own, ...links.flatMap((link) => link.call.args.map((value) => ({ context: link.context, value })))];
}

function named(spot: CallSpot, links: readonly ChainLink[], names: readonly string[]): PlacedValue | undefined {
  const link = links.find(({ call }) => names.includes(call.name));
  const [value] = link?.call.args ?? [];
  if (link !== undefined && value !== undefined) return { context: link.context, value };
  for (const { context, value: options } of optionsOf(spot, links))
    for (const name of names) {
      const entry =
        options.kind === 'object' || options.kind === 'name'
          ? entryOf(spot.resolver, context, options, name)
          : undefined;
      if (entry !== undefined) return entry;
    }
  return undefined;
}

/**
 * The container hands out clients by the names of their variables, `$stockClient` is `stock.client` of the settings, or as
 * the settings of the service say.
 */
function containersClient(spot: CallSpot): OutboundFact['configured'] {
  const { on } = spot.call;
  const field = on?.kind === 'name' ? /^(?:this\.)?(\w+)$/.exec(on.name)?.[1] : undefined;
  if (field === undefined) return undefined;
  const told = autowiredName(spot, field);
  const cls = classAround(spot);
  const places = told === undefined ? [`-of.${cls}.${field}`, `-of.${field}`, `.${field}`] : [`.${told}`];
  const keys = (kind: string) => places.map((place) => `${kind}${place}`);
  return {
    bases: keys('http-client'),
    timeouts: [...keys('http-client-timeout'), 'http-client-timeout'],
    retries: [...keys('http-client-retry'), 'http-client-retry'],
  };
}

/** `App.Service.StockReader` */
function classAround({ resolver, context }: CallSpot): string {
  const outline = resolver.scopes.get(context.file)?.outline;
  const cls = outline?.functions[context.fn]?.cls;
  const name = cls === undefined ? undefined : outline?.classes[cls]?.name;
  return `${outline?.package ?? ''}\\${name ?? ''}`.replaceAll('\\', '.');
}

/** `#[Autowire(service: 'stock.client')] HttpClientInterface $client`, `#[Target('stock.client')]` */
function autowiredName({ resolver, context }: CallSpot, field: string): string | undefined {
  const outline = resolver.scopes.get(context.file)?.outline;
  const cls = outline?.functions[context.fn]?.cls;
  const making = outline?.functions.find((fn) => fn.cls === cls && cls !== undefined && fn.name === 'constructor');
  const parameter = making?.parameters.find(({ name }) => name.replace(/^\$/, '') === field);
  for (const { name, args } of parameter?.decorators ?? []) {
    if (name !== 'Autowire' && name !== 'Target') continue;
    const [first] = args ?? [];
    const said = first?.kind === 'object' ? first.entries.find(({ key }) => key === 'service')?.value : first;
    if (said?.kind === 'text') return scopedClientName(said.text.replace(/^@/, ''));
  }
  return undefined;
}

function timeoutOf(spot: CallSpot, client: PhpClient, links: readonly ChainLink[]): Timeout {
  const placed = named(spot, links, client.timeouts);
  if (placed === undefined) return { kind: 'library-default', milliseconds: client.defaultTimeout };
  const seconds = placedNumber(spot.resolver, placed);
  return { kind: 'set', milliseconds: seconds === undefined ? undefined : Math.round(seconds * 1000) };
}

function joined(base: ResolvedText | undefined, path: ResolvedText | undefined): ResolvedText | undefined {
  if (base === undefined || path === undefined || /^[a-z]+:\/\//i.test(path.text)) return path ?? base;
  const text = `${base.text.replace(/\/+$/, '')}/${path.text.replace(/^\/+/, '')}`;
  return { text, variables: [...base.variables, ...path.variables] };
}

/** `curl_init($url)` or `curl_setopt($curl, CURLOPT_URL, $url)`, with what the function sets besides. */
function readCurl(spot: CallSpot, facts: OperationFacts): boolean {
  const { call, context, resolver } = spot;
  const url = call.name === 'curl_init' ? call.args[0] : isOption(call, 'CURLOPT_URL') ? call.args[2] : undefined;
  const text = url && resolveText(resolver, context, url);
  if (text === undefined) return false;
  const around = resolver.scopes.get(context.file)?.outline.calls.filter(({ fn }) => fn === call.fn) ?? [];
  const seconds = optionIn(around, 'CURLOPT_TIMEOUT');
  const number = seconds && placedNumber(resolver, { context, value: seconds });
  const custom = optionIn(around, 'CURLOPT_CUSTOMREQUEST');
  const method = custom && resolveText(resolver, context, custom)?.text;
  facts.outbound.push({
    spot,
    library: 'curl',
    protocol: 'http',
    method: method ?? ((optionIn(around, 'CURLOPT_POST') ?? optionIn(around, 'CURLOPT_POSTFIELDS')) ? 'POST' : 'GET'),
    url: text,
    timeout:
      seconds === undefined
        ? { kind: 'library-default', milliseconds: 0 }
        : { kind: 'set', milliseconds: number === undefined ? undefined : number * 1000 },
    timeoutSearch: [],
    retry: false,
    circuitBreaker: false,
  });
  return true;
}

function isOption({ name, args }: CallOutline, option: string): boolean {
  return name === 'curl_setopt' && args[1]?.kind === 'name' && args[1].name === option;
}

function optionIn(calls: readonly CallOutline[], option: string): Value | undefined {
  for (const call of calls) {
    if (isOption(call, option)) return call.args[2];
    const options = call.name === 'curl_setopt_array' ? call.args[1] : undefined;
    const entry = options?.kind === 'object' ? options.entries.find(({ key }) => key === option) : undefined;
    if (entry !== undefined) return entry.value;
  }
  return undefined;
}
