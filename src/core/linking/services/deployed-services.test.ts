import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';
import type { Component } from '../../model/component.ts';

const express = (name: string): string => JSON.stringify({ name, dependencies: { express: '4' } });

/** One service with one route, which asks for what is behind each address. */
function service(route: string, listens: string, ...asks: readonly string[]): string {
  const calls = asks.map((address) => `await fetch(${address}); `).join('');
  return `const app = require('express')();\napp.get('${route}', async (req, res) => { ${calls}res.json([]); });\napp.listen(${listens});\n`;
}

const rink = {
  'doors/package.json': express('doors'),
  'doors/server.js': service(
    '/doors',
    '3000',
    "'http://localhost:4100/ice'",
    "'http://localhost:4200/skates'",
    "process.env.LIGHTS_API + '/lamps'",
    "process.env.TICKETS_URL + '/tickets'",
    "'http://music.rink/songs'",
    "'http://floodlights/beams'",
    "'http://music.rink.svc.cluster.local/songs'",
    "process.env.SPONSOR_API + '/logo'",
  ),
  'tower/pom.xml': '<project><artifactId>tower</artifactId></project>',
  'tower/src/main/resources/application.yml': 'spring.cloud.consul.discovery.service-name: floodlights\n',
  'tower/src/main/java/tower/Lights.java':
    'package tower;\nimport org.springframework.web.bind.annotation.*;\n@RestController public class Lights { @GetMapping("/beams") public String beams() { return ""; } }\n',
  'doors/.env.example': 'LIGHTS_API=http://lights:80\nSPONSOR_API=https://example.com\n',
  'doors/Procfile': 'web: npm start\nresurfacer: node resurfacer.js\nrelease: npm run migrate\n',
  'ice/package.json': express('ice'),
  'ice/server.js': service('/ice', 'process.env.PORT || 4100'),
  'skates/package.json': express('skates'),
  'skates/server.js': service('/skates', 'process.env.PORT'),
  'skates/Dockerfile': 'FROM node:22 AS base\nARG OPEN=4200\nEXPOSE $OPEN/tcp\nFROM base\nCMD ["node", "server.js"]\n',
  'lights/package.json': express('lights'),
  'lights/server.js': service('/lamps', 'port'),
  'lights/image.dockerfile':
    'FROM node:22 AS build\nEXPOSE 9229\nFROM node:22\nENV DIM=3 \\\n  GLOW=1\nEXPOSE 80 81\nHEALTHCHECK CMD wget -q localhost\n',
  'lights/Dockerfile': 'FROM scratch\nHEALTHCHECK NONE\n',
  'compose.yaml':
    'services: { lights: { build: { context: lights, dockerfile: image.dockerfile }, environment: { DIM: 5 } } }\n',
  'package.json': JSON.stringify({ name: 'rink' }),
  'sales/tickets/project.json': JSON.stringify({ name: 'tickets', projectType: 'application' }),
  'sales/tickets/main.ts': service('/tickets', '5000'),
  'sound/charts/music/values.yaml': 'songs: { url: "http://ice:80" }\nextraEnv:\n  VOLUME: 7\n',
  'sound/charts/music/templates/app.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: { name: music }
spec:
  template:
    metadata: { labels: { app: music } }
    spec:
      containers:
        - name: music
          image: "{{ .Values.image }}"
          env:
            - name: SONGS
              value: {{ .Values.songs.url | quote }}
            - name: KEY
              value: {{ .Values.key }}
            {{- range $name, $value := .Values.extraEnv }}
            {{- end }}
---
apiVersion: v1
kind: Service
metadata: { name: music, namespace: rink }
spec: { selector: { app: music } }
---
apiVersion: batch/v1
kind: CronJob
metadata: { name: sharpen }
spec:
  schedule: "0 5 * * *"
  jobTemplate: { spec: { template: { spec: { containers: [{ name: sharpen, image: rink/skates }] } } } }
`,
  'sound/music/package.json': express('music'),
  'sound/music/server.js': service('/songs', 'port'),
};

test('services are known by every name, port and variable under which others reach them', async () => {
  const { calls, components, jobs } = await systemOf(rink);
  const reached = calls.map(({ endpoint, host }) => `${host ?? ''} → ${endpoint ?? 'nobody known'}`);
  expect(reached.join('\n').replaceAll('endpoint:', '')).toMatchInlineSnapshot(`
    " → nobody known
    localhost → ice:GET /ice
    lights → lights:GET /lamps
    music.rink → music:GET /songs
    music.rink.svc.cluster.local → music:GET /songs
    localhost → skates:GET /skates
     → tickets:GET /tickets
    floodlights → tower:GET /beams"
  `);
  expect(components.map(told).join('\n')).toMatchInlineSnapshot(`
    "doors: service, doors
    doors-release: job
    doors-resurfacer: worker
    ice: service, ice
    lights: service, lights, 80, 81, DIM=5, GLOW=1, asked for its health
    music: service, sound/music, VOLUME=7, SONGS=http://ice:80, KEY=\${Values.key}
    sharpen: job
    skates: service, skates
    tickets: service, sales/tickets
    tower: service, tower"
  `);
  expect(jobs.map(({ service: of, schedule }) => `${of} at ${schedule}`)).toEqual(['component:sharpen at 0 5 * * *']);
});

function told({ name, kind, root, deployment }: Component): string {
  const { ports = [], environment = {}, healthCheck } = deployment ?? {};
  const parts = [
    root,
    ...ports.map(({ container }) => container),
    ...Object.entries(environment).map(([variable, value]) => `${variable}=${value}`),
    healthCheck === true ? 'asked for its health' : undefined,
  ];
  return `${name}: ${[kind, ...parts.filter((part) => part !== undefined)].join(', ')}`;
}
