import * as vscode from 'vscode';
import { askedRoute } from '../landscape/asked-route.ts';
import { callersOf } from '../landscape/landscape-answers.ts';
import { showAnswers } from '../landscape/show-answers.ts';
import type { Command } from './command.ts';

export const whoCallsRoute: Command = {
  id: 'whoCallsRoute',
  doing: 'tell who calls the route',
  run: async (architect, argument) => {
    const asked = await askedRoute(architect, argument);
    if (asked === undefined) return;
    const { endpoint, last } = asked;
    showAnswers(vscode.l10n.t('{0} is called by', endpoint.name), callersOf(last.landscape, endpoint), last.folder);
  },
};
