import type { AskingStage } from '../../../src/protocol/asking-schema.ts';
import { plural } from '../../shared/names.ts';
import { t } from '../../shared/t.ts';

const reasons: Readonly<Record<string, string>> = {
  'rate-limited': t('takes no more requests for now'),
  'server-error': t('failed'),
  unreachable: t('could not be reached'),
};

/** What is waited for, in words that follow the name of the model. */
export function askingText(stage: AskingStage): string {
  switch (stage.kind) {
    case 'preparing':
      return t('is being asked');
    case 'asking':
      return stage.part === 'the whole workspace' ? t('reads the facts') : t('reads the facts of {0}', stage.part);
    case 'answering':
      return stage.characters === 0 ? 'writes' : `writes: ${plural(stage.characters, t('character'), t('characters'))}`;
    case 'waiting':
      return t('{0}; it is asked again soon', reasons[stage.why] ?? stage.why);
    case 'mending':
      return t(
        'gets a second chance for {0} that could not be verified',
        plural(stage.items, t('statement'), t('statements')),
      );
  }
}
