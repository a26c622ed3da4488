import type { AnnotatedClassVocabulary } from '../shapes/annotated-class-vocabulary.ts';

export const nest: AnnotatedClassVocabulary = {
  id: 'nest',
  title: 'NestJS',
  languages: ['typescript', 'javascript'],
  modules: ['@nestjs/common'],
  controllers: ['Controller'],
  pathKey: 'path',
  versionKey: 'version',
  verbs: {
    Get: 'GET',
    Head: 'HEAD',
    Post: 'POST',
    Put: 'PUT',
    Patch: 'PATCH',
    Delete: 'DELETE',
    Options: 'OPTIONS',
    All: 'ANY',
    Sse: 'GET',
  },
  version: 'Version',
  guards: 'UseGuards',
  pipes: 'UsePipes',
  compose: 'applyDecorators',
  parameters: { Param: 'path', Query: 'query', Headers: 'header', Body: 'body' },
};
