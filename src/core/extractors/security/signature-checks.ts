/** Functions that compare signatures, those of providers among them. */
export const verifying =
  /^(?:createHmac|timingSafeEqual|compare_digest|hash_hmac|hash_equals|secure_compare|constructEvent(?:Async)?|construct_event|ConstructEvent(?:WithOptions)?|ConstantTimeCompare|FixedTimeEquals|validateRequest|ValidatePayload|validate_request|verify\w*|Verify\w*|isValidSignature|checkSignature|validateSignature|ValidateSignature)$/;
