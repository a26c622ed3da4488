import * as vscode from 'vscode';
import type { LandscapeEndpoint } from '../../core/review/landscape/landscape.ts';
import type { Architect } from '../architect.ts';
import type { Reviewed } from '../reviewed.ts';
import { askedElement, type Candidate } from './asked-element.ts';
import { namesIn } from './landscape-names.ts';

/** The route that a question is about, where there is one. */
export async function askedRoute(
  architect: Architect,
  argument: unknown,
): Promise<{ readonly endpoint: LandscapeEndpoint; readonly last: Reviewed } | undefined> {
  const asked = await askedElement(architect, argument, {
    placeHolder: vscode.l10n.t('Which route?'),
    candidates: routeCandidates,
    atCursor: (mark) => (mark.kind === 'endpoint' ? mark.endpoint.id : undefined),
  });
  const endpoint = asked?.last.landscape.endpoints.find(({ id }) => id === asked.id);
  return asked && endpoint && { endpoint, last: asked.last };
}

function routeCandidates({ landscape }: Reviewed): Candidate[] {
  const names = namesIn(landscape);
  return landscape.endpoints.map(({ id, name, service }) => ({
    id,
    label: name,
    description: names.component(service),
  }));
}
