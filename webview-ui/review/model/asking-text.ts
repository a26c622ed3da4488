import type { AskingStage } from '../../../src/protocol/asking-schema.ts';
import { plural } from '../../shared/names.ts';

const reasons: Readonly<Record<string, string>> = {
  'rate-limited': 'takes no more requests for now',
  'server-error': 'failed',
  unreachable: 'could not be reached',
};

/** What is waited for, in words that follow the name of the model. */
export function askingText(stage: AskingStage): string {
  switch (stage.kind) {
    case 'preparing':
      return 'is being asked';
    case 'asking':
      return stage.part === 'the whole workspace' ? 'reads the facts' : `reads the facts of ${stage.part}`;
    case 'answering':
      return stage.characters === 0 ? 'writes' : `writes: ${plural(stage.characters, 'character')}`;
    case 'waiting':
      return `${reasons[stage.why] ?? stage.why}; it is asked again soon`;
    case 'mending':
      return `gets a second chance for ${plural(stage.items, 'statement')} that could not be verified`;
  }
}
