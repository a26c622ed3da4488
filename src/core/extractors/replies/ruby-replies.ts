/** Statuses by the names that Rack gives them. */
export const rackStatuses: Readonly<Record<string, number>> = {
  ok: 200,
  created: 201,
  accepted: 202,
  no_content: 204,
  reset_content: 205,
  partial_content: 206,
  moved_permanently: 301,
  found: 302,
  see_other: 303,
  not_modified: 304,
  temporary_redirect: 307,
  permanent_redirect: 308,
  bad_request: 400,
  unauthorized: 401,
  payment_required: 402,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  not_acceptable: 406,
  request_timeout: 408,
  conflict: 409,
  gone: 410,
  precondition_failed: 412,
  payload_too_large: 413,
  content_too_large: 413,
  unsupported_media_type: 415,
  unprocessable_entity: 422,
  unprocessable_content: 422,
  locked: 423,
  too_many_requests: 429,
  internal_server_error: 500,
  not_implemented: 501,
  bad_gateway: 502,
  service_unavailable: 503,
  gateway_timeout: 504,
};

/** Methods by which a Rails action answers. */
export const railsReplies = {
  render: 'render',
  head: 'head',
  redirects: new Set(['redirect_to', 'redirect_back', 'redirect_back_or_to']) as ReadonlySet<string>,
  /** Options of `render` that hold the body → its type. */
  bodies: {
    json: 'application/json',
    plain: 'text/plain',
    html: 'text/html',
    xml: 'application/xml',
    body: undefined,
    template: 'text/html',
    action: 'text/html',
  } as Readonly<Record<string, string | undefined>>,
} as const;

/** Methods by which a Sinatra route answers. */
export const sinatraReplies = { halt: 'halt', json: 'json', redirect: 'redirect', status: 'status' } as const;
