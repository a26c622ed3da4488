/** How a handler of this framework says that something was made. */
export function createdIn(framework: string | undefined): string {
  const way = framework !== undefined && Object.hasOwn(ways, framework) ? ways[framework] : undefined;
  return way === undefined ? '201 with the new resource' : `${way}, with the new resource`;
}

const ways: Readonly<Record<string, string>> = {
  express: '`res.status(201).json(…)`',
  fastify: '`reply.code(201).send(…)`',
  koa: '`ctx.status = 201`',
  hono: '`c.json(…, 201)`',
  nest: '`@HttpCode(201)`, which is what a POST answers where nothing else is said',
  spring: '`ResponseEntity.created(location).body(…)`, or `@ResponseStatus(HttpStatus.CREATED)`',
  jaxrs: '`Response.created(location).entity(…).build()`',
  'aspnet-mvc': '`CreatedAtAction(…)`',
  'aspnet-minimal': '`Results.Created(location, …)`',
  fastapi: '`status_code=201` in the decorator',
  flask: '`return …, 201`',
  django: '`status=201` of the response',
  rails: '`render json: …, status: :created`',
  laravel: '`response()->json(…, 201)`',
  gin: '`c.JSON(http.StatusCreated, …)`',
  echo: '`c.JSON(http.StatusCreated, …)`',
  fiber: '`c.Status(fiber.StatusCreated).JSON(…)`',
  chi: '`w.WriteHeader(http.StatusCreated)` before the body',
  'net-http': '`w.WriteHeader(http.StatusCreated)` before the body',
  axum: '`(StatusCode::CREATED, Json(…))`',
  'actix-web': '`HttpResponse::Created().json(…)`',
};
