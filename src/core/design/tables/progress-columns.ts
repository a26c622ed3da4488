import type { Resource } from '../brief/brief.ts';
import { columnName } from '../names/identifier.ts';
import type { Plan } from '../plan/plan.ts';
import { askedLater, remoteNames } from '../plan/remotes.ts';
import { type ColumnDraft, quoted } from './attribute-columns.ts';

export const progressStates = ['pending', 'done', 'refused'] as const;

/** How far a call to an external system has come: it is kept with the row, because a crash can come at any time. */
export function progressColumns(plan: Plan, resource: Resource): readonly ColumnDraft[] {
  const later = new Set(askedLater(plan, resource));
  return remoteNames(plan, resource).flatMap((external): readonly ColumnDraft[] => {
    const state = stateColumn(external);
    const reference = `${columnName(external).slice(0, 50)}_reference`;
    const values = progressStates.map((value) => `'${value}'`).join(', ');
    return [
      {
        column: {
          name: state,
          type: 'text',
          nullable: later.has(external),
          default: later.has(external) ? undefined : "'pending'",
          maxLength: 10,
          comment: `How far ${external} has come${later.has(external) ? '; empty until it is asked' : ''}.`,
        },
        checks: [`${quoted(state)} IN (${values})`],
        width: 0,
      },
      {
        column: {
          name: reference,
          type: 'text',
          nullable: true,
          maxLength: 100,
          comment: `What ${external} calls it.`,
        },
        checks: [`char_length(${quoted(reference)}) <= 100`],
        width: 0,
      },
    ];
  });
}

export function stateColumn(external: string): string {
  return `${columnName(external).slice(0, 50)}_state`;
}
