import type { Component, ConnectionPool } from '../../model/component.ts';
import type { Effect } from '../../model/effect.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import type { Job } from '../../model/job.ts';
import type { Operation } from '../../model/operation.ts';
import { knownValue } from '../../model/with-known.ts';
import { dotnetProjects } from '../aspnet/projects.ts';
import type { FileSites } from '../call-sites.ts';
import { corsBefore } from '../cors/cors-before.ts';
import { createResolver } from '../create-resolver.ts';
import { efSchemas, type LinkedSchemaFact } from '../ef/ef-schema.ts';
import { buildEndpoints, type ServedRoute } from '../endpoints/build-endpoints.ts';
import { repliesByOperation } from '../endpoints/replies-by-operation.ts';
import type { LinkInput } from '../link-input.ts';
import type { ConsumerUse } from '../messaging/join-channels.ts';
import { openBook } from '../open-book.ts';
import type { KnownFacts, OperationFacts } from '../operations/operation-facts.ts';
import { addResources } from '../operations/resource-book.ts';
import { type Walks, walkOperations } from '../operations/walk-operations.ts';
import type { ImportResolver } from '../resolve-import.ts';
import type { Resolver } from '../resolver.ts';
import { readSettings } from '../security/read-settings.ts';
import { codedPools } from '../services/connection-pools.ts';
import { type Entrances, findEntrances } from '../services/find-entrances.ts';
import { type AnswersAgain, answersAgain, lookedAt } from './answers-again.ts';
import { type AskedCatalog, askedCatalog, type Tables } from './asked-catalog.ts';
import { type EntranceTraces, tracesOf } from './entrance-traces.ts';
import type { Files } from './find-islands.ts';
import { type IslandAnswer, readPart, writtenPart } from './island-answer.ts';
import type { KnownWalk, KnownWalks } from './known-walks.ts';
import { type RestingWalks, restingWalks } from './resting-walks.ts';
import { settledPart } from './settled-part.ts';
import { type Ground, groundOf, type StandingBook, standingOn } from './standing.ts';
import { cold, noWarmth, type Warm, type Warmth } from './warmth.ts';
import { wordsOf } from './words-of.ts';

/** What the code of an island says once it is known which services there are. */
export interface IslandPart {
  readonly operations: readonly Operation[];
  readonly endpoints: readonly Endpoint[];
  readonly consumers: readonly ConsumerUse[];
  readonly jobs: readonly Job[];
  readonly facts: KnownFacts;
  readonly settings: readonly Effect[];
  readonly pools: readonly (readonly [service: string, pool: ConnectionPool])[];
}

/** What an island cannot know by itself. */
export interface Surroundings extends Tables {
  serviceOf(file: string): Component['id'] | undefined;
}

/** Linked in two steps, because services are found by what comes in anywhere. */
export interface Island {
  readonly files: Files;
  readonly traces: EntranceTraces;
  /** Tables that only several files together declare. */
  readonly schemas: readonly LinkedSchemaFact[];
  /** What was found out, for whoever takes its place. */
  known(): Known;
  /** What it said, asked for once each time that it was told anew. */
  takeAnswer(): (() => IslandAnswer) | undefined;
  /** Whether what the first step read is still at hand. */
  readonly isOpen: boolean;
  /** Gives up what the first step read, to read it again for the second: for what is too large to keep all of it. */
  close(): void;
  /** Its imports lead where they did, but from here on another resolver is asked. */
  follow(imports: ImportResolver): void;
  /** Whether what it knows of its walks is at hand, or packed until one of its files changes. */
  readonly isAtHand: boolean;
  rest(): void;
  /** The second step; kept as long as what surrounds the island says the same of it. */
  part(input: LinkInput, surroundings: Surroundings): IslandPart;
}

/** What an island was found to be. */
export interface Known {
  readonly traces: EntranceTraces;
  readonly part: IslandPart | undefined;
  readonly walks: RestingWalks | undefined;
}

interface Beginning {
  readonly before?: Known | undefined;
  readonly answer?: IslandAnswer | undefined;
  readonly warmth?: Warmth | undefined;
}

/**
 * `before`: what was known of the island when some of its files were others. `answer`: what the very same files said at an
 * earlier start. Then nobody looks into them before one of them changes.
 */
