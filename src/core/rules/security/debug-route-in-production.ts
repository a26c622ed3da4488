import type { Component } from '../../model/component.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import type { Severity } from '../finding.ts';
import { isForDevelopment } from '../questions/development-file.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { groupBy } from '../questions/group-by.ts';
import { protectionsOf } from '../questions/protection.ts';
import type { Report, Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { routeOf } from '../words/route-words.ts';

export const debugRouteInProduction: Rule = {
  id: 'debug-route-in-production',
  area: 'security',
  severity: severityOf('loss', 'possible'),
  what: 'A tool for developers answers where requests come in.',
  why: 'Debuggers, profilers and pages about the inside show memory, settings and code to strangers, and some run theirs.',
  fix: 'Serve it on a port of its own that only operators reach, or leave it out.',
  references: [
    'https://owasp.org/API-Security/editions/2023/en/0xa8-security-misconfiguration/',
    'https://cwe.mitre.org/data/definitions/489.html',
  ],
  reads: ['effects', 'endpoints', 'components', 'operations', 'operationCalls'],
  within: 'district',
  examples: {
    bad: { 'docker-compose.yml': compose('true') },
    good: { 'docker-compose.yml': compose('false') },
  },
  check: ({ index }) => [...toolsOf(index), ...routesOf(index), ...deployedModes(index)],
};

const about: Readonly<Record<string, readonly [severity: Severity, message: string, fix: string]>> = {
  Django: [
    severityOf('loss', 'possible'),
    'With DEBUG on, every failure answers with settings, queries and code, and every query is kept in memory.',
    'Set DEBUG from the environment, off by default.',
  ],
  pprof: [
    severityOf('loss', 'possible'),
    'The profiler hands out the memory and the commands of the process, and a profile of half a minute slows it down for all.',
    'Serve it on a port that is bound to 127.0.0.1.',
  ],
};

function toolsOf(index: SystemIndex): Report[] {
  const tools = index.system.effects.filter(({ kind }) => kind === 'debug');
  return [...groupBy(tools, ({ service, name }) => `${service} ${name}`).values()].flatMap((effects) => {
    const [{ service, name }] = effects;
    const [severity, message, fix] = about[name] ?? [];
    if (severity === undefined || message === undefined || fix === undefined) return [];
    return [
      {
        severity,
        title: `${index.component(service)?.name ?? service} runs ${name === 'Django' ? 'Django in debug mode' : name}`,
        message,
        fix,
        evidence: evidenceChain(effects.map(({ evidence: [place] }) => place)),
        subjects: [service, ...effects.map(({ id }) => id)],
      },
    ];
  });
}

/** Routes that tools for developers go by. */
const debugRoute = /(?:^|\/)(?:debug|_debug|__debug__|phpinfo(?:\.php)?|heapdump|threaddump|pprof|_profiler)(?:\/|$)/i;

function routesOf(index: SystemIndex): Report[] {
  const protections = protectionsOf(index);
  const open = index.system.endpoints.filter(
    (endpoint) =>
      endpoint.sources.includes('code') && debugRoute.test(endpoint.path) && !protections.isClosed(endpoint),
  );
  return [...groupBy(open, ({ service }) => service).values()].map((endpoints) => {
    const [first] = endpoints;
    return {
      title: `${routeOf(first)} is open to everybody`,
      message: 'Its path says that it is made for debugging, and nothing on the way asks who is calling.',
      fix: 'Remove it, or put it behind a guard for operators.',
      evidence: evidenceChain(endpoints.map(({ evidence: [place] }) => place)),
      subjects: endpoints.map(({ id }) => id),
    };
  });
}

const modes: Readonly<Record<string, RegExp>> = {
  APP_DEBUG: /^(?:true|1)$/i,
  FLASK_DEBUG: /^(?:true|1)$/i,
  DJANGO_DEBUG: /^(?:true|1)$/i,
  FLASK_ENV: /^development$/i,
};

function deployedModes(index: SystemIndex): Report[] {
  return index.system.components.flatMap((component) => {
    const found = modeOf(component);
    if (found === undefined) return [];
    return [
      {
        title: `${component.name} is deployed with ${found.name}`,
        message: `${found.file} turns debugging on: failures answer with code, settings and variables.`,
        fix: `Remove ${found.name} there, or keep the file for development under a name that says so.`,
        evidence: [found.evidence],
        subjects: [component.id, found.name],
      },
    ];
  });
}

function modeOf({
  deployment,
  evidence,
}: Component): { readonly name: string; readonly file: string; readonly evidence: Evidence } | undefined {
  if (deployment === undefined || isForDevelopment(deployment.file)) return undefined;
  const place = evidence.find(({ file }) => file === deployment.file) ?? evidence[0];
  const name = Object.keys(modes).find((each) => modes[each]?.test(deployment.environment[each] ?? '') === true);
  return name === undefined || place === undefined ? undefined : { name, file: deployment.file, evidence: place };
}

function compose(debug: string): string {
  return `services:\n  museum:\n    image: museum.example/museum:1\n    environment:\n      APP_DEBUG: '${debug}'\n`;
}
