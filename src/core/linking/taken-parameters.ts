import type { FunctionOutline } from '../syntax/outline.ts';

/** Parameters that a call fills by place: in Python, a method is handed its object besides. */
export function takenParameters({ cls, parameters }: FunctionOutline): FunctionOutline['parameters'] {
  return cls !== undefined && /^(?:self|cls)$/.test(parameters[0]?.name ?? '') ? parameters.slice(1) : parameters;
}
