import { verifying } from '../../extractors/security/signature-checks.ts';
import { addEffect } from '../effects/add-effect.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';

/** Where work compares signatures: by a digest with a key, by a comparison in constant time, by a provider's own helper. */
export function readVerification({ call, operation, evidence }: CallSpot, facts: OperationFacts): void {
  if (verifying.test(call.name)) addEffect(facts, operation, 'crypto', call.name, 'verifies', evidence());
}
