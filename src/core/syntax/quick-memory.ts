/** Options that `Parser.init` turns into the module which web-tree-sitter works with, in place. */
export interface ParserModule {
  readonly wasmBinary: Uint8Array;
  HEAP32?: Int32Array;
  setValue?(address: number, value: number, type?: string): void;
  getValue?(address: number, type?: string): number;
}

/**
 * Each question to a tree cursor moves four words through `setValue`, which chooses by the name of a type on every
 * call. Going to memory directly for words makes the walk over a tree twice as fast. `HEAP32` is looked up each time,
 * since a memory that grows gets a new one.
 */
export function quickenMemory(module: ParserModule): void {
  const { setValue, getValue } = module;
  if (!setValue || !getValue || !module.HEAP32 || !isLittleEndian()) return;
  module.setValue = (address, value, type) => {
    if (type === 'i32' && module.HEAP32) module.HEAP32[address >> 2] = value;
    else setValue(address, value, type);
  };
  module.getValue = (address, type) => {
    const word = type === 'i32' ? module.HEAP32?.[address >> 2] : undefined;
    return word ?? getValue(address, type);
  };
}

/** The module's memory is little-endian, its views are the machine's. */
function isLittleEndian(): boolean {
  return new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;
}
