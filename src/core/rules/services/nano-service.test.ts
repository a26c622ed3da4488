import { expect, test } from 'vitest';
import { access, buildSystem, call, component, endpoint, operation } from '../../../../test/support/build-system.ts';
import { titles } from '../../../../test/support/findings-text.ts';
import type { System } from '../../model/system.ts';
import { hardcodedEndpoint } from './hardcoded-endpoint.ts';
import { nanoService } from './nano-service.ts';

const names = ['tours', 'halls', 'guides', 'badges', 'maps', 'lockers'];

function museum(callers: readonly string[], over: Partial<System> = {}, those = names): System {
  return buildSystem({
    components: those.map((name) => component(name)),
    endpoints: those.map((name) => endpoint(`GET /${name}`, { service: name, handler: `${name} show` })),
    operations: those.map((name) => operation(`${name} show`, name)),
    calls: callers.map((name) => call(`${name} show`, 'GET lockers /lockers', { from: name })),
    ...over,
  });
}

test('a function behind a network is told with the one that calls it', () => {
  expect(titles(nanoService, museum(['tours']))).toEqual(['info: lockers is one function of tours behind a network']);
});

test('a second caller, a table and a small system are reasons to stay', () => {
  expect(titles(nanoService, museum(['tours', 'halls']))).toEqual([]);
  expect(titles(nanoService, museum(['tours'], { accesses: [access('lockers show', 'select lockers')] }))).toEqual([]);
  expect(titles(nanoService, museum(['tours'], {}, names.slice(0, 3).concat('lockers')))).toEqual([]);
});

test('localhost in the code is graver where containers part caller and called', () => {
  const asks = (
    over: Partial<Parameters<typeof component>[1]>,
    from: Parameters<typeof call>[2],
  ): readonly string[] => {
    const components = [component('tours', over), component('lockers')];
    const asked = call('tours show', 'GET lockers /lockers', { from: 'tours', host: 'localhost:4100', ...from });
    return titles(
      hardcodedEndpoint,
      buildSystem({ components, operations: [operation('tours show', 'tours')], calls: [asked] }),
    );
  };
  const said = 'tours calls lockers at localhost, and no setting says otherwise';
  const deployment = { file: 'compose.yml', ports: [], environment: {} } as unknown as NonNullable<
    ReturnType<typeof component>['deployment']
  >;
  expect(asks({}, { onOwnMachine: true })).toEqual([`low: ${said}`]);
  expect(asks({ deployment }, { onOwnMachine: true })).toEqual([`medium: ${said}`]);
  expect(asks({}, {})).toEqual([]);
  expect(asks({ kind: 'frontend' }, { onOwnMachine: true })).toEqual([]);
});
