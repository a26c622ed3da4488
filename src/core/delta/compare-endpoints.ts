import type { Endpoint } from '../model/endpoint.ts';
import type { System } from '../model/system.ts';
import { type Difference, unplanned } from './difference.ts';

/** Routes by method and path, whatever their parameters are called; a version that is missing is told apart from a route that is. */
export function compareEndpoints(plan: System, code: System): readonly Difference[] {
  const written = code.endpoints.filter(({ role, static: isFile }) => role === 'system' && !isFile);
  const byKey = new Map(written.map((endpoint) => [keyOf(endpoint), endpoint]));
  const byBareKey = new Map(written.map((endpoint) => [bare(keyOf(endpoint)), endpoint]));
  const matched = new Set<string>();
  const differences = plan.endpoints.flatMap((wanted): readonly Difference[] => {
    const found = byKey.get(keyOf(wanted)) ?? byBareKey.get(bare(keyOf(wanted)));
    if (found === undefined)
      return [
        {
          kind: 'lacks',
          noun: 'endpoint',
          name: nameOf(wanted),
          message: 'no route of the code answers it',
          place: wanted.evidence[0],
        },
      ];
    matched.add(keyOf(found));
    return otherwise(wanted, found);
  });
  const beyond = written
    .filter((endpoint) => !matched.has(keyOf(endpoint)))
    .map((endpoint) => unplanned('endpoint', nameOf(endpoint), endpoint.evidence[0]));
  return [...differences, ...beyond];
}

function nameOf({ method, path }: Endpoint): string {
  return `${method} ${path}`;
}

function keyOf({ method, path }: Endpoint): string {
  return `${method} ${path.replace(/\{[^}]*\}/g, '{}').replace(/\/$/, '')}`;
}

function bare(key: string): string {
  return key.replace(/ (?:\/api)?\/v\d+(?=\/)/, ' ').replace(/ \/api(?=\/)/, ' ');
}

function otherwise(wanted: Endpoint, found: Endpoint): readonly Difference[] {
  const messages = [
    keyOf(wanted) === keyOf(found) ? '' : `the code answers it as ${nameOf(found)}`,
    guarded(wanted) && !guarded(found) ? 'nobody asks who is calling' : '',
    !guarded(wanted) && guarded(found) ? 'the code asks who is calling, and the design leaves it open' : '',
    ...missingParameters(wanted, found),
  ];
  return messages
    .filter((message) => message !== '')
    .map((message) => ({
      kind: 'otherwise',
      noun: 'endpoint',
      name: nameOf(wanted),
      message,
      place: found.evidence[0],
    }));
}

function guarded({ guards }: Endpoint): boolean {
  return guards.some(({ kind, optional }) => kind === 'authentication' && !optional);
}

/** What is in the query or a header of the design; code that reads none of them by name may hand on the whole query. */
function missingParameters(wanted: Endpoint, found: Endpoint): readonly string[] {
  const place = (endpoint: Endpoint, where: string): readonly string[] =>
    endpoint.parameters.filter((each) => each.in === where).map(({ name }) => name.toLowerCase());
  const lacking = ['query', 'header'].flatMap((where) => {
    const read = place(found, where);
    return read.length === 0 && where === 'header' ? [] : place(wanted, where).filter((name) => !read.includes(name));
  });
  return lacking.length === 0 ? [] : [`it does not read ${lacking.join(', ')}`];
}
