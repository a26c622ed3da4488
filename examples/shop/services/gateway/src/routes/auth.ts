import { type Response, Router } from 'express';
import { z } from 'zod';
import { type Identity, requireAuth, signAccessToken } from '../auth.js';
import { registerCustomer, verifyCustomer } from '../clients/orders.js';
import { refreshLimiter, signupLimiter } from '../rate-limits.js';
import { closeSession, findSession, openSession } from '../sessions.js';

const credentials = z.object({ email: z.email(), password: z.string().min(10).max(200) });
const refreshBody = z.object({ refreshToken: z.uuid() });

export const authRouter = Router();

authRouter.post('/register', signupLimiter, async (req, res) => {
  const { email, password } = credentials.parse(req.body);
  const customer = await registerCustomer(email, password);
  signIn({ customerId: customer.id, role: customer.role }, res.status(201));
});

authRouter.post('/login', async (req, res) => {
  const { email, password } = credentials.parse(req.body);
  const customer = await verifyCustomer(email, password);
  if (!customer) {
    res.status(401).json({ error: 'Wrong email or password' });
    return;
  }
  signIn({ customerId: customer.id, role: customer.role }, res);
});

authRouter.post('/refresh', refreshLimiter, (req, res) => {
  const { refreshToken } = refreshBody.parse(req.body);
  const session = findSession(refreshToken);
  if (!session) {
    res.status(401).json({ error: 'Your session has expired' });
    return;
  }
  closeSession(refreshToken);
  signIn(session.identity, res);
});

authRouter.post('/logout', requireAuth, (req, res) => {
  closeSession(refreshBody.parse(req.body).refreshToken);
  res.status(204).end();
});

function signIn(identity: Identity, res: Response): void {
  res.json({ accessToken: signAccessToken(identity), refreshToken: openSession(identity) });
}
