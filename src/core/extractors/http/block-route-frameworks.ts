import type { HttpMethod } from '../../model/endpoint.ts';
import { verbMethods } from '../shapes/verb-methods.ts';

/** Frameworks of Ruby whose routes are blocks: what they call things. */
export interface BlockRouteVocabulary {
  readonly id: string;
  readonly title: string;
  /** Base of the classes that hold routes. */
  readonly bases: RegExp;
  /** Package that makes every file which loads it hold routes by itself. */
  readonly classic?: string | undefined;
  readonly verbs: Readonly<Record<string, HttpMethod>>;
  /** Methods that put a block below a path. */
  readonly scopes: ReadonlySet<string>;
  /** Those whose name is a parameter: `route_param :id`. */
  readonly parameters: ReadonlySet<string>;
  /** Routes are methods of what a block is handed: `route do |r| r.get …`. */
  readonly handed?: string | undefined;
  /** The block that stands for the path around: `r.root do`. */
  readonly root?: string | undefined;
  /** Macro that runs its block before every route, or those below a path. */
  readonly before: ReadonlySet<string>;
  /** Macros that put a path before every route of the class. */
  readonly prefixes: readonly string[];
  /** Option of a route that names what answers: `to: 'hives.index'`. */
  readonly target?: string | undefined;
  /** Block whose routes another part of the program answers: `slice :admin, at: '/admin'`. */
  readonly slice?: string | undefined;
  /** Method that is told its methods first: `route ['PUT', 'PATCH'], ':id'`. */
  readonly several?: string | undefined;
  /** Macro that takes in the routes of another class. */
  readonly mount?: string | undefined;
  /** Macros whose block is handed the request below the paths before it, also where the class is opened again. */
  readonly branches?: ReadonlySet<string> | undefined;
  /** Macro that lets a module register routes: its method of that name is handed the class. */
  readonly extension?: { readonly macro: string; readonly method: string } | undefined;
}

const verbs: Readonly<Record<string, HttpMethod>> = verbMethods;
const none: ReadonlySet<string> = new Set();

export const sinatra: BlockRouteVocabulary = {
  id: 'sinatra',
  title: 'Sinatra',
  bases: /^(?:Sinatra\.(?:Base|Application)|Padrino\.Application)$/,
  classic: 'sinatra',
  verbs,
  scopes: new Set(['namespace']),
  parameters: none,
  before: new Set(['before']),
  prefixes: [],
  several: 'route',
  extension: { macro: 'register', method: 'registered' },
};

export const grape: BlockRouteVocabulary = {
  id: 'grape',
  title: 'Grape',
  bases: /^Grape\.API(?:\.Instance)?$/,
  verbs,
  scopes: new Set(['resource', 'resources', 'namespace', 'group', 'segment']),
  parameters: new Set(['route_param']),
  before: new Set(['before', 'after_validation']),
  several: 'route',
  prefixes: ['prefix', 'version'],
  mount: 'mount',
};

export const roda: BlockRouteVocabulary = {
  id: 'roda',
  title: 'Roda',
  bases: /^Roda$/,
  verbs,
  scopes: new Set(['on', 'is']),
  parameters: none,
  handed: 'route',
  branches: new Set(['hash_branch', 'hash_path', 'route']),
  root: 'root',
  before: none,
  prefixes: [],
};

export const hanami: BlockRouteVocabulary = {
  id: 'hanami',
  title: 'Hanami',
  bases: /^Hanami\.Routes$/,
  verbs,
  scopes: new Set(['scope', 'slice', 'namespace']),
  parameters: none,
  root: 'root',
  before: none,
  prefixes: [],
  target: 'to',
  slice: 'slice',
};

export const blockRouteFrameworks: readonly BlockRouteVocabulary[] = [sinatra, grape, roda, hanami];
