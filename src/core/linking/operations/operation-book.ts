import type { Evidence, Role } from '../../model/evidence.ts';
import type { Operation } from '../../model/operation.ts';
import type { Resolver } from '../resolver.ts';
import { boundsSizes } from './bounds-sizes.ts';
import type { FunctionPlace } from './handler-of.ts';
import { ignoresCaller } from './ignores-caller.ts';
import { saysAge } from './says-age.ts';
import { throwsItself } from './throws-itself.ts';

export interface BookEntry {
  readonly operation: Operation;
  readonly place: FunctionPlace;
}

/** Operations by the function they are, made on first mention. */
export interface OperationBook {
  /** Grows while it is read: entries made on the way are visited too. */
  entries(): Iterable<BookEntry>;
  size(): number;
  /** The operation of a function; one outside every service counts to the service that reaches it. */
  operationAt(place: FunctionPlace, callerService: string): Operation;
  /** The operation of a route's handler; an anonymous one is named after the route. */
  handlerAt(place: FunctionPlace, service: string, routeName: string): Operation;
  isHandler(place: FunctionPlace): boolean;
  /** Which functions of a file are handlers. */
  handlersIn(file: string): string;
}

export interface BookInput {
  readonly resolver: Resolver;
  evidence(file: string, at: number, end: number): Evidence;
  roleOf(file: string): Role;
  /** Service id of a file, if one holds it. */
  serviceOf(file: string): string | undefined;
}

export function createOperationBook(input: BookInput): OperationBook {
  const entries: BookEntry[] = [];
  const byPlace = new Map<string, Operation>();
  const handlers = new Map<string, Set<number>>();
  const taken = new Map<string, number>();
  const make = (place: FunctionPlace, callerService: string, routeName: string): Operation => {
    const key = `${place.file}#${place.fn}`;
    const known = byPlace.get(key);
    if (known !== undefined) return known;
    const name = qualifiedName(input.resolver, place) ?? routeName;
    const count = (taken.get(`${place.file}#${name}`) ?? 0) + 1;
    taken.set(`${place.file}#${name}`, count);
    const fn = input.resolver.scopes.get(place.file)?.outline.functions[place.fn];
    const operation: Operation = {
      id: `operation:${place.file}#${name}${count === 1 ? '' : `~${count}`}`,
      service: input.serviceOf(place.file) ?? callerService,
      name,
      ...(boundsSizes(input.resolver, place) && { bounds: true }),
      ...(throwsItself(input.resolver, place) && { throws: true }),
      ...(saysAge(input.resolver, place) && { ages: true }),
      ...(ignoresCaller(input.resolver, place) && { impersonal: true }),
      evidence: fn === undefined ? [] : [input.evidence(place.file, fn.at, fn.end)],
      provenance: 'extracted',
      role: input.roleOf(place.file),
    };
    byPlace.set(key, operation);
    entries.push({ operation, place });
    return operation;
  };
  return {
    entries: () => entries,
    size: () => entries.length,
    operationAt: (place, callerService) => make(place, callerService, 'function'),
    handlerAt: (place, service, routeName) => {
      const ofFile = handlers.get(place.file) ?? new Set();
      handlers.set(place.file, ofFile.add(place.fn));
      return make(place, service, routeName);
    },
    handlersIn: (file) => [...(handlers.get(file) ?? [])].sort((a, b) => a - b).join(),
    isHandler: ({ file, fn }) => handlers.get(file)?.has(fn) === true,
  };
}

/** `OrdersService.create`, `createOrder`; undefined for a function without a name. */
function qualifiedName(resolver: Resolver, place: FunctionPlace): string | undefined {
  const outline = resolver.scopes.get(place.file)?.outline;
  const fn = outline?.functions[place.fn];
  if (outline === undefined || fn === undefined || fn.name === '') return undefined;
  const cls = fn.cls === undefined ? undefined : outline.classes[fn.cls];
  return cls === undefined || cls.name === '' ? fn.name : `${cls.name}.${fn.name}`;
}
