import type { Suppression } from '../model/suppression.ts';
import type { LinkInput } from './link-input.ts';

const directive = /architect-ignore\s+([A-Za-z][\w-]*(?:\s*,\s*[A-Za-z][\w-]*)*)\s*--\s*(\S.*?)\s*(?:\*\/|-->)?$/;

/** `architect-ignore RULE -- reason`; one without a reason is no suppression. */
export function suppressionsOf(input: LinkInput): readonly Suppression[] {
  const suppressions: Suppression[] = [];
  for (const { file, outline } of input.files.values()) {
    for (const comment of outline?.directives ?? []) {
      const match = directive.exec(comment.text.trim());
      if (match === null) continue;
      const line = input.evidence(file, comment.at, comment.at).line;
      const lastLine = line + comment.text.split('\n').length - 1;
      suppressions.push({
        file,
        line,
        appliesTo: lastLine + 1,
        rules: (match[1] ?? '').split(',').map((rule) => rule.trim()),
        reason: match[2] ?? '',
      });
    }
  }
  return suppressions;
}
