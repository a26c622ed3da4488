import type { Progress } from '../core/engine.ts';
import type { Shell } from './shell.ts';

/** Whoever waits longer than this without a terminal deserves one line. */
const patience = 1000;

export interface ProgressLine {
  show(progress: Progress): void;
  end(): void;
}

const words: Readonly<Record<Progress['stage'], string>> = {
  list: 'Listing files',
  read: 'Reading',
  link: 'Joining',
  review: 'Reviewing',
};

/** One line on stderr that rewrites itself; without a terminal a single line, once it takes long. */
export function progressLine(shell: Shell, now: () => number = Date.now): ProgressLine {
  const start = now();
  let told = false;
  return {
    show: (progress) => {
      if (shell.progressIsSeen) shell.tell(`\r\u001b[2K${textOf(progress)}`);
      else if (!told && now() - start > patience) shell.tell(`${words[progress.stage]} …\n`);
      else return;
      told = true;
    },
    end: () => {
      if (told && shell.progressIsSeen) shell.tell('\r\u001b[2K');
    },
  };
}

function textOf({ stage, done, total }: Progress): string {
  const amount =
    stage === 'read' && total > 0 ? ` ${done.toLocaleString('en-US')} of ${total.toLocaleString('en-US')} files` : '';
  return words[stage] + amount;
}
