import type { RouterVocabulary } from '../shapes/router-vocabulary.ts';
import { verbMethods } from '../shapes/verb-methods.ts';

/** Helidon SE: https://helidon.io/docs/latest/se/webserver/webserver. */
export const helidon: RouterVocabulary = {
  id: 'helidon',
  title: 'Helidon',
  languages: ['java', 'kotlin'],
  modules: ['io.helidon.webserver.http', 'io.helidon.webserver'],
  makers: { 'HttpRouting.builder': 'application', 'Routing.builder': 'application' },
  types: ['HttpRules', 'HttpRouting.Builder', 'Routing.Rules', 'Routing.Builder', 'Rules', 'Builder'],
  verbs: { ...verbMethods, any: 'ANY' },
  arguments: 'handler-first',
  registers: { name: 'register', methods: ['routing', 'update'] },
  relative: true,
  guardOptions: [],
  chained: [...Object.keys(verbMethods), 'any', 'register'],
  ordered: false,
  transparentWrappers: [],
};
