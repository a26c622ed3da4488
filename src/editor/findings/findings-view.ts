import { createListeners } from '../listeners.ts';
import { type FindingFilter, type Grouping, noFilter } from './finding-filter.ts';

/** How a person looks at the findings in the sidebar, as long as the window lives. */
export interface FindingsView {
  readonly filter: FindingFilter;
  readonly grouping: Grouping;
  narrow(change: Partial<FindingFilter>): void;
  group(by: Grouping): void;
  onChange(listener: () => void): () => void;
}

export function createFindingsView(): FindingsView {
  const listeners = createListeners<void>();
  let filter = noFilter;
  let grouping: Grouping = 'severity';
  return {
    get filter() {
      return filter;
    },
    get grouping() {
      return grouping;
    },
    narrow: (change) => {
      filter = { ...filter, ...change };
      listeners.tell();
    },
    group: (by) => {
      grouping = by;
      listeners.tell();
    },
    onChange: listeners.add,
  };
}
