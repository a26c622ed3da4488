import type { BriefEdit, BriefForm } from '../core/design/form/brief-form.ts';
import { editBrief } from '../core/design/form/edit-brief.ts';
import { readForm } from '../core/design/form/read-form.ts';
import { type BriefSize, sizeBrief } from '../core/design/form/size-brief.ts';
import type { BriefText } from './design-brief.ts';

export interface BriefQuestion extends BriefText {
  /** Changes to make first, in their order. */
  readonly edits: readonly BriefEdit[];
}

/** A brief as a form, with what it comes to. */
export interface BriefAnswer {
  /** With the changes. */
  readonly text: string;
  /** A change that the text cannot take without losing something else. */
  readonly refused: boolean;
  readonly form: BriefForm;
  readonly size: BriefSize | undefined;
}

export function briefForm({ file, text, edits }: BriefQuestion): BriefAnswer {
  let current = text;
  let refused = false;
  for (const edit of edits) {
    const edited = editBrief(file, current, edit);
    refused ||= edited === undefined;
    current = edited ?? current;
  }
  return { text: current, refused, form: readForm(file, current), size: sizeBrief(file, current) };
}
