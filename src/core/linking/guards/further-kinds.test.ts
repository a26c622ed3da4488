import { expect, test } from 'vitest';
import { guardsText } from '../../../../test/support/guards-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

/** Rides of a fun fair: whoever has no ticket is told so, and whoever is too small as well. */
const fair: Readonly<Record<string, string>> = {
  'carousel/package.json': '{"name":"carousel","dependencies":{"express":"5","jsonwebtoken":"9"}}',
  'carousel/app.ts': `import express, { Request, Response, NextFunction } from 'express';
import jwt from 'jsonwebtoken';
const tall = (seat: string, ride: any) => async (req: Request, res: Response) => {
  if (!req.headers.ticket) return res.status(401).end();
  if (req.headers.seat !== seat) return res.status(403).end();
  return ride(req, res);
};
const kind = (ride: any) => async (req: Request, res: Response) => {
  try { await ride(req, res); } catch { res.status(403).end(); }
};
function requireAdmin(req: Request, res: Response, next: NextFunction) {
  if (!req.headers.ticket) return res.sendStatus(401);
  if (req.headers.seat !== 'driver') return res.sendStatus(403);
  next();
}
function ticket(req: Request, res: Response, next: NextFunction) {
  if (!req.headers.ticket) return res.sendStatus(401);
  jwt.verify(req.headers.ticket as string, process.env.KEY!, (bad) => (bad ? res.sendStatus(403) : next()));
}
function requireKey(req: Request, res: Response, next: NextFunction) {
  if (!req.headers.key) return res.sendStatus(401);
  if (!keys.has(req.headers.key as string)) return res.sendStatus(403);
  next();
}
const keys = new Set<string>();
const turn = (req: Request, res: Response) => { res.json([]); };
const app = express();
app.post('/horses', tall('horse', turn));
app.get('/horses', kind(turn));
app.delete('/horses', requireAdmin, turn);
app.put('/horses', ticket, requireAdmin, turn);
app.get('/music', ticket, turn);
app.get('/lights', requireKey, turn);
app.listen(3000);
`,
  'wheel/requirements.txt': 'Django==5.0',
  'wheel/manage.py': 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "wheel.settings")\n',
  'wheel/wheel/__init__.py': '',
  'wheel/wheel/settings.py': 'ROOT_URLCONF = "wheel.urls"\n',
  'wheel/wheel/urls.py': `from django.urls import path
from wheel import views
urlpatterns = [path("cabins/", views.staffed(views.cabins)), path("calm/", views.calm(views.cabins))]
`,
  'wheel/wheel/views.py': `from django.http import HttpResponse, HttpResponseForbidden, JsonResponse
def staffed(view):
    def inner(request, *args, **kwargs):
        if not request.user.is_authenticated:
            return HttpResponse(status=401)
        if not request.user.is_staff:
            return HttpResponseForbidden()
        return view(request, *args, **kwargs)
    return inner
def calm(view):
    def inner(request, *args, **kwargs):
        try:
            return view(request, *args, **kwargs)
        except PermissionError:
            return HttpResponseForbidden()
    return inner
def cabins(request): return JsonResponse({})
`,
};

test('what refuses with 401 and with 403 asks both, and once', async () => {
  expect(guardsText(await systemOf(fair))).toMatchInlineSnapshot(`
    "carousel DELETE /horses: requireAdmin authentication; requireAdmin authorization
    carousel GET /horses: 
    carousel GET /lights: requireKey authentication
    carousel GET /music: ticket authentication
    carousel POST /horses: tall authentication; tall authorization
    carousel PUT /horses: ticket authentication; requireAdmin authorization
    wheel GET /cabins: views.staffed authentication; views.staffed authorization
    wheel GET /calm: "
  `);
});
