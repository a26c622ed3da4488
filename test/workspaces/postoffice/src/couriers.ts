import axios from 'axios';

const couriers = axios.create({ baseURL: 'https://couriers.example/api', timeout: 900 });

export async function whereIs(code: string): Promise<string | undefined> {
  const { data } = await couriers.get('/positions', { params: { code } });
  return data.place;
}

export const courierHealth = () => axios.get('/health', { baseURL: couriers.defaults.baseURL, timeout: 500 });
