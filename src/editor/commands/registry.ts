import { askAboutFinding } from './ask-about-finding.ts';
import { askAboutSelection } from './ask-about-selection.ts';
import { askArchitect } from './ask-architect.ts';
import { chooseModel } from './choose-model.ts';
import { clearCachedReviews } from './clear-cached-reviews.ts';
import type { Command } from './command.ts';
import { designFromBrief } from './design-from-brief.ts';
import { explainRule } from './explain-rule.ts';
import { exportReview } from './export-review.ts';
import { previewRequest } from './preview-request.ts';
import { reviewAgain } from './review-again.ts';
import { reviewArchitecture } from './review-architecture.ts';
import { reviewFile } from './review-file.ts';
import { reviewNewCode } from './review-new-code.ts';
import { reviewSelection } from './review-selection.ts';
import { setApiKey } from './set-api-key.ts';
import { showDataModel } from './show-data-model.ts';
import { showLastReview } from './show-last-review.ts';
import { showRequestFlow } from './show-request-flow.ts';
import { showServiceDiagram } from './show-service-diagram.ts';
import { suppressFinding } from './suppress-finding.ts';
import { testConnection } from './test-connection.ts';

export const commands: readonly Command[] = [
  reviewArchitecture,
  reviewFile,
  reviewSelection,
  reviewAgain,
  reviewNewCode,
  showLastReview,
  showServiceDiagram,
  showDataModel,
  showRequestFlow,
  designFromBrief,
  exportReview,
  explainRule,
  suppressFinding,
  askArchitect,
  askAboutSelection,
  askAboutFinding,
  previewRequest,
  chooseModel,
  setApiKey,
  testConnection,
  clearCachedReviews,
];
