import type { AnnotatedMethodVocabulary } from '../shapes/annotated-method-vocabulary.ts';

/** InversifyJS for Express: https://github.com/inversify/inversify-express-utils. */
const behindPath = { from: 1 };

export const inversifyExpress: AnnotatedMethodVocabulary = {
  id: 'inversify-express',
  title: 'InversifyJS',
  languages: ['typescript'],
  modules: ['inversify-express-utils'],
  controllers: ['controller'],
  prefixes: ['controller'],
  verbs: {
    httpGet: 'GET',
    httpHead: 'HEAD',
    httpPost: 'POST',
    httpPut: 'PUT',
    httpPatch: 'PATCH',
    httpDelete: 'DELETE',
    httpOptions: 'OPTIONS',
    all: 'ANY',
  },
  methodKey: 'method',
  pathKeys: ['value'],
  locators: false,
  guardArguments: {
    controller: behindPath,
    httpGet: behindPath,
    httpPost: behindPath,
    httpPut: behindPath,
    httpPatch: behindPath,
    httpDelete: behindPath,
    all: behindPath,
  },
  parameters: {
    requestParam: 'path',
    queryParam: 'query',
    requestHeaders: 'header',
    cookies: 'cookie',
    requestBody: 'body',
  },
  nameKeys: ['value'],
  bareBody: false,
};
