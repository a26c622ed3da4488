import { expect, test } from 'vitest';
import { type ParserModule, quickenMemory } from './quick-memory.ts';

function slowModule(): ParserModule & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    wasmBinary: new Uint8Array(),
    asked,
    HEAP32: new Int32Array(4),
    setValue: (address, value, type) => void asked.push(`set ${address} ${value} ${type}`),
    getValue: (address, type) => asked.push(`get ${address} ${type}`),
  };
}

test('words go to memory directly, and to the new memory after it grew', () => {
  const module = slowModule();
  quickenMemory(module);
  module.setValue?.(8, 42, 'i32');
  expect([...(module.HEAP32 ?? [])]).toEqual([0, 0, 42, 0]);
  module.HEAP32 = new Int32Array(8).fill(7);
  expect(module.getValue?.(28, 'i32')).toBe(7);
  expect(module.asked).toEqual([]);
});

test('everything else is left to the module', () => {
  const module = slowModule();
  quickenMemory(module);
  module.setValue?.(8, 1, 'i8');
  module.getValue?.(8, 'i64');
  module.getValue?.(400, 'i32');
  expect(module.asked).toEqual(['set 8 1 i8', 'get 8 i64', 'get 400 i32']);
});

test('a module that shows no memory works as before', () => {
  const { HEAP32: _hidden, ...module } = slowModule();
  const { setValue } = module;
  quickenMemory(module);
  expect(module.setValue).toBe(setValue);
});
