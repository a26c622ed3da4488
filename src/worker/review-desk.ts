import { taughtConfig } from '../core/config/taught-config.ts';
import type { Engine } from '../core/engine.ts';
import { indexSystem } from '../core/model/system-index.ts';
import { printHtml } from '../core/report/html/print-html.ts';
import { drawPart } from '../core/review/draw-part.ts';
import { landscapeOf } from '../core/review/landscape/landscape-of.ts';
import { pagedReview } from '../core/review/paged-review.ts';
import { pictures } from '../core/review/pictures.ts';
import { advise } from './advise.ts';
import { landscapeTeller } from './landscape-change.ts';
import type { Answers, Request } from './messages.ts';
import { pagePacker } from './packed-pages.ts';

type DeskRequest = Extract<Request, { readonly kind: 'paged' | 'landscape' | 'draw' | 'advise' | 'html' | 'teach' }>;

const pack = pagePacker();

const tellLandscape = landscapeTeller();

/** What the editor asks about a review that was made; the command line never comes here. */
export function answerAtDesk(request: DeskRequest, engine: Engine): Answers[DeskRequest['kind']] {
  switch (request.kind) {
    case 'teach':
      return taughtConfig(request.question);
    case 'paged':
      return pagedReview(engine.review(request.question.scope), pack);
    case 'landscape':
      return tellLandscape(landscapeOf(indexSystem(engine.system())), request.question.known);
    case 'draw':
      return drawPart(engine.system(), engine.review(request.question.scope).findings, request.question.part);
    case 'advise':
      return advise(engine, request.question);
    case 'html':
      return printHtml(
        request.question.review,
        pictures(request.question.review, engine.system()),
        request.question.judgement,
      );
  }
}
