import type { RouterVocabulary } from '../shapes/router-vocabulary.ts';
import { verbMethods } from '../shapes/verb-methods.ts';

const verbs = { ...verbMethods, all: 'ANY' } as const;

/** H3 on its own, without Nitro around it: https://h3.dev/guide/basics/routing. */
export const h3: RouterVocabulary = {
  id: 'h3',
  title: 'H3',
  languages: ['javascript', 'typescript', 'tsx'],
  modules: ['h3'],
  makers: { createApp: 'application', H3: 'application', createRouter: 'router' },
  types: ['H3', 'App', 'Router'],
  verbs,
  arguments: 'guards',
  mounts: ['use', 'mount'],
  mountWrappers: ['h3'],
  handlerMember: 'handler',
  listed: { on: { methods: 0, path: 1 } },
  guardOptions: [],
  chained: ['use', 'mount', 'on', ...Object.keys(verbs)],
  ordered: true,
  transparentWrappers: [],
};
