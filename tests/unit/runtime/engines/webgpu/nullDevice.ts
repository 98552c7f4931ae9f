/** WebGPU without a device: Dawn checks every call and every shader, and computes nothing. What is read back means nothing. */
import { installDawn } from '../../../../../scripts/bench/dawn';

export const installNullDevice = (): void => installDawn(['backend=null']);
