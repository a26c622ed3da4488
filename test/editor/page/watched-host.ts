import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { repository } from '../../support/repository.ts';

/** The unpacked extension that watches the thread it shares with the tested one. */
export const hostWatchExtension = path.join(repository, 'test/editor/host-watch');

/** What the extension host went through for a while: its longest block in milliseconds, and the most memory. */
export interface HostLoad {
  readonly clock: number;
  readonly processor: number;
  readonly megabytes: number;
}

interface Pulse extends HostLoad {
  readonly at: number;
}

/** The worst of all pulses since a moment. */
export function hostLoad(folder: string, since: number, until = Number.POSITIVE_INFINITY): HostLoad {
  const pulses = pulsesOf(folder).filter(({ at }) => at >= since && at <= until);
  if (pulses.length === 0) throw new Error('Nobody watched the extension host.');
  const most = (what: keyof HostLoad) => Math.round(Math.max(...pulses.map((pulse) => pulse[what])));
  return { clock: most('clock'), processor: most('processor'), megabytes: most('megabytes') };
}

function pulsesOf(folder: string): readonly Pulse[] {
  const file = path.join(path.dirname(folder), 'host.jsonl');
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line): Pulse => JSON.parse(line));
}
