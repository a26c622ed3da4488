import type { DecoratedFunctionVocabulary } from '../shapes/decorated-function-vocabulary.ts';

/** Methods of services that also answer HTTP: https://nameko.readthedocs.io/en/stable/built_in_extensions.html. */
export const nameko: DecoratedFunctionVocabulary = {
  id: 'nameko',
  title: 'Nameko',
  languages: ['python'],
  modules: ['nameko.web.handlers'],
  makers: [],
  verbs: {},
  routes: ['http'],
  several: 'http',
  functions: true,
  registrations: {},
  methods: 'method',
  prefix: 'prefix',
  mounts: [],
  placements: [],
  mountReplacesPrefix: false,
  injectors: [],
  before: [],
};
