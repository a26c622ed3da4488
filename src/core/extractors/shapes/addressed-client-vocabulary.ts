import type { HttpMethod } from '../../model/endpoint.ts';

/** Shape "addressed request": an address is opened and added to by steps, and the last step sends. */
export interface AddressedClientVocabulary {
  readonly id: string;
  readonly title: string;
  /** Packages that hold the types. */
  readonly modules: readonly string[];
  /** Types that such a chain begins with: the outermost name. */
  readonly types: readonly string[];
  /** Steps that take an address. */
  readonly opens: readonly string[];
  /** Steps that add a part of the path. */
  readonly adds: readonly string[];
  /** Without one of these steps nothing is sent. */
  readonly needs: readonly string[];
  /** Steps that send; of those that are told the method it is the first argument. */
  readonly sends: Readonly<Record<string, HttpMethod | 'told'>>;
  /** Step that says how long to wait. */
  readonly timeout?: string | undefined;
  /** How long a request waits when nobody says, in milliseconds; 0 is for ever. */
  readonly defaultTimeout: number;
}
