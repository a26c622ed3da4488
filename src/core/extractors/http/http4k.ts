import type { BoundRouteVocabulary } from '../shapes/bound-route-vocabulary.ts';

/** http4k: https://www.http4k.org/ecosystem/http4k/reference/core/#routing. */
export const http4k: BoundRouteVocabulary = {
  id: 'http4k',
  title: 'http4k',
  modules: ['org.http4k.routing', 'org.http4k.contract'],
  holders: ['routes', 'contract', 'orElse'],
  binders: ['bind', 'bindContract'],
  filter: 'then',
};
