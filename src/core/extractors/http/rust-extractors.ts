import type { ParameterPlace } from '../../model/endpoint.ts';

/** Types of parameters by which frameworks of Rust hand over a part of a request; axum, Actix Web, Rocket and poem agree. */
export const rustExtractors: Readonly<Record<string, Extract<ParameterPlace, 'path' | 'query'> | 'body'>> = {
  Path: 'path',
  Query: 'query',
  Json: 'body',
  Form: 'body',
  ValidatedJson: 'body',
  ValidJson: 'body',
  JsonBody: 'body',
  PathParam: 'path',
  QueryParam: 'query',
};

/** Types of packages by which only requests with credentials get through. */
export const askingExtractors =
  /^(?:actix_web_httpauth::extractors::\w+::)?(?:BearerAuth|BasicAuth)$|^TypedHeader<\s*Authorization\b|^(?:actix_identity::)?Identity$/;

/** What may stand around such a type. */
export const rustWrappers: ReadonlySet<string> = new Set(['Option', 'Result', 'Valid', 'Validated', 'Garde', 'Box']);
