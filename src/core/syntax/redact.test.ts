import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { growthOf, growthWanted } from '../../../test/support/growth-of.ts';
import { redact } from './redact.ts';
import { isSecretName, secretNameHint } from './secrets/secret-name.ts';

/** Tokens are put together here, since this file is scanned for secrets too. */
const join = (...parts: string[]): string => parts.join('');
const anonymous = (text: string): string => redact(text).replaceAll(/‹secret:[0-9a-f]{4}›/g, '‹secret›');

describe('tokens are known by their look', () => {
  test.each([
    ['an AWS access key', join('AKIA', 'IOSFODNN7EXAMPLE')],
    ['a GitHub token', join('ghp_', 'aB3dE5gH7jK9mN1pQ3sT5vX7zA9cE1gH3jK5')],
    ['a fine-grained GitHub token', join('github_pat_', '11ABCDEFG0abcdefghijkl_mnopqrstuvwxyz')],
    ['a GitLab token', join('glpat-', 'x9Yb3kLm5nPq7rStUvWx')],
    ['a Stripe key', join('sk_live_', '4eC39HqLyjWDarjtT1zdp7dc')],
    ['a restricted Stripe key', join('rk_test_', '4eC39HqLyjWDarjtT1zdp7dc')],
    ['a Stripe webhook secret', join('whsec_', 'dGhpcyBpcyBub3QgYSBzZWNyZXQ=')],
    ['a Slack bot token', join('xoxb-', '123456789012-1234567890123-AbCdEf')],
    ['a Google key', join('AIza', 'SyA1234567890abcdefghijklmnopqrstuv')],
    ['an OpenAI key', join('sk-', 'proj-abc123DEF456ghi789JKL')],
    ['a SendGrid key', join('SG.', 'ngeVfQFYQlKU0ufo8x5d1A', '.', 'TwL2iGABf9DHoTf-09kqeF8tAmbihYzrnopKc-1s5cr')],
    ['an npm token', join('npm_', 'abcdefghijklmnopqrstuvwxyz0123456789')],
    ['a JSON Web Token', join('eyJhbGciOiJIUzI1NiJ9', '.', 'eyJzdWIiOiIxMjM0NTY3ODkwIn0', '.', 'dozjgNryP4J3jVmN')],
  ])('%s', (_, token) => {
    expect(anonymous(`call("${token}", 1)`)).toBe('call("‹secret›", 1)');
  });

  test('a private key keeps its first and last line', () => {
    const key = [
      '-----BEGIN RSA PRIVATE KEY-----',
      ...Array(3).fill('MIIEowIBAAKCAQEA7bq0/+abcdefghijklmnop'),
      'c2hvcnQ=',
    ]
      .concat('-----END RSA PRIVATE KEY-----')
      .join('\n');
    expect(anonymous(key)).toBe('-----BEGIN RSA PRIVATE KEY-----‹secret›\n-----END RSA PRIVATE KEY-----');
  });

  test('a private key that a quote cuts off, or that stands in one string, is one too', () => {
    const line = 'MIIEowIBAAKCAQEA7bq0abcdefghijklmnop';
    expect(anonymous(`const key = '-----BEGIN PRIVATE KEY-----\\n${line}\\n${line}`)).toBe(
      "const key = '-----BEGIN PRIVATE KEY-----‹secret›",
    );
    expect(anonymous("if (key.startsWith('-----BEGIN PRIVATE KEY-----')) return parse(key);")).toBe(
      "if (key.startsWith('-----BEGIN PRIVATE KEY-----')) return parse(key);",
    );
  });

  test('a token in an Authorization header goes, the word before it stays', () => {
    expect(anonymous("headers: { Authorization: 'Bearer 8f14e45fceea167a5a36dedd4bea2543' }")).toBe(
      "headers: { Authorization: 'Bearer ‹secret›' }",
    );
    expect(anonymous('curl -H "Authorization: Basic YWRtaW46aHVudGVyMg=="')).toBe(
      'curl -H "Authorization: Basic ‹secret›"',
    );
  });
});

