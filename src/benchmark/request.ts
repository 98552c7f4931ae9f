/** What is asked of the place where a subject runs. */
import type { DeviceKind } from '../runtime/engines/engine';
import type { ModelName } from './recipes';

export interface SubjectRequest {
  readonly subject: 'ours' | 'tfjs';
  readonly model: ModelName;
  readonly device: DeviceKind;
}
