import { addEffect } from '../effects/add-effect.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';

/** Where work compares signatures: by a digest with a key, by a comparison in constant time, by a provider's own helper. */
export function readVerification({ call, operation, evidence }: CallSpot, facts: OperationFacts): boolean {
  if (verifying.test(call.name)) addEffect(facts, operation, 'crypto', call.name, 'verifies', evidence());
  return false;
}

const verifying =
  /^(?:createHmac|timingSafeEqual|compare_digest|hash_hmac|hash_equals|secure_compare|constructEvent(?:Async)?|construct_event|ConstructEvent(?:WithOptions)?|ConstantTimeCompare|FixedTimeEquals|validateRequest|ValidatePayload|validate_request|verify\w*|Verify\w*|isValidSignature|checkSignature|validateSignature|ValidateSignature)$/;
