import { expect, test } from 'vitest';
import { testParsers } from '../../../../test/support/parsers.ts';
import type { DataNode } from '../data-tree.ts';
import { linesOf } from '../lines.ts';

test('blocks are mappings below their type and labels, and expressions are texts', async () => {
  expect(
    await read(`
      resource "aws_sqs_queue" "tickets" {
        name       = "\${var.stage}-tickets"
        fifo_queue = true
        delay      = -1
        tags       = merge(local.tags, { Owner = "box office", (var.key) = 3 })
        redrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.late.arn, maxReceiveCount = 4 })
      }
      resource "aws_sqs_queue" "late" {}
      resource "aws_security_group" "door" {
        ingress { to_port = 80 }
        ingress { to_port = 443 }
      }
    `),
  ).toMatchInlineSnapshot(`
    "resource:
      aws_sqs_queue:
        tickets:
          name: \${var.stage}-tickets
          fifo_queue: true
          delay: \${-1}
          tags:
            \${local.tags}: \${local.tags}
            Owner: box office
            \${var.key}: 3
          redrive_policy:
            deadLetterTargetArn: \${aws_sqs_queue.late.arn}
            maxReceiveCount: 4
        late:
      aws_security_group:
        door:
          ingress:
            -
              to_port: 80
            -
              to_port: 443"
  `);
});

test('calls that only change the form of a value, texts over several lines and lists made of maps are what they hold', async () => {
  expect(
    await read(`
      locals {
        names = toset(["a", "b"])
        image = format("%s/%s:%s", var.registry, "orders", "7")
        all   = concat(local.shared, [{ name = "A" }])
        env   = [for key, value in local.settings : { name = key, value = value }]
        upper = [for name in local.names : upper(name)]
        file  = <<-EOT
          {"memory": 512}
        EOT
        words = <<EOT
      on two
      lines
      EOT
      }
    `),
  ).toMatchInlineSnapshot(`
    "locals:
      names:
        - a
        - b
      image: \${var.registry}/orders:7
      all:
        - \${local.shared}
        -
          name: A
      env: \${local.settings}
      upper: \${[for name in local.names : upper(name)]}
      file:
        memory: 512
      words: on two
          lines"
  `);
});

test('of a broken file what can be read is read, and the line is said', async () => {
  const text = 'resource "aws_lb" "door" {\n  name = "door"\n}\n\nresource "aws_lb" "gate" {\n  name = = "gate"\n}\n';
  const { documents, problems } = (await testParsers()).data('hcl', text);
  expect(print(documents[0], '')).toContain('name: door');
  expect(problems.map(({ at, message }) => `${linesOf(text).lineAt(at)} ${message}`)).toEqual([
    '6 The syntax here could not be read; the rest of the file was.',
  ]);
});

async function read(text: string): Promise<string> {
  const { documents, problems } = (await testParsers()).data('hcl', text);
  expect(problems).toEqual([]);
  return print(documents[0], '').trim();
}

/** In the manner of YAML. */
function print(node: DataNode | undefined, indent: string): string {
  if (node === undefined) return '';
  if (node.kind === 'scalar') return ` ${node.value}`;
  if (node.kind === 'sequence') return node.items.map((item) => `\n${indent}-${print(item, `${indent}  `)}`).join('');
  return [...node.entries.values()]
    .map(({ key, value }) => `\n${indent}${key}:${print(value, `${indent}  `)}`)
    .join('');
}
