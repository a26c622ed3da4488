import type { ReviewScope } from '../../core/review/review.ts';
import { uriIn } from '../convert.ts';
import { startReview } from '../start-review.ts';
import type { Command } from './command.ts';

/** The scope of the last review once more, in its folder. */
export const reviewAgain: Command = {
  id: 'reviewAgain',
  doing: 'review again',
  run: async (architect) => {
    const { last } = await architect.session.restore();
    const scope: ReviewScope = last?.review.scope ?? { kind: 'workspace' };
    const file = last === undefined ? undefined : uriIn(last.folder, '');
    const reviewed = await startReview(architect, { file, scope: () => scope });
    if (reviewed !== undefined) architect.panel.show();
  },
};
