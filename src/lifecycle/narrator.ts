/** Says on the terminal what is going on, and shows that it still is. */
export type Narrator = {
  /** A line; while the step it announces lasts, the seconds are counted. */
  step(line: string): void;
  /** A line that nothing follows for now. */
  say(line: string): void;
};

/** On a terminal the seconds tick in place; elsewhere there is a line every five. */
export const createNarrator = (out: NodeJS.WriteStream): Narrator => {
  let timer: NodeJS.Timeout | undefined;
  let open = false;
  const end = (): void => {
    clearInterval(timer);
    if (open) out.write('\n');
    open = false;
  };
  return {
    step: (line) => {
      end();
      const began = performance.now();
      const seconds = () => `${Math.round((performance.now() - began) / 1000)} s`;
      out.write(out.isTTY ? `${line} …` : `${line} …\n`);
      open = out.isTTY;
      timer = setInterval(
        () => out.write(out.isTTY ? `\r${line} … ${seconds()}` : `  … ${seconds()}\n`),
        out.isTTY ? 1000 : 5000,
      ).unref();
    },
    say: (line) => {
      end();
      out.write(`${line}\n`);
    },
  };
};
