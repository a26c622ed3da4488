import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { DesignPage } from '../../src/core/design-page.ts';
import type { Review } from '../../src/core/review/review.ts';
import type { JudgementView } from '../../src/protocol/judgement-schema.ts';
import type { RuleView } from '../../src/protocol/sheet-schema.ts';
import type { PageState } from './page-state.ts';
import type { AdviceMessage } from './use-host.ts';

export interface Page {
  /** With what a model found among what the rules found. */
  readonly review: Review;
  /** What a design says beside. */
  readonly design: DesignPage | undefined;
  readonly judgement: JudgementView | undefined;
  /** The rule whose page was asked for last. */
  readonly rule: RuleView | undefined;
  /** The plan that was asked for last. */
  readonly advice: AdviceMessage | undefined;
  readonly state: PageState;
  update(change: Partial<PageState>): void;
}

export const PageContext = createContext<Page | undefined>(undefined);

export function usePage(): Page {
  const page = useContext(PageContext);
  if (page === undefined) throw new Error('A part of the panel stands outside the page.');
  return page;
}
