import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';

/** Doors of an inn that open for one of several: the key or the word, the cook or the host. */
const inn: Readonly<Record<string, string>> = {
  'drf/requirements.txt': 'django\ndjangorestframework\n',
  'drf/manage.py': '',
  'drf/inn/settings.py': "ROOT_URLCONF = 'inn.urls'\nINSTALLED_APPS = ['rest_framework']\n",
  'drf/inn/urls.py': `from django.urls import path
from rest_framework.permissions import IsAdminUser, IsAuthenticated, AllowAny, BasePermission
from rest_framework.views import APIView
class IsCook(BasePermission):
    def has_permission(self, request, view):
        return request.user.is_cook
class Kitchen(APIView):
    permission_classes = [IsAuthenticated & (IsAdminUser | IsCook)]
    def get(self, request):
        return None
class Cellar(APIView):
    permission_classes = [IsAdminUser | IsCook]
    def get(self, request):
        return None
class Hall(APIView):
    permission_classes = [IsAdminUser | AllowAny]
    def get(self, request):
        return None
# A gap: what is denied is shown as what is asked for.
class Yard(APIView):
    permission_classes = [~IsCook]
    def get(self, request):
        return None
urlpatterns = [path('kitchen', Kitchen.as_view()), path('cellar', Cellar.as_view()), path('hall', Hall.as_view()), path('yard', Yard.as_view())]
`,
  'express/package.json': '{"name":"express-inn","dependencies":{"express":"5"}}',
  'express/app.js': `import express from 'express';
import { or } from './or.js';
const app = express();
function requireKey(req, res, next) { if (req.headers.key === undefined) return res.status(401).end(); next(); }
function requireWord(req, res, next) { if (req.headers.word === undefined) return res.status(401).end(); next(); }
function isCook(req, res, next) { if (!req.cook) return res.status(403).end(); next(); }
app.get('/beds', or(requireKey, requireWord), (req, res) => res.json([]));
app.get('/pots', requireKey, or([isCook, requireWord]), (req, res) => res.json([]));
app.listen(3000);
`,
  'express/or.js': `export const or = (...guards) => (req, res, next) => guards[0](req, res, next);
`,
  'fastify/package.json': '{"name":"fastify-inn","dependencies":{"fastify":"5","@fastify/auth":"5"}}',
  'fastify/app.js': `import Fastify from 'fastify';
import auth from '@fastify/auth';
const app = Fastify();
app.register(auth);
app.decorate('verifyKey', async (request, reply) => { if (!request.headers.key) reply.code(401).send(); });
app.decorate('isCook', async (request, reply) => { if (!request.cook) reply.code(403).send(); });
app.get('/stew', { preHandler: app.auth([app.verifyKey, app.isCook]) }, async () => []);
app.get('/soup', { preHandler: app.auth([app.verifyKey, app.isCook], { relation: 'and' }) }, async () => []);
app.listen({ port: 3001 });
`,
  'nest/package.json':
    '{"name":"nest-inn","dependencies":{"@nestjs/core":"11","@nestjs/common":"11","@nest-lab/or-guard":"2"}}',
  'nest/app.ts': `import { CanActivate, Controller, Get, Injectable, Module, UseGuards } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { OrGuard } from '@nest-lab/or-guard';
@Injectable() export class KeyAuthGuard implements CanActivate { canActivate() { return true; } }
@Injectable() export class RolesGuard implements CanActivate { canActivate() { return true; } }
@Controller('rooms') export class Rooms {
  @Get() @UseGuards(OrGuard([KeyAuthGuard, RolesGuard])) list() { return []; }
}
@Module({ controllers: [Rooms] }) export class AppModule {}
NestFactory.create(AppModule).then((app) => app.listen(3000));
`,
  'shield/package.json': '{"name":"oracle","dependencies":{"@apollo/server":"4","graphql-shield":"7"}}',
  'shield/server.ts': `import { ApolloServer } from '@apollo/server';
import { allow, or, rule, shield } from 'graphql-shield';
const isSigned = rule()(async (parent, args, context) => context.knight !== undefined);
const isOwner = rule()(async () => false);
shield({ Query: { omens: or(isSigned, isOwner), fates: or(isSigned, allow) } });
const resolvers = { Query: { omens: () => [], fates: () => [] } };
new ApolloServer({ resolvers });
`,
  'spring/pom.xml': '<project><artifactId>spring-inn</artifactId></project>',
  'spring/src/main/java/inn/Inn.java': `package inn;
import org.springframework.web.bind.annotation.*;
import org.springframework.security.access.prepost.PreAuthorize;
@RestController public class Inn {
  @PreAuthorize("hasRole('COOK') or hasRole('HOST')") @GetMapping("/bread") public String bread() { return ""; }
  @PreAuthorize("hasAnyRole('COOK', 'HOST')") @GetMapping("/wine") public String wine() { return ""; }
  @PreAuthorize("hasRole('COOK') or permitAll()") @GetMapping("/water") public String water() { return ""; }
}
`,
  'next/package.json': '{"name":"next-inn","dependencies":{"next":"15"}}',
  'next/lib/request.ts': `export async function parse(request: Request, options?: { skipAuth: boolean }) {
  let error;
  if (!options?.skipAuth) {
    const user = await find(request);
    if (!user) error = () => unauthorized();
  }
  return { error };
}
export function unauthorized() {
  return Response.json({ error: 'unauthorized' }, { status: 401 });
}
async function find(request: Request) {
  return request.headers.get('key');
}
`,
  'next/app/api/guests/route.ts': `import { parse } from '@/lib/request';
export async function GET(request: Request) {
  const { error } = await parse(request);
  if (error) return error();
  return Response.json([]);
}
`,
  'next/app/api/bills/route.ts': `import { parse } from '@/lib/request';
export async function GET(request: Request) {
  const { error } = await parse(request);
  if (error) return error();
  return Response.json([]);
}
`,
  'next/app/api/menu/route.ts': `import { parse } from '@/lib/request';
export async function GET(request: Request) {
  const { error } = await parse(request, { skipAuth: true });
  if (error) return error();
  return Response.json([]);
}
`,
  'next/tsconfig.json': '{"compilerOptions":{"paths":{"@/*":["./*"]}}}',
};

