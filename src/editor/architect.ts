import type * as vscode from 'vscode';
import type { DesignPanel } from './design/design-panel.ts';
import type { DesignSession } from './design/design-session.ts';
import type { FreshCode } from './features/fresh-code.ts';
import type { FreshElements } from './features/fresh-elements.ts';
import type { FindingBook } from './findings/finding-book.ts';
import type { FindingsView } from './findings/findings-view.ts';
import type { Guard } from './guard.ts';
import type { ArchitectureTree } from './landscape/architecture-tree.ts';
import type { Inquiry } from './model/inquiry.ts';
import type { ReviewPanel } from './panel/review-panel.ts';
import type { Session } from './session.ts';

/** What commands and features work with. */
export interface Architect {
  readonly context: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  readonly guard: Guard;
  readonly session: Session;
  /** What goes on with a model, if a person asks one. */
  readonly inquiry: Inquiry;
  readonly panel: ReviewPanel;
  readonly freshCode: FreshCode;
  readonly freshElements: FreshElements;
  readonly findings: FindingBook;
  /** How the findings are looked at: filtered, grouped. */
  readonly findingsView: FindingsView;
  architectureTree?: ArchitectureTree;
  /** The brief that is open as a form, and what was designed. */
  readonly designs: DesignSession;
  readonly designPanel: DesignPanel;
}
