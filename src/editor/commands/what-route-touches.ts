import * as vscode from 'vscode';
import { askedElement } from '../landscape/asked-element.ts';
import { touchedBy } from '../landscape/landscape-answers.ts';
import { routeCandidates } from '../landscape/route-candidates.ts';
import { showAnswers } from '../landscape/show-answers.ts';
import type { Command } from './command.ts';

export const whatRouteTouches: Command = {
  id: 'whatRouteTouches',
  doing: 'tell what the route touches',
  run: async (architect, argument) => {
    const asked = await askedElement(architect, argument, {
      placeHolder: vscode.l10n.t('Which route?'),
      candidates: routeCandidates,
      atCursor: (mark) => (mark.kind === 'endpoint' ? mark.endpoint.id : undefined),
    });
    const endpoint = asked?.last.landscape.endpoints.find(({ id }) => id === asked.id);
    if (asked === undefined || endpoint === undefined) return;
    const title = vscode.l10n.t('{0} touches', endpoint.name);
    showAnswers(title, touchedBy(asked.last.landscape, endpoint), asked.last.folder);
  },
};
