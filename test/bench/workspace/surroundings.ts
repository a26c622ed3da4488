import { type Files, lines, type Module, type ServicePlan, upperFirst } from './plan.ts';

/** What stands around services: a page for each module, how all is deployed, and notes. */
export function surroundings(services: readonly ServicePlan[]): Files {
  const files: Files = { 'docker-compose.yml': compose(services), 'README.md': '# Everything we sell, in one place\n' };
  for (const { name, modules } of services) {
    files[`deploy/${name}.yaml`] = deployment(name);
    files[`docs/${name}.md`] = `# ${name}\n\n${lines(modules, ({ table }) => `- keeps ${table}`)}\n`;
    for (const module of modules) {
      const at = `web/src/${name}/${module.type}`;
      files[`${at}Table.tsx`] = table(name, module);
      files[`${at}Form.tsx`] = form(module);
      files[`web/src/${name}/${module.noun}.css`] = `.${module.noun} { display: grid; gap: 4px; }\n`;
    }
  }
  return files;
}

function compose(services: readonly ServicePlan[]): string {
  return `services:
${lines(
  services,
  ({ name, folder, upstream }) => `  ${name}:
    build: ./${folder}
    environment:
      DATABASE_URL: postgres://app@${name}-db:5432/${name.replace('-', '_')}
    depends_on: [${name}-db${upstream.service === name ? '' : `, ${upstream.service}`}]
  ${name}-db:
    image: postgres:16`,
)}
`;
}

function deployment(name: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
spec:
  replicas: 2
  selector:
    matchLabels: { app: ${name} }
  template:
    metadata:
      labels: { app: ${name} }
    spec:
      containers:
        - name: ${name}
          image: registry.example.com/${name}:1.0.0
          ports: [{ containerPort: 8080 }]
          resources:
            limits: { cpu: 500m, memory: 512Mi }
`;
}

function table(service: string, { type, noun, table: plural, fields }: Module): string {
  return `import { useEffect, useState } from 'react';

interface ${type}Row {
  id: string;
${lines(fields, ({ name }) => `  ${name}: string;`)}
}

export function ${type}Table() {
  const [rows, setRows] = useState<${type}Row[]>([]);
  useEffect(() => {
    void load('${service}', '${plural}').then(setRows);
  }, []);
  return (
    <table className="${noun}">
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
${lines(fields, ({ name }) => `            <td>{row.${name}}</td>`)}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

declare function load(service: string, path: string): Promise<${type}Row[]>;
`;
}

function form({ type, noun, fields }: Module): string {
  return `import { useState } from 'react';

export function ${type}Form({ onDone }: { onDone: (value: unknown) => void }) {
${lines(fields, ({ name }) => `  const [${name}, set${upperFirst(name)}] = useState('');`)}
  return (
    <form className="${noun}" onSubmit={() => onDone({ ${fields.map(({ name }) => name).join(', ')} })}>
${lines(fields, ({ name }) => `      <input value={${name}} onChange={(event) => set${upperFirst(name)}(event.target.value)} />`)}
      <button type="submit">Save</button>
    </form>
  );
}
`;
}
