import type { DecoratedFunctionVocabulary } from '../shapes/decorated-function-vocabulary.ts';

/** AWS Chalice: https://aws.github.io/chalice/topics/routing. */
export const chalice: DecoratedFunctionVocabulary = {
  id: 'chalice',
  title: 'Chalice',
  languages: ['python'],
  modules: ['chalice'],
  makers: ['Chalice', 'Blueprint'],
  verbs: {},
  routes: ['route'],
  registrations: {},
  methods: 'methods',
  prefix: 'url_prefix',
  mounts: ['register_blueprint'],
  placements: [],
  mountReplacesPrefix: true,
  injectors: [],
  before: [],
};
