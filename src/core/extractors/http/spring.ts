import type { AnnotatedMethodVocabulary } from '../shapes/annotated-method-vocabulary.ts';

export const spring: AnnotatedMethodVocabulary = {
  id: 'spring',
  title: 'Spring MVC and WebFlux',
  languages: ['java', 'kotlin'],
  modules: ['org.springframework.web.bind.annotation', 'org.springframework.stereotype'],
  controllers: ['RestController', 'Controller'],
  prefixes: ['RequestMapping'],
  verbs: {
    RequestMapping: 'told',
    GetMapping: 'GET',
    PostMapping: 'POST',
    PutMapping: 'PUT',
    PatchMapping: 'PATCH',
    DeleteMapping: 'DELETE',
  },
  methodKey: 'method',
  pathKeys: ['value', 'path'],
  locators: false,
  contextPath: 'server.servlet.context-path',
  parameters: {
    PathVariable: 'path',
    RequestParam: 'query',
    RequestHeader: 'header',
    CookieValue: 'cookie',
    RequestBody: 'body',
    RequestPart: 'form',
    ModelAttribute: 'query',
  },
  nameKeys: ['value', 'name'],
  generated: true,
  bareBody: false,
};
