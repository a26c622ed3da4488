import type { HandlerStack } from '../shapes/handler-stack.ts';

export const negroni: HandlerStack = {
  modules: ['github.com/urfave/negroni', 'github.com/codegangsta/negroni'],
  makers: ['New', 'Classic'],
  more: 'With',
  adding: ['Use', 'UseFunc'],
  ending: ['UseHandler', 'UseHandlerFunc'],
  wrappers: ['Wrap', 'WrapFunc'],
  adapters: ['HandlerFunc'],
  serving: 'Run',
};
