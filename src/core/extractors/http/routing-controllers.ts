import type { AnnotatedMethodVocabulary } from '../shapes/annotated-method-vocabulary.ts';
import { nest } from './nest.ts';

/** https://github.com/typestack/routing-controllers. */
export const routingControllers: AnnotatedMethodVocabulary = {
  id: 'routing-controllers',
  title: 'routing-controllers',
  languages: ['typescript', 'javascript'],
  modules: ['routing-controllers'],
  controllers: ['Controller', 'JsonController'],
  prefixes: ['Controller', 'JsonController'],
  verbs: nest.verbs,
  methodKey: 'method',
  pathKeys: ['value'],
  locators: false,
  applicationOption: {
    makers: ['createExpressServer', 'createKoaServer', 'useExpressServer', 'useKoaServer'],
    key: 'routePrefix',
  },
  guardArguments: { UseBefore: { from: 0 } },
  parameters: {
    Param: 'path',
    Params: 'path',
    QueryParam: 'query',
    QueryParams: 'query',
    HeaderParam: 'header',
    CookieParam: 'cookie',
    Body: 'body',
    BodyParam: 'body',
  },
  nameKeys: ['value'],
  bareBody: false,
};
