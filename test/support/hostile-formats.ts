import { deep, many, nested, repeat } from './hostile-texts.ts';

const openapiHead = 'openapi: 3.0.3\ninfo: { title: Tides, version: "1" }\n';

export interface HostileFormat {
  readonly file: string;
  readonly whole: string;
  readonly hostile: Readonly<Record<string, () => string>>;
}

/** One small true file of every format that is read, and what could make its reader stop. */
export const documentFormats: Readonly<Record<string, HostileFormat>> = {
  openapi: {
    file: 'openapi.yaml',
    whole: `${openapiHead}paths:\n  /tides:\n    get:\n      responses:\n        "200": { description: ok }\n`,
    hostile: {
      huge: () =>
        `${openapiHead}paths:\n${repeat(many, (i) => `  /tides/${i}:\n    get:\n      responses:\n        "200": { description: ok }\n`)}`,
      deepFlow: () => `${openapiHead}paths: ${nested('{a: ', '1', '}')}\n`,
      deepSeq: () => `${openapiHead}paths: ${nested('[', '1', ']')}\n`,
      cyclic: () =>
        `${openapiHead}paths:\n  /tides:\n    post:\n      requestBody:\n        content:\n          application/json:\n            schema: { $ref: '#/components/schemas/Tide' }\n      responses:\n        "200": { $ref: '#/components/responses/A' }\ncomponents:\n  responses:\n    A: { $ref: '#/components/responses/B' }\n    B: { $ref: '#/components/responses/A' }\n  schemas:\n    Tide: { allOf: [{ $ref: '#/components/schemas/Moon' }] }\n    Moon: { allOf: [{ $ref: '#/components/schemas/Tide' }], properties: { next: { $ref: '#/components/schemas/Moon' } } }\n    Self: { $ref: '#/components/schemas/Self' }\n`,
      outside: () =>
        `${openapiHead}paths:\n  /tides: { $ref: '../../../etc/passwd#/x' }\n  /moons: { $ref: 'https://example.com/x.yaml' }\n  /suns: { $ref: 7 }\n`,
      anchors: () =>
        `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e]\ng: &g [*f,*f,*f,*f,*f,*f,*f,*f,*f]\nh: &h [*g,*g,*g,*g,*g,*g,*g,*g,*g]\ni: &i [*h,*h,*h,*h,*h,*h,*h,*h,*h]\n${openapiHead}paths: { /x: *i }\n`,
      cyclicAnchor: () => `${openapiHead}paths: &p\n  /tides: *p\n`,
      merge: () => `${openapiHead}paths: &p\n  <<: *p\n  /tides: { get: {} }\n`,
      deepSchema: () =>
        `${openapiHead}paths: { /x: { post: { requestBody: { content: { application/json: { schema: ${nested('{properties: {a: ', '{}', '}}')} } } } } } }\n`,
    },
  },
  openapiJson: {
    file: 'openapi.json',
    whole:
      '{\n  "openapi": "3.0.0",\n  "info": { "title": "Tides", "version": "1" },\n  "paths": {\n    "/tides": { "get": { "responses": {} } }\n  }\n}\n',
    hostile: {
      deep: () => `{"openapi":"3.0.0","info":{},"paths":${nested('{"a":', '1', '}')}}`,
      deepList: () => `{"openapi":"3.0.0","info":{},"paths":${nested('[', '1', ']')}}`,
      open: () => '['.repeat(deep * 10),
      schema: () =>
        `{"openapi":"3.0.0","info":{},"paths":{"/x":{"post":{"requestBody":{"content":{"application/json":{"schema":${nested('{"items":', '{}', '}')}}}}}}}}`,
      huge: () => `{"openapi":"3.0.0","info":{},"paths":{${repeat(many, (i) => `"/t/${i}":{"get":{}},\n`)}"/x":{}}}`,
    },
  },
  swagger: {
    file: 'swagger.json',
    whole:
      '{\n  "swagger": "2.0",\n  "info": { "title": "Tides", "version": "1" },\n  "paths": {\n    "/tides": { "get": { "responses": {} } }\n  }\n}\n',
    hostile: {
      deep: () => `{"swagger":"2.0","info":{},"paths":${nested('{"a":', '1', '}')}}`,
      cyclic: () =>
        `{"swagger":"2.0","info":{},"paths":{"/x":{"post":{"parameters":[{"$ref":"#/parameters/A"},{"in":"body","name":"b","schema":{"$ref":"#/definitions/A"}}]}}},"parameters":{"A":{"$ref":"#/parameters/A"}},"definitions":{"A":{"allOf":[{"$ref":"#/definitions/A"}]}}}`,
      schema: () =>
        `{"swagger":"2.0","info":{},"paths":{"/x":{"post":{"parameters":[{"in":"body","name":"b","schema":${nested('{"items":', '{}', '}')}}]}}}}`,
    },
  },
  graphql: {
    file: 'schema.graphql',
    whole: 'type Query {\n  tides(station: ID!): [Tide!]!\n}\ntype Tide { id: ID! }\n',
    hostile: {
      deepType: () => `type Query { tides: ${nested('[', 'Int', ']')} }`,
      deepValue: () => `type Query { tides(a: Int = ${nested('[', '1', ']')}): Int }`,
      deepSelect: () => nested('{a', '', '}'),
      huge: () => `${repeat(many, (i) => `type T${i} { id: ID!, next: T${i + 1} }\n`)}type Query { t: T0 }`,
      cyclic: () =>
        'interface A implements B { a: Int }\ninterface B implements A { a: Int }\ntype Query implements A { a: A b: Query }\ninput I { i: I! }\ntype Mutation { m(i: I): Query }',
      braces: () => '{'.repeat(deep * 10),
    },
  },
  protobuf: {
    file: 'tides.proto',
    whole:
      'syntax = "proto3";\npackage tides;\nservice Tides { rpc List (Query) returns (Query); }\nmessage Query { string station = 1; }\n',
    hostile: {
      deep: () => `syntax = "proto3";\n${nested('message A { ', '', '}')}`,
      huge: () =>
        'syntax = "proto3";\nservice S {\n' +
        repeat(many, (i) => `rpc L${i} (Q) returns (Q);\n`) +
        '}\nmessage Q { Q q = 1; }\n',
      option: () =>
        `syntax = "proto3"; service S { rpc L (Q) returns (Q) { option (x) = ${nested('{ a: ', '1', '}')}; } } message Q {}`,
      openComment: () => `syntax = "proto3";\n/* ${'x'.repeat(100_000)}`,
      imports: () => 'syntax = "proto3";\nimport "tides.proto";\nimport "../../../../etc/passwd";\n',
    },
  },
  compose: {
    file: 'docker-compose.yml',
    whole: 'services:\n  tides:\n    build: ./tides\n    depends_on: [db]\n  db:\n    image: postgres:16\n',
    hostile: {
      extends: () =>
        'services:\n  a: { extends: b }\n  b: { extends: { service: a } }\n  c: { extends: { file: docker-compose.yml, service: c } }\n  d: { extends: { file: ../../../x.yml, service: c } }\n',
      include: () =>
        'include: [docker-compose.yml, ../../../etc/passwd]\nservices: { a: { image: redis, depends_on: [a], build: { context: ../../.., dockerfile: /etc/passwd }, env_file: [../../../../.env, /dev/zero] } }\n',
      deep: () => `services:\n  a:\n    environment: ${nested('{a: ', '1', '}')}\n`,
      deepBlock: () => `services:\n${repeat(many, (i) => `${' '.repeat(i + 1)}a:\n`)}`,
      huge: () => `services:\n${repeat(500, (i) => `  s${i}: { image: redis, depends_on: [s${(i + 1) % 500}] }\n`)}`,
      types: () => 'services: [1, 2]\nvolumes: 7\nnetworks: "x"\n',
      odd: () =>
        'services:\n  a: null\n  b: [1]\n  c: { ports: { a: 1 }, environment: 7, depends_on: 3, image: [x], build: 9, deploy: [] }\n',
    },
  },
  kubernetes: {
    file: 'k8s/deployment.yaml',
    whole:
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: tides }\nspec:\n  template:\n    spec:\n      containers:\n        - { name: tides, image: tides:1 }\n',
    hostile: {
      odd: () =>
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: []\nspec: { template: { spec: { containers: { a: 1 } } } }\n---\napiVersion: v1\nkind: Service\nmetadata: { name: [x] }\nspec: { ports: 7, selector: [a] }\n---\nkind: 7\napiVersion: 8\n',
      deep: () =>
        `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: a }\nspec: ${nested('{template: ', '1', '}')}\n`,
      huge: () =>
        repeat(
          many,
          (i) =>
            `---\napiVersion: v1\nkind: Service\nmetadata: { name: s${i} }\nspec: { selector: { app: s${i} }, ports: [{ port: 80 }] }\n`,
        ),
      separators: () => '---\n'.repeat(many),
    },
  },
  nginx: {
    file: 'nginx.conf',
    whole:
      'http {\n  upstream tides { server tides:80; }\n  server {\n    location /tides { proxy_pass http://tides; }\n  }\n}\n',
    hostile: {
      deep: () => nested('location /a { ', '', '}'),
      open: () => 'server {\n'.repeat(deep),
      huge: () => `http { server {\n${repeat(many, (i) => `location /a${i} { proxy_pass http://a${i}; }\n`)}} }`,
      quote: () => `http { server { server_name "${'x'.repeat(100_000)}`,
      include: () =>
        'http { include nginx.conf; include ../../../etc/passwd; upstream a { server a; } server { location / { proxy_pass http://a; } } }',
    },
  },
  prisma: {
    file: 'schema.prisma',
    whole: 'datasource db { provider = "postgresql" }\nmodel Tide {\n  id Int @id\n  station Int\n}\n',
    hostile: {
      huge: () =>
        'datasource db { provider = "postgresql" }\n' +
        repeat(
          many,
          (i) =>
            `model T${i} {\n  id Int @id\n  next T${i + 1}? @relation(fields: [nextId], references: [id])\n  nextId Int\n}\n`,
        ),
      deep: () => `model Tide {\n  id Int @default(${nested('a(', '', ')')})\n}\n`,
      deepList: () => `model Tide {\n  id Int @default(${nested('[', '', ']')})\n}\n`,
      braces: () => 'model A {\n'.repeat(deep),
    },
  },
  sql: {
    file: 'db/schema.sql',
    whole: 'CREATE TABLE tides (\n  id bigint PRIMARY KEY,\n  station text NOT NULL\n);\n',
    hostile: {
      deep: () => `CREATE TABLE tides (id int DEFAULT ${nested('(', '1', ')')});`,
      deepSelect: () => `CREATE VIEW v AS ${nested('SELECT * FROM (', 'SELECT 1', ')')};`,
      open: () => `CREATE TABLE t ${'('.repeat(deep * 10)}`,
      huge: () => repeat(many, (i) => `CREATE TABLE t${i} (id int PRIMARY KEY, n int REFERENCES t${i + 1} (id));\n`),
      inserts: () => `CREATE TABLE t (id int);\n${repeat(many, (i) => `INSERT INTO t VALUES (${i});\n`)}`,
      quote: () => `CREATE TABLE t (id int DEFAULT '${'x'.repeat(500_000)}`,
      dollar: () => `CREATE FUNCTION f() AS $$ ${'BEGIN '.repeat(deep)}`,
      comment: () => '/*'.repeat(deep),
      values: () => `INSERT INTO t VALUES ${repeat(many, (i) => `(${i}, 'x'),`)}(1, 'x');`,
    },
  },
  toml: {
    file: 'pyproject.toml',
    whole: '[project]\nname = "tides"\ndependencies = ["flask"]\n',
    hostile: {
      deep: () => `[project]\nname = "a"\nx = ${nested('[', '', ']')}\n`,
      inline: () => `[project]\nname = "a"\nx = ${nested('{a = ', '1', '}')}\n`,
      tables: () => `[${'a.'.repeat(deep)}b]\n`,
      huge: () => `[project]\nname = "a"\ndependencies = [\n${repeat(many, (i) => `"p${i}>=1",\n`)}]\n`,
    },
  },
  maven: {
    file: 'pom.xml',
    whole:
      '<project>\n  <artifactId>tides</artifactId>\n  <dependencies>\n    <dependency><groupId>a</groupId><artifactId>b</artifactId></dependency>\n  </dependencies>\n</project>\n',
    hostile: {
      deep: () => nested('<project>', '<artifactId>a</artifactId>', '</project>'),
      open: () => '<project>'.repeat(deep * 5),
      huge: () =>
        '<project><artifactId>a</artifactId><dependencies>' +
        repeat(many, (i) => `<dependency><groupId>g</groupId><artifactId>a${i}</artifactId></dependency>\n`) +
        '</dependencies></project>',
      parent: () =>
        '<project><parent><artifactId>a</artifactId><relativePath>../../../../x/pom.xml</relativePath></parent><artifactId>a</artifactId><modules><module>.</module><module>../..</module></modules></project>',
      laughs: () =>
        '<!DOCTYPE l [<!ENTITY a "x"><!ENTITY b "&a;&a;&a;&a;">]><project><artifactId>&b;${project.artifactId}</artifactId><properties><a>${b}</a><b>${a}</b></properties><name>${a}</name></project>',
      comment: () => `<project><!-- ${'<!--'.repeat(deep)}`,
    },
  },
  gradle: {
    file: 'build.gradle',
    whole:
      "plugins { id 'java' }\ndependencies {\n  implementation 'org.springframework.boot:spring-boot-starter-web:3.0.0'\n}\n",
    hostile: {
      deep: () => nested('a { ', '', '}'),
      huge: () => `dependencies {\n${repeat(many, (i) => `  implementation 'g:a${i}:1'\n`)}}`,
      quote: () => `implementation '${"'".repeat(50_000)}${'"'.repeat(50_001)}`,
    },
  },
  properties: {
    file: 'src/main/resources/application.properties',
    whole: 'server.port=8081\nspring.application.name=tides\n',
    hostile: {
      cyclic: () => 'spring.application.name=${a}\na=${b}\nb=${a}\nserver.port=${server.port}\n',
      deep: () => `spring.application.name=${nested('${a:', 'x', '}')}\n`,
      keys: () => `${'a.'.repeat(deep)}b=1\n`,
      continued: () => 'a=\\\n'.repeat(many),
      huge: () => repeat(many, (i) => `a.b.c${i}=\${a.b.c${i + 1}}\n`),
    },
  },
  springYaml: {
    file: 'src/main/resources/application.yml',
    whole: 'server:\n  port: 8081\nspring:\n  application:\n    name: tides\n',
    hostile: {
      cyclic: () => 'spring:\n  application:\n    name: ${a}\na: ${b}\nb: ${a}\n',
      chain: () => `${repeat(many, (i) => `a${i}: \${a${i + 1}}\n`)}spring: { application: { name: "\${a0}" } }`,
    },
  },
  packageJson: {
    file: 'package.json',
    whole: '{\n  "name": "tides",\n  "dependencies": {\n    "express": "4"\n  }\n}\n',
    hostile: {
      deep: () => `{"name":"a","dependencies":${nested('{"a":', '1', '}')}}`,
      odd: () => '{"name": 7, "dependencies": ["express"], "scripts": "x", "workspaces": {"a": 1}, "main": []}',
      top: () => '[]',
      huge: () => `{"name":"a","dependencies":{${repeat(many, (i) => `"p${i}":"1",\n`)}"x":"1"}}`,
      workspaces: () => '{"name":"a","workspaces":["../..","/","**","."],"main":"../../../etc/passwd"}',
      proto: () => '{"name":"__proto__","dependencies":{"__proto__":"1","constructor":"1","toString":"2"}}',
    },
  },
  tsconfig: {
    file: 'tsconfig.json',
    whole: '{\n  "compilerOptions": {\n    "paths": { "@/*": ["src/*"] }\n  }\n}\n',
    hostile: {
      extends: () =>
        '{"extends":"./tsconfig.json","compilerOptions":{"baseUrl":"../../..","paths":{"*":["*"],"@/*":["../../*"]}}}',
    },
  },
  goMod: {
    file: 'go.mod',
    whole: 'module example.com/tides\n\ngo 1.22\n\nrequire github.com/gin-gonic/gin v1.9.0\n',
    hostile: {
      huge: () => `module a\nrequire (\n${repeat(many, (i) => `g.com/a${i} v1.0.0\n`)})`,
      open: () => 'require (\n'.repeat(deep),
      replace: () => 'module a\nreplace a => ../..\nreplace b => ./.\n',
    },
  },
  gemfile: {
    file: 'Gemfile',
    whole: "source 'https://rubygems.org'\ngem 'rails'\n",
    hostile: { deep: () => nested('group(:a) do\n', "gem 'a'\n", 'end\n') },
  },
  requirements: {
    file: 'requirements.txt',
    whole: 'flask==3.0\n',
    hostile: {
      include: () => '-r requirements.txt\n-r ../../../etc/passwd\n',
      huge: () => repeat(many, (i) => `p${i}==1\n`),
    },
  },
  composer: {
    file: 'composer.json',
    whole: '{\n  "name": "a/tides",\n  "require": { "laravel/framework": "11" }\n}\n',
    hostile: { odd: () => '{"name":[],"require":7,"autoload":{"psr-4":{"App\\\\":["..",7],"":""}}}' },
  },
  csproj: {
    file: 'Tides.csproj',
    whole:
      '<Project Sdk="Microsoft.NET.Sdk.Web">\n  <ItemGroup><PackageReference Include="Dapper" /></ItemGroup>\n</Project>\n',
    hostile: {
      deep: () => nested('<ItemGroup>', '', '</ItemGroup>'),
      self: () =>
        '<Project><ItemGroup><ProjectReference Include="Tides.csproj"/><ProjectReference Include="..\\..\\..\\X.csproj"/></ItemGroup></Project>',
    },
  },
  appsettings: {
    file: 'appsettings.json',
    whole: '{\n  "Urls": "http://localhost:5000",\n  "ConnectionStrings": { "A": "Host=db" }\n}\n',
    hostile: { deep: () => nested('{"a":', '1', '}') },
  },
  dockerfile: { file: 'Dockerfile', whole: 'FROM node:20\nCMD ["node", "a.js"]\n', hostile: {} },
  prometheus: {
    file: 'prometheus.yml',
    whole: 'scrape_configs:\n  - job_name: a\n    static_configs: [{ targets: ["a:80"] }]\n',
    hostile: { odd: () => 'scrape_configs: { a: [1] }\n' },
  },
  kong: {
    file: 'kong.yml',
    whole: '_format_version: "3.0"\nservices:\n  - name: a\n    url: http://a\n    routes: [{ paths: [/a] }]\n',
    hostile: { odd: () => '_format_version: "3.0"\nservices: { a: 1 }\nroutes: [[[[]]]]\nplugins: x\n' },
  },
  envoy: {
    file: 'envoy.yaml',
    whole: 'static_resources:\n  clusters:\n    - name: a\n',
    hostile: {
      odd: () => 'static_resources: { clusters: { a: 1 }, listeners: [null, 1, [2]] }\n',
      deep: () => `static_resources:\n  listeners: ${nested('[{filter_chains: ', '1', '}]')}\n`,
    },
  },
  asyncapi: {
    file: 'asyncapi.yaml',
    whole:
      'asyncapi: 3.0.0\ninfo: { title: Tides, version: "1" }\nchannels:\n  tides: { address: tides }\noperations:\n  tell: { action: send, channel: { $ref: "#/channels/tides" } }\n',
    hostile: {
      cyclic: () =>
        'asyncapi: 2.0.0\nchannels:\n  a: { $ref: "#/channels/a" }\n  b: { subscribe: { message: { $ref: "#/components/messages/m" } } }\ncomponents:\n  messages:\n    m: { oneOf: [{ $ref: "#/components/messages/m" }], payload: { $ref: "#/components/messages/m" } }\n',
      odd: () =>
        'asyncapi: 3.1.0\nchannels: [1]\noperations: { a: { action: [send], channel: 7 }, b: null }\nservers: x\n',
      deep: () =>
        `asyncapi: 2.0.0\nchannels: { a: { publish: { message: { payload: ${nested('{properties: {a: ', '{}', '}}')} } } } }\n`,
      many: () =>
        `asyncapi: 2.0.0\nchannels:\n${repeat(many, (i) => `  t${i}: { publish: { message: { payload: { type: string } } } }\n`)}`,
    },
  },
  cloudformation: {
    file: 'template.yaml',
    whole: 'Resources:\n  Tides:\n    Type: AWS::SQS::Queue\n    Properties: { QueueName: tides }\n',
    hostile: {
      deep: () => `Resources:\n  Tides:\n    Type: AWS::SQS::Queue\n    Properties: ${nested('{A: ', '1', '}')}\n`,
      joins: () =>
        `Resources:\n  Tides:\n    Type: AWS::SQS::Queue\n    Properties: { QueueName: ${nested("!Join ['', [", 'a', ']]')} }\n`,
      odd: () =>
        'Resources: { A: { Type: "AWS::Serverless::Function", Properties: [1], Events: 7 }, B: { Type: "AWS::ECS::Service", Properties: { TaskDefinition: { "Fn::GetAtt": [[]] } } }, C: null }\nGlobals: x\n',
      many: () =>
        `Resources:\n${repeat(many, (i) => `  Q${i}: { Type: "AWS::SQS::Queue", Properties: { QueueName: q${i}, RedrivePolicy: { deadLetterTargetArn: !GetAtt Q${i + 1}.Arn } } }\n`)}`,
    },
  },
  kustomize: {
    file: 'kustomization.yaml',
    whole: 'configMapGenerator:\n  - { name: tides, literals: [SEA=north] }\n',
    hostile: {
      odd: () =>
        'configMapGenerator: { a: 1 }\nreplicas: [1, { name: [a] }]\npatches: [{ patch: "{{{{" }, { patch: [1] }, 7]\n',
      deep: () => `patches:\n  - patch: "${nested('[', '1', ']')}"\n`,
    },
  },
  dotenv: {
    file: '.env.example',
    whole: 'TIDES_URL=http://tides:8080\n',
    hostile: {
      odd: () => '=\nA=\nexport B="unclosed\nC=${A:-${B}}\n# D=1\n\0=\0\n',
      long: () => `A=${' '.repeat(100_000)}x${'"'.repeat(100_000)}\n`,
    },
  },
  terraform: {
    file: 'main.tf',
    whole: 'resource "aws_sqs_queue" "tides" {\n  name = "tides"\n}\n\nlocals {\n  tags = { sea = "north" }\n}\n',
    hostile: {
      deep: () => `locals {\n  a = ${nested('[', '1', ']')}\n}\n`,
      deepCalls: () => `locals {\n  a = ${nested('merge(', '{}', ')')}\n}\n`,
      deepBlocks: () => nested('a {\n', '', '\n}'),
      circle: () =>
        'locals {\n  a = "${local.b}"\n  b = [local.a, local.a, local.c]\n  c = { x = local.b, y = local.b }\n}\nresource "aws_sqs_queue" "q" {\n  name = local.a\n  for_each = local.c\n}\n',
      itself: () =>
        'module "again" {\n  source = "./"\n}\nmodule "above" {\n  source = "../../.."\n}\nmodule "odd" {\n  source = [1]\n}\n',
      many: () =>
        repeat(
          many,
          (i) =>
            `resource "aws_sqs_queue" "q${i}" {\n  name = "q${i}"\n  redrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.q${i + 1}.arn })\n}\n`,
        ),
      growing: () =>
        `locals {\n  a0 = ["x", "y"]\n${repeat(40, (i) => `  a${i + 1} = concat(local.a${i}, local.a${i})\n`)}}\nresource "aws_sqs_queue" "q" {\n  for_each = local.a40\n  name = each.key\n}\n`,
      odd: () => 'resource = 7\nresource {\n}\nresource "a" {\n  b\n}\n= = =\nlocals {\n  x = <<EOT\n',
    },
  },
  terraformJson: {
    file: 'main.tf.json',
    whole: '{ "resource": { "aws_sqs_queue": { "tides": { "name": "tides" } } } }\n',
    hostile: {
      deep: () => `{"resource":${nested('{"a":', '1', '}')}}`,
      odd: () => '{ "resource": [[[]]], "locals": 7, "module": { "a": null }, "variable": [{ "a": [1] }] }\n',
    },
  },
  traefik: {
    file: 'traefik.yml',
    whole: 'http:\n  services:\n    a:\n      loadBalancer:\n        servers: [{ url: "http://a" }]\n',
    hostile: {
      odd: () => 'http: { services: { a: { loadBalancer: { servers: { url: [1] } } }, b: 7 } }\n',
      deep: () => `http:\n  services:\n    a:\n      loadBalancer: ${nested('{servers: [', '1', ']}')}\n`,
    },
  },
  grafana: {
    file: 'provisioning/datasources/a.yml',
    whole: 'datasources:\n  - name: a\n    url: http://a:9090\n',
    hostile: {
      odd: () => 'datasources: { a: [1], url: [[]] }\n',
      deep: () => `datasources:\n  - url: ${nested('[', '1', ']')}\n`,
    },
  },
};
