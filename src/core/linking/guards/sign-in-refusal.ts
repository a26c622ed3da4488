import type { GuardUse } from '../http/route.ts';
import { oncePerScopes } from '../once-per-scopes.ts';
import type { Resolver } from '../resolver.ts';

/**
 * What whoever is not signed in is answered by guards of frameworks that lead people to a page and refuse programs: 302
 * or 401, by what the workspace sets up. Undefined where it sets up both, or nothing.
 */
export function signInRefusal(
  resolver: Resolver,
  { file }: Pick<GuardUse, 'file'>,
  name: string,
  framework: string,
): number | undefined {
  switch (framework) {
    case 'laravel':
      if (!/^auth(?::|$)/.test(name)) return undefined;
      return /(?:^|\/)routes\/api\b/.test(file) ? 401 : /(?:^|\/)routes\/web\b/.test(file) ? 302 : undefined;
    case 'rails':
      // Devise makes one for each model that signs in.
      if (!/^authenticate_[a-z_]+!$/.test(name)) return undefined;
      return setUp(resolver).answersPrograms ? 401 : 302;
    case 'flask':
      return name === 'login_required' ? (setUp(resolver).hasLoginView ? 302 : 401) : undefined;
    case 'aspnet-mvc':
    case 'aspnet-minimal':
      return setUp(resolver).takesTokens && !setUp(resolver).takesCookies ? 401 : undefined;
    default:
      return undefined;
  }
}

interface SetUp {
  /** `config.api_only = true` */
  readonly answersPrograms: boolean;
  /** `manager.login_view = 'login'` */
  readonly hasLoginView: boolean;
  readonly takesTokens: boolean;
  readonly takesCookies: boolean;
}

const setUp = oncePerScopes(({ scopes }): SetUp => {
  const found = { answersPrograms: false, hasLoginView: false, takesTokens: false, takesCookies: false };
  for (const { outline } of scopes.values()) {
    const { language, calls, bindings } = outline;
    if (language === 'python') found.hasLoginView ||= bindings.some(({ name }) => name.endsWith('.login_view'));
    if (language === 'ruby')
      found.answersPrograms ||= calls.some(
        ({ name, args: [value] }) => name === 'api_only=' && value?.kind === 'literal' && value.text === 'true',
      );
    if (language !== 'csharp') continue;
    found.takesTokens ||= calls.some(({ name }) => name === 'AddJwtBearer');
    found.takesCookies ||= calls.some(({ name }) => cookies.has(name));
  }
  return found;
});

const cookies = new Set(['AddCookie', 'AddIdentity', 'AddDefaultIdentity', 'AddIdentityCookies']);
