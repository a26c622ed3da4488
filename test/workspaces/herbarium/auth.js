import { auth, requiredScopes } from 'express-oauth2-jwt-bearer';

export const requireAuth = auth({ audience: 'herbs', issuerBaseURL: process.env.ISSUER });
export const requireScope = (scope) => requiredScopes(scope);
