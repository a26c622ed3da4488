import { expect, it } from 'vitest';
import { endpointsText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

it('joins names of paths with the views that answer by them', async () => {
  const system = await systemOf({
    'pyproject.toml': '[project]\nname = "mill"\ndependencies = ["pyramid"]\n',
    'mill/__init__.py': `
from pyramid.config import Configurator
from .views import ready

def main(global_config, **settings):
    with Configurator(settings=settings) as config:
        config.include('.routes', route_prefix='/api')
        config.add_route('ready', '/ready')
        config.add_view(ready, route_name='ready')
        config.scan()
    return config.make_wsgi_app()
`,
    'mill/routes.py': `
def includeme(config):
    config.add_route('sacks', '/sacks')
    config.add_route('sack', '/sacks/{id:\\\\d+}', request_method='GET')
`,
    'mill/views.py': `
from pyramid.view import view_config, view_defaults
from pyramid.security import NO_PERMISSION_REQUIRED

@view_defaults(route_name='sacks', renderer='json', permission='grind')
class Sacks:
    def __init__(self, request):
        self.request = request

    @view_config(request_method='GET', permission=NO_PERMISSION_REQUIRED)
    def list(self):
        return []

    @view_config(request_method=('POST', 'PUT'))
    def create(self):
        return {}

@view_config(route_name='sack', renderer='json')
def find(request):
    return {}

def ready(request):
    return {}
`,
  });
  expect(endpointsText(system)).toMatchInlineSnapshot(`
    "GET /api/sacks  mill/views.py:11
    POST /api/sacks  mill/views.py:15
        behind permission grind authorization
    PUT /api/sacks  mill/views.py:15
        behind permission grind authorization
    GET /api/sacks/{id}  mill/views.py:19
    ANY /ready  mill/views.py:22"
  `);
});
