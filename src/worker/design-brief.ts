import { designBackend } from '../core/design-backend.ts';
import { type DesignPage, designPage } from '../core/design-page.ts';
import type { Problem } from '../core/model/problem.ts';
import { type DesignFile, designFiles } from '../core/report/design/design-files.ts';
import { printDesign } from '../core/report/design/print-design.ts';
import type { Review } from '../core/review/review.ts';

export interface BriefText {
  /** As it is called in problems. */
  readonly file: string;
  readonly text: string;
}

/** A design as files and as one document. */
export interface DesignAnswer {
  readonly name: string;
  /** False where the text named nothing that could be designed. */
  readonly designed: boolean;
  readonly document: string;
  readonly files: readonly DesignFile[];
  readonly problems: readonly Problem[];
  readonly review: Review;
  readonly page: DesignPage;
}

export function designBrief({ file, text }: BriefText): DesignAnswer {
  const backend = designBackend(file, text);
  const { brief, problems } = backend.design;
  const designed = brief.resources.length > 0;
  return {
    name: brief.name,
    designed,
    document: printDesign(backend),
    files: designed ? designFiles(backend) : [],
    problems,
    review: backend.review,
    page: designPage(backend),
  };
}