export function createIsland(
  whole: LinkInput,
  files: Files,
  resolver: ImportResolver,
  { before, answer, warmth = noWarmth }: Beginning = {},
): Island {
  let imports = resolver;
  let walks = before?.walks;
  const { codec } = whole;
  const begun = answer ?? open({ ...whole, files }, imports, walks?.read(), warmth);
  let opened = 'resolver' in begun ? begun : undefined;
  let earlier = answer;
  let untaken: (() => IslandAnswer) | undefined;
  let kept: Kept | undefined;
  let part = before?.part;
  const traces = knownValue(before?.traces, begun.traces);
  const { schemas } = begun;
  const tell = (now: LinkInput, surroundings: Surroundings): Told => {
    const input = { ...now, files };
    const known = walks?.read();
    const looked = opened ?? open(input, imports, known, warmth);
    const told = tellPart(input, looked, surroundings, known);
    // What nobody knew walks of before was not edited, only read.
    if (told !== undefined && known !== undefined) warmth.keep(looked.warm);
    return told ?? tellPart(input, openOn(input, imports, undefined, cold(input)), surroundings, undefined);
  };
  return {
    files,
    traces,
    schemas,
    known: () => ({ traces, part, walks }),
    takeAnswer: () => {
      const taken = untaken;
      untaken = undefined;
      return taken;
    },
    get isOpen() {
      return opened !== undefined;
    },
    get isAtHand() {
      return walks?.isAtHand === true;
    },
    rest: () => walks?.rest(),
    close: () => {
      opened = undefined;
    },
    follow: (now) => {
      imports = now;
    },
    part: (now, surroundings) => {
      const { serviceOf } = surroundings;
      const owners = kept?.serviceOf === serviceOf ? kept.owners : [...files.keys()].map(serviceOf).join('\n');
      if (kept?.owners === owners && kept.catalog.agreesWith(surroundings)) {
        if (kept.serviceOf !== serviceOf) kept = { ...kept, serviceOf };
        return kept.part;
      }
      const again = earlier && toldAgain(earlier, owners, surroundings);
      const told = again ?? tell(now, surroundings);
      // Everything that was read on the way is forgotten: it is many times what is kept.
      opened = undefined;
      earlier = undefined;
      walks = told.walks && restingWalks(told.walks, codec);
      part = settledPart(part, told.part);
      kept = { part, catalog: told.catalog, owners, serviceOf };
      untaken = again === undefined ? answerOf({ traces, schemas }, kept) : undefined;
      return part;
    },
  };
}

function answerOf({ traces, schemas }: Pick<Island, 'traces' | 'schemas'>, { part, catalog, owners }: Kept) {
  return (): IslandAnswer => {
    return { traces, schemas, owners, questions: catalog.written(), part: writtenPart(part, catalog) };
  };
}

/** What was told at an earlier start, where all that the island asked of others has the same answers now. */
function toldAgain(
  { owners, questions, part }: IslandAnswer,
  ownersNow: string,
  surroundings: Surroundings,
): Told | undefined {
  if (owners !== ownersNow) return undefined;
  const catalog = askedCatalog(surroundings);
  const answers = catalog.answersAgain(questions);
  return answers && { part: readPart(part, answers), catalog, walks: undefined };
}

interface Kept {
  readonly part: IslandPart;
  readonly catalog: AskedCatalog;
  /** Of each file the service that it belongs to, and by whose word. */
  readonly owners: string;
  readonly serviceOf: Surroundings['serviceOf'];
}

interface Opened {
  readonly warm: Warm;
  readonly resolver: Resolver;
  readonly ground: Ground;
  readonly sites: AnswersAgain<FileSites>;
  readonly entrances: Entrances;
  readonly traces: EntranceTraces;
  readonly schemas: readonly LinkedSchemaFact[];
}

/** What hangs on who asked first is found out anew, without what was known. */
function open(input: LinkInput, imports: ImportResolver, before: KnownWalks | undefined, warmth: Warmth): Opened {
  const opened = openOn(input, imports, before, warmth.take(input));
  const isUnsure = opened.ground.isDisturbed || opened.resolver.scopes.trace.isDeep;
  return before !== undefined && isUnsure ? openOn(input, imports, undefined, cold(input)) : opened;
}

