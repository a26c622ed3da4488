/** How handlers answer through the context that they are given: Koa by assignment, Hono by a call that they return. */
export const contextMethods = {
  /** Names by which people call the context. */
  names: ['c', 'ctx', 'context'],
  /** Calls that answer with their first argument, by content type; the second may be the status. */
  sending: { json: 'application/json', text: 'text/plain', html: 'text/html', body: undefined },
  redirect: 'redirect',
  missing: 'notFound',
  /** Answers with the status that it is given first. */
  throwing: 'throw',
  /** The status alone, for the answer that follows. */
  status: 'status',
} as const;
