import type { ExceptionVocabulary } from '../shapes/exception-vocabulary.ts';

/** Packages whose errors carry the status that they are answered with. */
export const exceptions: readonly ExceptionVocabulary[] = [
  {
    modules: ['@nestjs/common'],
    status: { HttpException: 1 },
    suffix: 'Exception',
    keys: ['statusCode', 'message', 'error'],
    told: { key: 'message', position: 0 },
  },
  {
    modules: ['fastapi', 'starlette'],
    status: { HTTPException: 0 },
    suffix: '',
    keys: ['detail'],
    told: { key: 'detail', position: 1 },
  },
  {
    modules: ['org.springframework.web.server'],
    status: { ResponseStatusException: 0 },
    suffix: 'Exception',
    keys: ['timestamp', 'status', 'error', 'path'],
  },
  { modules: ['jakarta.ws.rs', 'javax.ws.rs'], status: {}, suffix: 'Exception', keys: [] },
  { modules: ['http-errors'], status: { '': 0 }, suffix: '', keys: [] },
  { modules: ['hono/http-exception'], status: { HTTPException: 0 }, suffix: '', keys: [] },
  { modules: ['@trpc/server', '@orpc/server'], status: {}, code: 'code', suffix: '', keys: ['error'] },
  { modules: ['graphql'], status: {}, code: 'extensions.code', suffix: '', keys: ['errors'] },
  {
    modules: ['apollo-server', 'apollo-server-errors', 'apollo-server-core', 'apollo-server-express'],
    status: {},
    suffix: 'Error',
    keys: ['errors'],
  },
  { modules: ['@hapi/boom'], status: {}, suffix: '', keys: ['statusCode', 'error', 'message'] },
];

/** Names under which errors of the workspace keep their status. */
export const statusFields: readonly string[] = [
  'statusCode',
  'status',
  'httpStatus',
  'httpCode',
  'httpStatusCode',
  'errorCode',
  'status_code',
  'code',
];
