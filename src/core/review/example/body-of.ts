import type { Endpoint } from '../../model/endpoint.ts';
import type { Shape } from '../../model/shape.ts';

/** What is declared of a body, as a whole or field by field. */
export function bodyOf({ request, parameters }: Endpoint): Shape | undefined {
  if (isKnown(request)) return request;
  const fields = parameters.filter((parameter) => parameter.in === 'body');
  if (fields.length === 0) return undefined;
  return {
    type: 'object',
    fields: fields.map(({ name, shape, required }) => ({ name, shape: shape ?? { type: 'unknown' }, required })),
  };
}

/** Whether anything is said of it beyond that there is one. */
export function isKnown(shape: Shape | undefined): boolean {
  return shape !== undefined && shape.type !== 'unknown' && !(shape.type === 'object' && shape.fields.length === 0);
}