test('literals that are given to a name of a secret are replaced', () => {
  const secrets = [
    `const password = 'hunter2';`,
    `const dbPassword: string = "hunter2"`,
    'let apiKey = `hunter2`;',
    `  "client_secret": "hunter2",`,
    `app.use(session({ secret: 'keyboard-cat', resave: false }));`,
    `const secret = process.env.JWT_SECRET || 'hunter2';`,
    `const secret = process.env['JWT_SECRET'] ?? "hunter2";`,
    `if (req.body.password === 'hunter2') return next();`,
    `auth: { user: 'mailer', pass: 'hunter2' },`,
    `'password' => 'hunter2',`,
    `token := "hunter2"`,
    `SECRET_KEY = 'hunter2'`,
    `os.getenv('API_TOKEN', 'hunter2')`,
    `config.get('jwt.secret', 'hunter2')`,
    `jwt.sign(payload, 'hunter2', { expiresIn: '1h' })`,
    `cookieParser('hunter2')`,
    `createHmac('sha256', 'hunter2')`,
    `CREATE ROLE app LOGIN PASSWORD 'hunter2';`,
    `CREATE USER app IDENTIFIED BY 'hunter2';`,
    `Server=db;Database=shop;User Id=sa;Password=hunter2;`,
    `fetch('https://maps.example.com/v1?api_key=hunter2&q=1')`,
    `<password>hunter2</password>`,
    `postgres://shop:hunter2@db:5432/shop`,
    `redis://:hunter2@cache:6379`,
    `url: 'amqp://guest:hunter2@broker'`,
  ];
  expect(secrets.map(anonymous).join('\n')).toMatchInlineSnapshot(`
    "const password = '‹secret›';
    const dbPassword: string = "‹secret›"
    let apiKey = \`‹secret›\`;
      "client_secret": "‹secret›",
    app.use(session({ secret: '‹secret›', resave: false }));
    const secret = process.env.JWT_SECRET || '‹secret›';
    const secret = process.env['JWT_SECRET'] ?? "‹secret›";
    if (req.body.password === '‹secret›') return next();
    auth: { user: 'mailer', pass: '‹secret›' },
    'password' => '‹secret›',
    token := "‹secret›"
    SECRET_KEY = '‹secret›'
    os.getenv('API_TOKEN', '‹secret›')
    config.get('jwt.secret', '‹secret›')
    jwt.sign(payload, '‹secret›', { expiresIn: '1h' })
    cookieParser('‹secret›')
    createHmac('sha256', '‹secret›')
    CREATE ROLE app LOGIN PASSWORD '‹secret›';
    CREATE USER app IDENTIFIED BY '‹secret›';
    Server=db;Database=shop;User Id=sa;Password=‹secret›;
    fetch('https://maps.example.com/v1?api_key=‹secret›&q=1')
    <password>‹secret›</password>
    postgres://shop:‹secret›@db:5432/shop
    redis://:‹secret›@cache:6379
    url: 'amqp://guest:‹secret›@broker'"
  `);
});

test('settings without quotes are replaced, line by line', () => {
  expect(
    anonymous(`services:
  db:
    environment:
      POSTGRES_USER: shop
      POSTGRES_PASSWORD: hunter2 # only here
      - JWT_SECRET=hunter2
    password: 12345
spring.datasource.password=hunter2
export API_TOKEN=hunter2
env:
  - name: DB_PASSWORD
    value: hunter2
  - name: LOG_LEVEL
    value: debug`),
  ).toMatchInlineSnapshot(`
    "services:
      db:
        environment:
          POSTGRES_USER: shop
          POSTGRES_PASSWORD: ‹secret› # only here
          - JWT_SECRET=‹secret›
        password: ‹secret›
    spring.datasource.password=‹secret›
    export API_TOKEN=‹secret›
    env:
      - name: DB_PASSWORD
        value: ‹secret›
      - name: LOG_LEVEL
        value: debug"
  `);
});

