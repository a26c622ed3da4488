import { corsLibraries } from '../../extractors/security/cors-libraries.ts';
import {
  corsSteps,
  credentialOptions,
  originOptions,
  wholePolicies,
} from '../../extractors/security/cors-vocabulary.ts';
import { originsIn, together } from '../../model/cors-origins.ts';
import type { CorsPolicy } from '../../model/endpoint.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { CallSite, Context, Definition } from '../definition.ts';
import { chainOf } from '../http/composed/chain-of.ts';
import { entryOf, objectsOf, type PlacedValue } from '../read-options.ts';
import type { Resolver } from '../resolver.ts';
import { originsOf } from './cors-origins.ts';

type Origins = CorsPolicy['origins'];
type Credentials = CorsPolicy['credentials'];

export const unknownPolicy: CorsPolicy = { origins: 'unknown', credentials: 'unknown' };

/** What a guard of kind `cors` allows: by the call that makes it, or the one that hands it over together with its options. */
export function corsPolicyOf(
  resolver: Resolver,
  { context, value }: PlacedValue,
  place: { readonly file: string; readonly at: number },
): CorsPolicy {
  const definitions = resolver.value(context, value);
  const whole = definitions.map(wholeOf).find((found) => found !== undefined);
  if (whole !== undefined) return whole;
  const sites = [...sitesOf(resolver, context, value, definitions), ...handingAt(resolver, place)];
  for (const site of sites) {
    const policy = policyAt(resolver, site, definitions);
    if (policy !== undefined) return policy;
  }
  return writtenByHand(resolver, definitions) ?? unknownPolicy;
}

/** A call with its chain: `new CorsLayer().allow_origin(Any)`, `cors({ origin: true })`, `allow { origins '*' }`. */
export function policyAt(
  resolver: Resolver,
  site: CallSite,
  definitions: readonly Definition[] = [],
): CorsPolicy | undefined {
  const scope = resolver.scopes.get(site.file);
  const call = scope?.outline.calls[site.call];
  if (scope === undefined || call === undefined) return undefined;
  const chain = chainOf(scope, site.call);
  const steps = chain.flatMap((link) => [link, ...callsWithin(resolver, site.file, link)]);
  const stepped = policyOfSteps(resolver, site.file, steps);
  if (stepped !== undefined) return stepped;
  const modules = definitions.flatMap((each) =>
    each.kind === 'made' || each.kind === 'external' ? [each.module] : [],
  );
  return policyOfOptions(resolver, { file: site.file, fn: call.fn }, call.args, modules);
}

/** An entry of options that is `true` or an object: `{ cors: { origin: '…' } }`. */
export function corsPolicyIn(resolver: Resolver, { context, value }: PlacedValue): CorsPolicy {
  if (value.kind === 'literal' && value.text === 'true') return { origins: 'any', credentials: false };
  return policyOfOptions(resolver, context, [value], []) ?? unknownPolicy;
}

function wholeOf(definition: Definition): CorsPolicy | undefined {
  if (definition.kind !== 'made' && definition.kind !== 'external') return undefined;
  const name = definition.kind === 'made' ? definition.maker.at(-1) : definition.path.at(-1);
  const key = `${definition.module} ${name}`;
  return Object.hasOwn(wholePolicies, key) ? wholePolicies[key] : undefined;
}

function sitesOf(
  resolver: Resolver,
  context: Context,
  value: Value,
  definitions: readonly Definition[],
): readonly CallSite[] {
  const written = value.kind === 'call' ? [{ file: context.file, call: value.call }] : [];
  const made = definitions.flatMap((each) =>
    each.kind === 'made' ? [each.call, each.origin].filter((site) => site !== undefined) : [],
  );
  return [...written, ...made, ...boundTo(resolver, context, value)];
}

/** `let cors = CorsLayer::new().allow_origin(Any);`: the whole chain. */
function boundTo(resolver: Resolver, { file, fn }: Context, value: Value): readonly CallSite[] {
  if (value.kind !== 'name') return [];
  const bound = resolver.scopes.get(file)?.bindings(fn, value.name).at(-1)?.value;
  return bound?.kind === 'call' ? [{ file, call: bound.call }] : [];
}

/** `app.register(cors, { origin: true })`, `app.add_middleware(CORSMiddleware, allow_origins=["*"])` */
function handingAt(resolver: Resolver, { file, at }: { file: string; at: number }): readonly CallSite[] {
  const calls = resolver.scopes.get(file)?.outline.calls ?? [];
  const call = calls.findIndex((each) => each.at === at || each.start === at);
  return call < 0 ? [] : [{ file, call }];
}

/** Calls of the blocks and lambdas that a call is handed, and those that make what it is handed. */
function callsWithin(resolver: Resolver, file: string, { args }: CallOutline): readonly CallOutline[] {
  const scope = resolver.scopes.get(file);
  return args.flatMap((argument) => {
    if (argument.kind === 'call' && scope !== undefined) return chainOf(scope, argument.call);
    if (argument.kind !== 'function' || scope === undefined) return [];
    return scope.callsWithin(argument.fn).flatMap((index) => scope.outline.calls[index] ?? []);
  });
}

