/** Where a method that sets a cookie takes its name and flags. */
export interface CookieForm {
  readonly languages: RegExp;
  /** Position of the cookie's name. */
  readonly name: number;
  readonly httpOnly: readonly string[];
  readonly secure: readonly string[];
}

const script = /^(?:javascript|typescript|tsx)$/;
/** Methods that set a cookie. */
export const cookieForms: Readonly<Record<string, CookieForm>> = {
  cookie: { languages: script, name: 0, httpOnly: ['httpOnly'], secure: ['secure'] },
  setCookie: { languages: script, name: 0, httpOnly: ['httpOnly'], secure: ['secure'] },
  set_cookie: { languages: /^python$/, name: 0, httpOnly: ['httponly'], secure: ['secure'] },
};

/** Names of cookies that stand for a login; a token against forged requests has to be readable. */
export const loginNames =
  /(?:^|[-_.])(?:sess(?:ion)?(?:[-_.]?id)?|sid|auth|jwt|access|refresh|remember|id)?[-_.]?(?:token|session|sid|jwt|auth|remember)(?:$|[-_.])/i;
export const readableNames = /csrf|xsrf/i;
