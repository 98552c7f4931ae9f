/** The worker's entry. */
import { expose } from 'comlink';
import { createRuntime } from './runtime';

expose(createRuntime());
