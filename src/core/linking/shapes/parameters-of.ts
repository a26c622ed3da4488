import type { Parameter, ParameterPlace } from '../../model/endpoint.ts';
import type { Shape } from '../../model/shape.ts';
import { pathTemplate, templateParameters } from '../http/path-template.ts';
import type { Route } from '../http/route.ts';
import type { RequestParts } from './request-part.ts';

/** Path, query, header and cookie parameters of a route. */
export function parametersOf(route: Route, parts: RequestParts): readonly Parameter[] {
  return [
    ...pathParameters(route, parts.path),
    ...fieldParameters('query', parts.query),
    ...fieldParameters('header', parts.header),
    ...fieldParameters('cookie', parts.cookie),
  ];
}

/** The template decides which there are; the rest only says what they look like. */
function pathParameters(route: Route, known: Shape | undefined): readonly Parameter[] {
  const fields = known?.type === 'object' ? known.fields : [];
  return templateParameters(pathTemplate(route.path)).map((name) => {
    const shape = fields.find((field) => field.name === name)?.shape;
    return parameter(name, 'path', true, shape === undefined || shape.type === 'unknown' ? { type: 'string' } : shape);
  });
}

function fieldParameters(place: ParameterPlace, known: Shape | undefined): readonly Parameter[] {
  if (known?.type !== 'object') return [];
  return known.fields.map((field) => parameter(field.name, place, field.required, field.shape));
}

function parameter(name: string, place: ParameterPlace, required: boolean, shape: Shape): Parameter {
  return { name, in: place, required, type: shape.type, shape };
}
