import { expect, test } from 'vitest';
import { buildSystem, table } from '../../../../test/support/build-system.ts';
import { titles } from '../../../../test/support/findings-text.ts';
import type { Table } from '../../model/table.ts';
import { duplicatedAttribute } from './duplicated-attribute.ts';

test('a copy is kept on purpose where the row outlives whom it refers to', () => {
  const told = (onDelete: string | undefined): readonly string[] => {
    const lanterns = table('lanterns', {
      columns: 'id bigint, maker_id bigint, maker_email text',
      foreignKeys: ['maker_id > makers'],
    });
    const kept: Table = { ...lanterns, foreignKeys: lanterns.foreignKeys.map((key) => ({ ...key, onDelete })) };
    return titles(
      duplicatedAttribute,
      buildSystem({ tables: [table('makers', { columns: 'id bigint, email text' }), kept] }),
    );
  };
  expect(told('cascade')).toEqual(['info: lanterns.maker_email repeats makers.email']);
  expect(told('set null')).toEqual([]);
});