/** Undefined where none of the calls says which origins may ask. */
export function policyOfSteps(resolver: Resolver, file: string, calls: readonly CallOutline[]): CorsPolicy | undefined {
  const origins: Origins[] = [];
  let credentials: Credentials = false;
  for (const call of calls) {
    const step = stepOf(call);
    const context = { file, fn: call.fn };
    if (step === 'credentials') credentials = creditedBy(call);
    else if (step !== undefined) origins.push(originsOfStep(resolver, context, call, step));
    else if (entryOf(resolver, context, call.args.at(-1), 'credentials')?.value.kind === 'literal')
      credentials = credentialsIn(resolver, context, call.args.at(-1));
  }
  if (origins.length === 0) return undefined;
  return { origins: together(origins), credentials };
}

function stepOf({ name }: CallOutline): (typeof corsSteps)[string] | undefined {
  const plain = name.toLowerCase().replaceAll('_', '');
  return Object.hasOwn(corsSteps, plain) ? corsSteps[plain] : undefined;
}

function originsOfStep(
  resolver: Resolver,
  context: Context,
  { args }: CallOutline,
  step: (typeof corsSteps)[string],
): Origins {
  if (step === 'any' || step === 'reflected') return step;
  const named = together(
    args.filter(({ kind }) => kind !== 'object').map((value) => originsOf(resolver, context, value)),
  );
  // A pattern is compared with who asks, who is then answered by name.
  return step === 'patterns' && named === 'any' ? 'reflected' : named;
}

function creditedBy({ args: [first] }: CallOutline): Credentials {
  if (first === undefined) return true;
  if (first.kind !== 'literal') return 'unknown';
  return first.text === 'true';
}

function policyOfOptions(
  resolver: Resolver,
  context: Context,
  args: readonly Value[],
  modules: readonly string[],
): CorsPolicy | undefined {
  const library = corsLibraries.find((each) => modules.some((module) => each.modules.test(module)));
  const given = args.filter(({ kind }) => kind !== 'text' && kind !== 'literal');
  const options = args.findLast((argument) => objectsOf(resolver, context, argument).length > 0);
  if (options === undefined)
    return library === undefined || given.some((each) => !isHanded(resolver, context, each))
      ? undefined
      : defaultOf(library);
  const told = originOptions.flatMap((key) => {
    const entry = entryOf(resolver, context, options, key);
    return entry === undefined ? [] : [{ key, entry }];
  });
  const credentials = credentialsIn(resolver, context, options);
  const origins = together(
    told.map(({ key, entry }) => {
      const named = originsOf(resolver, entry.context, entry.value);
      return key === 'AllowAllOrigins' && named === 'reflected' ? 'any' : named;
    }),
  );
  if (told.length === 0) return library === undefined ? undefined : { ...defaultOf(library), credentials };
  const echoed = origins === 'any' && credentials === true && library?.echoes === 'always';
  return { origins: echoed ? 'reflected' : origins, credentials };
}

/** The application or the library itself rather than options. */
function isHanded(resolver: Resolver, context: Context, value: Value): boolean {
  if (value.kind === 'require') return true;
  if (value.kind !== 'name' && value.kind !== 'member') return false;
  return resolver.value(context, value).some(({ kind }) => kind === 'external' || kind === 'made');
}

function defaultOf({ opensByDefault, echoes }: (typeof corsLibraries)[number]): CorsPolicy {
  if (!opensByDefault) return { origins: 'unknown', credentials: false };
  return { origins: echoes === 'always' ? 'reflected' : 'any', credentials: false };
}

function credentialsIn(resolver: Resolver, context: Context, options: Value | undefined): Credentials {
  const entry = credentialOptions
    .map((key) => entryOf(resolver, context, options, key))
    .find((found) => found !== undefined);
  if (entry === undefined) return false;
  const { value } = entry;
  const word = value.kind === 'literal' || value.kind === 'text' ? value.text : value.kind === 'name' ? value.name : '';
  return /^true$/i.test(word) ? true : /^false$/i.test(word) ? false : 'unknown';
}

/** `res.header('Access-Control-Allow-Origin', '*')` */
function writtenByHand(resolver: Resolver, definitions: readonly Definition[]): CorsPolicy | undefined {
  for (const definition of definitions) {
    if (definition.kind !== 'function') continue;
    const scope = resolver.scopes.get(definition.file);
    const calls = scope?.callsWithin(definition.fn).flatMap((index) => scope.outline.calls[index] ?? []) ?? [];
    const said = (header: RegExp): readonly Value[] =>
      calls.flatMap(({ args: [name, value] }) =>
        name?.kind === 'text' && header.test(name.text) && value !== undefined ? [value] : [],
      );
    const origins = said(/^access-control-allow-origin$/i);
    if (origins.length === 0) continue;
    const [credentials] = said(/^access-control-allow-credentials$/i);
    return {
      origins: origins.length === 1 && origins[0]?.kind === 'text' ? originsIn(origins[0].text) : 'unknown',
      credentials:
        credentials === undefined ? false : credentials.kind === 'text' ? credentials.text === 'true' : 'unknown',
    };
  }
  return undefined;
}
