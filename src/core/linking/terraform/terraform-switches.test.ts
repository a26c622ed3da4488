import { expect, test } from 'vitest';
import { channelsText, componentsText, edgesText } from '../../../../test/support/deployment-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

/** A toy workshop: the elves' orders go out by a topic, what is wrapped is told to a bus of events. */
const workshop = {
  'wishes/package.json':
    '{ "name": "wishes", "dependencies": { "express": "5", "zod": "3", "@aws-sdk/client-sns": "3" } }',
  'wishes/src/settings.ts': `import { z } from 'zod';
const schema = z.object({ WISHES_TOPIC: z.string(), WRAPPING_URL: z.string().url() });
export const settings = schema.parse(process.env);
`,
  'wishes/src/app.ts': `import express from 'express';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { settings } from './settings.js';
const sns = new SNSClient({});
const app = express();
app.post('/wishes', async (req, res) => {
  await fetch(\`\${settings.WRAPPING_URL}/paper\`, { signal: AbortSignal.timeout(900) });
  await sns.send(new PublishCommand({ TopicArn: settings.WISHES_TOPIC, Message: 'a kite' }));
  res.status(202).end();
});
app.listen(8080);
`,
  'wrapping/requirements.txt': 'fastapi\nboto3\n',
  'wrapping/main.py': `import os

import boto3
from fastapi import FastAPI

app = FastAPI()
queue = boto3.resource("sqs").Queue(os.environ["WISHES_QUEUE"])
events = boto3.client("events")


@app.get("/paper")
def paper():
    return []


def wrap_all():
    while True:
        for message in queue.receive_messages(WaitTimeSeconds=20):
            events.put_events(Entries=[{"Source": "workshop", "DetailType": "ToyWrapped", "Detail": message.body}])
            message.delete()


wrap_all()
`,
  'sledge/go.mod': 'module sledge\n\ngo 1.22\n\nrequire github.com/aws/aws-sdk-go-v2/service/sqs v1.31.0\n',
  'sledge/main.go': `package main

import (
	"context"
	"os"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
)

func main() {
	ctx := context.Background()
	cfg, _ := config.LoadDefaultConfig(ctx)
	client := sqs.NewFromConfig(cfg)
	for {
		out, err := client.ReceiveMessage(ctx, &sqs.ReceiveMessageInput{QueueUrl: aws.String(os.Getenv("LOAD_QUEUE"))})
		if err != nil {
			return
		}
		for _, message := range out.Messages {
			println(*message.Body)
		}
	}
}
`,
  'infra/service/main.tf': `variable "name" {}
variable "environment" {}
variable "listener" {}
variable "port" {
  default = null
}
variable "paths" {
  default = []
}

locals {
  open = length(var.paths) > 0
}

resource "aws_ecs_task_definition" "this" {
  family = var.name
  container_definitions = jsonencode([
    {
      name         = var.name
      image        = "workshop/\${var.name}:1"
      portMappings = var.port == null ? [] : [{ containerPort = var.port }]
      environment  = [for name, value in var.environment : { name = name, value = value }]
    },
    {
      name         = "tracing"
      image        = "tracing:3"
      essential    = false
      portMappings = [{ containerPort = 2000 }]
    }
  ])
}

resource "aws_ecs_service" "this" {
  name            = var.name
  task_definition = aws_ecs_task_definition.this.arn
  desired_count   = local.open ? 2 : 1

  dynamic "load_balancer" {
    for_each = local.open ? [1] : []
    content {
      target_group_arn = aws_lb_target_group.this[0].arn
      container_name   = var.name
    }
  }
}

resource "aws_lb_target_group" "this" {
  count = local.open ? 1 : 0
  port  = var.port
}

resource "aws_lb_listener_rule" "this" {
  count        = local.open ? 1 : 0
  listener_arn = var.listener
  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.this[0].arn
  }
}
`,
  'infra/main.tf': `locals {
  queues = toset(["wishes", "load"])
  services = {
    wishes = {
      port  = 8080
      paths = ["/wishes"]
      environment = {
        WISHES_TOPIC = aws_sns_topic.wishes.arn
        WRAPPING_URL = "http://wrapping:8000"
      }
    }
    wrapping = {
      port        = 8000
      paths       = []
      environment = { WISHES_QUEUE = aws_sqs_queue.all["wishes"].url }
    }
    sledge = {
      port        = null
      paths       = []
      environment = { LOAD_QUEUE = aws_sqs_queue.all["load"].url }
    }
  }
}

module "service" {
  source      = "./service"
  for_each    = local.services
  name        = each.key
  port        = each.value.port
  paths       = each.value.paths
  environment = each.value.environment
  listener    = aws_lb_listener.gate.arn
}

resource "aws_lb" "gate" {
  name               = "gate"
  load_balancer_type = "application"
}

resource "aws_lb_listener" "gate" {
  load_balancer_arn = aws_lb.gate.arn
  port              = 443
}

resource "aws_sqs_queue" "lost" {
  for_each = local.queues
  name     = "workshop-\${each.key}-lost"
}

resource "aws_sqs_queue" "all" {
  for_each = local.queues
  name     = "workshop-\${each.key}"
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.lost[each.key].arn
    maxReceiveCount     = 3
  })
}

resource "aws_sns_topic" "wishes" { name = "workshop-wishes" }

resource "aws_sns_topic_subscription" "wishes" {
  for_each  = toset(["wishes"])
  topic_arn = aws_sns_topic.wishes.arn
  protocol  = "sqs"
  endpoint  = aws_sqs_queue.all[each.value].arn
}

resource "aws_cloudwatch_event_rule" "wrapped" {
  name          = "wrapped"
  event_pattern = jsonencode({ detail-type = ["ToyWrapped"] })
}

resource "aws_cloudwatch_event_target" "wrapped" {
  rule = aws_cloudwatch_event_rule.wrapped.name
  arn  = aws_sqs_queue.all["load"].arn
}
`,
};

test('what a condition of a plan switches off is not there, and the main container is the one of the service', async () => {
  const system = await systemOf(workshop);
  expect(componentsText(system)).toMatchInlineSnapshot(`
    "eventbridge: eventbridge broker  infra/main.tf
    gate: load-balancer gateway  infra/main.tf
    sledge: worker of sledge in 1 copies  infra/service/main.tf
    sns: sns broker  infra/main.tf
    sqs: sqs broker  infra/main.tf
    wishes: service of wishes in 2 copies at 8080  infra/service/main.tf
    wrapping: service of wrapping in 1 copies at 8000  infra/service/main.tf"
  `);
  expect(edgesText(system)).toMatchInlineSnapshot(`
    "gate call wishes
    sledge consume eventbridge
    sledge consume sqs
    wishes publish sns
    wishes call wrapping
    wrapping publish eventbridge
    wrapping consume sns
    wrapping consume sqs"
  `);
});

test('queues of a for_each are known by their keys, topics and rules lead on into them', async () => {
  expect(channelsText(await systemOf(workshop))).toMatchInlineSnapshot(`
    "eventbridge:ToyWrapped: from wrapping to sledge
    sns:workshop-wishes: from wishes to wrapping
    sqs:workshop-load: from nobody to sledge, else workshop-load-lost
    sqs:workshop-load-lost: from nobody to nobody
    sqs:workshop-wishes: from nobody to wrapping, else workshop-wishes-lost
    sqs:workshop-wishes-lost: from nobody to nobody"
  `);
});
