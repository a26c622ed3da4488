import type { AnnotatedMethodVocabulary } from '../shapes/annotated-method-vocabulary.ts';

export const spring: AnnotatedMethodVocabulary = {
  id: 'spring',
  title: 'Spring MVC and WebFlux',
  languages: ['java', 'kotlin'],
  modules: [
    'org.springframework.web.bind.annotation',
    'org.springframework.stereotype',
    'org.springframework.web.service.annotation',
  ],
  controllers: ['RestController', 'Controller'],
  prefixes: ['RequestMapping', 'HttpExchange'],
  verbs: {
    RequestMapping: 'told',
    GetMapping: 'GET',
    PostMapping: 'POST',
    PutMapping: 'PUT',
    PatchMapping: 'PATCH',
    DeleteMapping: 'DELETE',
    // A controller may implement the interface that its clients are made of.
    HttpExchange: 'told',
    GetExchange: 'GET',
    PostExchange: 'POST',
    PutExchange: 'PUT',
    PatchExchange: 'PATCH',
    DeleteExchange: 'DELETE',
  },
  methodKey: 'method',
  pathKeys: ['value', 'path', 'url'],
  locators: false,
  // The names without `servlet` are those of Spring Boot 1.
  contextPaths: [
    'server.servlet.context-path',
    'server.context-path',
    'spring.webflux.base-path',
    'spring.mvc.servlet.path',
    'server.servlet-path',
  ],
  prefixedByConfiguration: true,
  parameters: {
    PathVariable: 'path',
    RequestParam: 'query',
    RequestHeader: 'header',
    CookieValue: 'cookie',
    RequestBody: 'body',
    RequestPart: 'form',
    ModelAttribute: 'query',
  },
  boundObjects: true,
  nameKeys: ['value', 'name'],
  generated: true,
  bareBody: false,
};
