import type { Browser } from 'playwright-core';
import type { DesignState } from '../../src/protocol/design-schema.ts';
import type { HostToView } from '../../src/protocol/host-to-view.ts';
import { designBrief } from '../../src/worker/design-brief.ts';
import { briefText } from '../support/design/briefs.ts';
import { sampleReview } from '../support/sample/sample-review.ts';
import { type OpenedPage, openPage } from './open-page.ts';
import { darkModern } from './themes/dark-modern.ts';
import type { Theme } from './themes/theme.ts';

/** Before every test's now, so that a page never says "today" in one run and "yesterday" in the next. */
const at = '2024-06-11T09:14:00.000Z';

export interface PageOptions {
  readonly theme?: Theme;
  readonly width?: number;
  readonly height?: number;
  readonly state?: unknown;
  readonly texts?: Readonly<Record<string, string>>;
}

/** The panel with the sample review. */
export async function openReview(browser: Browser, options: PageOptions = {}): Promise<OpenedPage> {
  const opened = await openPage(browser, { page: 'review', theme: darkModern, ...options });
  await opened.tell({ type: 'review', v: 1, review: sampleReview, at });
  await opened.view.getByRole('tablist').waitFor();
  return opened;
}

/** The panel with a design that was made from a template. */
export async function openDesign(browser: Browser, options: PageOptions = {}): Promise<OpenedPage> {
  const opened = await openPage(browser, { page: 'review', theme: darkModern, ...options });
  const text = briefText('examples/briefs/catalog.yaml');
  const { review, page: design } = designBrief({ file: 'examples/briefs/catalog.yaml', text });
  await opened.tell({ type: 'review', v: 1, review, at, design });
  await opened.view.getByRole('tablist').waitFor();
  return opened;
}

/** The sidebar with the design page, as the extension would fill it from a brief. */
export async function openDesignForm(
  browser: Browser,
  design: DesignState,
  options: PageOptions = {},
): Promise<OpenedPage> {
  const opened = await openPage(browser, {
    page: 'sidebar',
    theme: darkModern,
    width: 300,
    state: 'design',
    ...options,
  });
  await opened.tell({ type: 'design', v: 1, design });
  await opened.view
    .getByRole('heading', { name: design.brief === undefined ? /What should it do\?/ : /Basics/ })
    .waitFor();
  return opened;
}

/** The sidebar, after reviews or before the first one. */
export async function openSidebar(
  browser: Browser,
  options: PageOptions & { readonly reviewed?: boolean } = {},
): Promise<OpenedPage> {
  const { reviewed = true, ...rest } = options;
  const opened = await openPage(browser, { page: 'sidebar', theme: darkModern, width: 320, ...rest });
  if (reviewed) await opened.tell(overview);
  return opened;
}

const { project, scope, summary } = sampleReview;
const overview: HostToView = {
  type: 'overview',
  v: 1,
  overview: {
    last: { project, at, scope, summary, top: sampleReview.findings.slice(0, 5) },
    history: [
      { at, scope, findings: summary.findings },
      { at: '2024-06-10T16:20:00.000Z', scope, findings: { ...summary.findings, high: summary.findings.high + 2 } },
    ],
  },
};
