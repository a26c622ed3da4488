import type { Example } from '../rule.ts';

/** One service of a museum that answers requests, and its deployment in a cluster. */
export function clusterExample(
  container: string,
  more: { readonly replicas?: number; readonly others?: string } = {},
): Example {
  return {
    'deploy/tours.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: tours
spec:
  replicas: ${more.replicas ?? 2}
  selector:
    matchLabels: { app: tours }
  template:
    metadata:
      labels: { app: tours }
    spec:
      containers:
        - name: tours
          image: registry.example/museum/tours:4
          ports:
            - containerPort: 3000
${container}${more.others ?? ''}`,
    'tours/package.json': '{ "name": "tours", "dependencies": { "express": "4" } }',
    'tours/src/app.ts': `import express from 'express';

const app = express();

app.get('/tours/:id', (req, res) => res.json({ id: req.params.id }));
app.get('/readyz', (req, res) => res.json({ ok: true }));

app.listen(3000);
`,
  };
}

export const probes = `          readinessProbe:
            httpGet: { path: /readyz, port: 3000 }
`;

export const memoryLimit = `          resources:
            requests: { cpu: 100m, memory: 128Mi }
            limits: { memory: 256Mi }
`;
