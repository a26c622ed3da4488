import type { GuardKind } from '../../model/endpoint.ts';

/** Middleware of Rack that turns requests away: `use Rack::Auth::Basic`. */
export const rackGuards: Readonly<Record<string, GuardKind>> = {
  'Rack::Auth::Basic': 'authentication',
  'Rack::Auth::Digest::MD5': 'authentication',
  'Rack::JWT::Auth': 'authentication',
  'Rack::OAuth2::Server::Resource::Bearer': 'authentication',
  'Warden::JWTAuth::Middleware': 'authentication',
  'Rack::Cors': 'cors',
  'Rack::Throttle::Interval': 'rate-limit',
  'Rack::Throttle::Minute': 'rate-limit',
  'Rack::Throttle::Hourly': 'rate-limit',
  'Rack::Throttle::Daily': 'rate-limit',
  'Rack::Throttle::Rules': 'rate-limit',
};