function openOn(input: LinkInput, imports: ImportResolver, before: KnownWalks | undefined, warm: Warm): Opened {
  const resolver = createResolver(warm.scopes, imports, (file, find) => sites.of(file, find), warm.memory);
  const ground = groundOf(resolver, input.files, before?.standing);
  const sites = answersAgain(resolver.scopes.trace, ground, before?.sites);
  const entrances = findEntrances(resolver, input);
  return {
    warm,
    resolver,
    ground,
    sites,
    entrances,
    traces: tracesOf(entrances),
    schemas: efSchemas(resolver, dotnetProjects(input, resolver)),
  };
}

interface Told {
  readonly part: IslandPart;
  readonly catalog: AskedCatalog;
  readonly walks: KnownWalks | undefined;
}

function tellPart(input: LinkInput, opened: Opened, surroundings: Surroundings, before: undefined): Told;
function tellPart(
  input: LinkInput,
  opened: Opened,
  surroundings: Surroundings,
  before: KnownWalks | undefined,
): Told | undefined;
/** Undefined where what was known before cannot be told apart from what is to be found out anew. */
function tellPart(
  input: LinkInput,
  { resolver, ground, sites, entrances }: Opened,
  surroundings: Surroundings,
  before: KnownWalks | undefined,
): Told | undefined {
  const { serviceOf } = surroundings;
  const catalog = askedCatalog(surroundings);
  const book = openBook(input, resolver, serviceOf, entrances);
  const { facts, walks } = walkOperations(
    { resolver, book: book.operations, schema: catalog, evidence: input.evidence },
    (place) => {
      const known = before?.walks.get(place);
      return known !== undefined && ground.holds(known.looked) ? known.walk : undefined;
    },
  );
  addInjections(input, book.routes, facts);
  addResources(book.resources, { resolver, schema: catalog, quote: input.evidence }, facts);
  const { trace } = resolver.scopes;
  const endpoints = answersAgain(trace, ground, before?.endpoints);
  const settings = answersAgain(trace, ground, before?.settings);
  const asking = { ask: endpoints.of, wordsOf: (value: object) => wordsOf(value, input.files) };
  const handlers = book.routes.map((served) => served.operation).filter((operation) => operation !== undefined);
  const replies = repliesByOperation(facts, handlers);
  const cors = corsBefore(input, resolver, serviceOf);
  const part = {
    operations: [...book.operations.entries(), ...book.resources].map((entry) => entry.operation),
    endpoints: buildEndpoints({ resolver, evidence: input.evidence, replies, cors, ...asking }, book.routes),
    consumers: book.consumers,
    jobs: book.jobs,
    facts,
    settings: readSettings(input, resolver, serviceOf, settings.of),
    pools: codedPools(input, resolver, serviceOf),
  };
  if (before !== undefined && (ground.isDisturbed || trace.isDeep)) return undefined;
  if (trace.isDeep) return { part, catalog, walks: undefined };
  const kept = standingOn(ground, input.files, before?.standing);
  const found = {
    walks: knownWalks(walks, kept, before),
    endpoints: endpoints.kept(kept),
    settings: settings.kept(kept),
    sites: sites.kept(kept),
    standing: kept.standing,
  };
  return { part, catalog, walks: found };
}

function knownWalks(
  walks: Walks,
  standing: StandingBook,
  before: KnownWalks | undefined,
): ReadonlyMap<string, KnownWalk> {
  const known = new Map<string, KnownWalk>();
  for (const [place, { walk, basis }] of walks) {
    const earlier = before?.walks.get(place)?.looked;
    const looked = basis !== undefined ? lookedAt(standing, basis) : earlier && standing.again(earlier);
    if (looked !== undefined) known.set(place, { walk, looked });
  }
  return known;
}

/** What fills a handler's parameters is run for it, as if it called it first. */
function addInjections(input: LinkInput, routes: readonly ServedRoute[], facts: OperationFacts): void {
  const known = new Set(facts.calls.map(({ from, to }) => `${from} ${to}`));
  for (const { route, operation, injected } of routes)
    for (const to of operation === undefined ? [] : injected) {
      if (operation === undefined || to === operation || known.has(`${operation} ${to}`)) continue;
      known.add(`${operation} ${to}`);
      const evidence = input.evidence(route.file, route.at, route.end);
      facts.calls.push({ from: operation, to, inLoop: false, inTransaction: false, evidence });
    }
}
