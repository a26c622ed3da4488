import type { DraftedAdvice } from '../../advice/draft-advice.ts';
import { boundariesMarkdown } from './boundaries-markdown.ts';
import { cacheMarkdown } from './cache-markdown.ts';
import { capacityMarkdown } from './capacity-markdown.ts';
import { dataMarkdown } from './data-markdown.ts';
import { technologyMarkdown } from './technology-markdown.ts';

/** A plan as Markdown. */
export function advicePage(project: string, advice: DraftedAdvice): string {
  switch (advice.on) {
    case 'boundaries':
      return boundariesMarkdown(project, advice.plan);
    case 'cache':
      return cacheMarkdown(project, advice.plan);
    case 'capacity':
      return capacityMarkdown(project, advice.plan);
    case 'data':
      return dataMarkdown(project, advice.plan);
    case 'technology':
      return technologyMarkdown(project, advice.plan);
  }
}
