/** Classes of Laravel that stand for what the container holds; applications may name them without their namespace. */
export const facadeNamespace = 'Illuminate\\Support\\Facades';

export const facades: ReadonlySet<string> = new Set(
  `App Artisan Auth Blade Broadcast Bus Cache Config Context Cookie Crypt DB Date Event File Gate Hash Http Lang Log Mail
  Notification Password Process Queue RateLimiter Redirect Redis Request Response Route Schedule Schema Session Storage
  URL Validator View`.split(/\s+/),
);
