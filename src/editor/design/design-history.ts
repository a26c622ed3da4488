import type { DesignEntry } from '../../protocol/design-schema.ts';
import type { Designed } from './design-session.ts';

interface HistoryOptions {
  load(): Promise<readonly DesignEntry[]>;
  save(history: readonly DesignEntry[]): Promise<void>;
}

/** The designs that were made in this workspace, newest first. */
interface DesignHistory {
  readonly entries: readonly DesignEntry[];
  readonly newest: DesignEntry | undefined;
  /** Brings back those of earlier windows; reads once, however often it is asked. */
  restore(): Promise<void>;
  remember(design: Designed, text: string): Promise<void>;
}

const historyLength = 20;

export function createDesignHistory({ load, save }: HistoryOptions, tell: () => void): DesignHistory {
  let entries: readonly DesignEntry[] = [];
  let restored: Promise<void> | undefined;
  return {
    get entries() {
      return entries;
    },
    get newest() {
      return entries[0];
    },
    restore: () => {
      restored ??= load().then((loaded) => {
        entries = loaded;
        tell();
      });
      return restored;
    },
    remember: async ({ answer, at, home }, text) => {
      const { services, endpoints, tables } = answer.review.summary;
      const counts = { services, endpoints, tables, findings: answer.review.findings.length };
      const entry = { id: at, at, name: answer.name, file: home.file, text, counts };
      // The same brief designed again is the same design.
      entries = [entry, ...entries.filter((each) => each.text !== text)].slice(0, historyLength);
      await save(entries);
    },
  };
}
