import type { FastifyError } from 'fastify';
import fp from 'fastify-plugin';

export class Problem extends Error {
  constructor(
    readonly statusCode: number,
    message: string,
  ) {
    super(message);
  }
}

/** Every error leaves as RFC 9457 problem details. */
export const problemDetails = fp(async (app) => {
  app.setErrorHandler<FastifyError | Problem>((error, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) request.log.error(error);
    const detail = status >= 500 ? undefined : error.message;
    return reply
      .status(status)
      .type('application/problem+json')
      .send({ type: 'about:blank', status, title: titles[status] ?? 'Error', detail, instance: request.url });
  });
});

const titles: Record<number, string> = {
  400: 'Bad request',
  401: 'Unauthorized',
  404: 'Not found',
  409: 'Conflict',
  500: 'Internal error',
};
