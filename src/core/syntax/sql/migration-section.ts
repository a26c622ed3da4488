/**
 * Which way the statements after a comment migrate. Goose and sql-migrate (`-- +goose Down`), dbmate
 * (`-- migrate:down`), node-pg-migrate (`-- Down Migration`), Play evolutions (`# --- !Downs`) and MyBatis (`-- //@UNDO`)
 * keep both ways in one file, and only the way up may be replayed.
 */
export function sectionOf(comment: string): 'up' | 'down' | undefined {
  const match = marker.exec(comment.trim());
  if (match === null) return undefined;
  return match[1]?.toLowerCase().startsWith('up') === true ? 'up' : 'down';
}

const marker = /^[-#/\s]*(?:\+\w+\s+|migrate:|!|@|(?=\w+\s+migration\b)|(?=\w+$))(ups?|downs?|undo)\b/i;
