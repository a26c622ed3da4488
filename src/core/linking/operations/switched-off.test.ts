import { expect, test } from 'vitest';
import { resolverOf } from '../../../../test/support/resolver-of.ts';
import { isSwitchedOff } from './switched-off.ts';

test('what runs behind a switch that the code itself turns off is told from what runs', async () => {
  const source = `
    const isOpen = () => false;
    const isReady = () => true;
    export function ask(desk, name) {
      if (isOpen()) desk.note(name);
      else desk.refuse(name);
      if (!isOpen()) desk.close();
      if (isReady() && isOpen()) desk.greet();
      if (isReady()) desk.serve();
    }`;
  const resolver = await resolverOf({ 'desk.js': source });
  const off = [...resolver.scopes.values()].flatMap((scope) =>
    scope.outline.calls.filter((call) => isSwitchedOff(resolver, scope, call)).map(({ name }) => name),
  );
  expect(off).toEqual(['note']);
});
