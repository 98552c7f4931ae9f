/** The entry of a thread in Node that runs a module written for a worker of the web: see `bench/webWorkers`. */
import { parentPort, workerData } from 'node:worker_threads';
import { runnerImport } from 'vite';

const port = /** @type {import('node:worker_threads').MessagePort} */ (parentPort);
/** @param {string} type @param {(event: MessageEvent) => void} heard */
const addEventListener = (type, heard) => port.on(type, (data) => heard(new MessageEvent(type, { data })));
Object.assign(globalThis, { addEventListener, postMessage: port.postMessage.bind(port) });
await runnerImport(workerData, { configFile: false, logLevel: 'error' });
