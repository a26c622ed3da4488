import * as vscode from 'vscode';
import { askedElement } from '../landscape/asked-element.ts';
import { brokenBy } from '../landscape/landscape-answers.ts';
import { namesIn } from '../landscape/landscape-names.ts';
import { showAnswers } from '../landscape/show-answers.ts';
import type { Command } from './command.ts';

/** Routes that wait for a service or a database, directly or through others. */
export const whatBreaks: Command = {
  id: 'whatBreaks',
  doing: 'tell what breaks',
  run: async (architect, argument) => {
    const asked = await askedElement(architect, argument, {
      placeHolder: vscode.l10n.t('If which service or database is down?'),
      candidates: ({ landscape }) =>
        landscape.services
          .filter(({ kind }) => kind !== 'library' && kind !== 'frontend')
          .map(({ id, name, kind }) => ({ id, label: name, description: kind })),
      atCursor: (mark) => (mark.kind === 'call' ? mark.call.to : undefined),
    });
    if (asked === undefined) return;
    const { landscape, folder } = asked.last;
    const name = namesIn(landscape).component(asked.id);
    const answers = brokenBy(landscape, asked.id);
    const routes = answers.filter(({ heading }) => heading === undefined).length;
    showAnswers(vscode.l10n.t('If {0} is down, {1} routes fail', name, routes), answers, folder);
  },
};
