/** Subjects in processes of their own, spoken to in lines of JSON, so that rounds can take turns. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Subject } from '../../src/benchmark/subject';

/**
 * Starts a subject. It reads lines from its standard input, first `request`, then `{"steps": n}`, and answers each with one
 * line: `{"description": …}`, then `{"ms": …}`, or `{"error": …}`. It ends when its input does.
 */
export async function openProcess(command: string, args: readonly string[], request: unknown): Promise<Subject> {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise<never>((_, reject) => {
    child.on('error', reject);
    // Not `exit`, which may come before the last line has been read.
    child.on('close', (code) => reject(new Error(`${command} ended with ${code}`)));
  });
  ended.catch(() => {});
  // A process that is gone says so by ending.
  child.stdin.on('error', () => {});
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask = async (message: unknown): Promise<Record<string, unknown>> => {
    child.stdin.write(`${JSON.stringify(message)}\n`);
    const { value, done } = await Promise.race([lines.next(), ended]);
    // Output ends a moment before the process does, which knows why.
    if (done) return ended;
    const answer = JSON.parse(value) as Record<string, unknown>;
    if (typeof answer.error === 'string') throw new Error(answer.error);
    return answer;
  };
  const { description } = await ask(request);
  return {
    description: String(description),
    steps: async (steps) => Number((await ask({ steps })).ms),
    close: async () => {
      child.stdin.end();
      await ended.catch(() => {});
    },
  };
}
