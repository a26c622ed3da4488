import type { Response } from './endpoint.ts';
import type { Element, Evidence } from './evidence.ts';
import type { Loop } from './loop.ts';

/** A function that handlers reach. */
export interface Operation extends Element {
  /** Component id. */
  readonly service: string;
  /** `OrdersService.create`, `createOrder`, or `POST /orders` for an anonymous handler. */
  readonly name: string;
  /** Holds what may bound a size that it is given: the smaller of two, a comparison by order, a schema. */
  readonly bounds?: true | undefined;
  /** Throws by itself: it may refuse to go on. */
  readonly throws?: true | undefined;
  /** Says how long its answer may be kept: `Cache-Control`. */
  readonly ages?: true | undefined;
  /** Nothing in it speaks of who is calling, in a language in which that would be a parameter or a call. */
  readonly impersonal?: true | undefined;
}

/** One operation calls another within a service. */
export interface OperationCall {
  readonly from: string;
  readonly to: string;
  /** The call repeats: a loop, `forEach`, `Promise.all(items.map(…))`. */
  readonly inLoop: boolean;
  /** Which loop, where it repeats. */
  readonly loop?: Loop | undefined;
  readonly inTransaction: boolean;
  /** Runs only while a field of the instance is missing, and fills it: callers who come again find it there. */
  readonly once?: true | undefined;
  /** Runs only where this parameter of the caller is given something true: `if save:`. */
  readonly asked?: string | undefined;
  /** Stands in an arm of an `if` or `switch` of the caller. */
  readonly atTimes?: true | undefined;
  /** Parameters that are given nothing true here. */
  readonly off?: readonly string[] | undefined;
  /**
   * Parameters that are given the same object on every turn of the loop around, and relations of the object itself that
   * came along with it: `this.user`.
   */
  readonly steady?: readonly string[] | undefined;
  /** One of several ways of which a request takes one: `run({ postgres: () => …, clickhouse: () => … })`. */
  readonly alternative?: Alternative | undefined;
  readonly evidence: Evidence;
}

export interface Alternative {
  /** Names the place where the ways part. */
  readonly of: string;
  readonly way: string;
}

/** What an operation answers to a client. */
export interface Reply {
  readonly operation: string;
  readonly service: string;
  readonly response: Response;
  readonly evidence: Evidence;
}