test('guards of which one is enough are said as one, and a check that is switched off is none', async () => {
  const { endpoints } = await systemOf(inn);
  const lines = endpoints.map(({ service, method, path, guards, opened }) => {
    const before = guards.map(({ name, kind, optional }) => `${name} ${kind}${optional ? ', if at all' : ''}`);
    const all = opened === undefined ? before : [...before, `open by ${opened.name}`];
    return `${service.replace('component:', '')} ${method} ${path}: ${all.join('; ')}`;
  });
  expect(lines.sort().join('\n')).toMatchInlineSnapshot(`
    "drf GET /cellar: IsAdminUser or IsCook authorization
    drf GET /hall: 
    drf GET /kitchen: IsAuthenticated, IsAdminUser, IsCook authentication
    drf GET /yard: IsCook authorization
    express-inn GET /beds: requireKey or requireWord authentication
    express-inn GET /pots: requireKey authentication; isCook or requireWord authentication
    fastify-inn GET /soup: app.verifyKey authentication; app.isCook authorization
    fastify-inn GET /stew: app.verifyKey or app.isCook authentication
    nest-inn GET /rooms: KeyAuthGuard or RolesGuard authentication
    next-inn GET /api/bills: answers 401 authentication
    next-inn GET /api/guests: answers 401 authentication
    next-inn GET /api/menu: 
    oracle POST /graphql#Query.fates: 
    oracle POST /graphql#Query.omens: isSigned or isOwner authentication
    spring-inn GET /bread: PreAuthorize hasRole('COOK') or hasRole('HOST') authorization
    spring-inn GET /water: 
    spring-inn GET /wine: PreAuthorize hasAnyRole('COOK', 'HOST') authorization"
  `);
});
