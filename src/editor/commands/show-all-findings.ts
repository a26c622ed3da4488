import { noFilter } from '../findings/finding-filter.ts';
import type { Command } from './command.ts';

export const showAllFindings: Command = {
  id: 'showAllFindings',
  doing: 'show all findings',
  run: ({ findingsView }) => findingsView.narrow({ file: undefined, ...noFilter }),
};
