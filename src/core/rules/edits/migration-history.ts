import type { Migration } from '../../model/migration.ts';

/** Folder and tool: steps that have both in common follow each other. */
export function historyOf({ file, tool }: Migration): string {
  const parts = file.split('/').slice(0, tool === 'prisma' ? -2 : -1);
  return `${tool} ${parts.join('/')}`;
}

/** Both ways of a step as its file holds them: tools that keep both in one file say so in comments of it. */
export function stepText(
  { directives = [] }: Migration,
  way: { readonly up: string; readonly down: string; readonly alone: boolean },
): string {
  const text = directives.join('\n');
  const { up, down, alone } = way;
  if (/^-- \+goose /m.test(text))
    return `${alone ? '-- +goose NO TRANSACTION\n' : ''}-- +goose Up\n${up}\n\n-- +goose Down\n${down}\n`;
  if (/^-- \+migrate /m.test(text))
    return `-- +migrate Up${alone ? ' notransaction' : ''}\n${up}\n\n-- +migrate Down${alone ? ' notransaction' : ''}\n${down}\n`;
  if (/^-- migrate:up/m.test(text)) {
    const mark = alone ? ' transaction:false' : '';
    return `-- migrate:up${mark}\n${up}\n\n-- migrate:down${mark}\n${down}\n`;
  }
  return `${up}\n`;
}
