import type { AzureTrigger } from '../../extractors/http/azure-functions.ts';
import type { HttpMethod } from '../../model/endpoint.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';

/** One thing that Azure calls a function for, whatever language says it. */
export interface Trigger {
  readonly kind: AzureTrigger;
  readonly place: FunctionPlace;
  /** What the function is called; a route without a path of its own is named so. */
  readonly name: string;
  readonly route: string | undefined;
  readonly methods: readonly HttpMethod[];
  /** Callers need a key. */
  readonly keyed: boolean;
  /** Queue, topic or hub; `{}` where it is not known. */
  readonly channel: string;
  readonly schedule: string;
  readonly file: string;
  readonly at: number;
  readonly end: number;
}
