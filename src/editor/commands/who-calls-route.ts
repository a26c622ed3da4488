import * as vscode from 'vscode';
import { askedElement } from '../landscape/asked-element.ts';
import { callersOf } from '../landscape/landscape-answers.ts';
import { routeCandidates } from '../landscape/route-candidates.ts';
import { showAnswers } from '../landscape/show-answers.ts';
import type { Command } from './command.ts';

export const whoCallsRoute: Command = {
  id: 'whoCallsRoute',
  doing: 'tell who calls the route',
  run: async (architect, argument) => {
    const asked = await askedElement(architect, argument, {
      placeHolder: vscode.l10n.t('Which route?'),
      candidates: routeCandidates,
      atCursor: (mark) => (mark.kind === 'endpoint' ? mark.endpoint.id : undefined),
    });
    const endpoint = asked?.last.landscape.endpoints.find(({ id }) => id === asked.id);
    if (asked === undefined || endpoint === undefined) return;
    const title = vscode.l10n.t('{0} is called by', endpoint.name);
    showAnswers(title, callersOf(asked.last.landscape, endpoint), asked.last.folder);
  },
};
