import { findingArgument } from '../findings/finding-argument.ts';
import { showFinding } from '../findings/show-finding.ts';
import type { Command } from './command.ts';

/** Milliseconds within which a second click is meant as one with the first. */
const doubleClick = 500;

let last = { which: undefined as unknown, at: 0 };

/**
 * Whoever walks a list looks at one place after the other, and what they type next is meant for the list. A second click
 * goes into the code.
 */
export const openFinding: Command = {
  id: 'openFinding',
  doing: 'open the finding',
  run: async (architect, which, from) => {
    const entry = findingArgument(architect, which);
    if (entry === undefined) return;
    const again = which === last.which && Date.now() - last.at < doubleClick;
    last = { which, at: Date.now() };
    await showFinding(architect, entry, from === 'list' && !again);
  },
};
