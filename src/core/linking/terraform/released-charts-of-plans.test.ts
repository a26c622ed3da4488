import { expect, test } from 'vitest';
import { channelsText, componentsText, edgesText } from '../../../../test/support/deployment-text.ts';
import { callsText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

const chart = {
  'charts/lamp/Chart.yaml': 'apiVersion: v2\nname: lamp\nversion: 0.1.0\n',
  'charts/lamp/values.yaml': 'replicas: 1\nimage: ""\nenv: {}\n',
  'charts/lamp/templates/lamp.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}
spec:
  replicas: {{ .Values.replicas }}
  template:
    spec:
      containers:
        - name: main
          image: {{ .Values.image }}
          env:
            {{- range $k, $v := .Values.env }}
            - { name: {{ $k }}, value: {{ $v | quote }} }
            {{- end }}
`,
};

test('a plan installs a chart that lies beside it once for each release, with what it says of each', async () => {
  const service = (name: string, route: string): Readonly<Record<string, string>> => ({
    [`${name}/package.json`]: `{ "name": "${name}", "dependencies": { "express": "5" } }`,
    [`${name}/app.js`]: `import express from 'express';\nconst app = express();\n${route}\napp.listen(80);\n`,
  });
  const system = await systemOf({
    ...chart,
    ...service('wick', "app.get('/wicks', (req, res) => res.json([]));"),
    ...service(
      'oil',
      "app.get('/oil', async (req, res) => { await fetch(process.env.BASE + '/wicks', { signal: AbortSignal.timeout(500) }); res.end(); });",
    ),
    'infra/values/wick.yaml': 'replicas: 3\nimage: example.com/lamps/wick:1\n',
    'infra/main.tf': `resource "helm_release" "wick" {
  name   = "wick"
  chart  = "\${path.module}/../charts/lamp"
  values = [file("\${path.module}/values/wick.yaml")]
}
resource "helm_release" "oil" {
  name   = "oil"
  chart  = "../charts/lamp"
  values = [yamlencode({ env = { BASE = "http://wick" } })]
  set {
    name  = "image"
    value = "example.com/lamps/oil:1"
  }
}
`,
  });
  expect(componentsText(system)).toMatchInlineSnapshot(`
    "oil: service of oil in 1 copies  charts/lamp/templates/lamp.yaml
    wick: service of wick in 3 copies  charts/lamp/templates/lamp.yaml"
  `);
  expect(callsText(system)).toMatchInlineSnapshot(`"GET /oil → GET wick /wicks, 500 ms"`);
});

test('a program of Go is the function whose package its folder makes, and a pipe leads queues on', async () => {
  const system = await systemOf({
    'go.mod': 'module example.com/lamps\n\ngo 1.22\n',
    'functions/trim/main.go': `package main
import (
	"context"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)
func handle(ctx context.Context, event events.SQSEvent) error { return nil }
func main() { lambda.Start(handle) }
`,
    'infra/main.tf': `resource "aws_sqs_queue" "burnt" { name = "burnt" }
resource "aws_sqs_queue" "short" { name = "short" }
resource "aws_pipes_pipe" "on" {
  source = aws_sqs_queue.burnt.arn
  target = aws_sqs_queue.short.arn
}
resource "aws_lambda_function" "trim" {
  function_name = "trim"
  handler       = "bootstrap"
  runtime       = "provided.al2023"
  filename      = "\${path.module}/../functions/trim/dist/trim.zip"
}
resource "aws_lambda_event_source_mapping" "trim" {
  event_source_arn = aws_sqs_queue.short.arn
  function_name    = aws_lambda_function.trim.arn
}
`,
  });
  expect(channelsText(system)).toMatchInlineSnapshot(`
    "sqs:burnt: from nobody to trim
    sqs:short: from nobody to trim"
  `);
  expect(edgesText(system)).toMatchInlineSnapshot(`"trim consume sqs"`);
});
