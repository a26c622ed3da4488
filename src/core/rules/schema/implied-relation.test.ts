import { expect, test } from 'vitest';
import { access, buildSystem, component, operation, table } from '../../../../test/support/build-system.ts';
import { titles } from '../../../../test/support/findings-text.ts';
import type { Component } from '../../model/component.ts';
import { impliedRelation } from './implied-relation.ts';

/** A service that is handed the address of a database. */
function service(name: string, database: string): Component {
  const environment = { DATABASE_URL: `postgres://${name}@${database}:5432/${database}` };
  const deployment = { file: 'compose.yaml', ports: [], healthCheck: false, environment, dependsOn: [] };
  return component(name, { root: name, deployment });
}

function told(guidesAt: string): readonly string[] {
  const guides = table('guides', { columns: 'id bigint' });
  const halls = table('halls', {
    columns: 'id bigint, guide_id bigint',
    foreignKeys: ['guide_id > guides'],
  });
  return titles(
    impliedRelation,
    buildSystem({
      components: [service('tours', 'tours-db'), service('staff', guidesAt)],
      operations: [operation('book', 'tours'), operation('hire', 'staff')],
      tables: [guides, halls, table('tours', { columns: 'id bigint, guide_id bigint' })],
      accesses: [access('book', 'insert tours'), access('hire', 'insert guides')],
    }),
  );
}

test('a column that is named after a table of the same database wants a foreign key', () => {
  expect(told('tours-db')).toEqual(['info: tours.guide_id has no foreign key']);
});

test('no foreign key leads to the database of another service', () => {
  expect(told('staff-db')).toEqual([]);
});
