import * as vscode from 'vscode';
import type { Architect } from '../architect.ts';
import { draftHome } from './brief-home.ts';

interface Described {
  readonly prose: string;
  readonly withModel: boolean;
}

/** Words become a brief that the person sees and corrects before anything is designed from it. */
export async function describeBackend(architect: Architect, { prose, withModel }: Described): Promise<void> {
  if (withModel) return (await import('./ask-model-for-brief.ts')).askModelForBrief(architect, prose);
  const { designs } = architect;
  const { text, resources, figures } = await designs.read(prose);
  const note =
    resources === 0
      ? vscode.l10n.t('No noun was found that could be stored. Add the resources yourself, or describe them in a list.')
      : vscode.l10n.t(
          'Read without a model: {0} resources and {1} figures. What words only mean is missing: correct the form.',
          resources,
          figures,
        );
  await designs.open(draftHome(text), note);
}
