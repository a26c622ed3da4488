import { type HttpMethod, httpMethods } from '../../model/endpoint.ts';

/** Where a method of an Iris controller answers, by its name: `GetUserBy(id int64)` is `GET /user/{id}`. */
export function namedRoute(
  name: string,
  parameters: readonly string[],
): { readonly methods: readonly HttpMethod[]; readonly path: string } | undefined {
  const words = name.match(/[A-Z][a-z0-9]*|[A-Z]+(?![a-z])/g) ?? [];
  const [verb = '', ...rest] = words;
  const method = verb === 'Any' || verb === 'All' ? 'ANY' : httpMethods.find((each) => each === verb.toUpperCase());
  if (method === undefined || words.join('') !== name) return undefined;
  const names = [...parameters];
  const path = rest.map((word) => (word === 'By' ? `{${names.shift() ?? 'param'}}` : word.toLowerCase())).join('/');
  return { methods: [method], path };
}
