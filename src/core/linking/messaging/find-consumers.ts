import type { Evidence } from '../../model/evidence.ts';
import type { LinkInput } from '../link-input.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import type { Resolver } from '../resolver.ts';

/** A function that a broker calls with messages. */
export interface Consumer {
  readonly place: FunctionPlace;
  /** `kafka`, `rabbitmq`, `bullmq`, `redis`. */
  readonly broker: string;
  /** Topic or queue; `{}` where unknown. */
  readonly channel: string;
  readonly evidence: Evidence;
}

/** Consumers of the whole workspace: most are registered where no handler leads. */
export function findConsumers(_resolver: Resolver, _evidence: LinkInput['evidence']): readonly Consumer[] {
  return [];
}
