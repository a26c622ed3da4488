import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';
import { askingGuard, credentialOf } from '../../model/credential.ts';

/** What a client shows to each route. */
async function shown(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { endpoints } = await systemOf(files);
  return endpoints.map((endpoint) => {
    const guard = askingGuard(endpoint);
    return `${endpoint.method} ${endpoint.path}: ${guard === undefined ? 'nothing' : credentialOf(guard)}`;
  });
}

const express = (imports: string): Readonly<Record<string, string>> => ({
  'package.json': '{ "name": "club", "dependencies": { "express": "4" } }',
  'app.js': `const express = require('express');
${imports}
const app = express();
function requireUser(req, res, next) { if (!req.session.userId) return res.status(401).end(); next(); }
app.get('/notes', requireUser, (req, res) => res.json([]));
app.get('/tags', (req, res) => res.json([]));`,
});

test('where a program of Express keeps sessions and makes no tokens, its users show a cookie', async () => {
  expect(await shown(express("app.use(require('express-session')({ secret: process.env.KEY }));"))).toEqual([
    'GET /notes: session',
    'GET /tags: nothing',
  ]);
  expect(await shown(express("const session = require('express-session'), jwt = require('jsonwebtoken');"))).toEqual([
    'GET /notes: bearer',
    'GET /tags: nothing',
  ]);
  expect(await shown(express(''))).toEqual(['GET /notes: bearer', 'GET /tags: nothing']);
});

const spring = (setup: string): Readonly<Record<string, string>> => ({
  'pom.xml': '<project><artifactId>club</artifactId></project>',
  'src/main/java/club/Security.java': `package club;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.context.annotation.*;
@Configuration
public class Security {
  @Bean SecurityFilterChain chain(HttpSecurity http) throws Exception {
    return http.authorizeHttpRequests(a -> a.requestMatchers("/staff").hasRole("STAFF").anyRequest().authenticated())${setup}.build();
  }
}`,
  'src/main/java/club/Notes.java': `package club;
import org.springframework.web.bind.annotation.*;
@RestController
public class Notes {
  @GetMapping("/notes") public String notes() { return ""; }
  @GetMapping("/staff") public String staff() { return ""; }
}`,
});

test('Spring Security says how people sign in, and asks a role of those who did', async () => {
  expect(await shown(spring('.formLogin(f -> {}).httpBasic(b -> {})'))).toEqual([
    'GET /notes: session',
    'GET /staff: session',
  ]);
  expect(await shown(spring('.httpBasic(b -> {})'))).toEqual(['GET /notes: basic', 'GET /staff: basic']);
  const stateless = '.sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))';
  expect(await shown(spring(`.formLogin(f -> {})${stateless}`))).toEqual(['GET /notes: bearer', 'GET /staff: bearer']);
  expect(await shown(spring('.formLogin(f -> {}).addFilterBefore(tokens, BasicFilter.class)'))).toEqual([
    'GET /notes: bearer',
    'GET /staff: bearer',
  ]);
});

const django = (setting: string, own = ''): Readonly<Record<string, string>> => ({
  'requirements.txt': 'djangorestframework==3.15\n',
  'club/settings.py': `ROOT_URLCONF = "club.urls"
REST_FRAMEWORK = {"DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"]${setting}}
`,
  'club/urls.py': `from django.urls import path
from club import views
urlpatterns = [path("notes/", views.Notes.as_view())]
`,
  'club/views.py': `from rest_framework.views import APIView
from rest_framework.authentication import TokenAuthentication
from rest_framework.response import Response
class Notes(APIView):
    ${own}
    def get(self, request):
        return Response([])
`,
});

test('Django REST framework names the classes that read who is calling, and has sessions where it names none', async () => {
  const rest = (name: string) => `, "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.${name}"]`;
  expect(await shown(django(''))).toEqual(['GET /notes: session']);
  expect(await shown(django(rest('SessionAuthentication')))).toEqual(['GET /notes: session']);
  expect(await shown(django(rest('BasicAuthentication')))).toEqual(['GET /notes: basic']);
  expect(await shown(django(rest('TokenAuthentication')))).toEqual(['GET /notes: bearer']);
  expect(await shown(django('', 'authentication_classes = [TokenAuthentication]'))).toEqual(['GET /notes: bearer']);
});
