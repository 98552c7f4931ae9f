/** Lets one engine stand in for another, program by program. */
import type { Engine } from './engine';
import { EngineUnavailableError } from './errors';

/** The engine, with another one for programs that it cannot hold; `openOther` is called when there is such a program. */
export function withStandIn(engine: Engine, openOther: () => Promise<Engine>): Engine {
  let other: Promise<Engine> | null = null;
  return {
    ...engine,
    compile: async (program) => {
      try {
        return await engine.compile(program);
      } catch (cause) {
        if (!(cause instanceof EngineUnavailableError)) throw cause;
        other ??= openOther();
        return (await other).compile(program);
      }
    },
    dispose: async () => {
      await engine.dispose();
      await (await other?.catch(() => null))?.dispose();
    },
  };
}
