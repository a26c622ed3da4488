import type { FileEdit } from '../../model/file-edit.ts';
import type { Migration, MigrationStep } from '../../model/migration.ts';
import { allOf, replaceIn } from './quoted-line.ts';

/** CONCURRENTLY where the tool is sure to run the statement outside a transaction. */
export function concurrentEdits(
  migration: Migration,
  { evidence, inTransaction }: MigrationStep,
): readonly FileEdit[] | undefined {
  if (!evidence.file.endsWith('.sql') || inTransaction || !runsAlone(migration)) return undefined;
  const written = /\b(?:CREATE\s+(?:UNIQUE\s+)?|DROP\s+)INDEX\b/i.exec(evidence.text)?.[0] ?? '';
  const word = written === written.toLowerCase() ? 'concurrently' : 'CONCURRENTLY';
  return allOf([replaceIn(evidence, written, `${written} ${word}`)]);
}

/**
 * Flyway looks into a script itself and leaves the transaction out. Goose and dbmate ask for a word in the file. What
 * sends a file as one gives PostgreSQL a transaction as soon as it holds two statements.
 */
function runsAlone({ tool, steps, directives = [] }: Migration): boolean {
  const text = directives.join('\n');
  if (/^-- \+goose (?!NO TRANSACTION)/m.test(text)) return /^-- \+goose NO TRANSACTION/m.test(text);
  if (/^-- \+migrate /m.test(text)) return /^-- \+migrate Up.*notransaction/m.test(text);
  if (/^-- migrate:up/m.test(text)) return /^-- migrate:up.*transaction:\s*false/m.test(text);
  return tool === 'flyway' || steps.length === 1;
}
