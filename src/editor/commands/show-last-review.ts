import type { Command } from './command.ts';

/** The panel as it was; links bring a finding with them. */
export const showLastReview: Command = {
  id: 'showLastReview',
  doing: 'show the last review',
  run: async ({ session, panel }, target) => {
    await session.restore();
    const { isReveal } = await import('../reveal-argument.ts');
    panel.show(isReveal(target) ? target : undefined);
  },
};
