/** Methods of controllers, of `Results` and of `TypedResults` → status; an argument tells it where it is `told`. */
export const dotnetReplies: Readonly<Record<string, number | 'told'>> = {
  Ok: 200,
  Json: 200,
  Content: 200,
  Text: 200,
  File: 200,
  PhysicalFile: 200,
  Stream: 200,
  Bytes: 200,
  View: 200,
  PartialView: 200,
  Created: 201,
  CreatedAtAction: 201,
  CreatedAtRoute: 201,
  Accepted: 202,
  AcceptedAtAction: 202,
  AcceptedAtRoute: 202,
  NoContent: 204,
  Redirect: 302,
  RedirectToAction: 302,
  RedirectToRoute: 302,
  LocalRedirect: 302,
  RedirectPermanent: 301,
  BadRequest: 400,
  ValidationProblem: 400,
  Unauthorized: 401,
  Challenge: 401,
  Forbid: 403,
  NotFound: 404,
  Conflict: 409,
  UnprocessableEntity: 422,
  InternalServerError: 500,
  StatusCode: 'told',
  Problem: 'told',
};

/** Classes whose static methods are meant; a controller's own stand alone. */
export const replyMakers: ReadonlySet<string> = new Set(['Results', 'TypedResults', 'HttpResults']);

/** Methods that send what their first argument holds; of those that say where it is, the last. */
export const replyBodies: Readonly<Record<string, 'first' | 'last'>> = {
  Ok: 'first',
  Json: 'first',
  BadRequest: 'first',
  Conflict: 'first',
  Created: 'last',
  CreatedAtAction: 'last',
  CreatedAtRoute: 'last',
};

/** Results that are made as objects: `return new NotFoundResult();`. */
export const resultClasses: Readonly<Record<string, number>> = {
  OkResult: 200,
  OkObjectResult: 200,
  JsonResult: 200,
  CreatedResult: 201,
  NoContentResult: 204,
  BadRequestResult: 400,
  BadRequestObjectResult: 400,
  UnauthorizedResult: 401,
  ForbidResult: 403,
  NotFoundResult: 404,
  NotFoundObjectResult: 404,
  ConflictResult: 409,
};
