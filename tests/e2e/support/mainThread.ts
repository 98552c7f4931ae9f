/** How long the page's main thread was busy at a stretch: by the clock, and by the processor's time. */
import type { Browser, Page } from '@playwright/test';

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Microseconds by the clock, and of the processor. */
  dur?: number;
  tdur?: number;
  args: { name?: string };
}

/** Lengths in ms of the tasks of 50 ms or more by the clock, as the browser reports them, in the next `windowMs`. */
export function longTasks(page: Page, windowMs: number): Promise<number[]> {
  return page.evaluate(observe, windowMs);
}

/** Processor time in ms of the longest task of the main thread while `work` goes on: what the page itself is to blame for. */
export async function busiestTask(page: Page, work: () => Promise<void>): Promise<number> {
  const browser = page.context().browser() as Browser;
  await browser.startTracing(page, { categories: ['toplevel'] });
  await work();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const mainThreads = new Set(traceEvents.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(({ pid, tid }) => `${pid} ${tid}`));
  const tasks = traceEvents.filter(({ name, ph, pid, tid }) => ph === 'X' && name.endsWith('RunTask') && mainThreads.has(`${pid} ${tid}`));
  if (tasks.length === 0) throw new Error('The trace holds no task of the main thread');
  return Math.max(...tasks.map(({ dur = 0, tdur = 0 }) => Math.min(dur, tdur))) / 1000;
}

/** Runs in the page. */
async function observe(duration: number): Promise<number[]> {
  const tasks: number[] = [];
  const note = (entries: PerformanceEntryList) => tasks.push(...entries.map((entry) => entry.duration));
  const observer = new PerformanceObserver((list) => note(list.getEntries()));
  observer.observe({ type: 'longtask' });
  await new Promise((resolve) => setTimeout(resolve, duration));
  note(observer.takeRecords());
  observer.disconnect();
  return tasks;
}
