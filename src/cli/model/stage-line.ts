import { listed } from '../../core/model/wording.ts';
import type { Stage } from '../../llm/judge-call.ts';
import type { Shell } from '../shell.ts';

/** Tells a person at a terminal what is waited for; each stage once. */
export function stageLine(shell: Shell): (stage: Stage) => void {
  let last = '';
  return (stage) => {
    const line = textOf(stage);
    if (line === undefined || line === last || !shell.progressIsSeen) return;
    last = line;
    shell.tell(`${line}\n`);
  };
}

function textOf(stage: Stage): string | undefined {
  switch (stage.kind) {
    case 'asking':
      return stage.part.kind === 'services' ? `Asking about ${listed(stage.part.names)} …` : 'Asking the model …';
    case 'waiting':
      return `The server is ${stage.why}; asking again in ${Math.ceil(stage.milliseconds / 1000)} s …`;
    case 'mending':
      return 'Asking again about what could not be verified …';
    case 'finding':
      return `Found: ${stage.finding.title}`;
    case 'answering':
      return undefined;
  }
}
