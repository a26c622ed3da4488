import * as vscode from 'vscode';
import { askedElement } from '../landscape/asked-element.ts';
import { usesOf } from '../landscape/landscape-answers.ts';
import { namesIn } from '../landscape/landscape-names.ts';
import { showAnswers } from '../landscape/show-answers.ts';
import type { Command } from './command.ts';

export const whoUsesTable: Command = {
  id: 'whoUsesTable',
  doing: 'tell who uses the table',
  run: async (architect, argument) => {
    const asked = await askedElement(architect, argument, {
      placeHolder: vscode.l10n.t('Which table?'),
      candidates: ({ landscape }) =>
        landscape.tables.map(({ id, name, store }) => {
          return { id, label: name, description: namesIn(landscape).component(store) };
        }),
      atCursor: (mark) => (mark.kind === 'table' ? mark.table.id : undefined),
    });
    const table = asked?.last.landscape.tables.find(({ id }) => id === asked.id);
    if (asked === undefined || table === undefined) return;
    showAnswers(vscode.l10n.t('Who uses {0}', table.name), usesOf(asked.last.landscape, table), asked.last.folder);
  },
};
