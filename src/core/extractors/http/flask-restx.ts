import type { DecoratedFunctionVocabulary } from '../shapes/decorated-function-vocabulary.ts';

/** Flask-RESTX: https://flask-restx.readthedocs.io/en/latest/quickstart.html. */
export const flaskRestx: DecoratedFunctionVocabulary = {
  id: 'flask-restx',
  title: 'Flask-RESTX',
  languages: ['python'],
  modules: ['flask_restx', 'flask_restplus'],
  makers: ['Api', 'Namespace'],
  verbs: {},
  routes: ['route'],
  registrations: {},
  methods: 'methods',
  prefix: 'path',
  mounts: ['add_namespace'],
  placements: [],
  mountReplacesPrefix: true,
  named: ['Namespace', 'namespace()'],
  hosted: { maker: 'Api', prefix: 'prefix' },
  injectors: [],
  before: [],
};