test('what is no literal secret stays untouched', () => {
  const untouched = [
    `const password = process.env.DB_PASSWORD;`,
    `match "/login/set_new_password" => "login#set_new_password", :via => [:get, :post]`,
    `password: process.env.DB_PASSWORD,`,
    `POSTGRES_PASSWORD: \${POSTGRES_PASSWORD}`,
    `POSTGRES_PASSWORD=\${POSTGRES_PASSWORD:-}`,
    `JWT_SECRET=$JWT_SECRET`,
    `token: \${{ secrets.GITHUB_TOKEN }}`,
    `password: {{ .Values.db.password }}`,
    `DATABASE_URL=postgres://shop:\${DB_PASSWORD}@db:5432/shop`,
    `const url = \`postgres://shop:\${password}@\${host}/shop\`;`,
    `https://example.com:8080/a@b`,
    `password: string;`,
    `password: string`,
    `password?: string | undefined;`,
    `token: Token;`,
    `constructor(private readonly secret: string) {}`,
    `@Column() password: string;`,
    `password: { type: String, required: true },`,
    `password: hashedPassword,`,
    `user.password = await bcrypt.hash(password, 10);`,
    `this.token = token;`,
    `const token = req.headers['x-api-key'];`,
    `const { password, ...rest } = user;`,
    `if (typeof token === 'string') return;`,
    `if (!password) throw new BadRequestException('password is required');`,
    `password: 'Please enter your password',`,
    `const PASSWORD = '';`,
    `password: ''`,
    `API_KEY=`,
    `API_KEY=your-api-key`,
    `API_KEY=<your key>`,
    `apiKey: '********',`,
    `tokenUrl: 'https://auth.example.com/token',`,
    `secretName: shop-database`,
    `secretKeyRef:`,
    `secrets: inherit`,
    `passwordPolicy: 'strict'`,
    `token: 'access_token',`,
    `token === '('`,
    `compass: 'north-by-northwest'`,
    `bypass: 'none'`,
    `primaryKey: 'order_id',`,
    `key: 'orders:1234567'`,
    `apiKey: 'x-api-key',`,
    `passwordFile: /run/secrets/db`,
    `POSTGRES_PASSWORD_FILE=/run/secrets/db_password`,
    `password: /run/secrets/db_password`,
    `password: !Ref DatabasePassword`,
    `maxTokens: 4096`,
    `token: 4096`,
    `authorization: 'Bearer'`,
    `Basic authentication is required`,
    `'Bearer ' + token`,
    `config.getOrThrow('JWT_SECRET')`,
    `passwordEncoder: bcrypt`,
    `const hash = 'd41d8cd98f00b204e9800998ecf8427e';`,
    `id: '8f14e45f-ceea-467f-a5a3-6dedd4bea254'`,
    `pk_live_4eC39HqLyjWDarjtT1zdp7dc`,
    `import { token } from './token';`,
    `export const TOKEN = Symbol('TOKEN');`,
    `case 'password': return hidden;`,
    `['password', 'token', 'creditCard']`,
    `"password": "Passwort",`,
    `"password": "Пароль",`,
    `password: 'label.new-password',`,
    `"jsonwebtoken": "^9.0.2",`,
    `<Field name="secret" value={data.secret} />`,
    `"PW": "Palau",`,
  ];
  expect(untouched.filter((line) => redact(line) !== line).map(redact)).toEqual([]);
});

test('one secret has one placeholder, two secrets have two', () => {
  expect(
    redact(`a({ password: 'hunter2' }); b({ password: 'hunter2' }); c({ password: 'hunter3' });`),
  ).toMatchInlineSnapshot(
    `"a({ password: '‹secret:2ac0›' }); b({ password: '‹secret:2ac0›' }); c({ password: '‹secret:2fb3›' });"`,
  );
});

test('a redacted text stays as it is', () => {
  const line = fc.tuple(
    fc.constantFrom('password', 'API_TOKEN', 'client_secret', 'name'),
    fc.constantFrom('=', ': ', " = '", ' || "', '://'),
    fc.string({ maxLength: 30 }),
    fc.constantFrom('', "'", '"', ';', '@host'),
  );
  const text = fc.array(line.map((parts) => parts.join(''))).map((lines) => lines.join('\n'));
  fc.assert(fc.property(text, (source) => redact(redact(source)) === redact(source)));
});

test('hostile text takes no longer than its length', () => {
  const repeated = [
    'password',
    '=',
    "'",
    ':',
    'a.',
    '+',
    '-----BEGIN PRIVATE KEY-----',
    'eyJ',
    ' ',
    '\\',
    '://',
    'name:',
  ];
  const long = (amount: number) => repeated.map((part) => part.repeat(amount)).join('\n');
  expect(growthOf((amount) => void redact(long(amount)), 5000)).toBeLessThan(growthWanted);
});

test('a text is passed over only where no name in it can be that of a secret', () => {
  const word = fc.constantFrom(
    'DB',
    'user',
    'Pass',
    'pass',
    'PWD',
    'Secret',
    'accessToken',
    'api',
    'Key',
    'KEY',
    'phrase',
    '_',
  );
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
      const name = words.join('');
      expect(isSecretName(name) && !secretNameHint.test(name) ? name : undefined).toBeUndefined();
    }),
  );
});
