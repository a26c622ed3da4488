import { findingArgument } from '../findings/finding-argument.ts';
import type { Command } from './command.ts';

/** Its evidence, what was looked at and the rule behind it. */
export const showFindingInPanel: Command = {
  id: 'showFindingInPanel',
  doing: 'show the finding',
  run: (architect, which) => {
    const entry = findingArgument(architect, which);
    if (entry === undefined) return;
    architect.panel.show({ kind: 'finding', fingerprint: entry.finding.fingerprint });
  },
};
