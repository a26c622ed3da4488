/** Objects that a handler returns to say how it is answered: Spring's and those of Jakarta REST. */
export interface EntityReplyVocabulary {
  readonly modules: readonly string[];
  readonly name: string;
  /** Functions of the class → status; `status` takes it as an argument. */
  readonly makers: Readonly<Record<string, number | 'told'>>;
}

const common = {
  ok: 200,
  created: 201,
  accepted: 202,
  noContent: 204,
  badRequest: 400,
  notFound: 404,
  status: 'told',
} as const;

export const entityReplies: readonly EntityReplyVocabulary[] = [
  {
    modules: ['org.springframework.http'],
    name: 'ResponseEntity',
    makers: { ...common, unprocessableEntity: 422, internalServerError: 500, of: 200 },
  },
  {
    modules: ['jakarta.ws.rs.core', 'javax.ws.rs.core'],
    name: 'Response',
    makers: {
      ...common,
      seeOther: 303,
      temporaryRedirect: 307,
      notModified: 304,
      notAcceptable: 406,
      serverError: 500,
    },
  },
  {
    modules: ['io.micronaut.http'],
    name: 'HttpResponse',
    makers: { ...common, unauthorized: 401, serverError: 500 },
  },
];

/** Types by which a method says that it chooses its status itself. */
export const replyTypes =
  /^(?:Mono<|CompletableFuture<|Uni<)?(?:ResponseEntity|HttpEntity|Response|RestResponse|HttpResponse)\b/;
