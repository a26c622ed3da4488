import type { AxiosInstance } from 'axios';

export interface Batch {
  loaf: string;
  pieces: number;
}

export class OvenClient {
  constructor(private readonly http: AxiosInstance) {}

  async bake(batches: Batch[]): Promise<void> {
    await this.http.post('/v1/batches', { batches });
  }

  async finishedSince(since: Date): Promise<Batch[]> {
    const { data } = await this.http.get<Batch[]>('/v1/batches', { params: { since: since.toISOString() } });
    return data;
  }
}
