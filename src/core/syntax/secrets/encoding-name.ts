/** An encoding or an algorithm, which may stand where a key does: `utf8`, `HS256`. */
export const encodingName = /^(?:utf-?8|hex|base64|ascii|latin1|binary|[HREP]S\d{3})$/i;
