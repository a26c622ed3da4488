import { expect, test } from 'vitest';
import { callsText, endpointsText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

test('a setting of Flask is what the class says that the application takes, and a view may be exempt from limits', async () => {
  const system = await systemOf({
    'requirements.txt': 'flask\nflask-limiter\nrequests\n',
    'settings.py': `import os
class Base:
    LENDING_URL = os.environ.get("LENDING_URL", "http://lending:5000")
class Config(Base):
    DEBUG = False
`,
    'app.py': `import requests
from flask import Flask, current_app
from flask_limiter import Limiter
from settings import Config
limiter = Limiter(default_limits=["50/minute"])
app = Flask(__name__)
app.config.from_object(Config)
limiter.init_app(app)

@app.get("/loans/<id>")
def loan(id):
    return requests.get(f"{current_app.config['LENDING_URL']}/loans/{id}", timeout=2).json()

@app.get("/alive")
@limiter.exempt
def alive():
    return {}
`,
  });
  expect(callsText(system)).toMatchInlineSnapshot(`"GET /loans/{id} → GET lending /loans/{}, 2000 ms"`);
  expect(endpointsText(system)).toMatchInlineSnapshot(`
    "GET /alive  app.py:16
    GET /loans/{id}  app.py:11
        behind Limiter rate-limit"
  `);
});
