import * as vscode from 'vscode';
import { askedRoute } from '../landscape/asked-route.ts';
import { touchedBy } from '../landscape/landscape-answers.ts';
import { showAnswers } from '../landscape/show-answers.ts';
import type { Command } from './command.ts';

export const whatRouteTouches: Command = {
  id: 'whatRouteTouches',
  doing: 'tell what the route touches',
  run: async (architect, argument) => {
    const asked = await askedRoute(architect, argument);
    if (asked === undefined) return;
    const { endpoint, last } = asked;
    showAnswers(vscode.l10n.t('{0} touches', endpoint.name), touchedBy(last.landscape, endpoint), last.folder);
  },
};
