import { expect, test } from 'vitest';
import { channelsText, componentsText, edgesText } from '../../../../test/support/deployment-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

const tower = {
  'bells/package.json': '{ "name": "bells", "dependencies": { "express": "5" } }',
  'bells/app.ts': `import express from 'express';
const app = express();
app.post('/strikes', (req, res) => res.status(202).end());
app.listen(8080);
`,
  'clock/package.json': '{ "name": "clock", "dependencies": { "express": "5" } }',
  'clock/app.ts': `import express from 'express';
const app = express();
app.get('/time', async (req, res) => {
  await fetch(\`\${process.env.BELLS_URL}/strikes\`, { method: 'POST', signal: AbortSignal.timeout(500) });
  res.json({});
});
app.listen(8080);
`,
};

test('Cloud Run, Cloud SQL and Pub/Sub, once for production however many environments there are', async () => {
  const call = (stage: string): string => `module "tower" {
  source = "../../tower"
  stage  = "${stage}"
}
`;
  const system = await systemOf({
    ...tower,
    'infra/live/dev/main.tf': call('dev'),
    'infra/live/prod/main.tf': call('prod'),
    'infra/tower/main.tf': `variable "stage" {}
variable "tag" {}

locals {
  settings = {
    DB_HOST   = google_sql_database_instance.main.private_ip_address
    BELLS_URL = google_cloud_run_v2_service.bells.uri
  }
}

resource "google_sql_database_instance" "main" {
  name             = "tower-\${var.stage}"
  database_version = "POSTGRES_16"

  settings {
    availability_type = "REGIONAL"
    ip_configuration {
      authorized_networks { value = "0.0.0.0/0" }
    }
  }
}

resource "google_cloud_run_v2_service" "clock" {
  name = "clock-\${var.stage}"
  template {
    scaling { min_instance_count = 2 }
    containers {
      image = "europe-docker.pkg.dev/tower/clock:\${var.tag}"
      dynamic "env" {
        for_each = local.settings
        content {
          name  = env.key
          value = env.value
        }
      }
    }
  }
}

resource "google_cloud_run_v2_service" "bells" {
  name = "bells-\${var.stage}"
  template {
    containers { image = "europe-docker.pkg.dev/tower/bells:\${var.tag}" }
  }
}

resource "google_pubsub_topic" "strikes" { name = "strikes" }
resource "google_pubsub_topic" "muffled" { name = "strikes-muffled" }
resource "google_pubsub_subscription" "bells" {
  name  = "bells"
  topic = google_pubsub_topic.strikes.id
  dead_letter_policy { dead_letter_topic = google_pubsub_topic.muffled.id }
}
`,
  });
  expect(componentsText(system)).toMatchInlineSnapshot(`
    "bells: service of bells  infra/tower/main.tf
    clock: service of clock  infra/tower/main.tf
    google-pubsub: google-pubsub broker  infra/tower/main.tf
    tower-prod: postgresql database in 2 copies open to the internet  infra/tower/main.tf"
  `);
  expect(edgesText(system)).toMatchInlineSnapshot(
    `
    "clock call bells
    clock depends tower-prod"
  `,
  );
  expect(channelsText(system)).toMatchInlineSnapshot(`
    "google-pubsub:bells: from nobody to nobody, else strikes-muffled
    google-pubsub:strikes: from nobody to nobody, else strikes-muffled
    google-pubsub:strikes-muffled: from nobody to nobody"
  `);
});

