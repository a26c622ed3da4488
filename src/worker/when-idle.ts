/** Does what can wait once the thread has had nothing to do for a while, each time that it had something to do before. */
export interface WhenIdle {
  begins(): void;
  ends(): void;
}

export function whenIdle(act: () => void, milliseconds: number): WhenIdle {
  let timer: NodeJS.Timeout | undefined;
  return {
    begins: () => clearTimeout(timer),
    ends: () => {
      clearTimeout(timer);
      timer = setTimeout(act, milliseconds).unref();
    },
  };
}
