import type { Protocol } from '../../model/call.ts';
import type { HttpMethod } from '../../model/endpoint.ts';
import type { Language } from '../../syntax/outline.ts';
import { verbMethods } from './verb-methods.ts';

/** Shape "client call": what a library that sends requests calls things. */
export interface ClientVocabulary {
  readonly id: string;
  readonly title: string;
  readonly languages: readonly Language[];
  /** `global` for what the runtime brings along. */
  readonly modules: readonly string[];
  readonly protocol: Protocol;
  /** What sends a request, as a dotted path from the module or from an instance; '' is the thing itself. */
  readonly requests: Readonly<Record<string, RequestForm>>;
  /** The same for instances, where they take other arguments. */
  readonly instanceRequests?: Readonly<Record<string, RequestForm>> | undefined;
  /** What makes an instance, as a dotted path, and where it takes its base URL and options. */
  readonly instances: Readonly<Record<string, InstanceForm>>;
  /** Those that register an instance, to be handed out by its type alone. */
  readonly registrations: readonly string[];
  /** Types of fields and parameters that are instances. */
  readonly types: readonly string[];
  /** Members by which an instance hands out the client inside of it: `axiosRef`. */
  readonly inner: readonly string[];
  readonly options: OptionKeys;
  /** Macro of a class that mixes the client in and says the base of its URLs. */
  readonly classBase?: string | undefined;
  /** Macros of such a class that say how long its requests wait, the whole wait before that of connecting. */
  readonly classTimeouts?: readonly string[] | undefined;
  /** Methods of a request under way that set a timeout or retries: `superagent.get(url).timeout(500)`. */
  readonly steps: { readonly timeout: readonly string[]; readonly retry: readonly string[] };
  /** The step that ends the making of an instance; those before it set it up: `Client::builder().timeout(…).build()`. */
  readonly builder?: string | undefined;
  /** Methods by which an instance is given its options after it was made, by the option. */
  readonly setters?: Readonly<Record<string, readonly string[]>> | undefined;
  /** How long a request waits when nobody says, in milliseconds; 0 is for ever. */
  readonly defaultTimeout: number;
  /** What a timeout is counted in where the code sets one; milliseconds unless it says otherwise. */
  readonly timeoutUnit?: 'seconds' | undefined;
  /** Requests are repeated unless somebody says no. */
  readonly retries: boolean;
  /** Module → scheme, where the module implies it. */
  readonly schemes: Readonly<Record<string, string>>;
}

/** Positions of arguments, or `keywords` behind them. An object where the URL would stand counts as the options. */
export interface RequestForm {
  /** Fixed, the position of an argument, or told by an option. */
  readonly method: HttpMethod | number | 'option';
  readonly url: number | 'option';
  readonly options?: number | 'keywords' | undefined;
  /** The position of a context that may end the request in time. */
  readonly context?: number | undefined;
  /** The argument is a request that one of these has made before. */
  readonly made?: { readonly argument: number; readonly by: Readonly<Record<string, RequestForm>> } | undefined;
}

export interface InstanceForm {
  readonly base?: number | undefined;
  /** The base is the name of a host and no URL. */
  readonly host?: true | undefined;
  readonly options?: number | 'keywords' | undefined;
}

/** Names of options; the earlier wins. */
export interface OptionKeys {
  readonly url: readonly string[];
  readonly base: readonly string[];
  readonly method: readonly string[];
  readonly timeout: readonly string[];
  readonly signal: readonly string[];
  readonly retry: readonly string[];
  /** Parts of an address that is spelled out: `{ hostname, port, path }`. */
  readonly host: readonly string[];
  readonly port: readonly string[];
  readonly path: readonly string[];
}

/** Verb-named functions that take `(url, options)` or `(url, body, options)`. */
export function verbForms(bodyless: readonly string[], bodied: readonly string[]): Record<string, RequestForm> {
  const forms: Record<string, RequestForm> = {};
  for (const name of bodyless) forms[name] = { method: verbOf(name), url: 0, options: 1 };
  for (const name of bodied) forms[name] = { method: verbOf(name), url: 0, options: 2 };
  return forms;
}

/** What Python's clients have in common: `get(url, timeout=5)` and `request(method, url, timeout=5)`. */
export const pythonForms: Readonly<Record<string, RequestForm>> = {
  ...Object.fromEntries(
    ['get', 'head', 'options', 'delete', 'post', 'put', 'patch'].map((name) => [
      name,
      { method: name.toUpperCase() as HttpMethod, url: 0, options: 'keywords' as const },
    ]),
  ),
  request: { method: 0, url: 1, options: 'keywords' },
};

const verbs: Readonly<Record<string, HttpMethod>> = {
  ...verbMethods,
  del: 'DELETE',
  postForm: 'POST',
  putForm: 'PUT',
  patchForm: 'PATCH',
};

function verbOf(name: string): HttpMethod {
  return verbs[name] ?? 'GET';
}

export const commonOptions: OptionKeys = {
  url: ['url'],
  base: [],
  method: ['method'],
  timeout: ['timeout'],
  signal: ['signal'],
  retry: [],
  host: [],
  port: [],
  path: [],
};

export const pythonOptions: OptionKeys = { ...commonOptions, signal: [], retry: [] };