test('Azure, workloads of Kubernetes, charts and modules of the registry', async () => {
  const system = await systemOf({
    ...tower,
    'main.tf': `module "ledger" {
  source     = "terraform-aws-modules/rds/aws"
  identifier = "ledger"
  engine     = "mysql"
}

module "unknown" {
  source = "example.com/modules/database"
}

resource "azurerm_postgresql_flexible_server" "main" { name = "tower-pg" }

resource "azurerm_postgresql_flexible_server_firewall_rule" "office" {
  server_id        = azurerm_postgresql_flexible_server.main.id
  start_ip_address = "198.51.100.1"
  end_ip_address   = "198.51.100.9"
}

resource "azurerm_container_app" "clock" {
  name = "clock"
  template {
    min_replicas = 2
    container {
      image  = "tower.azurecr.io/clock:1"
      memory = "1Gi"
      env {
        name  = "DB_HOST"
        value = azurerm_postgresql_flexible_server.main.fqdn
      }
      env {
        name        = "LEDGER_HOST"
        secret_name = "ledger"
      }
    }
  }
  secret {
    name  = "ledger"
    value = module.ledger.db_instance_address
  }
}

resource "kubernetes_deployment" "bells" {
  metadata { name = "bells" }
  spec {
    replicas = 3
    template {
      metadata { labels = { app = "bells" } }
      spec {
        container {
          image = "tower/bells:1"
          env {
            name  = "ROPES_URL"
            value = "redis://\${helm_release.ropes.name}-redis-master:6379"
          }
        }
      }
    }
  }
}

resource "kubernetes_service" "bells" {
  metadata { name = "bells-internal" }
  spec {
    type     = "LoadBalancer"
    selector = { app = "bells" }
    port {
      port        = 80
      target_port = 8080
    }
  }
}

resource "helm_release" "ropes" {
  name       = "ropes"
  repository = "https://charts.bitnami.com/bitnami"
  chart      = "redis"
}
`,
    'cache.tf.json':
      '{ "resource": { "aws_elasticache_cluster": { "hours": { "cluster_id": "hours", "engine": "memcached", "num_cache_nodes": 2 } } } }',
  });
  expect(componentsText(system)).toMatchInlineSnapshot(`
    "bells: service of bells in 3 copies at 8080  main.tf
    clock: service of clock with 1Gi  main.tf
    hours: memcached cache in 2 copies  cache.tf.json
    ledger: mysql database in 1 copies  main.tf
    ropes: redis cache  main.tf
    tower-pg: postgresql database  main.tf"
  `);
  expect(edgesText(system)).toMatchInlineSnapshot(`
    "bells depends ropes
    clock call bells
    clock depends ledger
    clock depends tower-pg"
  `);
  expect(system.components.find(({ name }) => name === 'bells')?.aliases).toContain('bells-internal');
});

test('what is counted to none is not there, and broken files are told with their line', async () => {
  const system = await systemOf({
    'main.tf': `variable "with_cache" { default = 0 }
resource "aws_elasticache_cluster" "gone" {
  count      = var.with_cache
  cluster_id = "gone"
}
resource "aws_sqs_queue" "each" {
  for_each = toset(["hours", "quarters"])
  name     = "strikes-\${each.key}"
}
`,
    'broken.tf':
      'resource "aws_sqs_queue" "whole" {\n  name = "whole"\n}\nresource "aws_sqs_queue" "half" {\n  name = \n}\n',
    'variables.tfvars': 'api_token = "q7Rk2vX9mLp4TzW8nB3c"\n',
  });
  expect(componentsText(system)).toBe('sqs: sqs broker  broken.tf');
  expect(channelsText(system)).toMatchInlineSnapshot(`
    "sqs:half: from nobody to nobody
    sqs:strikes-hours: from nobody to nobody
    sqs:strikes-quarters: from nobody to nobody
    sqs:whole: from nobody to nobody"
  `);
  expect(system.problems.map(({ file, line }) => `${file}:${line}`)).toEqual(['broken.tf:5']);
  expect(JSON.stringify(system)).not.toContain('q7Rk2vX9mLp4TzW8nB3c');
});

test('each database of a plan is the one of the Compose file that is called after the same thing', async () => {
  const database = (name: string): string =>
    `resource "aws_db_instance" "${name}" {\n  identifier = "tower-prod-${name}"\n  engine = "postgres"\n}\n`;
  const { components } = await systemOf({
    ...tower,
    'compose.yaml': `services:
  clock: { build: ./clock }
  hours-db: { image: postgres }
  ropes-db: { image: postgres }
  old-db: { image: postgres }
`,
    'infra/main.tf': `${database('hours')}${database('ropes')}
resource "aws_ecs_task_definition" "clock" {
  family = "clock"
  container_definitions = jsonencode([{ name = "clock", image = "tower/clock:2" }])
}
resource "aws_ecs_service" "clock" {
  name = "clock"
  task_definition = aws_ecs_task_definition.clock.arn
}
`,
  });
  expect(components.flatMap(({ kind, name, aliases }) => (kind === 'database' ? [`${name}: ${aliases}`] : []))).toEqual(
    ['hours-db: hours-db,tower-prod-hours', 'old-db: old-db', 'ropes-db: ropes-db,tower-prod-ropes'],
  );
});
