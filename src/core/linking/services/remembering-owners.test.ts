import { expect, test } from 'vitest';
import { rememberingOwners } from './remembering-owners.ts';

const harbor = {
  roots: ['berths', 'cranes'],
  owners: new Map([['shared', 'berths']]),
  byFolder: new Map([
    ['berths', 'service:berths'],
    ['cranes', 'service:cranes'],
  ]),
};
const files = ['berths/src/server.ts', 'cranes/lift.ts', 'shared/clock.ts', 'docs/readme.ts'];

test('a file belongs to the service around it, a library to who runs with it', () => {
  expect(files.map(rememberingOwners()(harbor))).toEqual([
    'service:berths',
    'service:cranes',
    'service:berths',
    undefined,
  ]);
});

test('the very function of before answers as long as all would be said the same, and no longer', () => {
  const owners = rememberingOwners();
  const before = owners(harbor);
  files.map(before);
  expect(owners({ ...harbor, owners: new Map(harbor.owners) })).toBe(before);
  const changes = [
    { ...harbor, roots: ['berths'] },
    { ...harbor, owners: new Map([['shared', 'cranes']]) },
    { ...harbor, byFolder: new Map([...harbor.byFolder, ['cranes', 'service:lifts']]) },
  ];
  const after = changes.map((change) => {
    owners(harbor);
    return files.map(owners(change));
  });
  expect(after).toEqual([
    ['service:berths', undefined, 'service:berths', undefined],
    ['service:berths', 'service:cranes', 'service:cranes', undefined],
    ['service:berths', 'service:lifts', 'service:berths', undefined],
  ]);
});
