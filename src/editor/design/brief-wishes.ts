import * as vscode from 'vscode';
import type { BriefWish } from '../../protocol/brief-schema.ts';
import type { Architect } from '../architect.ts';
import { draftHome } from './brief-home.ts';
import { templateText } from './brief-templates.ts';
import { describeBackend } from './describe-backend.ts';
import { makeDesign, reopenDesign } from './make-design.ts';
import { chooseBrief, showBriefText } from './open-brief.ts';
import { writeDesign } from './write-design.ts';

type Wishes = {
  readonly [Kind in BriefWish['kind']]: (
    wish: Extract<BriefWish, { readonly kind: Kind }>,
    architect: Architect,
  ) => unknown;
};

/** What the form asks for, one line a wish. */
const wishes: Wishes = {
  begin: async ({ template }, { designs, context }) =>
    designs.open(draftHome(template === undefined ? emptyBrief : await templateText(context.extensionUri, template))),
  choose: (_, architect) => chooseBrief(architect),
  describe: (wish, architect) => describeBackend(architect, wish),
  edit: ({ edit, final }, { designs }) => designs.edit(edit, final),
  text: ({ line }, architect) => showBriefText(architect, line),
  close: (_, { designs }) => designs.closeBrief(),
  design: (_, architect) => makeDesign(architect),
  reopen: ({ id }, architect) => reopenDesign(architect, id),
  write: (_, architect) => writeDesign(architect),
};

export function fulfil(wish: BriefWish, architect: Architect): unknown {
  // The table has an entry for each kind of wish; the compiler cannot follow the pairing through the union.
  const fulfilled = wishes[wish.kind] as (wish: BriefWish, architect: Architect) => unknown;
  return fulfilled(wish, architect);
}

const emptyBrief = `# ${vscode.l10n.t('What should be built, and what it has to carry.')}
name: ${vscode.l10n.t('New backend')}
goals:
resources:
`;
