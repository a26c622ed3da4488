import type { AnnotatedMethodVocabulary } from '../shapes/annotated-method-vocabulary.ts';
import { armeria } from './armeria.ts';
import { jaxrs } from './jaxrs.ts';
import { micronaut } from './micronaut.ts';
import { quarkusRoutes } from './quarkus-routes.ts';
import { spring } from './spring.ts';

/** Frameworks of the shape "annotated method in an annotated class". */
export const annotatedMethods: readonly AnnotatedMethodVocabulary[] = [
  spring,
  jaxrs,
  micronaut,
  quarkusRoutes,
  armeria,
];
