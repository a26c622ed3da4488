import type { FileEdit } from '../../model/file-edit.ts';
import type { Migration, MigrationStep, StepConstraint } from '../../model/migration.ts';
import { nextStep } from './next-step.ts';
import { allOf, replaceIn } from './quoted-line.ts';

/**
 * NOT VALID at the end of the statement, and the check of the rows that are there in a step of its own: in the same
 * transaction it would hold the lock all the same.
 */
export function notValidEdits(
  migration: Migration,
  step: MigrationStep,
  { name }: StepConstraint,
): readonly FileEdit[] | undefined {
  const { evidence } = step;
  const deeds = migration.steps.filter((other) => other.evidence.line === evidence.line);
  if (step.kind !== 'add-constraint' || name === undefined || deeds.length !== 1) return undefined;
  const last = evidence.text.split('\n').at(-1)?.trim() ?? '';
  if (!evidence.file.endsWith('.sql') || !last.endsWith(';') || last.indexOf(';') !== last.length - 1) return undefined;
  const next = nextStep(migration, `validate_${name}`);
  if (next === undefined || next.back !== undefined || migration.directives !== undefined) return undefined;
  const table = step.schema === undefined ? step.table : `${step.schema}.${step.table}`;
  if (![name, table].every((each) => /^[a-z_][a-z0-9_.]*$/.test(each))) return undefined;
  return allOf<FileEdit>([
    replaceIn(evidence, last, `${last.slice(0, -1)} NOT VALID;`),
    { kind: 'create', file: next.file, text: `ALTER TABLE ${table} VALIDATE CONSTRAINT ${name};\n` },
  ]);
}
