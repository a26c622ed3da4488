const VERSION = 3;

export const ROOT = '/post';
export const API = `${ROOT}/v${VERSION}`;
export const COUNTERS = API + '/counters';
export const SORTING = [API, 'sorting'].join('/');
