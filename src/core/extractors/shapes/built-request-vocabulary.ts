import type { HttpMethod } from '../../model/endpoint.ts';

/** Shape "built request": a request is built by steps first, and handed to a client. */
export interface BuiltRequestVocabulary {
  readonly id: string;
  readonly title: string;
  /** Packages of the client. */
  readonly modules: readonly string[];
  /** Methods of the client that take a request, and where it stands. */
  readonly senders: Readonly<Record<string, number>>;
  /** Steps that take the address, and those that say the method; without one it is `GET`. */
  readonly urls: readonly string[];
  readonly verbs: Readonly<Record<string, HttpMethod | 'told'>>;
  /** Classes of requests that take the address when they are made. */
  readonly classes: Readonly<Record<string, HttpMethod>>;
  /** Step that says how long to wait. */
  readonly timeout?: string | undefined;
  /** How long a request waits when nobody says, in milliseconds; 0 is for ever. */
  readonly defaultTimeout: number;
}
