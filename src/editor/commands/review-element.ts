import * as vscode from 'vscode';
import { filesOf } from '../../core/review/scope.ts';
import type { Architect } from '../architect.ts';
import { uriIn } from '../convert.ts';
import { isPlacedElement } from '../placed-element-argument.ts';
import { startReview } from '../start-review.ts';
import type { Command } from './command.ts';

/** A slow query of a handler is a finding of its route as well. */
function partsOf({ session }: Architect, id: string): readonly string[] {
  const endpoint = session.memory.last?.landscape.endpoints.find((each) => each.id === id);
  return endpoint === undefined ? [id] : [id, ...endpoint.accesses, ...endpoint.calls];
}

/** The findings of one endpoint, table or migration that is new; afterwards it is not new any more. */
export const reviewElement: Command = {
  id: 'reviewElement',
  doing: 'review what is new',
  run: async (architect, target) => {
    if (!isPlacedElement(target)) return;
    const { folder, element } = target;
    const file = uriIn(folder, element.place.file);
    const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === file.toString());
    const { last } = architect.session.memory;
    const isReviewed = last?.folder === folder && (filesOf(last.review.scope)?.includes(element.place.file) ?? true);
    // A review that has read the file as it stands tells it already.
    if (!isReviewed || document?.isDirty) {
      await document?.save();
      const scope = (relative: string) => ({ kind: 'files' as const, files: [relative] });
      if ((await startReview(architect, { file, scope })) === undefined) return;
    }
    architect.freshElements.settleElement(folder, element.id);
    architect.panel.show({ kind: 'element', ids: partsOf(architect, element.id), name: element.name }, 'beside');
  },
};
