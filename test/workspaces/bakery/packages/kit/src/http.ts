import axios, { type AxiosInstance } from 'axios';

export interface HttpSettings {
  baseUrl: string;
  timeoutMs: number;
}

export function createHttp({ baseUrl, timeoutMs }: HttpSettings): AxiosInstance {
  return axios.create({ baseURL: baseUrl, timeout: timeoutMs });
}
