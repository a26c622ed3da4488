import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import nock from 'nock';

/** For work on the train. */
export const mockCouriers = setupServer(
  http.get('https://couriers.example/api/positions', () => HttpResponse.json({ place: 'on a bike' })),
  http.post('/api/positions', () => new HttpResponse(null, { status: 201 })),
);

export function strikeToday(): void {
  nock('https://couriers.example').get('/api/positions').reply(503, () => 'strike');
}
