import type { Ground, Technology } from './advice.ts';
import { cacheAdvice } from './technology/cache.ts';
import { databaseAdvice } from './technology/database.ts';
import { gatewayAdvice } from './technology/gateway.ts';
import { messagingAdvice } from './technology/messaging.ts';
import { observabilityAdvice } from './technology/observability.ts';
import { searchAdvice } from './technology/search.ts';

/** What to keep, what to add, and what is not needed yet: each from facts of this workspace, silent without them. */
export function technologies(ground: Ground): readonly Technology[] {
  return [databaseAdvice, cacheAdvice, messagingAdvice, gatewayAdvice, searchAdvice, observabilityAdvice].flatMap(
    (advise) => advise(ground),
  );
}
