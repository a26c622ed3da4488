import type { AnnotatedMethodVocabulary } from '../shapes/annotated-method-vocabulary.ts';
import { armeria } from './armeria.ts';
import { fastifyDecorators } from './fastify-decorators.ts';
import { inversifyExpress } from './inversify-express.ts';
import { jaxrs } from './jaxrs.ts';
import { loopback } from './loopback.ts';
import { micronaut } from './micronaut.ts';
import { midway } from './midway.ts';
import { quarkusRoutes } from './quarkus-routes.ts';
import { routingControllers } from './routing-controllers.ts';
import { spring } from './spring.ts';
import { tsEd } from './ts-ed.ts';
import { tsoa } from './tsoa.ts';

/** Frameworks of the shape "annotated method in an annotated class". */
export const annotatedMethods: readonly AnnotatedMethodVocabulary[] = [
  spring,
  jaxrs,
  micronaut,
  quarkusRoutes,
  armeria,
  routingControllers,
  tsoa,
  loopback,
  tsEd,
  inversifyExpress,
  midway,
  fastifyDecorators,
];
