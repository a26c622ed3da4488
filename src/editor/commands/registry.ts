import { askAboutChange } from './ask-about-change.ts';
import { askAboutFinding } from './ask-about-finding.ts';
import { askAboutSelection } from './ask-about-selection.ts';
import { askArchitect } from './ask-architect.ts';
import { chooseModel } from './choose-model.ts';
import { clearCachedReviews } from './clear-cached-reviews.ts';
import type { Command } from './command.ts';
import { copyFinding } from './copy-finding.ts';
import { designFromBrief } from './design-from-brief.ts';
import { designMissingTable } from './design-missing-table.ts';
import { explainRule } from './explain-rule.ts';
import { exportReview } from './export-review.ts';
import { filterFindings } from './filter-findings.ts';
import { fixFinding } from './fix-finding.ts';
import { goToCalledRoute } from './go-to-called-route.ts';
import { groupFindings } from './group-findings.ts';
import { handToChat } from './hand-to-chat.ts';
import { nextFinding } from './next-finding.ts';
import { openFinding } from './open-finding.ts';
import { openSample } from './open-sample.ts';
import { previewRequest } from './preview-request.ts';
import { previousFinding } from './previous-finding.ts';
import { revealInArchitecture } from './reveal-in-architecture.ts';
import { reviewAgain } from './review-again.ts';
import { reviewArchitecture } from './review-architecture.ts';
import { reviewElement } from './review-element.ts';
import { reviewFile } from './review-file.ts';
import { reviewNewCode } from './review-new-code.ts';
import { reviewSelection } from './review-selection.ts';
import { searchFindings } from './search-findings.ts';
import { setApiKey } from './set-api-key.ts';
import { showAllFindings } from './show-all-findings.ts';
import { showDataModel } from './show-data-model.ts';
import { showFindingInPanel } from './show-finding-in-panel.ts';
import { showLastReview } from './show-last-review.ts';
import { showRequestFlow } from './show-request-flow.ts';
import { showServiceDiagram } from './show-service-diagram.ts';
import { suppressFinding } from './suppress-finding.ts';
import { teachGuard } from './teach-guard.ts';
import { testConnection } from './test-connection.ts';
import { whatBreaks } from './what-breaks.ts';
import { whatRouteTouches } from './what-route-touches.ts';
import { whoCallsRoute } from './who-calls-route.ts';
import { whoUsesTable } from './who-uses-table.ts';

export const commands: readonly Command[] = [
  reviewArchitecture,
  reviewFile,
  reviewSelection,
  reviewAgain,
  reviewNewCode,
  reviewElement,
  showLastReview,
  showServiceDiagram,
  showDataModel,
  showRequestFlow,
  whatRouteTouches,
  whoCallsRoute,
  whoUsesTable,
  whatBreaks,
  goToCalledRoute,
  revealInArchitecture,
  designFromBrief,
  exportReview,
  explainRule,
  fixFinding,
  designMissingTable,
  suppressFinding,
  openFinding,
  showFindingInPanel,
  nextFinding,
  previousFinding,
  searchFindings,
  filterFindings,
  groupFindings,
  showAllFindings,
  copyFinding,
  teachGuard,
  handToChat,
  askArchitect,
  askAboutSelection,
  askAboutFinding,
  askAboutChange,
  previewRequest,
  chooseModel,
  setApiKey,
  testConnection,
  clearCachedReviews,
  openSample,
];
