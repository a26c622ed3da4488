import type { Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import { statusIn } from '../replies/status-in.ts';
import type { Resolver } from '../resolver.ts';

/** The status among arguments: `404`, `StatusCodes.Status404NotFound`, `(int)HttpStatusCode.NotFound`, or by its name. */
export function dotnetStatus(
  resolver: Resolver,
  context: Context,
  args: readonly Value[],
  key: string,
): number | undefined {
  for (const argument of args) {
    const value =
      argument.kind === 'object'
        ? argument.entries.find((entry) => entry.key.toLowerCase() === key.toLowerCase())?.value
        : argument;
    if (value === undefined || value.kind === 'text') continue;
    const spelled = value.kind === 'name' ? /Status(\d{3})\w*$/.exec(value.name)?.[1] : undefined;
    const named = value.kind === 'name' ? codes[/HttpStatusCode\.(\w+)$/.exec(value.name)?.[1] ?? ''] : undefined;
    const status = spelled === undefined ? (named ?? statusIn(resolver, { context, value })) : Number(spelled);
    if (status !== undefined) return status;
  }
  return undefined;
}

const codes: Readonly<Record<string, number>> = {
  OK: 200,
  Created: 201,
  Accepted: 202,
  NoContent: 204,
  BadRequest: 400,
  Unauthorized: 401,
  Forbidden: 403,
  NotFound: 404,
  Conflict: 409,
  UnprocessableEntity: 422,
  TooManyRequests: 429,
  InternalServerError: 500,
  ServiceUnavailable: 503,
};
