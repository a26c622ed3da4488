import { expect, test } from 'vitest';
import { access, buildSystem, component, endpoint, operation, table } from '../../../../test/support/build-system.ts';
import { titles } from '../../../../test/support/findings-text.ts';
import { godService } from './god-service.ts';

const others = ['doors', 'maps', 'posters', 'lights'];

/** A house of so many routes and tables, and four small services with six routes each. */
function about(routes: number, neighbors: readonly string[] = others): readonly string[] {
  const own = Array.from({ length: routes }, (_, at) => `GET /wings${at}`);
  const rest = neighbors.flatMap((name) =>
    Array.from({ length: 6 }, (_, at) => ({ name, route: `GET /${name}${at}` })),
  );
  return titles(
    godService,
    buildSystem({
      components: ['house', ...neighbors].map((name) => component(name, { root: name })),
      endpoints: [
        ...own.map((route) => endpoint(route, { service: 'house' })),
        ...rest.map(({ name, route }) => endpoint(route, { service: name })),
      ],
      operations: own.map((route) => operation(route, 'house')),
      tables: own.map((_, at) => table(`wings${at}`)),
      accesses: own.map((route, at) => access(route, `select wings${at}`)),
    }),
  );
}

test('more routes and tables than all others together is told, from five services on', () => {
  expect(about(25)).toEqual(['info: house is larger than all other services together']);
  expect(about(20)).toEqual([]);
  expect(about(25, others.slice(2))).toEqual([]);
});
