import type { BriefEdit } from '../../../src/core/design/form/brief-form.ts';
import type { BriefWish } from '../../../src/protocol/brief-schema.ts';
import { send } from '../../shared/host.ts';

export function wish(wanted: BriefWish): void {
  send({ type: 'brief', wish: wanted });
}

/** A change that is written into the brief. */
export function change(edit: BriefEdit): void {
  wish({ kind: 'edit', edit: mutable(edit), final: true });
}

/** What a change would come to, while a slider still moves. */
export function preview(edit: BriefEdit): void {
  wish({ kind: 'edit', edit: mutable(edit), final: false });
}

type Edit = Extract<BriefWish, { readonly kind: 'edit' }>['edit'];

/** Schemas infer mutable lists, and nobody here changes one. */
function mutable(edit: BriefEdit): Edit {
  return edit as Edit;
}
