import { expect, test } from 'vitest';
import { mergeParts } from './merge-parts.ts';
import { nothing, type Verified } from './verify/verified.ts';

type Table = Verified['tables'][number];

const refunds: Table = {
  name: 'refund_requests',
  change: 'new',
  columns: [{ name: 'id', type: 'uuid', nullable: false, key: 'primary', references: null, indexed: false }],
};
const verdict = (finding: string, said: 'agree' | 'acceptable-here') => ({ finding, verdict: said, why: 'So.' });

test('two services that propose one table get it once, and their quarrel about a finding is not shown', () => {
  const { verified, repeats, contradictions } = mergeParts([
    { ...nothing, tables: [refunds], verdicts: [verdict('f1', 'agree'), verdict('f2', 'agree')] },
    { ...nothing, tables: [refunds], verdicts: [verdict('f1', 'acceptable-here'), verdict('f2', 'agree')] },
  ]);
  expect(verified.tables).toEqual([refunds]);
  expect(verified.verdicts).toEqual([verdict('f2', 'agree')]);
  expect([repeats, contradictions]).toEqual([2, 2]);
});
