import { startReview } from '../start-review.ts';
import type { Command } from './command.ts';

export const reviewArchitecture: Command = {
  id: 'reviewArchitecture',
  doing: 'review the architecture',
  run: async (architect) => {
    const reviewed = await startReview(architect, { scope: () => ({ kind: 'workspace' }) });
    if (reviewed !== undefined) architect.panel.show();
  },
};
